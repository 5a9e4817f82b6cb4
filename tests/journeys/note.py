"""The anonymous note, as somebody at the desk types it in: every question in its turn, with its answer."""

import re
from pathlib import Path
from typing import Final

from tests.journeys.taker import Taker

DANGER: Final = "Is anybody in danger right now, or could somebody be soon, our own people included?"
PRESENCE: Final = "Where is the person who reports?"
CHANNEL: Final = "By which way did it come?"
ACCOUNT: Final = "What does it say?"
NAME: Final = "Who did it? Part of a name is enough."
BADGE: Final = "Did their badge show something: a number, a colour, a company?"
REVIEW: Final = "Is everything as it should be?"

NOBODY_KNOWS: Final = "Nobody here knows"
THERE_IS_NONE: Final = "There is none"

WORDS: Final = """\
Friday evening, during the dinner, a man at table 6 told one joke after
the other about women and what they are good for. Green lanyard, a hat.
Two people got up and left. He went on.

I do not want to give my name.
"""

FILE: Final = Path(__file__).parents[2] / "examples/answers/s1-the-anonymous-note.yaml"
_NOT_IN_THE_FILE: Final = """\
  who.again: no
  reporter-role: {skip: unknown}
  wishes: {skip: none}
"""
_BEGUN: Final = """\
schema: 1
parts: [report, after]
procedure: workshop-1
case: "2031-7K3QX"
by: tomasz
begun: 2031-05-10T08:20+02:00
keys:
  report: r-7K3Q
  reported: p-4MZK
  reporter: p-9TAB
  consent: c-2WXY
answers:"""


def answer_file() -> str:
    """Return the answer file of the note, with what is also asked where somebody sits at the keyboard."""
    return FILE.read_text("utf-8") + _NOT_IN_THE_FILE


def draft(*open_questions: str) -> str:
    """Return what is kept of the note when everything is answered but these questions."""
    answers = re.split(r"\n(?=  \S)", answer_file().partition("\nanswers:\n")[2].rstrip("\n"))
    kept = [answer for answer in answers if answer.split(":")[0].strip() not in open_questions]
    return "\n".join([_BEGUN, *kept, ""])


def until_the_account(taker: Taker) -> None:
    """Answer the first three questions."""
    taker.is_asked(DANGER)
    taker.chooses("No, everybody is safe")
    taker.is_asked(PRESENCE)
    taker.chooses("Not here; there is a note, a mail or a message")
    taker.is_asked(CHANNEL)
    taker.chooses("A note on paper")


def who_did_it(taker: Taker) -> None:
    """Tell by what the man can be recognised."""
    taker.is_asked(NAME)
    taker.skips(NOBODY_KNOWS)
    taker.is_asked(BADGE)
    taker.answers("A green lanyard")
    taker.is_asked("What did they look like?")
    taker.answers("A man with a hat")
    taker.is_asked("What were they here as?")
    taker.skips(NOBODY_KNOWS)
    taker.is_asked("Was anybody else doing it?")
    taker.chooses("No")


def when_where_and_from_whom(taker: Taker) -> None:
    """Tell what the note says about time and place, and that nobody signed it."""
    taker.is_asked("About when did it happen?")
    taker.answers("Friday evening, during the dinner")
    taker.is_asked("Where did it happen?")
    taker.answers("Dinner hall, table 6")
    taker.is_asked("Is it still going on?")
    taker.chooses("No")
    taker.is_asked("Who did it happen to?")
    taker.skips(NOBODY_KNOWS)
    taker.is_asked("Who may know their name?")
    taker.chooses("Nobody, or they gave no name")
    taker.is_asked("Did they leave a way to reach them?")
    taker.chooses("No, or they do not wish to be reached")
    taker.is_asked("Who on the team should not read this?")
    taker.skips(THERE_IS_NONE)


def times(taker: Taker) -> None:
    """Give the times, and say that each was understood."""
    taker.is_asked("When did the report reach us?", so_far="20*")
    taker.replaces("2031-05-10 08:10")
    _confirm(taker, "Saturday, 10 May 2031, 08:10")
    taker.is_asked("What was done, said or shown?")
    taker.writes("Told sexual jokes at the table, and went on after two people had left.")
    taker.is_asked("When did it begin, by the clock?")
    taker.answers("2031-05-09 19:00")
    _confirm(taker, "Friday, 9 May 2031, 19:00")
    taker.is_asked("When had it ended?")
    taker.answers("2031-05-09 22:00")
    _confirm(taker, "Friday, 9 May 2031, 22:00")


def facts(taker: Taker) -> None:
    """Answer what is left."""
    taker.is_asked("What else was going on around it?")
    taker.writes("The workshop's dinner, about 180 people in the hall.")
    taker.is_asked("Who else was involved, or saw or heard it?")
    taker.answers("Two people left the table because of it; it is not known who they are.")
    taker.is_asked("Is there something that shows it?")
    taker.skips(NOBODY_KNOWS)
    taker.is_asked("Where is what they wrote kept now?")
    taker.answers("The folded page lies in the locked drawer of the registration desk.")
    taker.is_asked("Which part of the Code of Conduct does it touch?")
    taker.chooses("Sexual remarks or images")
    taker.is_asked("What did they hope for, if they spoke of it unasked?")
    taker.skips(THERE_IS_NONE)


def save(taker: Taker) -> None:
    """Look it over, and save it."""
    taker.is_asked(REVIEW)
    taker.chooses("Save it as it is")
    taker.sees("Saved as")


def _confirm(taker: Taker, reading: str) -> None:
    taker.is_asked(f"Is this the time that was meant: {reading}?")
    taker.chooses("Yes")
