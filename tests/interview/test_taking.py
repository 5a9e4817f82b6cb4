"""How a walk begins, and a team's own procedure in it."""

from tests.building import repeatable_draw
from tests.conftest import SATURDAY
from tests.interview.small import BERLIN, Talk, answering
from tests.procedure.own import own_procedure

from cocreport.interview.session import Session
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.model.address import get
from cocreport.model.case import Case
from cocreport.model.keys import Draw
from cocreport.notation.tree import Tree
from cocreport.procedure.load import bundled
from cocreport.procedure.spec import Procedure

HERE: dict[str, Tree] = {"danger": "no", "presence": "here", "wording": "transcribed", "account": "He told jokes."}
QUESTION = """\
      - id: weather
        ask: "What was the weather like?"
        writes: answers/weather
        form: text
        why: "Rooms fill up when it rains."
      - id: circumstances
"""


def begun(procedure: Procedure, draw: Draw) -> Session:
    return new_report("2031-7K3QX", procedure, by="ines", at=SATURDAY.astimezone(BERLIN), draw=draw)


def talk_of(procedure: Procedure, answers: dict[str, Tree]) -> tuple[Talk, Case]:
    session = begun(procedure, repeatable_draw())
    talk = Talk(answering(answers), steps_of(session, procedure), base=empty_case(session, "2031"))
    return talk, talk.case(session)


def test_a_new_report_begins_with_who_takes_it_and_when(draw: Draw) -> None:
    session = begun(bundled("workshop-1"), draw)
    assert (session.case, session.procedure, session.by, session.revision) == ("2031-7K3QX", "workshop-1", "ines", None)
    assert session.parts == ("report", "after")
    case = empty_case(session, "2031")
    assert case.to_tree()["reports"] == {
        session.keys["report"]: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines"}
    }


def test_a_session_walks_its_own_parts_in_the_order_of_the_procedure(draw: Draw) -> None:
    procedure = bundled("workshop-1")
    found = steps_of(begun(procedure, draw), procedure)
    assert found == tuple(step for step in procedure.steps if step.part in ("report", "after"))


# A team's own procedure


def test_an_own_question_is_asked_and_its_answer_kept_word_for_word() -> None:
    procedure = own_procedure(("      - id: circumstances\n", QUESTION))
    talk, case = talk_of(procedure, {**HERE, "weather": "Rain.\n\tLots of it."})
    assert case.answers == {"weather": "Rain.\n\tLots of it."}
    assert case.procedure == "river-1"
    prompt = talk.prompt("weather")
    assert (prompt.ask, prompt.form, prompt.has_help) == ("What was the weather like?", "text", True)
    assert talk.slots.index("weather") + 2 == talk.slots.index("circumstances")
    assert "weather" in [option.value for option in talk.prompt("facts.sheet").options]


def test_an_own_question_can_stay_open_like_any_other() -> None:
    procedure = own_procedure(("      - id: circumstances\n", QUESTION))
    _, case = talk_of(procedure, HERE)
    assert (case.answers, case.unanswered["answers/weather"]) == ({}, "unknown")


def test_a_step_under_another_title_is_shown_by_it() -> None:
    procedure = own_procedure(('title: "When, where, and to whom"', 'title: "The time and the place"'))
    talk, _ = talk_of(procedure, {**HERE, "wording": "written by the reporter"})
    assert talk.prompt("occurred-said").title == "The time and the place"


def test_an_own_choice_stands_beside_the_others_and_is_kept() -> None:
    raven = '- value: "by raven"\n            label: "A raven brought it"\n          - value: "e-mail"'
    procedure = own_procedure(('- value: "e-mail"', raven))
    answers: dict[str, Tree] = {
        **HERE, "presence": "in writing", "channel": "by raven", "received": "2031-05-10T08:00+02:00"
    }  # fmt: skip
    talk, case = talk_of(procedure, answers)
    labels = [option.label for option in talk.prompt("channel").options]
    assert labels.index("A raven brought it") + 1 == labels.index("E-mail")
    assert next(iter(case.reports.values())).channel == "by raven"


def test_a_question_that_is_left_out_is_not_asked() -> None:
    procedure = own_procedure(('"response/{report}/presence": ["here"]', '"response/{report}/presence": ["gone"]'))
    talk, case = talk_of(procedure, HERE)
    assert "private-place" not in talk.slots
    assert get(case, f"response/{next(iter(case.reports))}/checklist/private-place") is None
