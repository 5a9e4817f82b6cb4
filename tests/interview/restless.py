"""Somebody who replies as chance has it: answers, skips, goes back, asks why, leaves and comes back."""

import re
from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Final

from cocreport.interview.asker import Answer, Back, Briefing, Contacts, Help, Leave, Prompt, Reply, Skip
from cocreport.interview.prompting import CHANGE, PAUSE, SAVE
from cocreport.interview.sheets import GO_ON

WORD: Final = re.compile(r"word\d+")
PLAINLY: Final = {"review": SAVE, "contacts": "back", "briefing": "back", "relief": "ruth"}
MOMENTS: Final = ("2031-05-09T19:30+02:00", "2031-05-09T21:00+02:00", "2031-05-10T06:00Z")
TYPED_TIMES: Final = (*MOMENTS, "friday 20:00", "now", "during dinner")


class Restless:
    """Replies to every question in any way; each text that is typed is a word of its own.

    Lines of a sheet are taken in any order, and calls for help noted in between; none is taken back.
    After so many replies they calm down: they answer or skip what is left, and save.
    """

    def __init__(self, chance: Random, *, patience: int) -> None:
        self._chance = chance
        self._left = patience
        self._temper = chance.choice((0.05, 0.2, 0.45))
        self._hurry = chance.choice((0.15, 0.35, 0.6))
        self._words: Iterator[str] = (f"word{number}" for number in count(1))

    def __call__(self, prompt: Prompt) -> Reply:
        self._left -= 1
        if self._left < 0:
            return self._calmly(prompt)
        wanders = self._wandering(prompt)
        return wanders if wanders and self._chance.random() < self._temper else self._answer(prompt)

    def _calmly(self, prompt: Prompt) -> Reply:
        if prompt.slot in PLAINLY:
            return Answer(PLAINLY[prompt.slot])
        if prompt.slot.endswith(".confirm"):
            return Answer("yes")
        if ".again" in prompt.slot:
            return Answer("no")
        if prompt.is_sheet:
            return self._line_of([one.value for one in prompt.options if ".again" not in one.value])
        if self._may_skip(prompt) and (prompt.form == "time" or self._chance.random() < 0.3):
            return Skip(prompt.skips[0])
        return Answer(MOMENTS[-1]) if prompt.form == "time" else self._answer(prompt)

    def _wandering(self, prompt: Prompt) -> Reply | None:
        """Return something else than an answer, if there is something."""
        half = next(self._words) if self._chance.random() < 0.5 else ""
        ways: list[Reply] = [Leave(half), Help(half)]
        ways += [Contacts(half), Briefing(half)] if prompt.has_asides else []
        ways += [Skip(self._chance.choice(prompt.skips))] * 3 if self._may_skip(prompt) else []
        ways += [Back(half)] * 2 if prompt.can_go_back else []
        return self._chance.choice(ways)

    def _answer(self, prompt: Prompt) -> Reply:
        if prompt.slot == "review":
            return Answer(self._chance.choice((*[CHANGE] * 18, PAUSE, SAVE)))
        if prompt.slot == "change":  # most depends on the first questions
            return Answer(prompt.options[min(self._chance.choices(range(len(prompt.options)), k=2))].value)
        if prompt.slot == "relief":
            return Answer(self._chance.choice(("ruth", "Ruth A.")))
        return self._line_of([one.value for one in prompt.options]) if prompt.is_sheet else self._given(prompt)

    def _given(self, prompt: Prompt) -> Reply:
        if prompt.form == "time":
            return Answer(self._chance.choice(TYPED_TIMES))
        if prompt.form in ("list", "several"):
            return Answer([next(self._words) for _ in range(self._chance.randint(1, 2))])
        writes_in = prompt.write_in and not _is_call(prompt) and self._chance.random() < 0.3
        if prompt.options and not writes_in:
            return Answer(self._chance.choice(prompt.options).value)
        return Answer(next(self._words))

    def _line_of(self, lines: list[str]) -> Reply:
        """Take any line of a sheet, and go on from it sooner or later."""
        return Answer(GO_ON if self._chance.random() < self._hurry else self._chance.choice(lines))

    @staticmethod
    def _may_skip(prompt: Prompt) -> bool:
        return bool(prompt.skips) and not _is_call(prompt)


def _is_call(prompt: Prompt) -> bool:
    return prompt.slot.startswith("summoned-who")
