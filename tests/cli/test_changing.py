"""A change of a case when the laptop dies in the middle of an answer."""

from typing import Final

import pytest
from tests.building import a_saved_case
from tests.cli.seat import Coc

from cocreport.chance import system_chance
from cocreport.cli import changing
from cocreport.cli.desk import Desk, Options
from cocreport.clock import Clock
from cocreport.errors import StoppedError
from cocreport.interview.asker import Answer, Leave, Prompt, Reply, Typing, forget
from cocreport.interview.session import Session
from cocreport.notation.tree import Tree
from cocreport.store.folder import CaseFolder
from cocreport.ui.scripted import ScriptedAsker

ID: Final = "2031-7K3QX"
HALF: Final = "A man with a str"


class LaptopDiedError(BaseException):
    """Ends everything at once, as a power cut does."""


class Typist(ScriptedAsker):
    """Somebody who types a text, after which the laptop dies, or does not."""

    def __init__(self, *texts: str, reply: Reply | None = None) -> None:
        super().__init__([reply] if reply else [])
        self._texts, self._lives = texts, reply is not None

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Type it."""
        for text in self._texts:
            typing(text)
        if not self._lives:
            raise LaptopDiedError
        return super().ask(prompt, current)


@pytest.fixture
def saved(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Return a folder with the case in it."""
    a_saved_case(folder, clock())
    return folder


def _changes(saved: CaseFolder, clock: Clock, asker: Typist) -> None:
    desk = Desk(Options(folder=saved.root, handle="tomasz"), clock=clock, draw=system_chance)
    desk.asker = asker
    changing.ask(desk, desk.read(ID), "reported-looks", by="tomasz")


def test_what_was_half_typed_when_the_laptop_died_is_there_again(coc: Coc, saved: CaseFolder, clock: Clock) -> None:
    before = saved.read(ID)
    with pytest.raises(LaptopDiedError):
        _changes(saved, clock, Typist("A man", HALF))
    assert (saved.read(ID), saved.drafts()) == (before, [ID])
    resumed = coc("resume", replies=[Answer("A man with a straw hat")])
    assert resumed.asker is not None
    assert [(prompt.slot, current) for prompt, current in resumed.asker.asked] == [("reported-looks", HALF)]
    assert saved.read(ID).record.people["p-4MZK"].looks == "A man with a straw hat"
    assert saved.drafts() == []
    assert saved.half_typed(ID).read() is None


def test_whoever_deletes_what_they_typed_and_stops_leaves_nothing(saved: CaseFolder, clock: Clock) -> None:
    with pytest.raises(StoppedError, match="The case is as it was"):
        _changes(saved, clock, Typist(HALF, "", reply=Leave()))
    assert saved.drafts() == []
    assert list((saved.root / "drafts").iterdir()) == []


def test_a_question_that_was_answered_before_the_laptop_died_is_not_asked_again(
    coc: Coc, saved: CaseFolder, clock: Clock
) -> None:
    with pytest.raises(LaptopDiedError):
        _changes(saved, clock, Typist(HALF))
    session = saved.draft(ID, Session)
    saved.keep_draft(ID, session.model_copy(update={"answers": {**session.answers, "reported-looks": "Tall"}}))
    resumed = coc("resume", replies=[])
    assert resumed.slots == []
    assert saved.read(ID).record.people["p-4MZK"].looks == "Tall"
