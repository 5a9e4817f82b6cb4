"""Somebody who takes a report in a terminal: is asked, answers, skips, goes back, asks why, looks it over."""

import re
from fnmatch import fnmatchcase
from typing import Any, Final

from tests.journeys.terminal import Terminal

WHY_NOT: Final = "Why is there no answer?"
WHAT_IS_NEEDED: Final = "What is needed?"
_KEYS_LINE: Final = "Ctrl-C stop"
_NOTHING_IS_KEPT: Final = ", nothing is kept"


class Taker(Terminal):
    """The same gestures at every kind of question, whether it is asked with arrows or line by line.

    ``screens`` holds what the screen showed each time that a question was asked.
    """

    plain = False

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.screens: list[str] = []
        self._answered_at = 0
        self._below = ""

    def is_asked(self, question: str, *, so_far: str = "") -> None:
        """Wait until a question stands on the screen with nothing below it but the place for its answer.

        ``so_far`` is what stands there already and can be kept; an asterisk in it stands for anything.
        """
        self.waits(lambda: self._stands(question, so_far), f"{question!r} was never asked")
        self.screens.append(self.text)

    def chooses(self, label: str) -> None:
        """Press the number of an option, and Enter."""
        number = re.findall(rf"(\w+)\) {re.escape(label)}", self._below)
        assert number, f"{label!r} is not offered; the screen shows:\n" + "\n".join(self.lines)
        self._gives(f"{number[-1]}\r")

    def answers(self, text: str) -> None:
        """Type one line, and Enter."""
        self._gives(f"{text}\r")

    def replaces(self, text: str) -> None:
        """Type another line in the place of the one that stands there."""
        if not self.plain:
            self.presses("Ctrl-U")
        self.answers(text)

    def keeps_it(self) -> None:
        """Leave what stands there as it is."""
        self._gives("\r")

    def writes(self, text: str) -> None:
        """Type a text line by line, and finish it."""
        *lines, last = text.split("\n")
        for line in lines:
            self.types_line(line)
        if self.plain:
            self.types_line(last)
        else:
            self.types(last)
        self.finishes()

    def goes_on_with(self, text: str) -> None:
        """Type the rest of a text of which the beginning stands there."""
        if self.plain:
            self.types_line("+")
        self.writes(text)

    def types_line(self, line: str) -> None:
        """Type one line of a text, and Enter, and wait until the terminal has taken it."""
        before = len(self.sent)
        self.types(f"{line}\r")
        if self.plain:
            self.waits(lambda: self.sent[before:].endswith(b"> "), "no further line was asked for")
        else:
            self.waits(lambda: len(self.sent) > before, "the line never showed")

    def pastes(self, text: str, *, told: bool = True) -> None:
        """Paste a text; ``told`` is whether the terminal says so, as it does where it was asked to."""
        typed = text.replace("\n", "\r")
        self.types(f"\x1b[200~{typed}\x1b[201~" if told else typed)

    def finishes(self) -> None:
        """Say that a text is at its end."""
        self._gives(".\r" if self.plain else "\x04")

    def skips(self, reason: str | None = None) -> None:
        """Give no answer; where there are several reasons, say which."""
        self._signs("-")
        if reason is not None:
            self.is_asked(WHY_NOT)
            self.chooses(reason)

    def goes_back(self) -> None:
        """Go to the question before."""
        self._signs("<")

    def asks_why(self) -> None:
        """Ask why this is asked."""
        self._signs("?")

    def opens_contacts(self) -> None:
        """Look up whom to call now."""
        self._signs("!")
        self.is_asked(WHAT_IS_NEEDED)

    def gives_letter(self, letter: str) -> None:
        """Press the letter of an option."""
        self._gives(f"{letter}\r" if self.plain else letter)

    # Sheets

    def fills(self, row: str, question: str, answer: str) -> None:
        """Take a line of a sheet and answer it in a line; the sheet comes back."""
        self.chooses(row)
        self.is_asked(question)
        self.answers(answer)

    def picks(self, row: str, question: str, label: str) -> None:
        """Take a line of a sheet and choose one of its answers; the sheet comes back."""
        self.chooses(row)
        self.is_asked(question)
        self.chooses(label)

    def goes_on(self) -> None:
        """Leave a sheet; what was passed over stays open."""
        self.chooses("Go on")

    # The keyboard in other hands

    def hands_over(self, key: str) -> None:
        """Choose a key, and put the keyboard into the hands of the reporter."""
        self.is_asked("Choose a few signs as your key. You need them to take the keyboard back.")
        self.answers(key)
        self.sees("Finished: F2")

    def takes_back(self, key: str) -> None:
        """Take the keyboard back with a key."""
        self.sees("To go on writing: Enter. Staff: your key, then Enter.")
        self._gives(f"{key}\r")

    # What stands on the screen

    def is_drawn_anew(self) -> None:
        """Look only at what comes to the screen from now on."""
        self._answered_at = len(self.sent)

    def _signs(self, sign: str) -> None:
        """Give a sign; in a list that has arrows it acts at once, elsewhere with Enter."""
        acts_at_once = not self.plain and re.search(r"\d+\) ", self._below)
        self._gives(sign if acts_at_once else f"{sign}\r")

    def _gives(self, keys: str) -> None:
        self._answered_at = len(self.sent)
        self.types(keys)

    def _stands(self, question: str, so_far: str) -> bool:
        """Tell whether the last thing on the screen is this question; remember what is below it."""
        if _KEYS_LINE.encode() not in self.sent[self._answered_at :]:
            return False
        _, found, below = self.text.rpartition(" ".join(question.split()))
        above, keys, place = below.rpartition(_KEYS_LINE)
        if not found or not keys:
            return False
        place = place.removeprefix(_NOTHING_IS_KEPT).strip()
        self._below = below if self.plain else above
        wanted = " ".join(so_far.split())
        if self.plain:
            return place == ">" and (not wanted or fnmatchcase(above, f"*So far: {wanted} *"))
        return not place and self._waits(wanted)

    def _waits(self, so_far: str) -> bool:
        """Tell whether the place for the answer is as it was before anything was typed."""
        lines = self.lines
        places = [number for number, line in enumerate(lines) if re.match(r" ?>( |$)", line)]
        if not places:
            return False
        place = " ".join(" ".join(lines[places[-1] :]).split())
        if so_far or re.search(r"(^| )[1s]\) ", self._below):
            return re.match(rf"> (\w+\) )?{_pattern(so_far)}", place) is not None
        return lines[places[-1]].strip() == ">"


def _pattern(text: str) -> str:
    """Return what finds a text in which an asterisk stands for anything."""
    return ".*".join(map(re.escape, text.split("*")))
