"""A case that speaks of two hundred people in twenty-six ways: in no form of its copies a name is left."""

import html
import re
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from tests.building import a_case
from tests.copies.cases import PROCEDURE, copy_for
from tests.copies.people import PEOPLE, ways_of
from tests.copies.test_pdf import text_of

from cocreport.copies.copied import Copied
from cocreport.copies.folding import plain
from cocreport.copies.formats import render
from cocreport.copies.laid_out import Cover, lay_out
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName, CopyFormat

_LEAST = 4
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _key(number: int) -> str:
    return f"p-0{_SIGNS[number // 1024]}{_SIGNS[number // 32 % 32]}{_SIGNS[number % 32]}"


def _crowd() -> Case:
    people = {
        _key(number): {"parts": ["reported" if number else "reporter"], "name": " ".join(name)}
        for number, name in enumerate(PEOPLE)
    }
    told = [f"There was {written} again.\n" for name in PEOPLE for written in ways_of(*name)]
    came = {"received": "2031-05-10T08:10+02:00", "taken_by": "ruth", "reporter": _key(0)}
    reports = {f"r-00A{_SIGNS[part]}": {**came, "account": "".join(told[part::8])} for part in range(8)}
    return a_case(people=people, reports=reports)


@pytest.fixture(scope="module")
def crowd() -> Case:
    return _crowd()


def _said(copy: Copied, form: CopyFormat, tmp_path: Path) -> str:
    cover = Cover("Case", "Case", date(2031, 5, 10), ())
    rendered = render(lay_out((copy,), PROCEDURE, cover), form)
    if form == "pdf":
        return text_of(rendered.data, tmp_path)
    return html.unescape(re.sub(r"<[^>]*>", " ", rendered.data.decode())).replace("\\", "")


@pytest.mark.parametrize("form", ["markdown", "html", "text", "pdf"])
@pytest.mark.parametrize("audience", ["team", "reporter"])
def test_no_name_is_left_in_any_form(crowd: Case, audience: AudienceName, form: CopyFormat, tmp_path: Path) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
        if which("pdftotext") is None:
            pytest.skip("pdftotext is not installed")
    copy = copy_for(audience, crowd, person=_key(0) if audience == "reporter" else None)
    words = set(re.findall(r"[^\W_]+", plain(_said(copy, form, tmp_path))))
    own = set(map(plain, PEOPLE[0])) if audience == "reporter" else set()
    names = {plain(part) for name in PEOPLE for part in name if len(part) >= _LEAST}
    assert not (words & names) - own
