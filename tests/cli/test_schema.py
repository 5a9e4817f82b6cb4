"""``coc schema``: the JSON Schema of each kind of file, for editors and other programs."""

import json

import pytest
from tests.building import ANSWERS
from tests.cli.seat import Coc

from cocreport.cli.schemas import KINDS
from cocreport.errors import ExitCode


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_has_a_schema(coc: Coc, kind: str) -> None:
    ended = coc.bare("schema", kind)
    assert (ended.code, ended.err) == (0, "")
    schema = ended.json
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)
    assert set(schema["required"]) >= {
        name for name, field in KINDS[kind].model_fields.items() if field.is_required()
    } - {"schema_"}


def test_without_a_kind_it_is_that_of_a_case(coc: Coc) -> None:
    assert coc.bare("schema").out == coc.bare("schema", "case").out


def test_another_kind_is_a_wrong_command_line(coc: Coc) -> None:
    assert coc.bare("schema", "sandwich").code == ExitCode.USAGE


def test_a_new_folder_holds_the_same_schemas(coc: Coc) -> None:
    coc.bare("init", coc.root, "--answers", ANSWERS / "setup.yaml")
    for kind in KINDS:
        held = json.loads((coc.root / ".coc" / "schema" / f"{kind}.json").read_text("utf-8"))
        assert held == coc.bare("schema", kind).json
