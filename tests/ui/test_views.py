"""What is drawn of a case: everything that was told, and no sign that steers."""

from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import CASE, a_case
from tests.conftest import SATURDAY
from tests.ui.drawing import drawn

from cocreport.model.case import Case
from cocreport.procedure.agenda import Duty, State
from cocreport.procedure.load import bundled
from cocreport.ui.views import case_view, list_table

WORKSHOP: Final = bundled("workshop-1")
REPORT: Final = CASE["reports"]["r-7K3Q"]
FULL: Final[dict[str, Any]] = {
    **CASE,
    "people": {
        "p-4MZK": {"parts": ["reported"], "name": "Gil Ferreira", "handles": ["@gil", "gil@example"]},
        "p-5AAA": {"parts": ["reporter", "target"], "pronouns": "she", "guardian": "p-6BBB"},
        "p-6BBB": {"role": "aunt"},
    },
    "reports": {
        "r-7K3Q": {
            **REPORT,
            "reporter": "p-5AAA",
            "occurred": {"said": "Friday evening", "from": "2031-05-09T19:00+02:00"},
            "place": "Table 6",
        },
        "r-8CCC": {"received": "2031-05-10T09:00+02:00", "taken_by": "ruth", "account": "Told by phone."},
        "r-9DDD": {"received": "2031-05-10T09:30+02:00", "taken_by": "ines"},
    },
    "consent": {"c-1111": {"person": "p-5AAA", "name_known_to": "team", "times": "During the breaks"}},
    "excluded": ["mikkel", "dana"],
    "response": {
        "r-7K3Q": {
            "danger": "no",
            "presence": "here",
            "summoned": {"s-1111": {"who": "police", "wish": "decided by staff"}, "s-2222": {"reference": "12/34"}},
            "checklist": {"private-place": {"state": "accepted"}, "help": {"state": "asked", "answer": "Some water"}},
        },
        "r-8CCC": {},
    },
    "meetings": {"m-1111": {"present": ["mikkel", "ruth"], "happened": "They talked."}},
    "notes": {"n-1111": {"at": "2031-05-10T10:00+02:00", "by": "ines", "text": "The hat was found."}},
    "answers": {"badge-shop": "Closed at noon"},
    "unanswered": {"reports/r-7K3Q/circumstances": "unknown", "people/p-4MZK/looks": "declined", "excluded": "later"},
    "history": {
        "h-1111": {"at": "2031-05-10T08:10+02:00", "by": "tomasz", "what": "opened"},
        "h-2222": {"at": "2031-05-10T08:20+02:00", "what": "found changed by hand"},
        "h-3333": {"at": "2031-05-10T08:30+02:00", "by": "ines", "what": "added", "address": "people/p-4MZK/name"},
    },
}


def _shown(case: Case, *owed: tuple[Duty, State], columns: int = 100) -> str:
    return drawn(case_view(case, WORKSHOP, owed), columns=columns)


def _duty(title: str, due: bool) -> Duty:  # noqa: FBT001
    return Duty(
        "meeting", title, "coordinator", SATURDAY, SATURDAY + timedelta(hours=1) if due else None, is_done=False
    )


@pytest.mark.parametrize(
    "said",
    [
        *(
            "2031-7K3QX",
            "He told jokes.",
            "Two people left.",
            "Told by phone.",
            "paper note",
            "Table 6",
            "Friday evening",
        ),
        *("taken by tomasz", "taken by ruth", "@gil, gil@example", "aunt", "During the breaks", "mikkel, dana"),
        *("police", "decided by staff", "12/34", "accepted", "Some water", "They talked.", "mikkel, ruth"),
        *("The hat was found.", "badge shop", "Closed at noon", "09:00", "19:00"),
    ],
)
def test_everything_that_was_told_is_there(said: str) -> None:
    shown = _shown(Case.from_tree(FULL))
    assert said in shown or said.replace(" ", "-") in shown


def test_people_are_spoken_of_by_their_part_and_key() -> None:
    shown = _shown(Case.from_tree(FULL))
    for said in ("reported p-4MZK", "reporter, target p-5AAA", "person p-6BBB"):
        assert said in shown
    assert shown.count("Gil Ferreira") == 1


def test_what_has_no_answer_and_what_was_done_is_told_in_words() -> None:
    shown = " ".join(_shown(Case.from_tree(FULL)).split())
    for said in ("nobody here knows", "they did not want to say", "to be asked later", "found changed by hand"):
        assert said in shown
    assert "added: reported p-4MZK, name, by ines" in shown


def test_what_is_owed_has_its_owner_and_its_time() -> None:
    shown = _shown(
        a_case(), (_duty("Meet about it", due=True), "overdue"), (_duty("Answer them", due=False), "waiting")
    )
    assert "overdue: coordinator, due" in shown
    assert "07:10" in shown
    assert "not yet: coordinator\n" in shown.replace(" \n", "\n")


def test_nothing_is_above_nothing() -> None:
    case = Case.from_tree({**CASE, "people": {}})
    shown = _shown(case)
    assert shown.index(case.id) < shown.index("He told jokes.")
    for heading in ("Owed", "People", "Notes", "Not for", "Without an answer", "What was done"):
        assert heading not in shown


NASTY: Final = st.text(min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(NASTY)
def test_no_text_of_a_case_steers_the_terminal(text: str) -> None:
    note = {"at": "2031-05-10T10:00+02:00", "by": "ines", "text": text}
    case = a_case(
        reports={"r-7K3Q": {**REPORT, "account": text, "behaviour": text, "channel": text}},
        people={"p-4MZK": {"name": text, "handles": [text]}},
        notes={"n-1111": note},
        answers={text: text},
        unanswered={f"answers/{text}": "unknown"},
        response={"r-7K3Q": {"checklist": {text: {"answer": text}}, "summoned": {"s-1111": {"who": text}}}},
    )
    shown = _shown(case)
    assert not [sign for sign in shown if sign != "\n" and (sign < " " or "\x7f" <= sign <= "\x9f")]
    assert not set("\u202a\u202e\u2066\u2069\u200b\u2028\ufeff\U000e0041") & set(shown)


@pytest.mark.parametrize("said", ["[bold]loud[/bold]", "[/x]", ":skull:", "[link=https://x]y[/link]", "https://x"])
def test_what_looks_like_markup_is_shown_as_it_stands(said: str) -> None:
    shown = _shown(a_case(reports={"r-7K3Q": {**REPORT, "account": said, "place": said}}))
    assert shown.count(said) == 2


@pytest.mark.parametrize("columns", [40, 200])
def test_a_long_word_is_folded_and_no_letter_is_lost(columns: int) -> None:
    word = "x" * 300
    case = a_case(reports={"r-7K3Q": {**REPORT, "account": word, "place": word}}, people={})
    assert _shown(case, columns=columns).count("x") == 600
    assert max(map(len, _shown(case, columns=columns).splitlines())) <= columns


def test_the_list_has_a_row_a_case() -> None:
    class Row:
        """A case in the list."""

        id, received, stage, reports, people = "2031-7K3QX", SATURDAY, "meeting", 1, 2
        owed = ((_duty("Meet [bold]", due=False), "due"),)

    shown = drawn([list_table([Row()])])  # type: ignore[list-item]  # a row without the types of one
    assert [line.split()[0] for line in shown.splitlines()] == ["Case", "2031-7K3QX"]
    assert "Meet [bold] (now)" in shown
