"""docs/format.md: every field of every record, its mark and its words; and examples as they would be written."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from cocreport.interview.session import AnswerFile, Session
from cocreport.model.address import leaves
from cocreport.model.case import Case
from cocreport.model.changes import is_changed_by_hand
from cocreport.model.event import Event
from cocreport.model.joined import Pointer
from cocreport.model.keys import ALPHABET, KIND_OF_SECTION
from cocreport.model.marks import Mark
from cocreport.model.publication import Publication
from cocreport.model.record import Record, spelled
from cocreport.model.team import Team
from cocreport.model.terms import LONGEST_TEXT
from cocreport.notation.events import MAX_EVENTS, MAX_LEVELS
from cocreport.notation.read import MAX_BYTES
from cocreport.procedure import spec
from cocreport.procedure.load import _OWN_SECTIONS
from cocreport.procedure.rules import FIXED_ORDER, RULES
from cocreport.store import layout
from cocreport.store.codec import decode, encode

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
RECORDS: dict[str, type[Record]] = {
    "Case": Case,
    "Joined case": Pointer,
    "Team": Team,
    "Event": Event,
    "Publication": Publication,
    "Answer file": AnswerFile,
    "Draft": Session,
}
OUTLINES: dict[str, type[Record]] = {
    "the procedure": spec.Procedure,
    "a source": spec.Source,
    "a step": spec.Step,
    "a repeat": spec.Repeat,
    "a question": spec.Question,
    "a choice": spec.Choice,
    "a never": spec.Never,
    "a finding": spec.Finding,
    "an action": spec.Action,
}
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def addresses(record: str) -> dict[str, list[str]]:
    """Return the rows of the tables about a record by their address: type, mark and meaning."""
    chapter = re.search(rf"^## {record}\b.*?(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert chapter
    lines = re.findall(r"^\| `([^`]+)` \|(.*)\|$", chapter[0], re.MULTILINE)
    assert len({address for address, _ in lines}) == len(lines)
    return {address: [cell.strip() for cell in rest.split("|")] for address, rest in lines}


@pytest.mark.parametrize("record", RECORDS)
def test_the_tables_have_every_field_of_a_record_and_no_other_in_its_order(record: str) -> None:
    assert list(addresses(record)) == [address for address, _ in leaves(RECORDS[record])]


@pytest.mark.parametrize("record", RECORDS)
def test_the_tables_give_every_field_its_mark_and_all_its_words(record: str) -> None:
    shown = addresses(record)
    for address, leaf in leaves(RECORDS[record]):
        kind, mark, _ = shown[address]
        assert mark == (leaf.mark or ""), address
        assert all(f"`{word}`" in kind for word in leaf.choices), address
        assert leaf.many == kind.startswith("list of"), address


@pytest.mark.parametrize("name", OUTLINES)
def test_the_outline_of_a_procedure_has_every_field_and_no_other_in_its_order(name: str) -> None:
    table = re.search(rf"^\| Field of {name} \|.*?\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert table
    fields = re.findall(r"^\| `(\w+)` \|", table[0], re.MULTILINE)
    assert fields == [spelled(field) for field in OUTLINES[name].model_fields]


def test_every_mark_is_explained() -> None:
    chapter = PAGE.partition("## Marks")[2].partition("\n## ")[0]
    assert re.findall(r"^\| ([a-z]+) \|", chapter, re.MULTILINE) == list(Mark)


def test_every_folder_and_kind_letter_is_named() -> None:
    assert all(f"`{name}/" in PAGE for name in layout.FOLDERS)
    shown = re.findall(r"^\| `([a-z])` \| `(\w+)`", PAGE, re.MULTILINE)
    assert {section: letter for letter, section in shown} == KIND_OF_SECTION
    assert ALPHABET in PAGE


@pytest.mark.parametrize(
    "said",
    [
        f"{MAX_BYTES:,} bytes",
        f"{layout.LONGEST_FILE:,} bytes",
        f"more than {MAX_LEVELS} levels",
        f"{MAX_EVENTS:,}\n  events",
        f"1 to {LONGEST_TEXT:,} characters",
    ],
)
def test_every_limit_is_the_one_in_the_program(said: str) -> None:
    assert said in PAGE


def test_what_a_procedure_may_not_change_is_named() -> None:
    chapter = " ".join(PAGE.partition("## Procedure:")[2].partition("\n## ")[0].split())
    for names in (FIXED_ORDER, tuple(RULES), _OWN_SECTIONS):
        assert all(f"`{name}`" in chapter for name in names)


def test_the_states_of_a_checklist_item_are_those_of_its_kind() -> None:
    chapter = " ".join(PAGE.split())
    for kind, states in spec.ITEM_STATES.items():
        assert re.search(rf"\*{kind}\* is {', '.join(states)}[;.]", chapter)


def test_the_example_is_written_as_the_program_writes_it() -> None:
    case = decode(Case, EXAMPLE.encode(), file="example.yaml")
    assert encode(case, schema="../.coc/schema/case.json").decode() == EXAMPLE


def test_the_seal_of_the_example_follows_from_the_description() -> None:
    case = decode(Case, EXAMPLE.encode(), file="example.yaml")
    assert not is_changed_by_hand(case)
    content = {name: value for name, value in case.to_tree().items() if name not in ("history", "seal")}
    compact = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.blake2b(compact.encode(), digest_size=16).hexdigest() == case.seal
