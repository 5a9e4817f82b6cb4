"""How a transparency report comes about: counted, looked through for names, signed off, kept, written."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from cocreport.cli.counting import need_whole
from cocreport.cli.desk import Desk
from cocreport.cli.handing_out import Place, place_for, say_where, write_out
from cocreport.copies.formats import form_of, render
from cocreport.errors import InvalidDataError, NotFoundError, NotPermittedError, StoppedError, UsageError
from cocreport.interview.asker import Asker
from cocreport.interview.session import AnswerFile, Replies
from cocreport.interview.walk import Left, Walk, everything
from cocreport.lookup.choosing import Wanted, chosen
from cocreport.lookup.entering import outline_of
from cocreport.lookup.entry import Entry
from cocreport.lookup.seen import Seen
from cocreport.model.copies import CopyFormat
from cocreport.model.document import read_record
from cocreport.model.event import Event
from cocreport.model.publication import Publication
from cocreport.model.spellings import spell_moment
from cocreport.procedure.audiences import audience_of
from cocreport.procedure.load import PublishRequest, publishing_questions
from cocreport.procedure.spec import Step
from cocreport.stats.grouping import FEWEST
from cocreport.stats.published import published
from cocreport.stats.quoted import names_somebody, quotes
from cocreport.stats.report import About, report
from cocreport.store.files import read_file
from cocreport.store.layout import LONGEST_FILE
from cocreport.ui.answers import FileAsker
from cocreport.ui.stopping import stoppable
from cocreport.words import say

FORMS: Final[dict[str, CopyFormat]] = {"markdown": "markdown", "html": "html"}
"""In which forms it is made."""


class Wish(NamedTuple):
    """What was asked for on the command line."""

    edition: str | None
    form: str | None
    output: str | None
    answers: Path | None
    force: bool = False


def publish(desk: Desk, wish: Wish) -> None:
    """Make the report about one edition; what was signed off once comes out with the same numbers ever after."""
    seen = desk.look()
    edition = wish.edition or seen.surroundings.edition
    event = desk.edition(edition)
    if event is None:
        raise NotFoundError(say("There is no file for this edition."), say("`coc check` says what is missing."))
    form = _form(wish)
    place = place_for(desk, wish.output, form, force=wish.force)
    kept = desk.folder.publication(edition)
    publication = kept or _made(desk, seen, event, wish)
    _write(desk, event, publication, form, place)
    if kept is None and publication.signed is None and _is_asked(desk, wish) and _signs(desk):
        publication = _signed(desk, event, publication)
        _write(desk, event, publication, form, replace(place, is_replaced=True))
    if kept:
        desk.console.complain(say("It has the numbers with which it was signed off; cases may have changed since."))
    elif publication.signed is None:
        desk.console.complain(say("It is a draft. A coordinator signs it off when coc asks for it, or with --answers."))
    _warn_about_size(desk, event, publication)


def _write(desk: Desk, event: Event, publication: Publication, form: CopyFormat, place: Place) -> None:
    outline = outline_of(desk.folder.procedure(desk.team.procedure))
    made = (publication.signed or desk.now()).date()
    about = About(publication, desk.team, event, outline, _former(desk, event.id), made)
    rendered = render(report(about), form)
    write_out(desk, rendered.data, place)
    say_where(desk, place, rendered.warning)


def _form(wish: Wish) -> CopyFormat:
    form = wish.form or (form_of(wish.output) if wish.output else None) or "markdown"
    if form in FORMS:
        return FORMS[form]
    raise UsageError(say("The transparency report is made as markdown or html."))


def _made(desk: Desk, seen: Seen, event: Event, wish: Wish) -> Publication:
    """Count, ask, and look through what was written; out of a file it can be signed off at once."""
    need_whole(desk, seen)
    entries = [one for one in chosen(seen, Wanted(has_all=True), desk.clock()) if one.edition == event.id]
    numbers = published(event.id, seen, entries)
    request = _asked(desk, wish)
    if request.lessons:
        _need_harmless(desk, request.lessons, entries)
    told = {name: getattr(request, name) for name in ("lessons", "reporters_told", "why_not")}
    publication = Publication.from_tree({**numbers.to_tree(), **{name: text for name, text in told.items() if text}})
    return _signed(desk, event, publication) if request.sign == "yes" else publication


def _signed(desk: Desk, event: Event, publication: Publication) -> Publication:
    """Sign a report off, and keep it as it comes out."""
    if publication.reporters_told is None:
        raise InvalidDataError(
            say("Before it is signed off it has to be said whether those who reported know of it."),
            say("Answer `reporters-told` as well."),
        )
    signed = Publication.from_tree({**publication.to_tree(), **_signature(desk, event)})
    desk.folder.put_publication(signed)
    return signed


def _signature(desk: Desk, event: Event) -> dict[str, str]:
    """Return who signs it off and when; only those who lead may."""
    by = desk.who()
    leading = {"coordinator", "stand-in", "organizer"}
    staff = {**event.staff, **desk.event.staff}
    if staff and (by not in staff or staff[by].role not in leading):
        raise NotPermittedError(
            say("A transparency report is signed off by a coordinator or an organizer."),
            say("Answer “not yet”, and ask one of them."),
        )
    return {"signed_by": by, "signed": spell_moment(desk.now())}


def _is_asked(desk: Desk, wish: Wish) -> bool:
    return wish.answers is None and desk.console.can_ask


def _asked(desk: Desk, wish: Wish) -> PublishRequest:
    """Return what there is to know before it comes out; whoever is asked signs it later, when they have read it."""
    *steps, _ = publishing_questions().steps
    if wish.answers:
        data = read_file(wish.answers, limit=LONGEST_FILE, shown=wish.answers.name)
        given = read_record(AnswerFile, data, file=wish.answers.name).answers
        asker = FileAsker(given, file=wish.answers.name)
        request = _walked(desk, publishing_questions().steps, asker, given)
        asker.expect_all_used()
        return request
    return _walked(desk, tuple(steps), desk.asker) if desk.console.can_ask else PublishRequest(schema_=1)


def _signs(desk: Desk) -> bool:
    """Ask whether a report comes out as it was written just now."""
    *_, step = publishing_questions().steps
    return _walked(desk, (step,), desk.asker).sign == "yes"


def _walked(
    desk: Desk, steps: tuple[Step, ...], asker: Asker, given: Mapping[str, object] | None = None
) -> PublishRequest:
    walk = Walk(
        steps=steps,
        base=PublishRequest(schema_=1),
        asker=asker,
        keep=lambda _: None,
        clock=desk.now,
        draw=desk.draw,
        zone=desk.zone,
        wanted=everything if given is None else lambda slot: slot.name in given,
        review=False,
        is_kept=False,
    )
    with stoppable(desk.stops):
        outcome = walk.run(Replies())
    if isinstance(outcome, Left):
        raise StoppedError(say("It was not signed off."), outcome.code)
    return outcome.record


def _need_harmless(desk: Desk, text: str, entries: list[Entry]) -> None:
    """Refuse a text for everybody that names somebody of these cases or repeats what was said there."""
    for entry in entries:
        case = desk.folder.read(entry.id).record
        public = audience_of(desk.folder.procedure(case.procedure).audiences, "public")
        if names_somebody(text, case, public):
            raise UsageError(
                say("What was learned names somebody of a case."), say("Say it without names, and without scenes.")
            )
        if quotes(text, case):
            raise UsageError(
                say("What was learned repeats words of a case."), say("Say in your own words what changed.")
            )


def _former(desk: Desk, edition: str) -> Publication | None:
    """Return the last report before this one that came out with numbers."""
    before = [name for name in desk.folder.editions() if name < edition]
    found = (desk.folder.publication(name) for name in reversed(before))
    return next((one for one in found if one and one.cases is not None), None)


def _warn_about_size(desk: Desk, event: Event, publication: Publication) -> None:
    few = publication.cases if publication.cases is not None else 0
    if event.size is not None and event.size < max(few, FEWEST):
        size = say("events/{edition}.yaml says that {count} people took part.", edition=event.id, count=event.size)
        desk.console.complain(f"{size} {say('See if that is right; it is left out where it cannot be.')}")
