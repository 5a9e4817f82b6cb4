"""What is under way: an interview that was put aside, and a copy of a case that somebody edits."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.building import a_folder, a_saved_case, a_team
from tests.store.disks import needs_posix

from cocreport.clock import Clock
from cocreport.errors import ChangedMeanwhileError, CocError, InvalidDataError, LockedError, NotFoundError
from cocreport.interview.session import Session
from cocreport.interview.taking import new_report
from cocreport.model.case import Case
from cocreport.model.keys import Draw
from cocreport.procedure.load import bundled
from cocreport.store.folder import CaseFolder, Stored

ID: Final = "2031-7K3QX"
LOAN: Final = f"drafts/{ID}-edited.yaml"
HOLD: Final = """
import sys
from pathlib import Path
from cocreport.chance import system_chance
from cocreport.store.folder import CaseFolder
with CaseFolder(Path(sys.argv[1]), draw=system_chance).claim_draft(sys.argv[2]):
    sys.stdout.write("held")
    sys.stdout.flush()
    sys.stdin.read()
"""


@pytest.fixture
def folder(root: Path, draw: Draw) -> CaseFolder:
    return a_folder(root, draw)


@pytest.fixture
def before(folder: CaseFolder, clock: Clock) -> Stored[Case]:
    return a_saved_case(folder, clock())


@pytest.fixture
def session(clock: Clock, draw: Draw) -> Session:
    return new_report(ID, bundled("workshop-1"), by="ines", at=clock(), draw=draw)


# Interviews


def test_an_interview_is_kept_as_far_as_it_has_come(folder: CaseFolder, session: Session, clock: Clock) -> None:
    folder.keep_draft(ID, session)
    further = session.replied("danger", "no", at=clock()).standing_at("presence", "he")
    folder.keep_draft(ID, further)
    assert folder.drafts() == [ID]
    assert folder.draft(ID, Session) == further


def test_a_draft_is_dropped_for_good_and_only_once(folder: CaseFolder, session: Session) -> None:
    folder.keep_draft(ID, session)
    folder.drop_draft(ID)
    folder.drop_draft(ID)
    assert list((folder.root / "drafts").iterdir()) == []


def test_a_draft_that_is_not_there_is_not_found(folder: CaseFolder) -> None:
    with pytest.raises(NotFoundError, match=rf"^drafts/{ID}\.yaml is not there"):
        folder.draft(ID, Session)


def test_a_draft_is_gone_on_with_in_one_window_only(folder: CaseFolder) -> None:
    words = [sys.executable, "-c", HOLD, str(folder.root), ID]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.read(4) == b"held"
        with pytest.raises(LockedError, match="open in another window"), folder.claim_draft(ID):
            pytest.fail("the draft was given out twice")
        with folder.claim_draft("2031-AAAAA"):
            other.communicate(timeout=20)
    with folder.claim_draft(ID):
        assert (folder.root / ".coc" / f"{ID}.lock").exists()
    assert not (folder.root / ".coc" / f"{ID}.lock").exists()


# A case on loan to an editor


def test_a_copy_is_lent_read_again_and_taken_back(folder: CaseFolder, before: Stored[Case]) -> None:
    path = folder.lend(before)
    assert path == folder.root / LOAN
    path.write_bytes(path.read_bytes().replace(b"A man with a hat", b"A man with a cap"))
    after = folder.lent(before)
    assert after.data == path.read_bytes()
    assert after.record.people["p-4MZK"].looks == "A man with a cap"
    assert (folder.strangers(), folder.drafts()) == ([], [])
    folder.take_back(before)
    assert not path.exists()
    assert folder.read(ID) == before


def test_history_and_seal_are_not_for_editing(folder: CaseFolder, before: Stored[Case]) -> None:
    path = folder.lend(before)
    path.write_bytes(path.read_bytes().replace(b"by: tomasz", b"by: somebody").replace(b"seal:", b"# None.\nseal:"))
    after = folder.lent(before)
    assert (after.record.history, after.record.seal) == (before.record.history, before.record.seal)


def test_the_id_is_not_for_editing(folder: CaseFolder, before: Stored[Case]) -> None:
    path = folder.lend(before)
    path.write_bytes(path.read_bytes().replace(ID.encode(), b"2031-AAAAA"))
    with pytest.raises(InvalidDataError, match=rf"^{LOAN}: the id of a case stays\. Write {ID} there again\."):
        folder.lent(before)


def test_an_unchanged_copy_that_was_left_is_lent_again(folder: CaseFolder, before: Stored[Case]) -> None:
    folder.lend(before)
    assert folder.lend(before).read_bytes() == before.data


def test_an_edited_copy_that_was_kept_is_not_written_over(folder: CaseFolder, before: Stored[Case]) -> None:
    path = folder.lend(before)
    path.write_bytes(b"half a thought")
    with pytest.raises(ChangedMeanwhileError, match=rf"^{LOAN} holds a text that was edited and not saved\. "):
        folder.lend(before)
    assert path.read_bytes() == b"half a thought"


@needs_posix
def test_a_link_in_the_place_of_the_copy_is_not_followed(folder: CaseFolder, before: Stored[Case]) -> None:
    secret = folder.root / "coc.yaml"
    (folder.root / LOAN).symlink_to(secret)
    with pytest.raises(CocError):
        folder.lend(before)
    with pytest.raises(CocError):
        folder.lent(before)
    assert folder.team() == a_team()
