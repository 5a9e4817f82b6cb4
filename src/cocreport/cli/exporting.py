"""How a copy is made: chosen, redacted, looked through, searched once more, put on record, written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from cocreport.cli.asked_before import asked, chosen_person, confirmed
from cocreport.cli.desk import Desk
from cocreport.cli.handing_out import Place, hand_out, place_for, say_where
from cocreport.cli.linking import without_hidden_links
from cocreport.cli.looking_through import looked_through, tell_what_was_replaced
from cocreport.copies.copied import Copied, copied, whole
from cocreport.copies.document import Document
from cocreport.copies.formats import Rendered, form_of, render
from cocreport.copies.known import is_somebody_nameless
from cocreport.copies.laid_out import Cover, lay_out
from cocreport.copies.leaks import Finished, need_no_leak
from cocreport.errors import UsageError
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName, Copy, CopyFormat
from cocreport.model.keys import PersonKey
from cocreport.model.mentions import named_in
from cocreport.procedure.audiences import NEUTRAL, audience_of
from cocreport.procedure.load import CopyRequest
from cocreport.ui.json_text import to_json
from cocreport.words import in_english, say


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    audience: AudienceName
    form: CopyFormat | None = None
    output: str | None = None
    person: str | None = None
    answers: Path | None = None
    review: bool = False
    force: bool = False
    yes: bool = False


@dataclass(frozen=True)
class _Making:
    """One copy while it is made: of which cases, for whom, in which form, and where it goes.

    ``decided`` says of words whether they are taken out, where somebody looked through them.
    """

    desk: Desk
    cases: tuple[Case, ...]
    audience: AudienceName
    form: CopyFormat
    place: Place
    person: PersonKey | None
    request: CopyRequest
    decided: Mapping[str, bool] = field(default_factory=dict)

    def copies(self) -> tuple[Copied, ...]:
        """Return what the audience gets of each case."""
        if self.audience == "records":
            return tuple(map(whole, self.cases))
        (case,) = self.cases
        procedure = self.desk.folder.procedure(case.procedure)
        made = copied(
            case,
            procedure,
            self.audience,
            audience_of(procedure.audiences, self.audience),
            event=self.desk.edition(case.edition),
            person=self.person,
            decided=self.decided,
            known_to_all=known_to_all(self.desk),
            hide=self.request.hide,
        )
        return (made,)

    def rendered(self, copies: tuple[Copied, ...]) -> Rendered:
        """Return the copy as it is written; raise LeakError where it names somebody whom it must not."""
        document = self._document(copies)
        rendered = self._json(copies) if self.form == "json" else render(document, self.form)
        if self.audience != "records":
            written = (self.request.statement,) if self.request.statement else ()
            stay = frozenset(word for word, taken in self.decided.items() if not taken)
            need_no_leak(copies[0], Finished(document, rendered.searched, self.place.name, written, stay))
        return rendered

    def record(self, copies: tuple[Copied, ...], data: bytes, *, by: str) -> Copy:
        """Return what is put on record: who made it for whom, in which form, and the digest of its bytes."""
        why = ("asked_by", "basis", "approved_by", "reporter_told", "why_not") if self.audience == "police" else ()
        return Copy(
            at=self.desk.now(),
            by=by,
            audience=self.audience,
            format=self.form,
            person=self.person,
            shows=tuple(key for one in copies for key in one.shows),
            to=self.request.to,
            sha256=sha256(data).hexdigest(),
            **{name: getattr(self.request, name) for name in why},
        )

    def _json(self, copies: tuple[Copied, ...]) -> Rendered:
        """Return copies as data; one for the records is the case itself, as its file has it."""
        with in_english():
            trees = [one.case.to_tree() if self.audience == "records" else one.to_tree() for one in copies]
        said = {"statement": self.request.statement} if self.request.statement else {}
        text = to_json({"copy": 1, "audience": self.audience, **said, "cases": trees}) + "\n"
        return Rendered(text.encode(), text)

    def _document(self, copies: tuple[Copied, ...]) -> Document:
        case, *others = self.cases
        procedure, event = self.desk.folder.procedure(case.procedure), self.desk.edition(case.edition)
        is_whole = self.audience == "records"
        label = say("For the records") if is_whole else say(audience_of(procedure.audiences, self.audience).label)
        ids = ", ".join(one.id for one in self.cases)
        named = say("{count} cases", count=len(self.cases)) if others else ids
        cover = Cover(
            title=say("Cases {cases}", cases=ids) if others else say("Case {case}", case=ids),
            running=f"{named} · {label}",
            made=self.desk.now().date(),
            fields=(
                (say("Team"), self.desk.team.name),
                (say("Event"), event.name if event and event.name else case.edition),
                (say("Copy"), label),
                (say("Follows"), say(procedure.title)),
            ),
            remarks=tuple(self._remarks()),
            statement=self.request.statement or "",
        )
        return lay_out(copies, procedure, cover)

    def _remarks(self) -> list[str]:
        if self.audience == "records":
            return [say("This copy names everybody. Keep it where nobody else can read it.")]
        if self.audience == "police":
            return [say("This copy names everybody whose name may be known. It stands in the record of copies.")]
        if self.audience in NEUTRAL:
            return []
        said = [say("Redacted: codes stand for people who may not be named. What happened can still show who it was.")]
        if self.cases[0].excluded and self.audience in {"team", "board"}:
            said.append(say("Whoever is named under “Not for” does not get this copy."))
        return said


def export(desk: Desk, said: Sequence[str], wish: Wish) -> None:
    """Make one copy of one case, or of several for the records."""
    desk.folder.prepare()
    by = desk.who()
    making = _begun(desk, said, wish)
    copies = making.copies()
    if wish.review:
        decided = looked_through(desk, [one for copy in copies for one in copy.replacements])
        making = replace(making, decided=decided)
        copies = making.copies()
    rendered = making.rendered(copies)
    record = making.record(copies, rendered.data, by=by)
    hand_out(desk, [one.id for one in making.cases], record, rendered.data, making.place)
    _say_done(desk, making, copies, rendered)


def _begun(desk: Desk, said: Sequence[str], wish: Wish) -> _Making:
    """Settle what is made for whom, before anything is; what is missing is asked for."""
    cases = tuple(without_hidden_links(desk, desk.read(one).record) for one in dict.fromkeys(said))
    if len(cases) > 1 and wish.audience != "records":
        raise UsageError(say("Several cases in one copy are for the records only."), say("Make one copy for each."))
    if len(cases) > 1:
        ask = say("The copy holds {count} cases. Whoever reads it reads all of them. Is that meant?", count=len(cases))
        confirmed(desk, ask, yes=wish.yes)
    form = wish.form or (form_of(wish.output) if wish.output else None) or "markdown"
    place = place_for(desk, wish.output, form, force=wish.force)
    person = chosen_person(desk, cases[0], wish.audience, wish.person)
    request = asked(desk, cases[0], wish.audience, person, wish.answers)
    return _Making(desk, cases, wish.audience, form, place, person, request)


def known_to_all(desk: Desk) -> str:
    """Return the addresses and numbers that anybody may have."""
    team = desk.team
    outside = (team.outside.name, team.outside.contact) if team.outside else ()
    numbers = (one.number for one in desk.event.emergency.values())
    return "\n".join(filter(None, (team.contact, team.appeal, *outside, *numbers)))


def _say_done(desk: Desk, making: _Making, copies: tuple[Copied, ...], rendered: Rendered) -> None:
    say_where(desk, making.place, rendered.warning)
    shown = _shown_by(making.request.statement or "", making.cases[0])
    if shown:
        desk.console.complain(
            say(
                "The text you wrote may show somebody to those who were there: {where}. Read it once more.", where=shown
            )
        )
    found = [one for copy in copies for one in copy.replacements]
    if found and not making.decided:
        tell_what_was_replaced(desk, found)
    is_redacted = making.audience not in {"records", *NEUTRAL}
    if is_redacted and not making.request.hide and is_somebody_nameless(making.cases[0]):
        nameless = say("Somebody in this case is not to be named, and coc does not know the name.")
        look = say("Read the copy for it; `hide` in --answers takes a name out.")
        desk.console.complain(f"{nameless} {look}")


def _shown_by(text: str, case: Case) -> str:
    """Return which looks and places of a case a text repeats, by their addresses; its names were looked for before."""
    return ", ".join(one for one in named_in(text, case) if one.endswith(("/looks", "/place", "/badge")))
