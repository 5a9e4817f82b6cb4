"""A record becomes bytes that an editor understands, and bytes become a record or a sentence about what is wrong."""

from typing import Final

import pytest
from tests.building import a_case, a_team

from cocreport.errors import IntegrityError, InvalidDataError
from cocreport.model.case import Case
from cocreport.model.document import BadFileError
from cocreport.model.team import Team
from cocreport.store.codec import comments_of, confirmation, decode, encode

FILE: Final = "cases/2031-7K3QX.yaml"


def test_a_record_comes_back_from_its_bytes() -> None:
    assert decode(Case, encode(a_case(), schema="case.json"), file=FILE) == a_case()


def test_the_first_line_leads_an_editor_to_the_schema() -> None:
    first = encode(a_team(), schema=".coc/schema/team.json").split(b"\n")[0]
    assert first == b"# yaml-language-server: $schema=.coc/schema/team.json"


def test_what_is_wrong_is_told_with_file_and_line_and_without_the_value() -> None:
    data = encode(a_case(), schema="case.json").replace(b"tomasz", b"Tomasz Who")
    with pytest.raises(BadFileError, match=rf"^{FILE}, line 14, reports/r-7K3Q/taken_by: .* handle") as refused:
        decode(Case, data, file=FILE)
    assert "Tomasz" not in str(refused.value)


def test_a_file_of_a_newer_program_is_not_looked_into() -> None:
    data = encode(a_team(), schema="team.json").replace(b"schema: 1", b"schema: 2\nrooms: many")
    with pytest.raises(InvalidDataError, match="newer version of coc"):
        decode(Team, data, file="coc.yaml")


def test_bytes_that_hold_the_record_are_confirmed() -> None:
    confirmation(a_team(), file="coc.yaml")(encode(a_team(), schema="team.json"))


def test_bytes_that_hold_another_record_are_not() -> None:
    confirm = confirmation(a_team(), file="coc.yaml")
    with pytest.raises(IntegrityError, match=r"^coc\.yaml: .* nothing was replaced"):
        confirm(encode(a_team(name="Another Workshop"), schema="team.json"))


def test_comments_are_found_by_what_they_stand_above() -> None:
    data = encode(a_team(), schema="team.json")
    assert comments_of(data, file="coc.yaml") == {}
    commented = data.replace(b"name:", b"# As on the letters.\nname:")
    assert comments_of(commented, file="coc.yaml") == {"name": ("# As on the letters.",)}
