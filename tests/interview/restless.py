"""Somebody who replies as chance has it: answers, skips, goes back, asks why, leaves and comes back."""

import re
from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Final

from cocreport.interview.asker import Answer, Back, Help, Leave, Prompt, Reply, Skip
from cocreport.interview.prompting import CHANGE, PAUSE, SAVE

WORD: Final = re.compile(r"word\d+")
MOMENTS: Final = ("2031-05-09T19:30+02:00", "2031-05-09T21:00+02:00", "2031-05-10T06:00Z")
TYPED_TIMES: Final = (*MOMENTS, "friday 20:00", "now", "during dinner")


class Restless:
    """Replies to every question in any way; each text that is typed is a word of its own.

    After so many replies they calm down: they answer or skip what is left, and save.
    """

    def __init__(self, chance: Random, *, patience: int) -> None:
        self._chance = chance
        self._left = patience
        self._temper = chance.choice((0.05, 0.2, 0.45))
        self._words: Iterator[str] = (f"word{number}" for number in count(1))

    def __call__(self, prompt: Prompt) -> Reply:
        self._left -= 1
        if self._left < 0:
            return self._calmly(prompt)
        wanders = self._wandering(prompt)
        return wanders if wanders and self._chance.random() < self._temper else self._answer(prompt)

    def _calmly(self, prompt: Prompt) -> Reply:
        if prompt.slot == "review":
            return Answer(SAVE)
        if prompt.slot.endswith(".confirm"):
            return Answer("yes")
        if ".again" in prompt.slot:
            return Answer("no")
        if prompt.skips and (prompt.form == "time" or self._chance.random() < 0.3):
            return Skip(prompt.skips[0])
        return Answer(MOMENTS[-1]) if prompt.form == "time" else self._answer(prompt)

    def _wandering(self, prompt: Prompt) -> Reply | None:
        """Return something else than an answer, if there is something."""
        half = next(self._words) if self._chance.random() < 0.5 else ""
        ways: list[Reply] = [Leave(half), Help(half)]
        ways += [Skip(self._chance.choice(prompt.skips))] * 3 if prompt.skips else []
        ways += [Back(half)] * 2 if prompt.can_go_back else []
        return self._chance.choice(ways)

    def _answer(self, prompt: Prompt) -> Reply:
        if prompt.slot == "review":
            return Answer(self._chance.choice((*[CHANGE] * 18, PAUSE, SAVE)))
        if prompt.slot == "change":  # most depends on the first questions
            return Answer(prompt.options[min(self._chance.choices(range(len(prompt.options)), k=2))].value)
        if prompt.form == "time":
            return Answer(self._chance.choice(TYPED_TIMES))
        if prompt.form == "list":
            return Answer([next(self._words) for _ in range(self._chance.randint(1, 2))])
        if prompt.options and not (prompt.write_in and self._chance.random() < 0.3):
            return Answer(self._chance.choice(prompt.options).value)
        return Answer(next(self._words))
