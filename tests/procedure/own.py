"""A team's own procedure for tests: the bundled one under another name, with edits in its text."""

from typing import Any

from cocreport.notation.read import read
from cocreport.procedure.load import bundled_bytes, load_procedure
from cocreport.procedure.spec import Procedure

FILE = "procedures/river-1.yaml"


def own_text(*edits: tuple[str, str]) -> str:
    """Return the file of the procedure ``river-1``, each edit made at the one place where its text stands."""
    text = bundled_bytes("workshop").decode()
    for old, new in (("\nname: workshop\n", "\nname: river\n"), *edits):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def own_procedure(*edits: tuple[str, str]) -> Procedure:
    """Return that procedure, loaded."""
    return load_procedure(own_text(*edits).encode(), file=FILE)


def place_of(name: str, text: str | None = None) -> str:
    """Return the address of the step or question that has an id."""
    tree: dict[str, Any] = read((text or own_text()).encode(), file=FILE)
    for number, step in enumerate(tree["steps"]):
        ids = [question["id"] for question in step.get("questions", ())]
        if step["id"] == name:
            return f"steps/{number}"
        if name in ids:
            return f"steps/{number}/questions/{ids.index(name)}"
    raise AssertionError(name)
