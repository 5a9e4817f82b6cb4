"""Files encrypted with age: to their readers, to this laptop, and what is said of those that do not open."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreport.errors import CocError, InvalidDataError, NotPermittedError
from cocreport.model.readers import Reader
from cocreport.store.age import HEADER, Age, recipient
from cocreport.store.crypt import SealedError

WORDS: Final = b"Sam Idowu was there.\n"
CASE: Final = "cases/2031-7K3QX.yaml"
DRAFT: Final = "drafts/2031-7K3QX.yaml"
SSH: Final = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHCCYZJ77J/01u/kLDav908coP4DFMvwWf1JfnlbB0Wd"


class People:
    """A folder whose readers are known, and the keys of one of them."""

    def __init__(self, *own: str, encrypted: bool = True, outside: str | None = None) -> None:
        self.secret: dict[str, Any] = {name: pyrage.x25519.Identity.generate() for name in ("mikkel", "dana", "ruth")}
        self.own = own
        self.is_encrypted = encrypted
        self.covers_staff = False
        self.outside = outside
        self.sittings: dict[str, Any] = {}

    def trusted(self) -> Mapping[str, Reader]:
        return {
            name: Reader(role="outside" if name == self.outside else "inside", keys=(str(key.to_public()),))
            for name, key in self.secret.items()
        }

    def identities(self) -> Sequence[Any]:
        return [self.secret[name] for name in self.own]

    def sitting(self, name: str, *, make: bool) -> Any:
        if make:
            self.sittings.setdefault(name, pyrage.x25519.Identity.generate())
        return self.sittings.get(name)

    def forget_sitting(self, name: str) -> None:
        self.sittings.pop(name, None)


def of(people: People, *own: str) -> Age:
    """Return what somebody else has: the same readers, other secret keys."""
    people.own = own
    return Age(people, people)


def test_each_reader_opens_what_was_closed_and_a_desk_does_not() -> None:
    people = People()
    closed = of(people).close(WORDS, file=CASE)
    assert closed.startswith(HEADER)
    assert b"Idowu" not in closed
    assert [of(people, name).open(closed, file=CASE) for name in ("mikkel", "dana", "ruth")] == [WORDS] * 3
    with pytest.raises(SealedError, match="no key on this laptop"):
        of(people).open(closed, file=CASE)


def test_what_the_program_wrote_itself_it_can_read_until_it_ends() -> None:
    desk = of(People())
    assert desk.open(desk.close(WORDS, file=CASE), file=CASE) == WORDS


def test_whoever_is_kept_out_does_not_open_it() -> None:
    people = People()
    closed = of(people).close(WORDS, file=CASE, excluded=["mikkel"])
    assert of(people, "dana").open(closed, file=CASE) == WORDS
    with pytest.raises(SealedError, match="for other readers"):
        of(people, "mikkel").open(closed, file=CASE)


def test_the_body_outside_reads_it_only_where_fewer_than_two_inside_are_left() -> None:
    people = People(outside="ruth")
    with pytest.raises(SealedError):
        of(people, "ruth").open(of(people).close(WORDS, file=CASE), file=CASE)
    closed = of(people).close(WORDS, file=CASE, excluded=["mikkel"])
    assert of(people, "ruth").open(closed, file=CASE) == WORDS


def test_nothing_is_encrypted_to_nobody() -> None:
    with pytest.raises(NotPermittedError, match="Nobody is left"):
        of(People()).close(WORDS, file=CASE, excluded=["mikkel", "dana", "ruth"])


def test_a_draft_is_for_this_laptop_alone_and_gone_with_its_key() -> None:
    people = People()
    age = of(people)
    closed, typed = age.close(WORDS, file=DRAFT), age.close(b"x", file="drafts/2031-7K3QX.typing-a")
    later = of(people)
    assert (later.open(closed, file=DRAFT), later.open(typed, file="drafts/2031-7K3QX.typing-a")) == (WORDS, b"x")
    with pytest.raises(SealedError):
        of(people, "mikkel").open(closed, file=CASE)
    later.forget(file=CASE)
    assert people.sittings
    later.forget(file=DRAFT)
    with pytest.raises(SealedError):
        of(people, "mikkel").open(closed, file=DRAFT)


def test_a_version_that_came_too_late_is_for_the_readers() -> None:
    people = People()
    closed = of(people).close(WORDS, file="drafts/2031-7K3QX-refused-AAAA.yaml")
    assert of(people, "dana").open(closed, file="drafts/2031-7K3QX-refused-AAAA.yaml") == WORDS


@pytest.mark.parametrize(
    "file", ["coc.yaml", "events/2031.yaml", "procedures/workshop-1.yaml", "joined/2031-AAAAA.yaml"]
)
def test_the_set_up_stays_plain(file: str) -> None:
    assert of(People()).close(WORDS, file=file) == WORDS


def test_a_folder_that_is_not_encrypted_is_written_and_read_as_it_is() -> None:
    plain = of(People(encrypted=False))
    assert plain.close(WORDS, file=CASE) == WORDS
    assert plain.open(WORDS, file=CASE) == WORDS


def test_a_key_of_ssh_can_be_a_reader_and_anything_else_is_refused() -> None:
    assert pyrage.encrypt(WORDS, [recipient(SSH)]).startswith(HEADER)
    for wrong in ("age1qqqq", "ssh-ed25519 AAAA", "me"):
        with pytest.raises(InvalidDataError, match="no public key"):
            recipient(wrong)


PEOPLE: Final = People("mikkel")
CLOSED: Final = Age(PEOPLE, PEOPLE).close(WORDS, file=CASE)


@settings(max_examples=300)
@given(st.integers(0, len(CLOSED) - 1), st.integers(0, 255), st.sampled_from(["change", "cut", "add"]))
def test_a_damaged_file_gives_no_text_at_all(at: int, sign: int, how: str) -> None:
    ways = {"change": CLOSED[:at] + bytes([sign]) + CLOSED[at + 1 :], "cut": CLOSED[:at], "add": CLOSED + bytes([sign])}
    damaged = ways[how]
    if damaged == CLOSED or not damaged.startswith(HEADER):
        return
    with pytest.raises(CocError) as caught:
        Age(PEOPLE, PEOPLE).open(damaged, file=CASE)
    assert isinstance(caught.value, SealedError | InvalidDataError)
