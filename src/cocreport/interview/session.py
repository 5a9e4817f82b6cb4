"""What was answered so far: an answer file plus a header; a draft is a session on disk."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Final, Self

from pydantic import Field, JsonValue, StringConstraints

from cocreport.model.keys import CaseId, ProcedureId
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, SchemaNumber, SkipReason, Text, Yes
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Name, Part

SlotName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,40}(\.again|\.sheet)?(\.[1-9][0-9]?)?$")]
"""A question in a round of its step: ``place``, ``name.2``; ``who.again`` asks for another, ``who.sheet`` a screen."""

MOST_ROUNDS: Final = 99
"""How often a step can be gone through: as often as the name of a slot can count."""

SKIP: Final = "skip"
"""In an answer file ``place: {skip: later}`` says why there is no answer."""


class AnswerFile(Record):
    """Answers by question, as somebody writes them by hand for ``--answers``."""

    schema_: SchemaNumber
    answers: Mapping[SlotName, JsonValue] = {}


class Replies(Record):
    """What was replied in a walk, with the keys that were made for it and where it stands."""

    schema_: SchemaNumber = 1
    question: SlotName | None = None
    typed: Annotated[str, Field(max_length=1_000_000)] | None = None
    keys: Mapping[Text, Text] = {}
    answers: Mapping[SlotName, JsonValue] = {}
    times: Mapping[SlotName, Moment] = {}
    relief: Handle | None = None

    def answer(self, slot: str) -> Tree | None:
        """Return what was answered in a slot, or None where nothing was or it was skipped."""
        given = self.answers.get(slot)
        return None if given is None or is_skip(given) else given  # type: ignore[return-value]

    def skip(self, slot: str) -> SkipReason | None:
        """Return why a slot was skipped, or None."""
        given = self.answers.get(slot)
        return given[SKIP] if is_skip(given) else None  # type: ignore[index,call-overload,return-value]

    def replied(self, slot: str, given: Tree, *, at: datetime) -> Self:
        """Return the replies with one more in a slot; where it stood and what was half typed are done with."""
        return self.model_copy(
            update={
                "answers": {**self.answers, slot: given},
                "times": {**self.times, slot: at},
                "question": None,
                "typed": None,
            }
        )

    def taking_over(self, former: str, slot: str) -> Self:
        """Return the replies with what was replied in one slot standing in another too, as of the same time."""
        answers, times = dict(self.answers), dict(self.times)
        answers[slot], times[slot] = answers[former], times[former]
        return self.model_copy(update={"answers": answers, "times": times})

    def standing_at(self, slot: str | None, typed: str = "") -> Self:
        """Return the replies with the question to go on at, and what was half typed there."""
        return self.model_copy(update={"question": slot, "typed": typed or None})

    def without(self, slot: str) -> Self:
        """Return the replies without one, so that it is asked for again."""
        return self.only((name for name in self.answers if name != slot), keys=self.keys)

    def relieved_by(self, handle: str) -> Self:
        """Return the replies with somebody else who may go on with them."""
        return self.model_copy(update={"relief": handle})

    def knowing(self, keys: Mapping[str, str | None]) -> Self:
        """Return the replies with keys for names that addresses use; None forgets one."""
        known = {**self.keys, **keys}
        return self.model_copy(update={"keys": {name: key for name, key in known.items() if key is not None}})

    def only(self, slots: Iterable[str], *, keys: Iterable[str]) -> Self:
        """Return the replies to the questions that are still asked, with the keys in use; others are kept nowhere."""
        wanted, used = set(slots), set(keys)
        return self.model_copy(
            update={
                "keys": {name: key for name, key in self.keys.items() if name in used},
                "answers": {slot: given for slot, given in self.answers.items() if slot in wanted},
                "times": {slot: at for slot, at in self.times.items() if slot in wanted},
            }
        )


class Session(Replies):
    """A walk through parts of the procedure for one case, and whose it is; a draft is this on disk.

    A walk that changes a case has the ``revision`` it read, and the questions ``wanted`` where not all are asked.
    One of the review takes one ``step``; one from ``paper`` has the numbers of the printed form at its questions.
    """

    parts: tuple[Part, ...]
    procedure: ProcedureId
    case: CaseId
    revision: Text | None = None
    wanted: tuple[SlotName, ...] = ()
    step: Name | None = None
    paper: Yes | None = None
    by: Handle
    begun: Moment


def is_skip(given: object) -> bool:
    """Tell whether a reply says that there is no answer."""
    return isinstance(given, dict) and set(given) == {SKIP}
