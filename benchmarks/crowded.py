"""Make a team's folder with many cases: ten editions, mostly closed cases, a few that are open, all invented.

    python -m benchmarks.crowded DIR COUNT

The cases are those of ``examples/pyriver`` and each as it was taken at the desk, with other names, days, ids and
notes. The last edition is that of this year, so that nothing lies in the future. The same count gives the same folder.
"""

import random
import re
import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cocreport.clock import system_clock
from cocreport.model.case import Case
from cocreport.model.document import read_record
from cocreport.model.keys import ALPHABET
from cocreport.notation.tree import Tree
from cocreport.store.codec import encode

SAMPLE: Final = Path(__file__).parent.parent / "examples" / "pyriver"
AT_THE_DESK: Final = frozenset("schema id edition procedure people reports consent excluded response".split())  # noqa: SIM905
EDITIONS: Final = 10
OPEN_SHARE: Final = 0.03
WITH_ACCENTS: Final = 0.3
_YEAR: Final = re.compile(r"\b203[0-9](?=-|')")
_SAMPLE_YEAR: Final = 2031
_GIVEN: Final = ("Ada", "Bo", "Cem", "Dita", "Ewa", "Fola", "Gwen", "Hiro", "Ines", "Jun", "Kofi", "Lea", "Mina", "Noa")
_FAMILY: Final = ("Abara", "Berg", "Castro", "Dahl", "Eriks", "Fuchs", "Garba", "Haas", "Ito", "Jansen", "Kone", "Lund")
_ACCENTED: Final = ("Zoë", "Łukasz", "Çağla", "José", "Søren", "Émilie")
_NOTES: Final = (
    "Security walked the corridor; it was quiet.",
    "The room was changed, and whoever looks after the door knows of it.",
    "They were asked how the day had been, and said that it was better than the one before.",
    "Nobody else has said anything about this until now.",
)


def make(root: Path, count: int) -> None:
    """Make a folder with so many cases, over ten editions; one that is there is removed first."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(SAMPLE, root)
    cases = root / "cases"
    closed, opened = list(_closed(cases)), list(_opened(cases))
    for path in cases.iterdir():
        path.unlink()
    this_year = system_clock().year
    _make_editions(root, this_year)
    chance = random.Random(count)  # noqa: S311 - the point is that it repeats
    for number in range(count):
        is_open = chance.random() < OPEN_SHARE
        year = this_year if is_open else this_year - number * EDITIONS // count
        text = _varied(chance.choice(opened) if is_open else chance.choices(closed, _WEIGHTS)[0], chance)
        _put(cases, text, number, year)


def as_taken(path: Path) -> Case:
    """Return a case with what is entered while a report is taken, and nothing of the review; so it is open."""
    case = read_record(Case, path.read_bytes(), file=path.name)
    taken = {name: value for name, value in case.to_tree().items() if name in AT_THE_DESK}
    left = case.unanswered.items()
    gaps: dict[str, Tree] = {address: why for address, why in left if address.partition("/")[0] in AT_THE_DESK}
    return Case.from_tree({**taken, "unanswered": gaps})


_ORDER: Final = ("2031-N258A", "2031-9KJJK", "2031-V1KZC", "2031-6XMJ7", "2031-DJDKF", "2030-BNQHX")
_WEIGHTS: Final = (40, 26, 26, 1, 4, 3)
"""How often each of the closed cases comes up: one with a recusal seldom, those with a ban not often."""


def _closed(cases: Path) -> Iterator[str]:
    """Give the closed cases, in the order of the weights, as text without a history."""
    for name in _ORDER:
        tree = read_record(Case, (cases / f"{name}.yaml").read_bytes(), file=name).to_tree()
        yield _text(Case.from_tree({key: value for key, value in tree.items() if key not in {"history", "seal"}}))


def _opened(cases: Path) -> Iterator[str]:
    yield from (_text(as_taken(cases / f"{name}.yaml")) for name in _ORDER if name != "2031-6XMJ7")


def _text(case: Case) -> str:
    return encode(case, schema="../.coc/schema/case.json").decode()


def _varied(text: str, chance: random.Random) -> str:
    """Return a case with other names and more or fewer notes."""
    given = chance.choice(_ACCENTED if chance.random() < WITH_ACCENTS else _GIVEN)
    text = text.replace("Hollis Brand", f"{given} {chance.choice(_FAMILY)}")
    notes = "".join(_note(number, given, chance) for number in range(chance.randrange(8)))
    return text.replace("notes:\n", f"notes:\n{notes}") if "\nnotes:\n" in text else f"{text}notes:\n{notes}"


def _note(number: int, given: str, chance: random.Random) -> str:
    said = f"{given} called. {chance.choice(_NOTES)}"
    return f"  n-{number:04}:\n    at: 2031-05-10T22:40+02:00\n    by: ruth\n    text: {said}\n"


def _put(cases: Path, text: str, number: int, year: int) -> None:
    """Write a case under an id of its own, all its years moved."""
    former = text.partition("\nid: ")[2].partition("\n")[0]
    signs = "".join(ALPHABET[(number // 32**place) % 32] for place in range(5))
    moved = _YEAR.sub(lambda found: str(int(found.group()) - _SAMPLE_YEAR + year), text.replace(former, "\0"))
    (cases / f"{year}-{signs}.yaml").write_text(moved.replace("\0", f"{year}-{signs}"), "utf-8")


def _make_editions(root: Path, this_year: int) -> None:
    event = (root / "events" / "2031.yaml").read_text("utf-8")
    for path in (root / "events").iterdir():
        path.unlink()
    for year in range(this_year - EDITIONS, this_year + 1):
        moved = event.replace("2031", str(year))
        (root / "events" / f"{year}.yaml").write_text(moved, "utf-8")
    team = root / "coc.yaml"
    team.write_text(team.read_text("utf-8").replace("2031", str(this_year)), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
    sizes = [path.stat().st_size for path in (Path(sys.argv[1]) / "cases").iterdir()]
    print(
        f"{len(sizes)} cases of {min(sizes)} to {max(sizes)} bytes, half of them up to {statistics.median(sizes):.0f}"
    )
