"""``coc init`` asks which procedure a team follows, and every bundled one leads a case to its end."""

from pathlib import Path
from typing import Final

import pytest
from tests.building import ANSWERS
from tests.cli.seat import Coc, answers_in, skipping

from cocreport.errors import ExitCode
from cocreport.model.outcome import is_closed
from cocreport.procedure.load import BUNDLED, bundled
from cocreport.store.folder import CaseFolder

SETUP: Final = ANSWERS / "setup.yaml"
FOUND: Final = (
    "danger: no",
    "presence: gone",
    "account-told: He took pictures of people who had said no.",
    "reported-looks: A man with a green scarf",
    "writer-role: saw or heard it",
    "writer-contact: none wished for",
    "received: 2031-05-10T08:10+02:00",
)
REVIEW: Final = """
schema: 1
steps:
  - step: meeting
    at: 2031-05-10T09:30+02:00
    answers:
      meeting-at: 2031-05-10T09:30+02:00
      meeting-happened: He took pictures, and went on when he was asked not to.
      severity: medium
      meeting-acting: yes
      responder: mikkel
      second-responder: ruth
  - step: tasks
    answers: {task-what: {skip: none}}
  - step: reported-told
    at: 2031-05-10T10:00+02:00
    answers: {reported-told-how: told}
  - step: hearing
    at: 2031-05-10T10:10+02:00
    answers: {hearing-ended: heard, hearing-side: I thought nobody minded.}
  - step: standing
    at: 2031-05-10T12:00+02:00
    answers: {stands: yes, finding-upheld: minor-violation}
  - step: actions
    answers: {action: recording-not-published, actions.again: no}
  - step: reported-informed
    at: 2031-05-10T13:00+02:00
    answers: {informed-how: told}
  - step: repair
    again: yes
    answers: {damage: The pictures are deleted; Ruth has looked.}
  - step: appeal
    answers: {appeal-to: River Python Association}
  - step: those-who-knew
    answers: {knew-who: {skip: none}}
  - step: announcements
    answers: {announcement-text: {skip: none}}
  - step: debrief
    answers: {debrief-lessons: {skip: none}}
  - step: closing
    answers: {closing-reason: The pictures are gone.}
"""


def setup_with(path: Path, procedure: str) -> Path:
    """Write the set-up of the example, with a procedure that is chosen."""
    path.write_text(SETUP.read_text("utf-8") + f"  team-procedure: {procedure}\n", "utf-8")
    return path


def followed(root: Path) -> str:
    """Return what a folder says that its team follows."""
    return next(line for line in (root / "coc.yaml").read_text("utf-8").splitlines() if line.startswith("procedure:"))


@pytest.mark.parametrize("name", BUNDLED)
def test_each_of_them_can_be_chosen_at_the_keyboard_by_its_title(coc: Coc, name: str) -> None:
    chosen = bundled(f"{name}-1")
    ended = coc.bare("init", coc.root, replies=skipping(team_name="pyriver", team_procedure=chosen.id))
    assert ended.asker is not None
    (asked,) = [(prompt, current) for prompt, current in ended.asker.asked if prompt.slot == "team-procedure"]
    assert [option.label for option in asked[0].options] == [bundled(f"{one}-1").title for one in BUNDLED]
    assert asked[0].skips == ()
    assert asked[1] == "workshop-1"
    assert (ended.code, followed(coc.root)) == (0, f"procedure: {chosen.id}")


def test_an_answer_file_chooses_too_and_one_that_does_not_keeps_the_usual_one(coc: Coc, tmp_path: Path) -> None:
    answers = setup_with(tmp_path / "mine.yaml", "community-1")
    assert coc.bare("init", coc.root, "--answers", answers).code == 0
    assert followed(coc.root) == "procedure: community-1"
    assert coc("check").code == 0
    assert bundled("community-1").title in coc("guide").out
    other = coc.root.with_name("other")
    assert coc.bare("init", other, "--answers", SETUP).code == 0
    assert followed(other) == "procedure: workshop-1"


def test_a_name_without_its_version_is_refused_with_how_to_write_it(coc: Coc, tmp_path: Path) -> None:
    ended = coc.bare("init", coc.root, "--answers", setup_with(tmp_path / "mine.yaml", "community"))
    assert ended.code == ExitCode.INVALID_DATA
    assert "mine.yaml, answers/team-procedure: " in ended.err
    assert not coc.root.exists()


def test_neither_the_next_edition_nor_the_gaps_ask_for_it_again(coc: Coc, tmp_path: Path) -> None:
    coc.bare("init", coc.root, "--answers", setup_with(tmp_path / "mine.yaml", "community-1"))
    for words in ("--event", "--gaps"):
        ended = coc("init", words, replies=skipping(event_from="2032-05-07"))
        assert (ended.code, "team-procedure" in ended.slots) == (0, False)
    assert followed(coc.root) == "procedure: community-1"


def test_the_other_bundled_procedure_leads_a_case_from_the_report_to_its_end(coc: Coc, tmp_path: Path) -> None:
    coc.bare("init", coc.root, "--answers", setup_with(tmp_path / "mine.yaml", "community-1"))
    assert coc("new", "--answers", answers_in(tmp_path / "report.yaml", *FOUND)).code == 0
    folder = CaseFolder(coc.root, draw=coc.draw)
    (case_id,) = folder.case_ids()
    (tmp_path / "review.yaml").write_text(REVIEW, "utf-8")
    ended = coc("review", case_id, "--answers", tmp_path / "review.yaml", handle="mikkel")
    assert (ended.code, ended.err) == (0, "")
    case = folder.read(case_id).record
    assert is_closed(case)
    assert dict(case.answers) == {
        "severity": "medium",
        "responder": "mikkel",
        "second-responder": "ruth",
        "damage": "The pictures are deleted; Ruth has looked.",
    }
    assert [one.finding for one in case.decisions.values()] == ["minor-violation"]
    assert coc("check").code == 0
    assert (coc.root / "procedures" / "community-1.yaml").is_file()
