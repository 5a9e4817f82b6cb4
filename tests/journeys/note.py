"""The anonymous note, as somebody at the desk types it in: every question in its turn, with its answer."""

import re
from pathlib import Path
from typing import Final

from tests.journeys.taker import Taker

DANGER: Final = "Is anybody in danger right now, or could somebody be soon, our own people included?"
PRESENCE: Final = "Where is the person who reports?"
CHANNEL: Final = "By which way did it come?"
EXCLUDED: Final = "Is there anybody on our team who should not read what you tell?"
ACCOUNT: Final = "What does it say?"
WHO: Final = "Who did it? One of these is enough."
NAME: Final = "Who did it? Part of a name is enough."
BADGE: Final = "Did their badge show something: a number, a colour, a company?"
WHEN_WHERE: Final = "When and where was it, and who was it done to? Only what has not been said yet."
PLACE: Final = "Where did it happen?"
AGREEMENT: Final = "How may we reach you, and who may know your name?"
COMING_BACK: Final = "What comes next, and what do you take along?"
WRITER: Final = "What did they say about their name, and how to reach them?"
FACTS: Final = "What can be filled in now, while you remember it?"
AROUND: Final = "What else was going on around it?"
ORIGINAL: Final = "Where is what they wrote kept now?"
RULE: Final = "Which part of the Code of Conduct does it touch?"
REVIEW: Final = "Is everything as it should be?"
TOLD: Final = "Now tell: "

SAFE: Final = "No, everybody is safe"
IN_WRITING: Final = "Not here; there is a note, a mail or a message"
NOBODY: Final = "Nobody: go on"
NOBODY_KNOWS: Final = "Nobody here knows"
SAVE: Final = "Save it as it is"

WORDS: Final = """\
Friday evening, during the dinner, a man at table 6 told one joke after
the other about women and what they are good for. Green lanyard, a hat.
Two people got up and left. He went on.

I do not want to give my name.
"""

FILE: Final = Path(__file__).parents[2] / "examples/answers/s1-the-anonymous-note.yaml"
_SHEETS: Final = ("who.sheet", "when-where.sheet", "writer.sheet", "facts.sheet")
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
"""


def answer_file() -> str:
    """Return the answer file of the note."""
    return FILE.read_text("utf-8")


def draft(*open_questions: str) -> str:
    """Return what is kept of the note when everything is answered but these questions; it stands at the first."""
    answers = re.split(r"\n(?=  \S)", answer_file().partition("\nanswers:\n")[2].rstrip("\n"))
    kept = [answer for answer in answers if answer.split(":")[0].strip() not in open_questions]
    done = _SHEETS[:-1] if len(open_questions) > 1 else _SHEETS
    at = [f"question: {open_questions[0]}"] if open_questions else []
    return "\n".join([_BEGUN.rstrip("\n"), *at, "answers:", *kept, *(f"  {sheet}: yes" for sheet in done), ""])


def until_the_account(taker: Taker) -> None:
    """Answer the first questions."""
    taker.is_asked(DANGER)
    taker.chooses(SAFE)
    taker.is_asked(PRESENCE)
    taker.chooses(IN_WRITING)
    taker.is_asked(CHANNEL)
    taker.chooses("A note on paper")
    taker.is_asked(EXCLUDED)
    taker.chooses(NOBODY)


def until_who_is_kept_out(taker: Taker) -> None:
    """Begin a report with somebody who is here and in no danger."""
    taker.is_asked(DANGER)
    taker.chooses(SAFE)
    taker.is_asked(PRESENCE)
    taker.chooses("Here with me")
    taker.is_asked("What can we do for you first?")
    taker.goes_on()
    taker.is_asked(EXCLUDED)


def until_handed_over(taker: Taker, key: str) -> None:
    """Begin such a report, and hand the keyboard over."""
    until_who_is_kept_out(taker)
    taker.chooses(NOBODY)
    taker.is_asked("Who puts it into writing?")
    taker.chooses("The person who reports types it here")
    taker.hands_over(key)


def transcribed(taker: Taker, begun: str) -> None:
    """Begin to write the account down as it is told."""
    taker.is_asked("Who puts it into writing?")
    taker.chooses("I write it down as I am told")
    taker.is_asked("What happened?")
    taker.types(begun)
    taker.sees(begun)


def passes_over_the_rest(taker: Taker, *, calls: int = 0) -> None:
    """Leave each sheet after the account as it is, and save."""
    sheets = [WHO, WHEN_WHERE, AGREEMENT, COMING_BACK, *["What belongs to this call?"] * calls, FACTS]
    for sheet in sheets:
        taker.is_asked(sheet)
        taker.goes_on()
    taker.is_asked(REVIEW)
    taker.chooses(SAVE)


def who_did_it(taker: Taker) -> None:
    """Tell by what the man can be recognised."""
    taker.is_asked(WHO)
    taker.chooses("Name, or part of it")
    taker.is_asked(NAME)
    taker.skips(NOBODY_KNOWS)
    taker.is_asked(WHO)
    taker.fills("Badge", BADGE, "A green lanyard")
    taker.is_asked(WHO)
    taker.fills("Looks", "What did they look like?", "A man with a hat")
    taker.is_asked(WHO)
    taker.chooses("What they are here as")
    taker.is_asked("What were they here as?")
    taker.skips(NOBODY_KNOWS)
    taker.is_asked(WHO)
    taker.goes_on()


def when_where_and_from_whom(taker: Taker) -> None:
    """Tell what the note says about time and place, and that nobody signed it."""
    taker.is_asked(WHEN_WHERE)
    taker.fills("When, as it is said", "About when did it happen?", "Friday evening, during the dinner")
    taker.is_asked(WHEN_WHERE)
    taker.fills("Where", PLACE, "Dinner hall, table 6")
    taker.is_asked(WHEN_WHERE)
    taker.picks("Still going on", "Is it still going on?", "No")
    taker.is_asked(WHEN_WHERE)
    taker.goes_on()
    taker.is_asked(WRITER)
    taker.picks("Who may know the name", "Who may know their name?", "Nobody, or they gave no name")
    taker.is_asked(WRITER)
    no = "No, or they do not wish to be reached"
    taker.picks("A way to reach them", "Did they leave a way to reach them?", no)
    taker.is_asked(WRITER)
    taker.goes_on()


def times(taker: Taker) -> None:
    """Give the times, and say that each was understood."""
    taker.is_asked(FACTS)
    taker.chooses("When it reached us")
    taker.is_asked("When did the report reach us?", so_far="20*")
    taker.replaces("2031-05-10 08:10")
    _confirm(taker, "Saturday, 10 May 2031, 08:10")
    taker.is_asked(FACTS)
    taker.chooses("What was done, neutrally")
    taker.is_asked("What was done, said or shown?")
    taker.writes("Told sexual jokes at the table, and went on after two people had left.")
    taker.is_asked(FACTS)
    taker.fills("Began, by the clock", "When did it begin, by the clock?", "2031-05-09 19:00")
    _confirm(taker, "Friday, 9 May 2031, 19:00")
    taker.is_asked(FACTS)
    taker.fills("Ended, by the clock", "When had it ended?", "2031-05-09 22:00")
    _confirm(taker, "Friday, 9 May 2031, 22:00")


def facts(taker: Taker) -> None:
    """Answer what is left."""
    taker.is_asked(FACTS)
    taker.chooses("What else was going on")
    taker.is_asked(AROUND)
    taker.writes("The workshop's dinner, about 180 people in the hall.")
    taker.is_asked(FACTS)
    others = "Two people left the table because of it; it is not known who they are."
    taker.fills("Others involved", "Who else was involved, or saw or heard it?", others)
    taker.is_asked(FACTS)
    taker.chooses("What shows it")
    taker.is_asked("Is there something that shows it?")
    taker.skips(NOBODY_KNOWS)
    taker.is_asked(FACTS)
    original = "The folded page lies in the locked drawer of the registration desk."
    taker.fills("Where the original is", ORIGINAL, original)
    taker.is_asked(FACTS)
    taker.picks("The rule it touches", RULE, "Sexual remarks or images")
    taker.is_asked(FACTS)
    taker.goes_on()


def save(taker: Taker, *, told: str = "I tell them later") -> None:
    """Look it over, save it, and say how it went with the first who leads."""
    taker.is_asked(REVIEW)
    taker.chooses(SAVE)
    tell(taker, told)
    taker.sees("Saved as")


def tell(taker: Taker, told: str = "I tell them later") -> None:
    """Say how it went with the first who leads."""
    taker.is_asked(TOLD)
    taker.chooses(told)


def finish(taker: Taker) -> None:
    """Leave the last sheet and save."""
    taker.is_asked(FACTS)
    taker.goes_on()
    save(taker)


def _confirm(taker: Taker, reading: str) -> None:
    taker.is_asked(f"Is this the time that was meant: {reading}?")
    taker.chooses("Yes")
