"""What a command is given: which folder, what time, who is at the desk, and somebody to ask."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.building import a_desk, a_folder, an_event
from tests.cli.seat import Coc, Terminal
from tests.store.disks import needs_posix

from cocreport.cli.desk import Desk, Options
from cocreport.clock import Clock, system_clock
from cocreport.errors import ExitCode, InputNeededError, InvalidDataError, NotFoundError, StoppedError, UsageError
from cocreport.interview.asker import Answer, Help, Leave
from cocreport.model.keys import Draw
from cocreport.store.folder import CaseFolder
from cocreport.ui.console import Console
from cocreport.ui.plain import PlainAsker
from cocreport.ui.prompts import PromptAsker
from cocreport.ui.scripted import ScriptedAsker


@pytest.fixture
def desk_at(clock: Clock, draw: Draw) -> Callable[[Path | None], Desk]:
    """Return a way to sit down with a folder that was named, or with none."""
    return lambda folder: Desk(Options(folder=folder), clock=clock, draw=draw)


@pytest.fixture
def desk(folder: CaseFolder, clock: Clock, draw: Draw) -> Desk:
    """Sit down at the folder without saying who it is."""
    return a_desk(folder.root, clock, draw, handle=None)


def _at_terminal(desk: Desk, *, plain: bool = False) -> Desk:
    desk.console = Console(Terminal(), Terminal(), Terminal(), {}, plain=plain)
    return desk


# Which folder


def test_a_folder_is_named_before_it_is_looked_for(
    desk_at: Callable[[Path | None], Desk], draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roots = {name: a_folder(tmp_path / name, draw).root for name in ("named", "said", "here", "last")}
    below = roots["here"] / "cases"
    desk_at(roots["last"]).folder  # noqa: B018 - by being used it becomes the one last used
    monkeypatch.chdir(tmp_path)
    assert desk_at(None).folder.root == roots["last"]
    monkeypatch.chdir(below)
    assert desk_at(None).folder.root == roots["here"]
    monkeypatch.setenv("COC_FOLDER", str(roots["said"]))
    assert desk_at(None).folder.root == roots["said"]
    assert desk_at(roots["named"]).folder.root == roots["named"]


def test_a_folder_is_named_from_where_one_stands(
    desk_at: Callable[[Path | None], Desk], folder: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root.parent)
    assert desk_at(Path(folder.root.name)).folder.root == folder.root.resolve()


def test_a_folder_without_a_team_is_no_folder(
    desk_at: Callable[[Path | None], Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFoundError, match="holds no"):
        desk_at(tmp_path).folder  # noqa: B018
    with pytest.raises(NotFoundError, match="No folder of a team is known here"):
        desk_at(None).folder  # noqa: B018


def test_without_a_place_of_its_own_the_memory_lies_where_such_things_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COC_HOME")
    Desk(Options()).laptop.remember_folder(tmp_path)
    assert Desk(Options()).laptop.last_folder() == tmp_path


# What time it is


def test_the_time_is_that_of_the_event_to_the_minute(desk: Desk) -> None:
    assert desk.now().isoformat() == "2031-05-10T08:10:00+02:00"


@pytest.mark.parametrize("lacks", ["file", "zone"])
def test_where_nobody_said_which_zone_it_is_the_time_is_that_of_the_world(
    desk: Desk, folder: CaseFolder, lacks: str
) -> None:
    if lacks == "file":
        (folder.root / "events" / "2031.yaml").unlink()
    else:
        folder.put_event(an_event().model_copy(update={"timezone": None}))
    assert desk.now().isoformat() == "2031-05-10T06:10:00+00:00"
    assert desk.event.id == "2031"


def test_an_edition_that_is_broken_is_not_passed_over(desk: Desk, folder: CaseFolder) -> None:
    (folder.root / "events" / "2031.yaml").write_text("schema: 1\nid: soon\n", "utf-8")
    with pytest.raises(InvalidDataError, match=r"^events/2031\.yaml, line 2, id: "):
        desk.now()


def test_the_clock_of_the_program_knows_no_seconds() -> None:
    now = system_clock()
    assert (now.tzinfo, now.second, now.microsecond) == (UTC, 0, 0)
    assert abs((datetime.now(UTC) - now).total_seconds()) < 120  # noqa: TID251 - this is the clock it stands for


# Who is at the desk


def test_what_is_typed_counts_more_than_what_is_set(
    folder: CaseFolder, clock: Clock, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COC_AS", "ines")
    assert a_desk(folder.root, clock, draw, handle="ruth").who() == "ruth"
    assert a_desk(folder.root, clock, draw, handle=None).who() == "ines"


def test_nobody_is_at_the_desk_until_somebody_says_so(desk: Desk) -> None:
    assert desk.viewer is None
    with pytest.raises(InputNeededError, match="--as HANDLE"):
        desk.who()


def test_what_is_set_has_to_be_a_handle(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_AS", "Ines Who")
    with pytest.raises(UsageError, match="handle in lower case"):
        desk.who()


def test_the_team_is_there_to_choose_from_and_the_answer_is_remembered(desk: Desk) -> None:
    asker = ScriptedAsker([Answer("ines")])
    _at_terminal(desk).asker = asker
    assert (desk.who(), desk.viewer) == ("ines", "ines")
    prompt, _ = asker.asked[0]
    assert [option.value for option in prompt.options] == ["dana", "mikkel", "ines", "tomasz", "ruth"]
    assert prompt.write_in


def test_somebody_who_is_not_on_the_list_writes_it_in(desk: Desk) -> None:
    asker = ScriptedAsker([Answer("Ines Okoro, at the desk"), Help(), Answer(" Lakshmi.N ")])
    _at_terminal(desk).asker = asker
    assert desk.who() == "lakshmi.n"
    assert asker.told == ["A short name in lower case is enough, like ines or dana.o."] * 2


def test_where_there_is_no_team_a_line_is_asked_for(desk: Desk, folder: CaseFolder) -> None:
    folder.put_event(an_event(staff={}))
    asker = ScriptedAsker([Answer("ines")])
    _at_terminal(desk).asker = asker
    desk.who()
    assert (asker.asked[0][0].form, asker.asked[0][0].write_in) == ("line", False)


def test_whoever_does_not_want_to_say_begins_nothing(desk: Desk) -> None:
    _at_terminal(desk).asker = ScriptedAsker([Leave(code=ExitCode.HUNG_UP)])
    with pytest.raises(StoppedError, match="Nothing was begun yet") as stopped:
        desk.who()
    assert stopped.value.code is ExitCode.HUNG_UP


# Somebody to ask


def test_a_terminal_that_wants_it_plain_is_asked_in_lines(desk: Desk) -> None:
    assert isinstance(_at_terminal(desk, plain=True).asker, PlainAsker)


@needs_posix
def test_another_terminal_is_asked_with_prompts(desk: Desk) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(ours), os.fdopen(theirs) as keyboard, open(keyboard.fileno(), "w", closefd=False) as screen:
        desk.console = Console(keyboard, screen, screen, {"TERM": "xterm"})
        assert isinstance(desk.asker, PromptAsker)
        desk.close()


def test_without_a_terminal_nobody_is_asked(desk: Desk) -> None:
    with pytest.raises(InputNeededError, match="no terminal"):
        desk.asker  # noqa: B018


# A thin look from outside


def test_a_team_of_another_program_is_refused_by_every_command(coc: Coc, folder: CaseFolder) -> None:
    file = folder.root / "coc.yaml"
    file.write_text(file.read_text("utf-8").replace("schema: 1", "schema: 2"), "utf-8")
    for words in (["list"], ["show", "7K3QX"], ["init", "--event"], ["guide"]):
        ended = coc(*words, handle=None, replies=[])
        assert (ended.code, "newer version of coc" in ended.err) == (ExitCode.INVALID_DATA, True)
