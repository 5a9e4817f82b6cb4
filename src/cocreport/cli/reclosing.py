"""Encrypting a folder and back, and closing every case again when who can read has changed."""

from cocreport.cli.desk import Desk
from cocreport.errors import NotPermittedError
from cocreport.model.readers import FEWEST, readers_of
from cocreport.model.team import Team
from cocreport.store.reclosing import Reclosed, reclose, unfinished
from cocreport.words import say


def encrypt(desk: Desk, *, with_staff: bool) -> None:
    """Encrypt a folder to its readers, and say what is beyond its reach."""
    readers = readers_of(desk.team.readers, ())
    if len(readers) < FEWEST and not any(one.role == "outside" for one in readers.values()):
        raise NotPermittedError(
            say("At least two people have to be able to read, or what one of them loses is lost."),
            say("Each of them runs `coc keys new`; `coc keys add HANDLE KEY` takes them in."),
        )
    _need_own_key(desk)
    change(desk, desk.team.model_copy(update={"encrypted": "with-staff" if with_staff else "yes"}))
    desk.console.result(say("Encrypted to: {names}", names=", ".join(readers)))
    desk.console.complain(
        say(
            "What was plain before can still lie in backups, in copies that were sent, in what a disk keeps of removed "
            "files, and with whoever had the folder. Look for it there."
        )
    )


def decrypt(desk: Desk) -> None:
    """Write every file as it is."""
    _need_own_key(desk)
    change(desk, desk.team.model_copy(update={"encrypted": None}))
    desk.console.result(say("Every case that you can read lies there as plain text now."))


def change(desk: Desk, team: Team) -> None:
    """Write the team's file, and every other one for those who can read now; whoever does it has agreed to it."""
    is_closed = bool(desk.team.encrypted or team.encrypted)
    with unfinished(desk.folder):
        desk.folder.put_team(team)
        desk.team = team
        desk.readers.agree(team.readers)
        if is_closed:
            _told(desk, reclose(desk.folder))


def _need_own_key(desk: Desk) -> None:
    if not desk.is_reader:
        raise NotPermittedError(
            say("Your own key is not among those who can read, and you would lock yourself out."),
            say("`coc keys new` makes one; `coc keys add HANDLE KEY` takes it in."),
        )


def _told(desk: Desk, made: Reclosed) -> None:
    desk.console.complain(say("{count} files were closed again.", count=made.written))
    if made.sealed:
        left = say(
            "{count} files stay as they are, because no key here opens them. Whoever can read them does the same.",
            count=made.sealed,
        )
        desk.console.complain(left)
    for sentence in made.broken:
        desk.console.complain(sentence)
