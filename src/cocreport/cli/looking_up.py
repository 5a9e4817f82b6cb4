"""How words are found: which cases hold them, in which field, in which line; names only where they were asked for."""

from typing import TYPE_CHECKING

from cocreport.cli.desk import Desk
from cocreport.cli.left_out import say_what_is_left_out
from cocreport.cli.typed_in import asked_for, lines_in
from cocreport.copies.visible import visible
from cocreport.errors import UsageError
from cocreport.lookup.find import Words, files_with
from cocreport.words import say

if TYPE_CHECKING:
    from cocreport.cli.words_found import Found


def look_up(desk: Desk, source: str | None, *, with_names: bool, as_json: bool) -> None:
    """Find words and show where they stand."""
    lines = lines_in(source)
    said = " ".join(lines) if lines is not None else asked_for(desk, say("Find"), say("Which words?"))
    words = Words(said or "")
    if not words.words:
        raise UsageError(say("There is nothing to look for."), say("Give at least one word."))
    desk.close()
    sealed, broken, withheld = 0, [], 0
    found: list[Found] = []
    case_ids = list(files_with(words, desk.root, desk.console.progress()))
    if case_ids:
        from cocreport.cli.words_found import Search

        search = Search(desk, words, with_names=with_names)
        found = list(search.run(case_ids))
        sealed, broken, withheld = search.sealed, search.broken, search.withheld
    if as_json:
        desk.show_json([one.to_json() for one in found])
    elif found:
        desk.console.result("\n".join(map(_shown, found)))
    if not found:
        desk.console.complain(say("The words stand in no case that you may read."))
    say_what_is_left_out(desk, sealed=sealed, broken=broken, withheld=withheld)


def _shown(one: "Found") -> str:
    line = one.line or say("(a name; --names shows it)")
    return f"{one.case}\t{visible(one.address, lines=False)}\t{visible(line, lines=False)}"
