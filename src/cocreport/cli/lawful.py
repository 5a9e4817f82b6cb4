"""What no command saves: a change that breaks the fixed order, or closes a case in which something is owed."""

from cocreport.cli.desk import Desk
from cocreport.errors import NotPermittedError
from cocreport.model.case import Case
from cocreport.model.outcome import is_closed
from cocreport.procedure.agenda import agenda, in_the_way
from cocreport.procedure.order import new_breaches
from cocreport.words import say


def refuse_unlawful(desk: Desk, before: Case, after: Case) -> None:
    """Raise NotPermittedError for what the order of the procedure does not allow; what was so before stays."""
    event = desk.edition(after.edition)
    broken = new_breaches(before, after, event)
    if broken:
        raise NotPermittedError(say(broken[0].sentence), say(broken[0].fix))
    if is_closed(after) and not is_closed(before):
        owed = in_the_way(agenda(after, desk.folder.procedure(after.procedure), desk.team, event))
        if owed:
            still = say("Something is still owed in this case: {title}.", title=say(owed[0].title))
            raise NotPermittedError(still, say("Do it, or note why it cannot be done; then close the case."))
