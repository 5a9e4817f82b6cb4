"""One case on one screen, as a coordinator needs it, and what can be done from there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cocreport.cli import earlier, steps_on_offer
from cocreport.cli.desk import Desk
from cocreport.cli.gaps import AskGaps, has_gaps
from cocreport.cli.linking import without_hidden_links
from cocreport.cli.put_aside import GoOn, begun_by
from cocreport.cli.reopening import Reopen
from cocreport.cli.retaliation import TakeRetaliation
from cocreport.cli.steps_on_offer import Choice, TakeStep
from cocreport.errors import StoppedError
from cocreport.interview.asker import Answer, Leave, Option, Prompt, Reply
from cocreport.interview.overview import overview
from cocreport.model.case import Case
from cocreport.model.outcome import is_closed
from cocreport.procedure.duty import Duty, State
from cocreport.procedure.responsible import responsible
from cocreport.procedure.spec import Procedure
from cocreport.words import N_, say

_OPEN: Final = "open"
_MORE: Final = "more"
_CHANGE: Final = "change"
_ACCOUNT: Final = "account"
_WAITING: Final = "waiting"
_STOP: Final = "stop"
_BACK: Final = "back"


@dataclass(frozen=True)
class _Page:
    """Everything that one showing of a case is made of."""

    desk: Desk
    case: Case
    procedure: Procedure
    duties: tuple[tuple[Duty, State], ...]
    put_aside: GoOn | None = None

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return what the coordinator needs to see at once."""
        event, team = self.desk.edition(self.case.edition), self.desk.event

        def owner_of(duty: Duty) -> str:
            handle = responsible(duty, self.case, team)
            member = team.staff.get(handle) if handle else None
            return (member.name if member and member.name else handle) or say("somebody outside the team")

        seen = overview(self.case, self.procedure, self.duties, event, now=self.desk.now(), owner_of=owner_of)
        return (*seen, *earlier.lines(earlier.earlier(self.desk, self.case)))

    def next(self) -> Choice | None:
        """Return what comes next, as far as it can be done now; what was put aside comes before everything."""
        if self.put_aside:
            return self.put_aside
        duty = steps_on_offer.next_of(self.duties)
        if duty is None:
            return None
        step = steps_on_offer.step_of(self.case, self.procedure, duty)
        return AskGaps(step.label) if has_gaps(step.step) else step


def shown(desk: Desk, case: Case, *, by: str) -> Choice | None:
    """Show a case until somebody chooses what to do about it; None to leave it."""
    seen = without_hidden_links(desk, case)
    procedure = desk.folder.procedure(case.procedure)
    page = _Page(desk, seen, procedure, steps_on_offer.standing_of(desk, seen), begun_by(desk, case.id, by))
    while True:
        reply = desk.asker.ask(_prompt(page), "next" if page.next() else None)
        match reply:
            case Answer("next"):
                return page.next()
            case Answer(value) if value in _LISTS:
                chosen = _from_a_list(page, _LISTS[str(value)])
                if chosen:
                    return chosen
            case Answer("account"):
                _account(desk, seen)
            case Answer("waiting"):
                _waiting(page)
            case Answer("reopen"):
                return Reopen()
            case _:
                _left(reply)
                return None


def _left(reply: Reply) -> None:
    if isinstance(reply, Leave) and reply.code:
        raise StoppedError(say("Everything is saved."), reply.code)


def _prompt(page: _Page) -> Prompt:
    return Prompt(
        slot="case",
        title=say("Case {case}", case=page.case.id),
        ask=say("What next?"),
        form="choice",
        fields=page.fields(),
        options=tuple(_options(page)),
        can_go_back=False,
        has_asides=False,
    )


def _options(page: _Page) -> Iterator[Option]:
    first = page.next()
    if first:
        yield Option("next", first.label if page.put_aside else say("Go on: {title}", title=first.label))
    counts = [(name, say(label), len(list(given(page)))) for name, (label, given) in _LISTS.items()]
    yield from (Option(name, f"{label} ({count})") for name, label, count in counts if count)
    waiting = len(list(steps_on_offer.waiting_steps(page.case, page.procedure, page.duties)))
    if waiting:
        yield Option(_WAITING, say("What has to wait, and for what ({count})", count=waiting))
    yield Option(_ACCOUNT, say("Read the account"), say("It may be hard to read."))
    if is_closed(page.case):
        yield Option("reopen", say("Open the case again"))
    yield Option(_STOP, say("That is all for now; everything is saved"))


def _open(page: _Page) -> Iterator[Choice]:
    for step in steps_on_offer.open_steps(page.case, page.procedure, page.duties):
        yield AskGaps(step.label) if has_gaps(step.step) else step


def _more(page: _Page) -> Iterator[Choice]:
    yield from steps_on_offer.once_more(page.desk, page.case, page.procedure)
    if not is_closed(page.case):
        yield TakeRetaliation()


def _done(page: _Page) -> Iterator[TakeStep]:
    yield from steps_on_offer.done_steps(page.case, page.procedure, page.duties)


_LISTS: Final[dict[str, tuple[str, Callable[[_Page], Iterator[Choice]]]]] = {
    _OPEN: (N_("Another step that is owed"), _open),
    _MORE: (N_("Something else happened"), _more),
    _CHANGE: (N_("Change what was entered"), _done),
}
"""The lists behind a line of the page: what the line says, and what the list offers."""


def _from_a_list(page: _Page, behind: tuple[str, Callable[[_Page], Iterator[Choice]]]) -> Choice | None:
    """Show what a line leads to; None to go back to the case."""
    label, given = behind
    choices: Sequence[Choice] = list(given(page))
    options = [Option(str(number), one.label) for number, one in enumerate(choices)]
    prompt = Prompt(
        slot="step",
        title=say("Case {case}", case=page.case.id),
        ask=say(label),
        form="choice",
        options=(*options, Option(_BACK, say("Back to the case"))),
        can_go_back=True,
        has_asides=False,
    )
    reply = page.desk.asker.ask(prompt, None)
    if isinstance(reply, Answer) and str(reply.value).isdigit():
        return choices[int(str(reply.value))]
    _left(reply)
    return None


def _account(desk: Desk, case: Case) -> None:
    """Show what was told, word for word."""
    fields = tuple((key, report.account or say("(nothing was written down)")) for key, report in case.reports.items())
    _read(desk, say("What was told"), fields)


def _waiting(page: _Page) -> None:
    """Show which steps cannot be taken yet, and what each of them waits for."""
    waiting = steps_on_offer.waiting_steps(page.case, page.procedure, page.duties)
    fields = tuple((title, say("waits for: {what}", what=what)) for title, what in waiting)
    _read(page.desk, say("What has to wait"), fields)


def _read(desk: Desk, title: str, fields: tuple[tuple[str, str], ...]) -> None:
    prompt = Prompt(
        slot="read",
        title=title,
        ask=say("When you have read it:"),
        form="choice",
        fields=fields,
        options=(Option(_BACK, say("Back to the case")),),
        can_go_back=True,
        has_asides=False,
    )
    _left(desk.asker.ask(prompt, None))
