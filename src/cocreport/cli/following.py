"""Which procedure is followed here: the team's, or the bundled one where there is no team yet."""

from typing import Final

from cocreport.cli.desk import Desk
from cocreport.errors import NotFoundError
from cocreport.model.event import Event
from cocreport.procedure.load import bundled
from cocreport.procedure.spec import Procedure

USUAL: Final = "workshop-1"
"""The procedure a new team follows unless it chooses another."""


def procedure_here(desk: Desk) -> Procedure:
    """Return the procedure of the folder; outside of any folder, the one that comes with the program."""
    try:
        folder = desk.folder
    except NotFoundError:
        if desk.options.folder:
            raise
        return bundled(USUAL)
    return folder.procedure(desk.team.procedure)


def edition_here(desk: Desk) -> Event | None:
    """Return the current edition of the folder; outside of any folder there is none."""
    try:
        return desk.event
    except NotFoundError:
        return None
