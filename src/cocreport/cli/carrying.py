"""Cases carried from one laptop to another: removed here when the stick has them, kept there when they are whole."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from cocreport.chance import system_chance
from cocreport.cli.desk import Desk
from cocreport.errors import (
    ChangedMeanwhileError,
    CocError,
    IntegrityError,
    NotFoundError,
    NotPermittedError,
)
from cocreport.model.keys import CaseId
from cocreport.store import files, layout
from cocreport.store.carrying import BUNDLE_NAME, LONGEST_BUNDLE, files_of, packed, place, unpacked
from cocreport.words import say

_SIGNS: Final = "0123456789abcdef"
_LENGTH: Final = 16


def carry(desk: Desk, said: Sequence[str], to: Path) -> None:
    """Put cases into one encrypted file, compare what the stick has, and remove them here."""
    if not desk.team.encrypted:
        raise NotPermittedError(
            say("This folder is not encrypted, and whoever finds the stick could read everything."),
            say("`coc encrypt` first; docs/encryption.md says how."),
        )
    if not to.is_dir() or to.resolve().is_relative_to(desk.folder.root):
        raise NotFoundError(say("TO is no folder outside the team's."), say("Name a folder on the stick."))
    cases = list(dict.fromkeys(desk.find(one) for one in said))
    for case_id in cases:
        _need_finished(desk, case_id)
    bundle = to / f"coc-carried-{''.join(system_chance(_SIGNS) for _ in range(_LENGTH))}.age"
    folder = desk.folder
    with folder.lock():
        names = [name for case_id in cases for name in files_of(folder, case_id)]
        stored = {name: files.read_file(folder.root / name, limit=layout.LONGEST_CLOSED, shown=name) for name in names}
        closed = folder.crypt.close(packed(stored), file=f"{layout.CARRIED}/{bundle.name}")
        files.write_file(bundle, closed, shown=bundle.name, replace=False)
        _need_arrived(bundle, closed)
        for name in reversed(names):  # the case first: without it the rest is nothing that counts
            files.remove_file(folder.root / name, shown=name)
    desk.console.result(say("Carried in {file}: {cases}", file=bundle.name, cases=", ".join(cases)))
    desk.console.complain(
        say(
            "The stick has them, and they were removed here. What this disk and the stick keep of removed files is "
            "encrypted. On the other laptop: coc receive FOLDER"
        )
    )


def receive(desk: Desk, source: Path) -> None:
    """Take over every bundle of a stick; what is broken or there already is named, the rest is kept."""
    bundles = _bundles(source)
    if not bundles:
        raise NotFoundError(say("No bundle of cases is there."), say("`coc carry` makes one."))
    failed: list[CocError] = []
    for bundle in bundles:
        try:
            _take_over(desk, bundle, failed)
        except CocError as error:
            failed.append(error)
    for former in failed[:-1]:
        desk.console.complain(str(former))
    if failed:
        raise failed[-1]


def _take_over(desk: Desk, bundle: Path, failed: list[CocError]) -> None:
    data = files.read_file(bundle, limit=LONGEST_BUNDLE, shown=bundle.name)
    plain = desk.folder.crypt.open(data, file=f"{layout.CARRIED}/{bundle.name}")
    found = unpacked(plain, shown=bundle.name)
    kept = []
    with desk.folder.lock():
        for name, stored in found.items():
            try:
                place(desk.folder, name, stored)
                kept.append(name)
            except CocError as error:
                failed.append(error)
    cases = [Path(name).stem for name in kept if name.startswith(f"{layout.CASES}/")]
    if cases:
        desk.console.result(say("Received: {cases}", cases=", ".join(cases)))
    if len(kept) == len(found):
        desk.console.complain(
            say("Everything in {file} is here and whole; it can be removed from the stick.", file=bundle.name)
        )


def _bundles(source: Path) -> list[Path]:
    if not source.is_dir():
        return [source]
    return sorted(path for path in source.iterdir() if BUNDLE_NAME.fullmatch(path.name))


def _need_finished(desk: Desk, case_id: CaseId) -> None:
    if desk.folder.has_open_draft(case_id):
        raise ChangedMeanwhileError(
            say("{id}: something that was entered here is not saved yet.", id=case_id),
            say("`coc resume` finishes it; then carry the case."),
        )


def _need_arrived(bundle: Path, closed: bytes) -> None:
    """Compare what the stick itself gives back, not what the system remembers of the writing."""
    files.forget_cached(bundle)
    arrived = files.read_file(bundle, limit=LONGEST_BUNDLE, shown=bundle.name)
    if sha256(arrived).digest() != sha256(closed).digest():
        raise IntegrityError(
            say(
                "{file} did not come back from the stick as it was written. Nothing was removed here.", file=bundle.name
            ),
            say("Use another stick."),
        )
