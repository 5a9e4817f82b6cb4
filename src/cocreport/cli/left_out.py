"""What a list does not hold, and why: broken files, encrypted cases, and those that only somebody named may see."""

from collections.abc import Sequence

from cocreport.cli.desk import Desk
from cocreport.words import say


def say_what_is_left_out(desk: Desk, *, sealed: int, broken: Sequence[str], withheld: int) -> None:
    """Say it, each thing in a sentence of its own."""
    if sealed:
        desk.console.complain(about_sealed(sealed))
    for sentence in broken:
        desk.console.complain(sentence)
    if withheld:
        desk.console.complain(
            say("{count} not listed, because nobody said who is asking: --as HANDLE.", count=withheld)
        )


def about_sealed(count: int) -> str:
    """Say that there are cases which nobody at this desk can open."""
    return say("{count} cases are encrypted, and no key on this laptop opens them.", count=count)
