"""What every asker does alike; each way of asking says how a gesture reaches it, and runs these tests."""

import os
import signal
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import pytest

from cocreport.errors import ExitCode
from cocreport.interview.asker import (
    Answer,
    Asker,
    Back,
    Briefing,
    Contacts,
    Help,
    Leave,
    Option,
    Prompt,
    Reply,
    Skip,
    Typing,
    forget,
)
from cocreport.model.terms import SkipReason
from cocreport.notation.tree import Tree
from cocreport.ui import signs, small_questions
from cocreport.ui.stopping import Stops, stoppable

ANY_REASON: Final[tuple[SkipReason, ...]] = ("unknown", "declined", "later")

PLACE = Prompt(slot="place", title="What happened", ask="Where was it?", form="line", skips=ANY_REASON)
ACCOUNT = Prompt(slot="account", title="What happened", ask="What was told?", form="text", skips=ANY_REASON)
NAMES = Prompt(slot="witnesses", title="Who was there", ask="Who saw it?", form="list", skips=ANY_REASON)
CHANNEL = Prompt(
    slot="channel",
    title="What happened",
    ask="How did it reach us?",
    form="choice",
    options=(Option("desk", "At the desk"), Option("mail", "By mail"), Option("note", "On paper")),
    skips=ANY_REASON,
)
RULE = replace(CHANNEL, ask="Which rule was broken?", write_in=True)
TEAM = (Option("ines", "Ines"), Option("ruth", "Ruth"), Option("tomasz", "Tomasz"))
EXCLUDED = Prompt(
    slot="excluded",
    title="Who should not read this",
    ask="Is there anybody of the team who should not read this?",
    form="several",
    options=TEAM,
    skips=("none", "later"),
)
SHEET = Prompt(
    slot="circumstances",
    title="What happened",
    ask="What else was told?",
    form="choice",
    options=(Option("place", "Where", "Room 3"), Option("when", "When was it?"), Option("go on", "Go on")),
    is_sheet=True,
)
STAFF_NOTES = Prompt(
    slot="briefing",
    title="For staff alone",
    ask="Any key hides this.",
    form="choice",
    fields=(("For you", "Listen first."), ("Never", "“Are you sure?”")),
    options=(Option("back", "Back to the question"),),
    can_go_back=False,
    fades=True,
)
THEIRS = Prompt(
    slot="own-account",
    title="In your own words",
    ask="What would you like to tell us?",
    form="text",
    say=("You can write it yourself.",),
    hint="Hand it over.",
    skips=("declined",),
    has_help=True,
    is_handed_over=True,
)
KEY = "tea"

ODD_TEXTS = {
    "emoji": "👩🏽‍🚀 and ❤️‍🔥",
    "combining marks": "Zoe\u0308 said cafe\u0301",
    "right to left": "היא אמרה די \u2067x\u2069",
    "a tab": "table\t6",
    "blanks at both ends": "  at the bar  ",
    "wide signs": "食堂で",
}


@dataclass(frozen=True)
class Types:
    """Type a line, or the number of an option, and press Enter."""

    text: str


@dataclass(frozen=True)
class Writes:
    """Type a text of one or more lines, and finish it."""

    text: str


@dataclass(frozen=True)
class WritesIn:
    """Choose none of the options, and give an own text."""

    text: str


@dataclass(frozen=True)
class Pastes:
    """Paste a text, then press Enter; the terminal does not say that it is pasted."""

    text: str


@dataclass(frozen=True)
class Declines:
    """Give the sign for no answer, then the number of the reason, if one is asked for."""

    reason: int | None = None


@dataclass(frozen=True)
class AsksWhy:
    """Give the sign for help."""


@dataclass(frozen=True)
class GoesBack:
    """Give the sign for going back."""


@dataclass(frozen=True)
class Gives:
    """Give a sign, and press Enter where it does not act by itself."""

    sign: str


@dataclass(frozen=True)
class Chooses:
    """Press the number of an option, one after another, then the one that goes on."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class HandsOver:
    """Choose a key, let the reporter write and finish a text, and take the keyboard back with the key."""

    text: str


@dataclass(frozen=True)
class PressesEnter:
    """Press Enter and nothing else."""


@dataclass(frozen=True)
class Interrupts:
    """Press Ctrl-C after a part of a text."""

    typed: str = ""


@dataclass(frozen=True)
class EndsInput:
    """Press Ctrl-D where nothing is typed."""


@dataclass(frozen=True)
class Signalled:
    """Be told to stop by the system."""

    number: int


Gesture: TypeAlias = (
    Types
    | Writes
    | WritesIn
    | Pastes
    | Declines
    | AsksWhy
    | GoesBack
    | Gives
    | Chooses
    | HandsOver
    | PressesEnter
    | Interrupts
    | EndsInput
    | Signalled
)


class Rig(ABC):
    """One asker, with somebody at it who makes the gestures that a test says."""

    asker: Asker

    @abstractmethod
    def will(self, prompt: Prompt, gestures: Sequence[Gesture]) -> None:
        """Make these gestures from now on."""

    @abstractmethod
    def told(self) -> str:
        """Return everything that was shown so far, without its line breaks."""

    @abstractmethod
    def left_over(self) -> int:
        """Return how many gestures were not needed."""

    def ask(self, prompt: Prompt, *gestures: Gesture, current: Tree | None = None, typing: Typing = forget) -> Reply:
        """Put a question to somebody who makes these gestures, and none too many."""
        self.will(prompt, gestures)
        reply = self.asker.ask(prompt, current, typing=typing)
        assert self.left_over() == 0
        return reply


class AskerContract:
    """Tests for any asker."""

    @pytest.fixture
    def stops(self) -> Stops:
        return Stops()

    @pytest.fixture
    def rig(self, stops: Stops) -> Rig | Iterator[Rig]:
        raise NotImplementedError

    def test_a_line_is_answered(self, rig: Rig) -> None:
        assert rig.ask(PLACE, Types("Room 3")) == Answer("Room 3")

    def test_a_time_is_answered_as_it_was_said(self, rig: Rig) -> None:
        when = replace(PLACE, form="time", ask="When was it?")
        assert rig.ask(when, Types("Friday evening, during dinner")) == Answer("Friday evening, during dinner")

    def test_a_choice_is_answered_with_what_is_kept(self, rig: Rig) -> None:
        assert rig.ask(CHANNEL, Types("2")) == Answer("mail")

    def test_a_text_is_answered_with_all_its_lines(self, rig: Rig) -> None:
        account = "It was loud.\n\n  He said it twice.\n"
        assert rig.ask(ACCOUNT, Writes(account)) == Answer(account)

    def test_a_list_is_answered_with_one_item_a_line(self, rig: Rig) -> None:
        assert rig.ask(NAMES, Writes("Jo\n\nLakshmi Nair")) == Answer(["Jo", "Lakshmi Nair"])

    def test_an_own_text_is_given_beside_the_options(self, rig: Rig) -> None:
        assert rig.ask(RULE, WritesIn("photographs")) == Answer("photographs")

    @pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
    @pytest.mark.parametrize("prompt", [PLACE, ACCOUNT], ids=["line", "text"])
    def test_every_letter_is_kept(self, rig: Rig, prompt: Prompt, text: str) -> None:
        gesture = Types(text) if prompt is PLACE else Writes(f"{text}\n{text}")
        assert rig.ask(prompt, gesture) == Answer(gesture.text)

    def test_a_paste_into_a_line_is_kept_whole(self, rig: Rig) -> None:
        page = "Dear team,\n\n- first\n. \n?\n2\nyours"
        assert rig.ask(PLACE, Pastes(page)) == Answer(page)

    def test_enter_keeps_what_stands_there(self, rig: Rig) -> None:
        assert rig.ask(PLACE, PressesEnter(), current="Room 3") == Answer("Room 3")

    def test_enter_keeps_a_choice(self, rig: Rig) -> None:
        assert rig.ask(CHANNEL, PressesEnter(), current="note") == Answer("note")

    def test_enter_keeps_an_own_text(self, rig: Rig) -> None:
        assert rig.ask(RULE, PressesEnter(), current="photographs") == Answer("photographs")

    def test_no_answer_has_the_reason_that_was_given(self, rig: Rig) -> None:
        assert rig.ask(PLACE, Declines(2)) == Skip("declined")
        assert rig.ask(CHANNEL, Declines(3)) == Skip("later")
        assert rig.ask(ACCOUNT, Declines(1)) == Skip("unknown")

    def test_the_only_reason_is_not_asked_for(self, rig: Rig) -> None:
        assert rig.ask(replace(PLACE, skips=("later",)), Declines()) == Skip("later")

    def test_a_question_that_is_always_answered_is_asked_again(self, rig: Rig) -> None:
        assert rig.ask(replace(CHANNEL, skips=()), Declines(), Types("1")) == Answer("desk")
        assert signs.IS_ALWAYS_ANSWERED in rig.told()

    def test_back_is_passed_on(self, rig: Rig) -> None:
        assert rig.ask(PLACE, GoesBack()) == Back()
        assert rig.ask(CHANNEL, GoesBack()) == Back()
        assert rig.ask(ACCOUNT, GoesBack()) == Back()

    def test_nothing_is_before_the_first_question(self, rig: Rig) -> None:
        assert rig.ask(replace(PLACE, can_go_back=False), GoesBack(), Types("Room 3")) == Answer("Room 3")
        assert signs.IS_FIRST in rig.told()

    def test_help_is_passed_on_even_where_there_is_none(self, rig: Rig) -> None:
        assert rig.ask(replace(PLACE, has_help=True), AsksWhy()) == Help()
        assert rig.ask(CHANNEL, AsksWhy()) == Help()
        assert rig.ask(ACCOUNT, AsksWhy()) == Help()

    @pytest.mark.parametrize("prompt", [PLACE, ACCOUNT, CHANNEL, EXCLUDED], ids=["line", "text", "choice", "several"])
    def test_contacts_and_staff_notes_are_a_sign_away_from_every_question(self, rig: Rig, prompt: Prompt) -> None:
        assert rig.ask(prompt, Gives("!")) == Contacts()
        assert rig.ask(prompt, Gives("*")) == Briefing()

    def test_several_are_chosen_out_of_a_list(self, rig: Rig) -> None:
        assert rig.ask(EXCLUDED, Chooses((3, 1))) == Answer(["ines", "tomasz"])

    def test_several_can_be_left_without_an_answer(self, rig: Rig) -> None:
        assert rig.ask(EXCLUDED, Declines(2)) == Skip("later")
        assert rig.ask(EXCLUDED, GoesBack()) == Back()

    def test_several_without_a_list_are_typed(self, rig: Rig) -> None:
        assert rig.ask(replace(EXCLUDED, options=()), Writes("Ines\nRuth")) == Answer(["Ines", "Ruth"])

    def test_a_line_of_a_sheet_is_chosen(self, rig: Rig) -> None:
        assert rig.ask(SHEET, Types("2"), current="place") == Answer("when")

    def test_staff_notes_are_read_and_gone(self, rig: Rig) -> None:
        assert rig.ask(STAFF_NOTES, PressesEnter(), current="back") == Answer("back")

    def test_the_reporter_writes_with_their_own_hands(self, rig: Rig) -> None:
        assert rig.ask(THEIRS, HandsOver("He was loud.\n?\n<")) == Answer("He was loud.\n?\n<")

    def test_leaving_takes_half_a_text_along(self, rig: Rig) -> None:
        assert rig.ask(ACCOUNT, Interrupts("It was loud.\nHe sa")) == Leave("It was loud.\nHe sa", ExitCode.INTERRUPTED)
        assert rig.ask(CHANNEL, Interrupts()) == Leave("", ExitCode.INTERRUPTED)

    def test_what_is_told_is_seen(self, rig: Rig) -> None:
        rig.asker.tell("It helps the coordinator to find the room.")
        assert "It helps the coordinator to find the room." in rig.told()


class KeyboardContract(AskerContract):
    """Tests for an asker at which a person sits."""

    @pytest.mark.parametrize("prompt", [PLACE, ACCOUNT, NAMES, CHANNEL], ids=["line", "text", "list", "choice"])
    def test_enter_alone_names_the_signs(self, rig: Rig, prompt: Prompt) -> None:
        assert rig.ask(prompt, *self.empty(prompt), GoesBack()) == Back()
        assert (signs.NAME_THE_SIGNS in rig.told()) is bool(self.empty(prompt))

    def empty(self, prompt: Prompt) -> Sequence[Gesture]:
        """Return the gestures of somebody who presses Enter without an answer."""
        del prompt
        return [PressesEnter()]

    @pytest.mark.parametrize("prompt", [PLACE, ACCOUNT, CHANNEL], ids=["line", "text", "choice"])
    def test_the_end_of_input_leaves(self, rig: Rig, prompt: Prompt) -> None:
        assert rig.ask(prompt, EndsInput()) == Leave("", ExitCode.INTERRUPTED)

    def test_a_pasted_page_chooses_nothing(self, rig: Rig) -> None:
        page = "Dear team,\n1\n2\n3\nyours"
        assert rig.ask(CHANNEL, Pastes(page), Types("3")) == Answer("note")
        assert signs.WAS_PASTED in rig.told()

    def test_the_reason_can_be_left_open_again(self, rig: Rig) -> None:
        assert rig.ask(PLACE, Declines(), GoesBack(), Types("Room 3")) == Answer("Room 3")

    def test_the_reason_is_explained(self, rig: Rig) -> None:
        assert rig.ask(PLACE, Declines(), AsksWhy(), Types("1")) == Skip("unknown")
        assert small_questions.WHY_REASONS in rig.told()

    def test_the_program_can_be_left_while_the_reason_is_asked(self, rig: Rig) -> None:
        assert rig.ask(PLACE, Declines(), Interrupts()) == Leave("", ExitCode.INTERRUPTED)

    def test_an_own_text_can_be_taken_back(self, rig: Rig) -> None:
        assert rig.ask(RULE, Types("4"), Types("<"), Types("1")) == Answer("desk")

    def test_an_own_text_is_offered_for_change(self, rig: Rig) -> None:
        assert rig.ask(RULE, Types("4"), PressesEnter(), current="photographs") == Answer("photographs")

    @pytest.mark.parametrize("prompt", [PLACE, ACCOUNT], ids=["line", "text"])
    def test_leaving_again_at_once_keeps_what_was_half_typed(self, rig: Rig, stops: Stops, prompt: Prompt) -> None:
        assert rig.ask(prompt, Interrupts(), current="Roo") == Leave("Roo", ExitCode.INTERRUPTED)
        stops.come(ExitCode.TERMINATED)
        assert rig.ask(prompt, current="Roo") == Leave("Roo", ExitCode.TERMINATED)

    def test_a_half_typed_text_is_kept_by_the_list_it_was_for(self, rig: Rig) -> None:
        assert rig.ask(NAMES, *self.keeps_the_text(), current="Jo\nLaksh") == Answer(["Jo", "Laksh"])

    def keeps_the_text(self) -> Sequence[Gesture]:
        """Return the gestures of somebody who keeps a text of several lines."""
        return [PressesEnter()]

    def test_a_heading_stands_where_a_step_begins(self, rig: Rig) -> None:
        rig.ask(PLACE, Types("Room 3"))
        rig.ask(replace(PLACE, ask="Which table?"), Types("6"))
        assert rig.told().count("What happened") == 1

    @pytest.mark.parametrize("prompt", [PLACE, ACCOUNT, CHANNEL], ids=["line", "text", "choice"])
    @pytest.mark.parametrize(
        ("number", "code"),
        [
            (signal.SIGINT, ExitCode.INTERRUPTED),
            (signal.SIGTERM, ExitCode.TERMINATED),
            (signal.SIGHUP, ExitCode.HUNG_UP),
        ],
        ids=["SIGINT", "SIGTERM", "SIGHUP"],
    )
    def test_a_signal_ends_the_prompt(
        self, rig: Rig, stops: Stops, prompt: Prompt, number: int, code: ExitCode
    ) -> None:
        with stoppable(stops):
            assert rig.ask(prompt, Signalled(number)) == Leave("", code)

    def test_a_signal_between_prompts_is_met_by_the_next_one(self, rig: Rig, stops: Stops) -> None:
        with stoppable(stops):
            os.kill(os.getpid(), signal.SIGTERM)
            assert rig.ask(PLACE) == Leave("", ExitCode.TERMINATED)
            assert rig.ask(PLACE, Types("Room 3")) == Answer("Room 3")

    def test_text_of_a_case_cannot_steer_the_terminal(self, rig: Rig) -> None:
        shown = replace(CHANNEL, fields=(("Place", "Room\x1b[2J\u202e3"),), say=("Thank\x07 you.",))
        rig.ask(shown, Types("1"))
        assert "Room␛[2J⟦U+202E⟧3" in rig.told()
        assert "“Thank␇ you.”" in rig.told()

    # Several

    def test_a_number_takes_in_and_takes_out_again(self, rig: Rig) -> None:
        assert rig.ask(EXCLUDED, Types("1"), Types("2"), Types("1"), Types("4")) == Answer(["ruth"])
        assert "Ines (chosen)" in rig.told()
        assert "Nobody else: go on" in rig.told()

    def test_nobody_is_an_answer_of_its_own(self, rig: Rig) -> None:
        assert rig.ask(EXCLUDED, Types("4")) == Skip("none")

    def test_one_is_needed_where_nobody_is_no_answer(self, rig: Rig) -> None:
        needed = replace(EXCLUDED, skips=("later",))
        assert rig.ask(needed, Types("4"), Types("2"), Types("4")) == Answer(["ruth"])
        assert small_questions.ONE_IS_NEEDED in rig.told()

    @pytest.mark.parametrize("current", [["ines", "tomasz"], "ines\ntomasz"], ids=["answered", "on the way"])
    def test_what_was_chosen_before_is_chosen_at_first(self, rig: Rig, current: Tree) -> None:
        assert rig.ask(EXCLUDED, Types("1"), Types("4"), current=current) == Answer(["tomasz"])

    def test_a_name_that_is_not_on_the_list_is_typed(self, rig: Rig) -> None:
        open_list = replace(EXCLUDED, write_in=True)
        gestures = (Types("4"), Types("Kit"), Types("2"), Types("6"))
        assert rig.ask(open_list, *gestures) == Answer(["ruth", "Kit"])
        assert "Somebody who is not on this list" in rig.told()

    def test_a_name_that_is_on_the_list_after_all_is_taken_from_it(self, rig: Rig) -> None:
        open_list = replace(EXCLUDED, write_in=True)
        assert rig.ask(open_list, Types("4"), Types("Ines"), Types("5")) == Answer(["ines"])

    def test_typing_a_name_can_be_left_again(self, rig: Rig) -> None:
        open_list = replace(EXCLUDED, write_in=True)
        assert rig.ask(open_list, Types("1"), Types("4"), Types("<"), Types("5")) == Answer(["ines"])
        assert rig.ask(open_list, Types("1"), Types("4"), Types("!")) == Contacts("ines")

    def test_what_is_opened_beside_a_choice_of_several_takes_the_chosen_along(self, rig: Rig) -> None:
        assert rig.ask(EXCLUDED, Types("2"), Types("1"), Gives("!")) == Contacts("ruth\nines")
        assert rig.ask(EXCLUDED, Types("2"), Interrupts()) == Leave("ruth")

    def test_each_change_of_several_can_be_kept(self, rig: Rig) -> None:
        kept: list[str] = []
        rig.ask(EXCLUDED, Types("2"), Types("1"), Types("4"), typing=kept.append)
        assert kept == ["ruth", "ruth\nines"]

    def test_a_pasted_page_takes_nobody_in(self, rig: Rig) -> None:
        choice = small_questions.one_of_several(EXCLUDED, [])
        rig.will(choice, [Pastes("Dear team,\n1\n2\nyours")])
        assert rig.ask(EXCLUDED, Types("4")) == Skip("none")

    # Beside a question

    @pytest.mark.parametrize("prompt", [PLACE, CHANNEL], ids=["line", "choice"])
    def test_a_covered_question_comes_back(self, rig: Rig, prompt: Prompt) -> None:
        assert rig.ask(prompt, Gives("."), PressesEnter(), Types("2")) in {Answer("2"), Answer("mail")}
        assert "This screen is resting." in rig.told()

    def test_what_is_typed_can_be_kept_on_the_way(self, rig: Rig) -> None:
        kept: list[str] = []
        rig.ask(ACCOUNT, Interrupts("It was loud.\nHe sa"), typing=kept.append)
        assert kept[-1] == "It was loud.\nHe sa"

    def test_nothing_is_kept_of_a_text_that_is_typed_beside_the_question(self, rig: Rig) -> None:
        kept: list[str] = []
        rig.ask(THEIRS, HandsOver("It was loud.\nHe shouted."), typing=kept.append)
        assert kept
        assert not any(KEY in text for text in kept)

    # The keyboard in the hands of the reporter

    def test_enter_alone_leads_back_to_what_is_written(self, rig: Rig) -> None:
        gestures = (Types(KEY), Writes("One."), PressesEnter(), Writes(self.more()), Types(KEY))
        assert rig.ask(THEIRS, *gestures) == Answer("One.\nTwo.")

    def more(self) -> str:
        """Return what somebody types who goes on with a text that stands there."""
        return "\nTwo."

    def test_a_wrong_key_opens_nothing(self, rig: Rig) -> None:
        assert rig.ask(THEIRS, Types(KEY), Writes("One."), Types("coffee"), Types(KEY)) == Answer("One.")
        assert "That is not the key." in rig.told()

    def test_ctrl_c_leads_to_the_cover_and_not_away(self, rig: Rig) -> None:
        assert rig.ask(THEIRS, Types(KEY), Interrupts("One."), Types(KEY)) == Answer("One.")

    def test_the_end_of_input_leads_to_the_cover_too(self, rig: Rig) -> None:
        gestures = (Types(KEY), EndsInput(), Types(KEY), GoesBack())
        assert rig.ask(THEIRS, *gestures) == Back()

    def test_staff_decides_again_where_nothing_was_written(self, rig: Rig) -> None:
        choice = small_questions.hand_over_again(THEIRS, has_key=True, has_text=False)
        rig.will(THEIRS, [Types(KEY), EndsInput(), Types(KEY)])
        rig.will(choice, [Types("1")])
        assert rig.ask(THEIRS, Writes("One."), Types(KEY)) == Answer("One.")

    def test_the_key_is_chosen_once_a_sitting_and_can_be_changed(self, rig: Rig) -> None:
        rig.ask(THEIRS, HandsOver("One."))
        assert rig.ask(THEIRS, Types("1"), Writes("Two."), Types(KEY)) == Answer("Two.")
        assert rig.ask(THEIRS, Types("2"), Types("milk"), Writes("Three."), Types("milk")) == Answer("Three.")

    def test_what_is_written_can_stay_as_it_is(self, rig: Rig) -> None:
        assert rig.ask(THEIRS, Types("2"), current="One.") == Answer("One.")
        assert "One." not in rig.told()

    def test_a_key_has_three_signs(self, rig: Rig) -> None:
        assert rig.ask(THEIRS, Types("ab"), Types("<"), current=None) == Back()
        assert small_questions.KEY_IS_TOO_SHORT in rig.told()

    def test_staff_can_do_all_that_they_can_at_other_questions(self, rig: Rig) -> None:
        assert rig.ask(THEIRS, Types("?")) == Help()
        assert rig.ask(THEIRS, Types("!")) == Contacts()
        assert rig.ask(THEIRS, Types("-")) == Skip("declined")
        assert rig.ask(THEIRS, Types("1"), Types("*"), current="One.") == Briefing("One.")

    def test_the_page_of_the_reporter_shows_nothing_but_its_question(self, rig: Rig) -> None:
        rig.ask(THEIRS, HandsOver("One."))
        page = rig.told().rpartition(THEIRS.title)[2]
        assert THEIRS.ask in page
        for other in ("You can write it yourself", "Hand it over", "? why", "contacts", "Ctrl-C"):
            assert other not in page

    @pytest.mark.parametrize(
        ("number", "code"), [(signal.SIGTERM, ExitCode.TERMINATED), (signal.SIGHUP, ExitCode.HUNG_UP)]
    )
    def test_the_system_ends_the_program_even_then(self, rig: Rig, stops: Stops, number: int, code: ExitCode) -> None:
        with stoppable(stops):
            assert rig.ask(THEIRS, Types(KEY), Signalled(number)) == Leave("", code)
            assert rig.ask(THEIRS, Types("1"), Writes("One."), Signalled(number)) == Leave("One.", code)
