"""What the index keeps of the team, its editions and procedures, so that a list needs none of their files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Step(NamedTuple):
    """A step of a procedure, as a list names it."""

    id: str
    title: str
    owner: str


class Member(NamedTuple):
    """Somebody on the team: a role, and a name where one is known."""

    role: str
    name: str | None = None


class Outline(NamedTuple):
    """A procedure in short: its steps in order, and what its findings, actions and channels are called.

    ``apart`` names the actions that keep two people apart, ``lasting`` those that hold for some time.
    """

    title: str
    steps: tuple[Step, ...]
    findings: Mapping[str, str]
    actions: Mapping[str, str]
    apart: tuple[str, ...]
    lasting: tuple[str, ...]
    channels: Mapping[str, str]


class Edition(NamedTuple):
    """One edition in short; the days are written ``2031-05-10``."""

    name: str | None
    timezone: str | None
    first: str | None
    last: str | None
    size: int | None
    staff: Mapping[str, Member]


class Surroundings(NamedTuple):
    """Everything beside the cases that a list is made of; ``edition`` is the one at work."""

    team: str
    edition: str
    editions: Mapping[str, Edition]
    procedures: Mapping[str, Outline]

    @property
    def zone(self) -> "ZoneInfo":
        """Return the time zone of the edition at work; UTC where nobody has said which it is."""
        from zoneinfo import ZoneInfo

        here = self.editions.get(self.edition)
        return ZoneInfo((here.timezone if here else None) or "UTC")

    @property
    def staff(self) -> Mapping[str, Member]:
        """Return the team of the edition at work."""
        here = self.editions.get(self.edition)
        return here.staff if here else {}

    def to_tree(self) -> dict[str, Any]:
        """Return it as the index writes it."""
        return {
            "team": self.team,
            "edition": self.edition,
            "editions": {name: one._asdict() for name, one in self.editions.items()},
            "procedures": {name: one._asdict() for name, one in self.procedures.items()},
        }


def surroundings_in(tree: Mapping[str, Any]) -> Surroundings:
    """Return what the index wrote; raise KeyError, TypeError or ValueError where it did not."""
    return Surroundings(
        team=tree["team"],
        edition=tree["edition"],
        editions={name: _edition(one) for name, one in tree["editions"].items()},
        procedures={name: _outline(one) for name, one in tree["procedures"].items()},
    )


def _edition(tree: Mapping[str, Any]) -> Edition:
    return Edition(**{**tree, "staff": {handle: Member(*one) for handle, one in tree["staff"].items()}})


def _outline(tree: Mapping[str, Any]) -> Outline:
    return Outline(**{**tree, "steps": tuple(Step(*one) for one in tree["steps"])})
