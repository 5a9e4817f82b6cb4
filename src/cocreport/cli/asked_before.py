"""What is asked before a copy leaves the folder: what is said in own words, why the police get it, who gets it."""

from pathlib import Path

from cocreport.cli.desk import Desk
from cocreport.copies.concerned import people_to_choose
from cocreport.errors import ExitCode, InputNeededError, StoppedError, UsageError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.interview.known_by import known_by
from cocreport.interview.session import AnswerFile, Replies
from cocreport.interview.walk import Left, Walk, everything
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName
from cocreport.model.document import read_record
from cocreport.model.keys import PersonKey
from cocreport.model.outcome import hearing_of
from cocreport.procedure.load import CopyRequest, copying_questions
from cocreport.store.files import read_file
from cocreport.store.layout import LONGEST_FILE
from cocreport.ui.answers import FileAsker
from cocreport.ui.stopping import stoppable
from cocreport.words import say


def asked(
    desk: Desk, case: Case, audience: AudienceName, person: PersonKey | None, answers: Path | None
) -> CopyRequest:
    """Return what there is to know before a copy is made; without a terminal it stands in a file."""
    base = CopyRequest(schema_=1, audience=audience, statement=_written_already(case, audience, person))
    given = None
    if answers:
        data = read_file(answers, limit=LONGEST_FILE, shown=answers.name)
        given = read_record(AnswerFile, data, file=answers.name).answers
    elif not desk.console.can_ask:
        return _complete(base)
    asker = desk.asker if given is None else FileAsker(given, file=answers.name if answers else "")
    walk = Walk(
        steps=copying_questions().steps,
        base=base,
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
    if isinstance(asker, FileAsker):
        asker.expect_all_used()
    if isinstance(outcome, Left):
        raise StoppedError(say("No copy was made."), outcome.code)
    return _complete(outcome.record)


def chosen_person(desk: Desk, case: Case, audience: AudienceName, said: str | None) -> PersonKey | None:
    """Return whom a copy is for, where it is for one person: as was said, the only one there is, or as chosen."""
    people = people_to_choose(case, audience)
    if said and (not people or said not in case.people or case.first_of(said) not in people):
        raise UsageError(say("Nobody under that key gets such a copy."), say("`coc show` has the keys of people."))
    if said:
        return case.first_of(said)
    if audience in {"reporter", "reported"} and not people:
        raise UsageError(say("The case knows nobody for whom this copy would be."), say("See `coc show`."))
    if len(people) <= 1:
        return next(iter(people), None)
    if not desk.console.can_ask:
        raise InputNeededError(say("For whom is it?"), say("Say it with --person KEY; `coc show` has the keys."))
    return _asked_person(desk, case, people)


def _asked_person(desk: Desk, case: Case, people: tuple[PersonKey, ...]) -> PersonKey:
    prompt = Prompt(
        slot="person",
        title=say("Case {case}", case=case.id),
        ask=say("For whom is it?"),
        form="choice",
        options=tuple(Option(key, f"{known_by(case, key)} ({key})") for key in people),
        can_go_back=False,
        has_asides=False,
        is_kept=False,
    )
    with stoppable(desk.stops):
        while True:
            match desk.asker.ask(prompt, None):
                case Answer(value) if value in people:
                    return str(value)
                case Leave(_, code):
                    raise StoppedError(say("No copy was made."), code)
                case _:
                    pass


def confirmed(desk: Desk, ask: str, *, yes: bool) -> None:
    """Have something confirmed that is not usual; without a terminal it has to be said beforehand."""
    if yes:
        return
    if not desk.console.can_ask:
        raise InputNeededError(ask, say("Confirm it with --yes."))
    prompt = Prompt(
        slot="sure",
        title=say("Before it is made"),
        ask=ask,
        form="choice",
        options=(Option("no", say("No, make nothing")), Option("yes", say("Yes, make it"))),
        can_go_back=False,
        has_asides=False,
        is_kept=False,
    )
    with stoppable(desk.stops):
        reply = desk.asker.ask(prompt, None)
    if reply != Answer("yes"):
        raise StoppedError(say("No copy was made."), reply.code if isinstance(reply, Leave) else ExitCode.DONE)


def _written_already(case: Case, audience: AudienceName, person: PersonKey | None) -> str | None:
    """Return what was said to these readers already, in the words that stand in the case."""
    if audience == "public":
        texts = [one.text for one in case.announcements.values() if one.text]
        return texts[-1] if texts else None
    hearing = hearing_of(case, person) if audience == "reported" and person else None
    told = hearing[1].told if hearing else None
    return told.words if told else None


def _complete(request: CopyRequest) -> CopyRequest:
    """Refuse a request that lacks what such a copy cannot be without."""
    if request.audience in {"reported", "venue", "public"} and not request.statement:
        needed = say("What these readers are told is written by a person.")
        raise InputNeededError(needed, say("Give it as `statement` in a file: --answers FILE."))
    needs_reason = request.reporter_told == "no" and not request.why_not
    reasons = (request.asked_by, request.basis, request.approved_by, request.reporter_told)
    if request.audience == "police" and (not all(reasons) or needs_reason):
        needed = say("A copy for the police says who asked, on what basis, who agreed, and if the reporter knows.")
        ids = "asked-by, basis, approved-by, reporter-told, why-not"
        raise InputNeededError(needed, say("Give it in a file: --answers FILE, with {ids}.", ids=ids))
    return request
