"""After a report is saved: who leads is told, one after the other, and each attempt is on record."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest
from tests.building import a_desk, a_saved_case, a_team
from tests.conftest import SATURDAY

from cocreport.cli.handing_on import contacts_for, hand_on
from cocreport.clock import Clock
from cocreport.interview.asker import Answer, Leave, Reply, Skip
from cocreport.model.case import Case
from cocreport.model.event import Member
from cocreport.model.keys import Draw
from cocreport.store.folder import CaseFolder
from cocreport.ui.scripted import ScriptedAsker

ID: Final = "2031-7K3QX"
OUTSIDE: Final = {"name": "River Python Association", "contact": "help@riverpython.example"}
TEAM: Final = {
    "dana": Member(role="organizer", name="Dana Okoro", phone="+49 30 5550 0101"),
    "ruth": Member(role="stand-in"),
    "mikkel": Member(role="coordinator", name="Mikkel Strand", phone="+49 30 5550 0102"),
    "ines": Member(role="desk", name="Ines"),
}
REACHED: Final = Answer("reached")
NO_ANSWER: Final = Answer("no answer")
LATER: Final = Answer("later")
AGAIN: Final = Answer("again")


@pytest.fixture
def led(folder: CaseFolder) -> CaseFolder:
    """Return a folder of a team with everybody who can lead, and a body outside it."""
    folder.put_event(folder.event("2031").model_copy(update={"staff": TEAM}))
    folder.put_team(a_team(outside=OUTSIDE))
    return folder


class Scene:
    """A case that was just saved, and somebody who tries to reach those who lead; each try takes a minute."""

    def __init__(self, folder: CaseFolder, draw: Draw, **case: Any) -> None:
        self._minutes = iter(range(1000))
        self.desk = a_desk(folder.root, lambda: SATURDAY + timedelta(minutes=next(self._minutes)), draw)
        self.folder, self.case = folder, a_saved_case(folder, SATURDAY, **case).record

    def tries(self, *replies: Reply) -> str | None:
        """Reply these things, and return who was reached."""
        self.asker = ScriptedAsker(replies)
        self.desk.asker = self.asker
        told = hand_on(self.desk, self.case, by="tomasz")
        return told.who if told else None

    @property
    def asked(self) -> list[str]:
        """Return whom somebody was sent to, in order."""
        return [prompt.ask.removeprefix("Now tell: ") for prompt, _ in self.asker.asked if prompt.slot == "told"]

    @property
    def saved(self) -> Case:
        """Return the case as it is now."""
        return self.folder.read(ID).record

    @property
    def told(self) -> list[tuple[str, str]]:
        """Return each attempt that is on record."""
        response = self.saved.response["r-7K3Q"]
        return [(one.who, one.outcome) for one in response.told.values()]


@pytest.fixture
def scene(led: CaseFolder, draw: Draw) -> Scene:
    """Have a case saved that nobody is kept out of."""
    return Scene(led, draw)


def _names(desk_of: Scene, *excluded: str) -> Iterator[str]:
    case = desk_of.case.model_copy(update={"excluded": excluded})
    return (contact.who for contact in contacts_for(desk_of.desk, case))


def test_the_order_is_coordinator_stand_in_organizer_and_the_body_outside(scene: Scene) -> None:
    assert [*_names(scene)] == ["mikkel", "ruth", "dana", "River Python Association"]
    assert [*_names(scene, "mikkel", "dana")] == ["ruth", "River Python Association"]
    assert [*_names(scene, *TEAM)] == ["River Python Association"]


def test_whoever_is_reached_first_is_the_only_one_asked_about(scene: Scene) -> None:
    assert scene.tries(REACHED) == "mikkel"
    assert scene.asked == ["Mikkel Strand, coordinator, +49 30 5550 0102"]
    assert scene.told == [("mikkel", "reached")]


def test_each_attempt_is_on_record_with_its_time(scene: Scene) -> None:
    assert scene.tries(NO_ANSWER, NO_ANSWER, REACHED) == "dana"
    assert scene.asked[1:] == ["ruth, stand-in", "Dana Okoro, organizer, +49 30 5550 0101"]
    assert scene.told == [("mikkel", "no answer"), ("ruth", "no answer"), ("dana", "reached")]
    times = [one.at for one in scene.saved.response["r-7K3Q"].told.values()]
    assert times == sorted(times)
    assert times[-1] - times[0] >= timedelta(minutes=2)
    assert {entry.by for entry in scene.saved.history.values()} == {"tomasz"}


@pytest.mark.parametrize("reply", [LATER, Leave()])
def test_it_can_be_done_later_and_nothing_is_put_on_record_then(scene: Scene, reply: Reply) -> None:
    before = scene.saved
    assert scene.tries(reply) is None
    assert scene.saved == before


def test_those_who_are_kept_out_are_not_called(led: CaseFolder, draw: Draw) -> None:
    scene = Scene(led, draw, excluded=["mikkel", "ruth"])
    assert scene.tries(REACHED) == "dana"
    assert len(scene.asked) == 1


def test_where_everybody_is_kept_out_the_body_outside_remains(led: CaseFolder, draw: Draw) -> None:
    scene = Scene(led, draw, excluded=[*TEAM])
    assert scene.tries(REACHED) == "River Python Association"
    assert scene.asked == ["River Python Association, help@riverpython.example"]
    assert scene.told == [("River Python Association", "reached")]


def test_a_body_outside_without_a_name_is_told_by_its_address(led: CaseFolder, draw: Draw) -> None:
    led.put_team(a_team(outside={"contact": "help@riverpython.example"}))
    scene = Scene(led, draw, excluded=[*TEAM])
    assert scene.tries(REACHED) == "outside the team"
    assert scene.asked == ["help@riverpython.example"]


def test_where_nobody_is_left_nobody_is_asked_about(led: CaseFolder, draw: Draw) -> None:
    led.put_team(a_team())
    assert Scene(led, draw, excluded=[*TEAM]).tries() is None


def test_when_nobody_was_reached_the_page_says_what_to_do_and_all_are_tried_again(scene: Scene) -> None:
    assert scene.tries(*[NO_ANSWER] * 4, AGAIN, NO_ANSWER, REACHED) == "ruth"
    page = next(prompt for prompt, _ in scene.asker.asked if prompt.slot == "nobody-reached")
    assert page.fields[0][0] == "For you"
    assert [option.value for option in page.options] == ["again", "later"]
    assert [outcome for _, outcome in scene.told] == ["no answer"] * 5 + ["reached"]


@pytest.mark.parametrize("reply", [LATER, Leave()])
def test_when_nobody_was_reached_it_can_be_left_for_later(scene: Scene, reply: Reply) -> None:
    assert scene.tries(*[NO_ANSWER] * 4, reply) is None
    assert len(scene.told) == 4


def test_a_procedure_that_has_no_advice_for_it_still_asks_what_next(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreport.cli.handing_on._NOBODY_REACHED", "no-such-step")
    assert scene.tries(*[NO_ANSWER] * 4, LATER) is None
    assert (scene.asker.asked[-1][0].title, scene.asker.asked[-1][0].fields) == ("Nobody was reached", ())


def test_what_others_saved_meanwhile_stays(scene: Scene, clock: Clock) -> None:
    scene.folder.amend(ID, lambda now: now.model_copy(update={"excluded": ("ruth",)}), at=clock(), by="dana")
    scene.tries(REACHED)
    assert scene.saved.excluded == ("ruth",)


def test_no_sign_but_those_on_offer_is_taken(scene: Scene) -> None:
    assert scene.tries(Skip("later"), Answer("perhaps"), REACHED) == "mikkel"
    assert len(scene.asker.told) == 2
