"""However somebody gets to the end of a walk, the case is the one that straight entry makes."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.conftest import SATURDAY
from tests.interview.laid_out import laid_out
from tests.interview.restless import WORD, Restless
from tests.interview.small import Talk, a_base, a_session, procedure

from cocreport.interview.asker import Answer, Contacts, Prompt, Reply, Skip
from cocreport.interview.prompting import SAVE
from cocreport.interview.session import Replies, Session, is_skip
from cocreport.interview.sheets import GO_ON
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.interview.unfold import unfold
from cocreport.interview.walk import Finished
from cocreport.model.case import Case
from cocreport.notation.tree import Tree
from cocreport.procedure.load import bundled
from cocreport.procedure.spec import Procedure
from cocreport.store.codec import decode, encode


def dense(of: Procedure) -> Procedure:
    """Leave out questions on which nothing else depends, so that chance comes to the others more often."""
    plain = ("place", "channel", "ended", "account", "friend")
    kept = tuple(
        step.model_copy(update={"questions": tuple(one for one in step.questions if one.id not in plain)})
        for step in of.steps
    )
    return of.model_copy(update={"steps": kept})


SMALL = dense(procedure())
LAID_OUT = laid_out()
WORKSHOP = bundled("workshop-1")
chances = st.integers(0, 2**32).map(Random)


class Wandering:
    """A talk with somebody restless, who is resumed from what was kept whenever they left."""

    def __init__(self, of: Procedure, chance: Random, *, patience: int) -> None:
        self.steps = steps_of(begun(of), of) if of is WORKSHOP else of.steps
        self.base = empty_case(begun(of), "2031") if of is WORKSHOP else a_base()
        self.kept: list[Session] = []
        self.interruptions = 0
        self._asker = Restless(chance, patience=patience)
        self.finished = self._to_the_end(begun(of))

    def _to_the_end(self, session: Replies) -> Finished[Case]:
        while True:
            talk = Talk(self._asker, self.steps, base=self.base)
            outcome = talk.run(session)
            self.kept += [one for one in talk.kept if isinstance(one, Session)]
            if isinstance(outcome, Finished):
                return outcome
            assert outcome.replies == self.kept[-1]
            session = from_disk(self.kept[-1])
            self.interruptions += 1


def begun(of: Procedure) -> Session:
    if of is not WORKSHOP:
        return a_session()
    return new_report("2031-7K3QX", of, by="ines", at=SATURDAY, draw=lambda signs: signs[7])


def from_disk(session: Session) -> Session:
    """Return a session as it comes back from its file."""
    back = decode(Session, encode(session, schema="session.json"), file="drafts/2031-7K3QX.yaml")
    assert back == session == Session.from_tree(session.to_tree())
    return back


def straight(wandered: Wandering, first: Session) -> Finished[Case]:
    """Give each final reply once, in the order in which it is asked for; calls for help come first of all."""
    answers = wandered.finished.replies.answers
    left = {slot: given_ for slot, given_ in answers.items() if not (".again" in slot and given_ == "no")}
    calls = [slot for slot in left if slot.startswith("summoned-who")]

    def reply(prompt: Prompt) -> Reply:
        if prompt.slot == "contacts":
            return Answer(f"called {left.pop(calls.pop(0))}")
        if calls:
            return Contacts()
        if prompt.slot == "review":
            return Answer(SAVE)
        if prompt.is_sheet:
            return Answer(next_line(prompt, left))
        if ".again" in prompt.slot and prompt.slot not in left:
            return Answer("no")
        given_ = left.pop(prompt.slot)
        return Skip(given_["skip"]) if is_skip(given_) else Answer(given_)  # type: ignore[index,call-overload,arg-type]

    outcome = Talk(reply, wandered.steps, base=wandered.base).run(first)
    assert isinstance(outcome, Finished)
    assert left == {}
    return outcome


def next_line(prompt: Prompt, left: dict[str, Any]) -> str:
    """Return the first line of a sheet that was replied to; without one the sheet is gone on from."""
    line = next((one.value for one in prompt.options if one.value in left), GO_ON)
    if line == GO_ON or ".again" in line:
        left.pop(line, None)
        left.pop(prompt.slot)
    return line


def with_named_keys(outcome: Finished[Case]) -> str:
    """Return a case as text, each key that chance made replaced by the placeholder that it stands for."""
    text = json.dumps(outcome.record.to_tree())
    for placeholder, key in outcome.replies.keys.items():
        text = text.replace(key, f"{{{placeholder}}}") if key[1] == "-" else text
    return text


def words_in(tree: Tree) -> set[str]:
    return set(WORD.findall(json.dumps(tree)))


def live_words(session: Session, wandered: Wandering) -> Iterator[str]:
    """Give the words that stand in answers to questions that apply, and in what is half typed."""
    for slot in unfold(wandered.steps, wandered.base.to_tree(), session).slots:
        yield from words_in(session.answer(slot.name) or "")
    if session.question:
        yield from words_in(session.typed or "")


def check(of: Procedure, chance: Random, patience: int) -> None:
    wandered = Wandering(of, chance, patience=patience)
    check_nothing_survives(wandered)
    event(f"interrupted {min(wandered.interruptions, 5)} times")
    once = straight(wandered, begun(of))
    assert with_named_keys(once) == with_named_keys(wandered.finished)


def check_nothing_survives(wandered: Wandering) -> None:
    gone: set[str] = set()
    former: set[str] = set()
    for session in wandered.kept:
        words = words_in(session.to_tree())
        assert words == set(live_words(session, wandered))
        assert not words & gone
        gone |= former - words
        former = words
    assert words_in(wandered.finished.record.to_tree()) <= former


@settings(max_examples=60, deadline=None)
@given(chances, st.integers(0, 60))
def test_any_way_through_a_small_procedure_leads_to_the_case_of_straight_entry(chance: Random, patience: int) -> None:
    check(SMALL, chance, patience)


@settings(max_examples=40, deadline=None)
@given(chances, st.integers(0, 60))
def test_any_way_over_sheets_and_calls_does_too(chance: Random, patience: int) -> None:
    check(LAID_OUT, chance, patience)


@settings(max_examples=6, deadline=None)
@given(chances, st.integers(0, 120))
def test_any_way_through_the_workshop_procedure_does_too(chance: Random, patience: int) -> None:
    check(WORKSHOP, chance, patience)
