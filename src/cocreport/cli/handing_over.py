"""How the page for the next shift comes about: what is on it, who takes over, where it goes."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cocreport.cli.desk import Desk
from cocreport.cli.handing_out import place_for, say_where, write_out
from cocreport.cli.left_out import say_what_is_left_out
from cocreport.cli.owed import owed_in, urgency
from cocreport.copies.days import day_of, time_of
from cocreport.copies.document import Blanks, Document, Fields, Heading, Listing, Node, Paragraph
from cocreport.copies.formats import form_of, render
from cocreport.copies.visible import visible
from cocreport.errors import NotFoundError, StoppedError, UsageError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.lookup.choosing import Wanted, chosen, due_now
from cocreport.lookup.entry import Entry
from cocreport.lookup.handover import agreed_with_reporters, kept_apart
from cocreport.lookup.seen import Seen
from cocreport.lookup.surroundings import Member
from cocreport.model.case import Case
from cocreport.model.copies import CopyFormat
from cocreport.ui.lines import due_cells, stage_name
from cocreport.ui.stopping import stoppable
from cocreport.words import language_tag, say

_FORMS: dict[str, CopyFormat] = {"text": "text", "markdown": "markdown", "html": "html"}


_NOBODY = "-"


class Wish(NamedTuple):
    """What was asked for on the command line."""

    to: str | None
    form: str | None
    output: str | None
    force: bool = False


def hand_over(desk: Desk, wish: Wish) -> None:
    """Show the page, or write it to a file; whoever takes over signs it."""
    form = _form(wish)
    place = place_for(desk, wish.output or "-", form, force=wish.force)
    seen = desk.look()
    taker = _member(seen, wish.to) if wish.to else None
    if wish.output and not taker and desk.console.can_ask:
        taker = _asked(desk, seen)
    page = _Page(desk, seen, taker)
    if wish.output or wish.form:
        rendered = render(page.document(), form)
        write_out(desk, rendered.data, place)
        say_where(desk, place, rendered.warning)
    else:
        desk.console.result(render(page.document(), "text").data.decode().rstrip("\n"))
    say_what_is_left_out(desk, sealed=len(seen.sealed), broken=seen.broken, withheld=seen.withheld)


def _form(wish: Wish) -> CopyFormat:
    said = wish.form or (form_of(wish.output) if wish.output else None) or "text"
    if said not in _FORMS:
        raise UsageError(say("The page is made as text, markdown or html."))
    return _FORMS[said]


def _member(seen: Seen, handle: str) -> tuple[str, Member]:
    staff = seen.surroundings.staff
    if staff and handle not in staff:
        raise NotFoundError(
            say("Nobody on the team of this edition has that handle."),
            say("They are: {names}.", names=", ".join(staff)),
        )
    return handle, staff.get(handle, Member("desk"))


def _asked(desk: Desk, seen: Seen) -> tuple[str, Member] | None:
    """Ask who takes over; None where nobody is there yet."""
    staff = seen.surroundings.staff
    prompt = Prompt(
        slot="taker",
        title=say("Handover"),
        ask=say("Who takes over?"),
        form="choice",
        options=(
            *(Option(handle, member.name or handle) for handle, member in staff.items()),
            Option(_NOBODY, say("Nobody is here yet: leave room to sign")),
        ),
        can_go_back=False,
        has_asides=False,
        is_kept=False,
    )
    with stoppable(desk.stops):
        match desk.asker.ask(prompt, None):
            case Answer(value) if value in staff:
                return str(value), staff[str(value)]
            case Leave(_, code) if code:
                raise StoppedError(say("No page was made."), code)
            case _:
                return None


class _Page:
    """One page: of which cases, for whom, made when."""

    def __init__(self, desk: Desk, seen: Seen, taker: tuple[str, Member] | None) -> None:
        self._desk = desk
        self._seen = seen
        self._taker = taker
        self._now = desk.clock().astimezone(seen.surroundings.zone)
        self._entries = [one for one in chosen(seen, Wanted(), desk.clock()) if self._may_be_shown(one)]
        self._cases: dict[str, Case] = {}

    def _may_be_shown(self, entry: Entry) -> bool:
        """Tell whether a case may stand on a page that lies at the desk: only if whoever takes over may see it."""
        if not entry.is_recused:
            return True
        return self._taker is not None and self._taker[0] not in self._seen.excluded.get(entry.id, ())

    def document(self) -> Document:
        """Return the page."""
        here = self._seen.surroundings.editions.get(self._seen.surroundings.edition)
        event = (here.name if here else None) or self._seen.surroundings.team
        return Document(
            title=say("Handover, {time}", time=time_of(self._now)),
            running=visible(event, lines=False),
            made=self._now.date(),
            nodes=tuple(self._nodes()),
            language=language_tag(),
        )

    def _nodes(self) -> Iterator[Node]:
        yield Paragraph(say("For the team alone. People stand here by their keys; `coc show` has the rest."))
        yield from self._listed(say("What runs"), self._running(), say("Nothing runs."))
        yield from self._listed(say("What is owed now"), self._owed(), say("Nothing is due."))
        yield from self._listed(say("What was agreed with those who reported"), self._agreed(), say("Nothing is open."))
        yield from self._listed(say("Who is kept apart"), self._apart(), say("Nobody."))
        yield Heading(say("Taken over"))
        yield from self._signed()
        if self._taker is None:
            yield Paragraph(say("Cases that not everybody on the team may read do not stand on this page."))

    @staticmethod
    def _listed(title: str, lines: Iterator[str], nothing: str) -> Iterator[Node]:
        yield Heading(title)
        found = tuple(visible(line, lines=False) for line in lines)
        yield Listing(found) if found else Paragraph(nothing)

    def _running(self) -> Iterator[str]:
        due = {entry.id for entry in due_now(self._entries, self._desk.clock())}
        for entry in self._entries:
            if entry.is_closed and entry.id not in due:
                continue
            received = f"{entry.received[:10]} {entry.received[11:16]}"
            yield say("{case}, received {time}: {stage}", case=entry.id, time=received, stage=stage_name(entry.stage))

    def _owed(self) -> Iterator[str]:
        found = [one for entry in self._entries for one in owed_in(entry, self._seen, self._desk.clock())]
        has_list = bool(self._seen.surroundings.staff)
        for one in sorted(found, key=urgency):
            if one.state in {"due", "overdue"}:
                when, case, what, who = due_cells(one, has_list=has_list)
                yield f"{case}: {what}; {when}; {who}"

    def _agreed(self) -> Iterator[str]:
        for one in agreed_with_reporters(self._seen, self._entries, self._read):
            what = say("{case}: somebody comes back to whoever told report {report}", case=one.case, report=one.report)
            yield "; ".join(filter(None, (what, one.who, one.when)))

    def _apart(self) -> Iterator[str]:
        everybody = [one for one in self._seen.entries if self._may_be_shown(one)]
        for one in kept_apart(self._seen, everybody, self._now.date().isoformat(), self._read):
            until = say("until {day}", day=day_of(date.fromisoformat(one.last))) if one.last else ""
            who = say("{case}: reported person {key}", case=one.case, key=one.reported)
            others = say("reporter {keys}", keys=", ".join(one.reporters)) if one.reporters else ""
            yield "; ".join(filter(None, (who, say(one.label), others, until)))

    def _signed(self) -> Iterator[Node]:
        if self._taker is None:
            yield Blanks("", say("Who takes over, and when"))
            return
        handle, member = self._taker
        who = f"{member.name} ({handle})" if member.name else handle
        yield Fields(((say("By"), who), (say("At"), time_of(self._now))))

    def _read(self, case_id: str) -> Case:
        if case_id not in self._cases:
            self._cases[case_id] = self._desk.folder.read(case_id).record
        return self._cases[case_id]
