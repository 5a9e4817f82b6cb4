"""``coc new --practice``: a whole report is taken, every screen says so, and nothing of it is left."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.seat import Coc, skipping

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Contacts, Help, Leave, Prompt, Reply

SHORT = skipping(danger="no", presence="here", wording="transcribed", account="He kept touching my arm.")


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Watch the home, the laptop's memory and the place for temporary files; none of them may be touched."""
    watched = [tmp_path / name for name in ("home", "memory", "temporary")]
    for place, names in zip(watched, (("HOME", "USERPROFILE"), ("COC_HOME",), ("TMPDIR",)), strict=True):
        place.mkdir()
        for name in names:
            monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield watched
    assert [path for place in watched for path in place.rglob("*")] == []


def _practising(*first: Reply, told: str = "reached") -> Callable[[Prompt], Reply]:
    replies = iter(first)

    def reply(prompt: Prompt) -> Reply:
        if prompt.slot == "practice":
            return next(replies, Answer("begin"))
        return Answer(told) if prompt.slot == "told" else SHORT(prompt)

    return reply


def test_a_report_is_taken_from_the_story_to_the_first_contact(coc: Coc) -> None:
    ended = coc.bare("new", "--practice", replies=_practising(Help()))
    assert (ended.code, ended.slots[0], ended.slots[-2:]) == (0, "practice", ["review", "told"])
    assert ended.out == "That was practice: the report was taken and saved, and is removed again.\n"
    assert ended.err == "For a real report: coc new\n"
    assert ended.asker is not None
    assert ended.asker.told[0] == "Choose the line when you are ready."


def test_every_screen_is_marked(coc: Coc) -> None:
    ended = coc.bare("new", "--practice", replies=_practising())
    assert ended.asker is not None
    assert len(ended.asker.asked) > 10
    assert {prompt.title.split(".")[0] for prompt, _ in ended.asker.asked} == {"Practice"}
    assert "Jo" in str(ended.asker.asked[0][0].fields)


@pytest.mark.parametrize("code", [ExitCode.INTERRUPTED, ExitCode.HUNG_UP])
def test_whoever_stops_on_the_way_is_told_that_nothing_is_kept(coc: Coc, code: ExitCode) -> None:
    ended = coc.bare("new", "--practice", replies=[Answer("begin"), Answer("no"), Leave(code=code)])
    assert (ended.code, ended.err) == (code, "coc: The practice is over, and nothing of it is kept.\n")


def test_whoever_stops_at_the_story_began_nothing(coc: Coc) -> None:
    ended = coc.bare("new", "--practice", replies=[Leave()])
    assert (ended.code, ended.err) == (ExitCode.INTERRUPTED, "coc: Nothing was begun.\n")


def test_a_relief_is_not_told_to_go_on_with_it(coc: Coc) -> None:
    replies: list[Reply] = [Answer("begin"), Answer("no"), Contacts(), Answer("relief"), Answer("ruth")]
    ended = coc.bare("new", "--practice", replies=replies)
    assert "resume" not in ended.said


def test_it_needs_no_folder_and_no_name(coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert coc.bare("new", "--practice", replies=_practising(told="later")).code == 0


def test_without_a_terminal_nobody_practises(coc: Coc) -> None:
    assert coc.bare("new", "--practice").code == ExitCode.INPUT_NEEDED
