"""How two cases are joined and split: what stands in the way, who may be the same, what is said of it."""

from collections.abc import Mapping

from cocreport.cli.attaching import can_ask
from cocreport.cli.desk import Desk
from cocreport.errors import ChangedMeanwhileError, InvalidDataError, NotFoundError, NotPermittedError, StoppedError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.model import joining
from cocreport.model.case import Case
from cocreport.model.keys import CaseId, PersonKey, match_case
from cocreport.model.likeness import possible_same
from cocreport.model.people import Person
from cocreport.store.folder import Stored
from cocreport.ui.stopping import stoppable
from cocreport.words import say


def need_joinable(desk: Desk, case: Case, other: Case) -> None:
    """Refuse what would lose something or could not be followed any more."""
    if other.joined:
        raise NotPermittedError(
            say("Other cases are part of {case} already.", case=other.id),
            say("Join them the other way round: {command}", command=f"coc join {case.id} {other.id}"),
        )
    if _name_of(case.procedure) != _name_of(other.procedure):
        raise NotPermittedError(
            say("These cases follow different procedures, so their steps cannot be counted as one."),
            say("Link them instead: {command}", command=f"coc link {other.id} {case.id}"),
        )
    need_no_draft(desk, other.id)


def need_no_draft(desk: Desk, case_id: CaseId) -> None:
    """Refuse while something that was entered for a case is not saved yet."""
    if desk.folder.has_open_draft(case_id):
        raise ChangedMeanwhileError(
            say("Something that was entered for {case} is put aside and not saved yet.", case=case_id),
            say(
                "Go on with it first: `coc resume {sign}`, or `coc note {case}`; `coc check` shows which.",
                sign=case_id[5:],
                case=case_id,
            ),
        )


def _name_of(procedure: str) -> str:
    return procedure.rpartition("-")[0]


def confirmed_same(desk: Desk, case: Case, other: Case) -> dict[PersonKey, PersonKey]:
    """Ask of each two people who may be the same whether they are; nobody is where nobody can be asked."""
    pairs = possible_same(case, other)
    if pairs and not can_ask(desk):
        left = say(
            "{count} possible pairs of the same person were left apart; nobody could be asked.", count=len(pairs)
        )
        desk.console.complain(left)
        return {}
    same: dict[PersonKey, PersonKey] = {}
    for theirs, ours in pairs:
        if theirs not in same and _is_same(desk, (other, theirs), (case, ours)):
            same[theirs] = ours
    return same


def _is_same(desk: Desk, one: tuple[Case, PersonKey], two: tuple[Case, PersonKey]) -> bool:
    prompt = Prompt(
        slot="same",
        title=say("Who is who"),
        ask=say("Is this the same person?"),
        form="choice",
        hint=say("If you are not sure, say no. It can be put right later."),
        fields=tuple((f"{case.id}, {key}", _described(case.people[key])) for case, key in (one, two)),
        options=(Option("no", say("No, or not sure")), Option("yes", say("Yes, the same person"))),
        can_go_back=False,
    )
    with stoppable(desk.stops):
        while True:
            match desk.asker.ask(prompt, None):
                case Answer(value):
                    return value == "yes"
                case Leave(_, code):
                    raise StoppedError(say("The cases are as they were."), code)
                case _:
                    desk.asker.tell(say("Answer yes or no, or stop with Ctrl-C."))


def _described(person: Person) -> str:
    """Put on one line by what somebody is known."""
    known = (", ".join(person.parts), person.name, *person.handles, person.badge, person.looks)
    return "; ".join(filter(None, known))


def join(
    desk: Desk, holding: Stored[Case], coming: Stored[Case], same: Mapping[PersonKey, PersonKey], *, by: str
) -> None:
    """Save two cases as one, and say what that means."""
    case, other, now = holding.record, coming.record, desk.now()
    joined = joining.join(case, other, same, at=now, by=by, draw=desk.draw)
    try:
        desk.folder.join(holding, coming, joined, at=now, by=by)
    except InvalidDataError:
        raise InvalidDataError(
            say("Together these two would be more than one file can hold. Both are as they were."),
            say("Link them instead: {command}", command=f"coc link {other.id} {case.id} --kind 'same matter'"),
        ) from None
    if case.procedure != other.procedure:
        desk.console.complain(say("Both follow {procedure} from now on.", procedure=case.procedure))
    if set(joined.excluded) != set(case.excluded):
        desk.console.complain(say("Who should not read one of them does not see the joined case."))
    desk.console.result(say("Saved in {case}; {other} is part of it now.", case=case.id, other=other.id))


def finish(desk: Desk, case: Case, said: str) -> None:
    """Finish a join that was stopped; refuse where there is nothing to finish."""
    for other_id in match_case(said, case.joined):
        if desk.folder.finish_join(other_id):
            desk.console.result(say("Finished: {other} is part of {case}.", other=other_id, case=case.id))
            return
    raise NotPermittedError(say("These are one case already."), say("`coc show {case}` shows it.", case=case.id))


def split(desk: Desk, before: Stored[Case], said: str, *, by: str) -> None:
    """Save a joined case as two again, and say what could not be undone."""
    case = before.record
    others = match_case(said, case.joined)
    if not others and (stale := _unheld(desk, case, said)):
        desk.folder.drop_pointer(stale)
        desk.console.result(say("Finished: {case} is a case of its own.", case=stale))
        return
    if len(others) != 1:
        which = say("`coc show {case}` shows which are.", case=case.id)
        raise NotFoundError(say("No such case is part of {case}.", case=case.id), which)
    need_no_draft(desk, case.id)
    parted = joining.split(case, others[0])
    desk.folder.split(before, parted, at=desk.now(), by=by)
    if parted.told_apart:
        apart = say(
            "Taken for the same person in the joined case, and not any more: {people}.", people=parted.told_apart
        )
        desk.console.complain(apart)
    if parted.in_both:
        both = say("People of whom both cases speak, and who stand in both cases now: {people}.", people=parted.in_both)
        desk.console.complain(both)
    desk.console.result(say("Saved as {case} and {other}.", case=case.id, other=others[0]))


def _unheld(desk: Desk, case: Case, said: str) -> CaseId | None:
    """Return a case that points to this one and is none the less a case of its own."""
    pointing = [one for one in match_case(said, desk.folder.joined_ids()) if desk.folder.resolve(one) == one]
    return next((one for one in pointing if desk.folder.pointer(one).joined_into == case.id), None)
