"""What a command is given: the folder, somebody to ask, the clock, and who is at the desk."""

import gc
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cocreport.chance import system_chance
from cocreport.clock import Clock, system_clock
from cocreport.errors import CocError, InputNeededError, InvalidDataError, NotFoundError, UsageError
from cocreport.words import say

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from cocreport.cli.laptop import Laptop
    from cocreport.cli.trusted import TrustedReaders
    from cocreport.interview.asker import Asker
    from cocreport.lookup.index import Index
    from cocreport.lookup.seen import Seen
    from cocreport.model.case import Case
    from cocreport.model.event import Event
    from cocreport.model.keys import CaseId, Draw
    from cocreport.model.team import Team
    from cocreport.notation.tree import Tree
    from cocreport.store.folder import CaseFolder, Stored
    from cocreport.store.keyring import Keyring
    from cocreport.ui.console import Console
    from cocreport.ui.stopping import Stops


@dataclass(frozen=True)
class Options:
    """What was said before the command's name."""

    folder: Path | None = None
    handle: str | None = None
    plain: bool = False
    passphrase_from: str | None = None


class Desk:
    """Everything a command needs from the world; what is dear to import waits until it is asked for."""

    def __init__(
        self,
        options: Options,
        *,
        clock: Clock = system_clock,
        draw: "Draw" = system_chance,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """Take what was said, and the clock and chance that tests replace."""
        self.options = options
        self.draw = draw
        self.environ = environ
        self.clock = clock

    # The folder

    def at(self, root: Path) -> "Desk":
        """Return the same desk before another folder."""
        options = replace(self.options, folder=root)
        return Desk(options, clock=self.clock, draw=self.draw, environ=self.environ)

    @cached_property
    def folder(self) -> "CaseFolder":
        """Return the team's folder: ``--folder``, ``COC_FOLDER``, found upward, or the one last used."""
        from cocreport.store.age import Age
        from cocreport.store.folder import CaseFolder

        return CaseFolder(self.root, draw=self.draw, crypt=Age(self.readers, self.keyring))

    @cached_property
    def readers(self) -> "TrustedReaders":
        """Return who can read the folder."""
        from cocreport.cli.trusted import TrustedReaders

        return TrustedReaders(self.root, lambda: self.team, self.laptop)

    @cached_property
    def keyring(self) -> "Keyring":
        """Return the secret keys on this laptop."""
        from cocreport.store.keyring import Keyring

        own = self.environ.get("COC_IDENTITY")
        return Keyring(
            self.laptop.home,
            whose=lambda: self.viewer,
            passphrase=lambda: self.passphrase(say("Your passphrase: ")),
            identity=Path(own) if own else None,
            folder=lambda: self.root,
        )

    @property
    def is_reader(self) -> bool:
        """Tell whether a key of this laptop is among those that cases are encrypted to; one of SSH is taken to be."""
        mine = set(self.keyring.public())
        known = {key for one in self.team.readers.values() for key in one.keys}
        return self.keyring.file() is not None and (not mine or bool(mine & known))

    def passphrase(self, ask: str) -> str:
        """Return the passphrase: out of the file that was named, or typed where nobody sees it."""
        from cocreport.ui.passphrase import from_file, typed

        said = self.options.passphrase_from
        if said:
            return from_file(said)
        if not self.console.can_ask:
            raise InputNeededError(say("A passphrase is needed."), say("Give it with --passphrase-from FILE."))
        return typed(ask)

    @cached_property
    def root(self) -> Path:
        """Return where the team's folder lies, and remember it on this laptop."""
        root = self._root()
        self.laptop.remember_folder(root)
        return root

    def look(self) -> "Seen":
        """Return what whoever is at the desk may see of the index."""
        from cocreport.lookup.seen import seen

        looked = self.index.look()
        if looked.sealed and self.is_reader:
            looked.sealed = ()
        return seen(looked, self._viewer_in(looked.surroundings.edition), self.root, lambda: self.folder)

    @cached_property
    def index(self) -> "Index":
        """Return the index of the folder."""
        from cocreport.lookup.index import Index

        return Index(self.root, folder=lambda: self.folder, viewer=self._viewer_in, progress=self.console.progress())

    def _root(self) -> Path:
        from cocreport.store.layout import TEAM, find_folder

        named = self.options.folder or self.environ.get("COC_FOLDER")
        if named and not (Path(named) / TEAM).exists():
            raise NotFoundError(say("The folder that was named holds no coc.yaml."), say("`coc init DIR` makes one."))
        root = Path(named) if named else find_folder(Path.cwd()) or self.laptop.last_folder()
        if root is None:
            raise NotFoundError(
                say("No folder of a team is known here."),
                say("`coc init DIR` makes one; `coc --folder DIR ...` names one."),
            )
        return root.resolve()

    @cached_property
    def laptop(self) -> "Laptop":
        """Return what this laptop remembers."""
        from typer import get_app_dir

        from cocreport.cli.laptop import Laptop

        return Laptop(Path(self.environ.get("COC_HOME") or get_app_dir("coc")))

    @cached_property
    def team(self) -> "Team":
        """Return the team of the folder."""
        return self.folder.team()

    @cached_property
    def event(self) -> "Event":
        """Return the current edition; where its file is not there, or not for this laptop, one that says nothing."""
        from cocreport.model.event import Event
        from cocreport.store.crypt import SealedError

        try:
            return self.folder.event(self.team.edition)
        except (NotFoundError, SealedError):
            return Event(schema_=1, id=self.team.edition)

    @cached_property
    def _editions(self) -> "dict[str, Event | None]":
        return {}

    def edition(self, edition: str) -> "Event | None":
        """Return an edition by its id, or None where the folder has no file for it."""
        if edition not in self._editions:
            self._editions[edition] = self._read_edition(edition)
        return self._editions[edition]

    def _read_edition(self, edition: str) -> "Event | None":
        from cocreport.store.crypt import SealedError

        try:
            return self.folder.event(edition) if self.folder.has_event(edition) else None
        except SealedError:
            return None

    # Time

    @property
    def zone(self) -> "ZoneInfo":
        """Return the time zone of the current edition; UTC where nobody has said which it is."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.event.timezone or "UTC")

    def now(self) -> datetime:
        """Return the time in the event's zone, to the minute."""
        return self.clock().astimezone(self.zone)

    # People

    @property
    def viewer(self) -> str | None:
        """Return who is at the desk as far as it is known without asking."""
        return self._said() or self._viewer_in(self.team.edition)

    def _said(self) -> str | None:
        said = self.options.handle or self.environ.get("COC_AS")
        return _handle(said) if said else None

    def _viewer_in(self, edition: str) -> str | None:
        """Return who is at the desk in an edition, as far as it is known without asking."""
        return self._said() or self.laptop.handle(self.root, edition)

    def who(self) -> str:
        """Return who is at the desk, asked for once and then remembered on this laptop for this edition."""
        known = self.viewer
        if known:
            return known
        from cocreport.cli.presence import ask_who

        if not self.console.can_ask:
            raise InputNeededError(say("Who is at the desk?"), say("Say it with --as HANDLE, or set COC_AS."))
        handle = ask_who(self.asker, self.event)
        self.laptop.remember_handle(self.folder.root, self.team.edition, handle)
        return handle

    def find(self, said: str) -> "CaseId":
        """Return the id of the case that was meant; one that this viewer may not see is not there for them."""
        viewer = self.viewer
        return self.folder.find(said, may_see=lambda case_id: self._is_open(case_id, viewer))

    def read(self, said: str) -> "Stored[Case]":
        """Return a case that this viewer may see."""
        return self.folder.read(self.find(said))

    def _is_open(self, case_id: "CaseId", viewer: str | None) -> bool:
        from cocreport.store.crypt import SealedError

        try:
            return self.folder.read(case_id).record.is_open_to(viewer)
        except SealedError:  # for whoever reads here it is not there; a desk is told that it has no key
            return not self.is_reader
        except (InvalidDataError, NotFoundError):  # whoever asks for it is told what is wrong with its file
            return True

    # Asking

    @cached_property
    def console(self) -> "Console":
        """Return where results and remarks go."""
        from cocreport.ui.console import system_console

        return system_console(plain=self.options.plain, before_writing=self.close)

    @cached_property
    def stops(self) -> "Stops":
        """Return what remembers a signal until somebody who is asked can pass it on."""
        from cocreport.ui.stopping import Stops

        return Stops()

    @cached_property
    def asker(self) -> "Asker":
        """Return who can be asked: prompts, or plain lines where those are wanted."""
        if not self.console.can_ask:
            instead = say("Give answers with --answers FILE.")
            raise InputNeededError(say("There is no terminal to ask questions on."), instead)
        asker = self._somebody_who_asks()
        gc.freeze()  # what is loaded by now stays to the end
        gc.enable()  # a conversation is long, and each of its prompts leaves something to collect
        return asker

    def _somebody_who_asks(self) -> "Asker":
        if self.console.plain:
            from cocreport.ui.plain import PlainAsker

            return PlainAsker(self.console, self.stops)
        from cocreport.ui.prompts import PromptAsker

        return PromptAsker(self.console, self.stops)

    def close(self) -> None:
        """Give the terminal back as it was, where somebody was asked on it."""
        if "asker" in self.__dict__:
            self.asker.close()

    def end(self) -> None:
        """Close the desk; where cases were saved and there is an index, make it fit them while everything is loaded."""
        from cocreport.store.index_file import is_there

        self.close()
        if "folder" in self.__dict__ and self.folder.has_written and is_there(self.root):
            with suppress(CocError):  # whoever asks next makes it right
                self.index.look()

    def show_json(self, data: "Tree | list[dict[str, Tree]]") -> None:
        """Print data as JSON."""
        from cocreport.ui.json_text import to_json

        self.console.result(to_json(data))


def _handle(said: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9._-]{0,31}", said):
        raise UsageError(say("--as takes a handle in lower case, like ines or dana.o."))
    return said
