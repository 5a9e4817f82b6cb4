"""How a letter comes about: drafted, searched for names, written; and kept once it was sent."""

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cocreport.cli.asked_before import chosen_person
from cocreport.cli.desk import Desk
from cocreport.cli.exporting import known_to_all
from cocreport.cli.handing_out import place_for, put_on_record, say_where, write_out
from cocreport.cli.linking import without_hidden_links
from cocreport.copies.copied import Copied, copied
from cocreport.copies.formats import form_of, render
from cocreport.copies.leaks import Finished, need_no_leak
from cocreport.copies.letters import Sender, as_document, draft, fitting, missing
from cocreport.errors import InvalidDataError, NotFoundError
from cocreport.model.copies import AudienceName, Copy, CopyFormat
from cocreport.model.keys import PersonKey
from cocreport.model.terms import LONGEST_TEXT
from cocreport.procedure.audiences import audience_of
from cocreport.procedure.letters import letters_of
from cocreport.procedure.spec import Letter
from cocreport.store.files import read_file
from cocreport.words import say

_AUDIENCES: dict[str, AudienceName] = {
    "reporter": "reporter",
    "reported": "reported",
    "aware": "public",
    "venue": "venue",
}


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    to: str
    kind: str | None = None
    person: str | None = None
    form: CopyFormat | None = None
    output: str | None = None
    force: bool = False


@dataclass(frozen=True)
class _Matter:
    """One letter, and everything it is made of."""

    letter: Letter
    copied: Copied
    sender: Sender
    person: PersonKey | None


def write_draft(desk: Desk, said: str, wish: Wish) -> None:
    """Write a draft to where it was asked for; it is not put on record."""
    matter = _matter(desk, said, wish)
    form = wish.form or (form_of(wish.output) if wish.output else None) or "text"
    place = place_for(desk, wish.output, form, force=wish.force)
    document = draft(matter.letter, matter.copied, matter.sender, matter.person)
    rendered = render(document, form)
    need_no_leak(matter.copied, Finished(document, rendered.searched, place.name))
    write_out(desk, rendered.data, place)
    say_where(desk, place, rendered.warning)
    for name in missing(matter.letter, matter.copied, matter.sender, matter.person):
        desk.console.complain(say("Left out, as the case does not say it: {name}", name=name))
    desk.console.complain(say("It is a draft. When it was sent: coc letter {case} --to {to} --sent FILE",
                              case=matter.copied.case.id, to=wish.to))  # fmt: skip


def keep_sent(desk: Desk, said: str, wish: Wish, source: str) -> None:
    """Keep a letter as it was sent, in the case; one that names somebody it must not is refused."""
    desk.folder.prepare()
    by = desk.who()
    matter = _matter(desk, said, wish)
    text = _read(source)
    document = as_document(text, say(matter.letter.label), matter.sender, matter.copied.case)
    need_no_leak(matter.copied, Finished(document, text, "", (text,)))
    copy = Copy(
        at=desk.now(),
        by=by,
        audience=_AUDIENCES[wish.to],
        format="text",
        letter=matter.letter.id,
        person=matter.person,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
    )
    put_on_record(desk, matter.copied.case.id, copy)
    desk.console.result(say("Saved in {case}", case=matter.copied.case.id))
    desk.console.complain(say("`coc review` notes that they were told, where that is a step of its own."))


def _matter(desk: Desk, said: str, wish: Wish) -> _Matter:
    case = without_hidden_links(desk, desk.read(said).record)
    procedure, event = desk.folder.procedure(case.procedure), desk.edition(case.edition)
    name = _AUDIENCES[wish.to]
    person = chosen_person(desk, case, name, wish.person)
    letter = _letter(fitting(letters_of(procedure), case, wish.to, person), wish.kind)
    found = copied(
        case,
        procedure,
        name,
        audience_of(procedure.audiences, name),
        event=event,
        person=person,
        known_to_all=known_to_all(desk),
    )
    return _Matter(letter, found, Sender(desk.team, event, procedure, desk.now().date()), person)


def _letter(fits: tuple[Letter, ...], kind: str | None) -> Letter:
    wanted = [one for one in fits if kind is None or one.id == kind]
    if not wanted:
        known = ", ".join(one.id for one in fits)
        raise NotFoundError(say("There is no such letter to them."), say("There are: {letters}.", letters=known))
    return wanted[0]


def _read(source: str) -> str:
    """Return the text of a letter out of a file, or from standard input."""
    limit = 4 * LONGEST_TEXT
    data = (
        sys.stdin.buffer.read(limit + 1)
        if source == "-"
        else read_file(Path(source), limit=limit, shown=say("The letter"))
    )
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise InvalidDataError(say("The letter is not in UTF-8."), say("Save it as plain text in UTF-8.")) from None
    if not text.strip() or len(text) > LONGEST_TEXT:
        raise InvalidDataError(say("The letter is empty, or longer than 65,536 characters."))
    return text
