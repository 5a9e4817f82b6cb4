"""The transparency report: nobody is to be recognised by it, and what came out stays as it came out."""

import re
import shutil
from pathlib import Path
from typing import Final

import pytest
from tests.building import ANSWERS, a_saved_case
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Prompt, Reply, Skip
from cocreport.model.keys import ALPHABET
from cocreport.store.folder import CaseFolder

NAMES: Final = ("Ferreira", "Lakshmi", "Coyle", "Petra", "Marsh", "Brand", "Idowu", "Larsen", "Mikkel", "lanyard")
SIGNED: Final = (
    "schema: 1\nanswers:\n  lessons: Two people sit in at every talk from now on.\n  reporters-told: yes\n  sign: yes\n"
)


def _grow(coc: Coc, name: str, count: int, *, first: int = 0, change: tuple[str, str] = ("", "")) -> None:
    """Put so many copies of an example case into the folder, under ids of their own."""
    text = (ANSWERS.parent / "pyriver" / "cases" / f"{name}.yaml").read_text("utf-8")
    text = text.partition("\nhistory:")[0] + "\n"
    for number in range(first, first + count):
        signs = f"{number:02}".translate(str.maketrans("0123456789", ALPHABET[10:20]))
        own = f"{name[:5]}{signs}{name[-3:]}"
        (coc.root / "cases" / f"{own}.yaml").write_text(text.replace(name, own).replace(*change), "utf-8")


@pytest.fixture
def many(pyriver: Coc) -> Coc:
    """Return the example folder with 25 more cases of 2031: enough that numbers can come out."""
    _grow(pyriver, "2031-N258A", 11)
    _grow(pyriver, "2031-V1KZC", 14)
    return pyriver


def _made(coc: Coc, *words: str | Path, handle: str = "dana") -> str:
    ended = coc("stats", "--public", "-o", "-", *words, handle=handle)
    assert ended.code == 0, ended.err
    return ended.out


def _answers(tmp_path: Path, text: str = SIGNED) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(text, "utf-8")
    return path


def test_under_ten_cases_there_is_no_number_but_how_to_report_and_what_can_happen(pyriver: Coc) -> None:
    text = _made(pyriver)
    assert "fewer than ten cases, or with none" in text
    assert "conduct\\@pyriver.example" in text
    assert "Ban from our future events" in text
    numbers = re.findall(r"\d+", re.sub(r"PyRiver Workshop( 2031)?|2031-05-10|240", "", text))
    assert numbers == []
    assert not [name for name in NAMES if name in text]


def test_an_edition_without_cases_reads_the_same_as_one_with_few(pyriver: Coc) -> None:
    few = _made(pyriver)
    for path in (pyriver.root / "cases").glob("2031-*.yaml"):
        path.unlink()
    assert _made(pyriver) == few


def test_from_ten_on_there_are_numbers_and_none_of_them_is_small(many: Coc) -> None:
    text = _made(many)
    assert "The team dealt with 30 cases." in text
    rows = re.findall(r"^\| (.+?) \| (\d+) \|$", text, re.MULTILINE)
    assert rows
    assert all(int(count) >= 5 for _, count in rows)
    assert ("Warning: this ends now, and one more report brings sanctions", "27") not in rows  # 3 of 30 without one
    assert ("No dealings with the person who reported", "15") in rows
    assert "police" not in text
    assert "within a day" in text


def test_it_has_no_date_no_quotation_and_no_name(many: Coc) -> None:
    for form in ("markdown", "html"):
        text = _made(many, "--format", form)
        body = re.sub(r"PyRiver Workshop 2031|Sat 2031-05-10</p>|Sat 2031-05-10", "", text)
        assert not re.search(r"\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}", body.partition("</style>")[2] or body)
        assert not [name for name in NAMES if name in text]
        assert "jokes" not in text


def test_the_page_has_each_chart_as_a_picture_and_as_a_table_and_loads_nothing(many: Coc) -> None:
    page = _made(many, "--format", "html")
    assert page.count('class="bars"') == page.count("<table>") >= 1
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|https?://[^<\s]*\.(js|css)|@import|style=", page)


def test_whoever_may_not_sign_it_makes_a_draft(many: Coc, tmp_path: Path) -> None:
    assert "This is a draft. Nobody has signed it off." in _made(many)
    ended = many("stats", "--public", "-o", "-", "--answers", _answers(tmp_path), handle="tomasz")
    assert (ended.code, ended.out) == (ExitCode.NOT_PERMITTED, "")
    assert not (many.root / "published").exists() or not list((many.root / "published").iterdir())


def test_what_was_signed_off_stays_as_it_came_out(many: Coc, tmp_path: Path) -> None:
    text = _made(many, "--answers", _answers(tmp_path))
    assert "draft" not in text
    assert "Two people sit in at every talk from now on." in text
    _grow(many, "2031-N258A", 1, first=30)
    ended = many("stats", "--public", "-o", "-", handle="dana")
    assert ended.out == text
    assert "cases may have changed since" in ended.err
    kept = (many.root / "published" / "2031.yaml").read_text("utf-8")
    assert "signed_by: dana" in kept
    assert many("check", handle="dana").code == 0
    (many.root / "published" / "2031.yaml").write_text(kept.replace("cases:", "case:"), "utf-8")
    checked = many("check", handle="dana")
    assert (checked.code, "published/2031.yaml, line " in checked.out) == (ExitCode.INVALID_DATA, True)
    assert many("stats", "--public", "-o", "-", handle="dana").code == ExitCode.INVALID_DATA


def test_before_it_is_signed_off_it_has_to_be_said_whether_the_reporters_know(many: Coc, tmp_path: Path) -> None:
    path = _answers(tmp_path, "schema: 1\nanswers:\n  sign: yes\n")
    ended = many("stats", "--public", "-o", "-", "--answers", path, handle="dana")
    assert (ended.code, ended.out) == (ExitCode.INVALID_DATA, "")
    assert "whether those who reported know of it" in ended.err


def test_a_coordinator_is_asked_and_signs_it_off(many: Coc, tmp_path: Path) -> None:
    asked: list[str] = []
    drafts: list[str] = []
    page = tmp_path / "report.md"

    def reply(prompt: Prompt) -> Reply:
        asked.append(prompt.ask)
        if "like this" in prompt.ask:  # it lies there to be read before it is signed
            drafts.extend(re.findall(r"This is a draft.[^*]*", page.read_text("utf-8")))
        if "learned" in prompt.ask:
            return Skip("none")
        return Answer("no" if "know that" in prompt.ask else "yes" if prompt.options else "They are told tonight.")

    ended = many("stats", "--public", "-o", page, handle="mikkel", replies=reply, at_terminal=True)
    assert ended.code == 0, ended.err
    assert asked.index("Do those who reported know that this report comes out?") < asked.index(
        "Is the report to come out like this?"
    )
    assert drafts == ["This is a draft. Nobody has signed it off."]
    assert "draft" not in page.read_text("utf-8")
    assert "They are told tonight." in (many.root / "published" / "2031.yaml").read_text("utf-8")
    assert "tonight" not in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("lesson", "said"),
    [
        ("We should have listened to Gil Ferreira.", "names somebody"),
        ("Somebody told crude jokes, one about a woman who had just left and it was bad.", "repeats words"),
    ],
)
def test_what_was_learned_names_nobody_and_repeats_nobody(many: Coc, tmp_path: Path, lesson: str, said: str) -> None:
    if said == "repeats words":
        account = re.search(
            r"account: \|-?\n((?: {6}.*\n)+)", (many.root / "cases" / "2031-N258A.yaml").read_text("utf-8")
        )
        assert account
        lesson = " ".join(account[1].split()[:9])
    path = _answers(tmp_path, SIGNED.replace("Two people sit in at every talk from now on.", f'"{lesson}"'))
    ended = many("stats", "--public", "-o", "-", "--answers", path, handle="dana")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert said in ended.err
    assert lesson not in ended.err


def test_two_editions_are_compared_by_what_both_have_said(many: Coc, tmp_path: Path) -> None:
    shutil.copy2(many.root / "events" / "2031.yaml", many.root / "events" / "2032.yaml")
    event = many.root / "events" / "2032.yaml"
    event.write_text(event.read_text("utf-8").replace("2031", "2032"), "utf-8")
    _made(many, "--answers", _answers(tmp_path))
    for number, name in ((9, "2031-N258A"), (8, "2031-V1KZC")):
        _grow(many, name, number, first=40, change=("edition: '2031'", "edition: '2032'"))
    before = _made(many, "--event", "2031")
    text = _made(many, "--event", "2032", "--format", "html")
    assert "Beside 2031" in text
    assert "What the bars stand for: 2032, 2031" in text
    for number, name in ((1, "2031-DJDKF"), (3, "2031-N258A")):
        _grow(many, name, number, first=60)
    assert _made(many, "--event", "2031") == before
    assert _made(many, "--event", "2032", "--format", "html") == text


def test_a_broken_case_stops_it_before_anything_is_written(many: Coc, tmp_path: Path) -> None:
    path = many.root / "cases" / "2031-N258A.yaml"
    path.write_text(path.read_text("utf-8").replace("reports:", "reportss:"), "utf-8")
    ended = many("stats", "--public", "-o", tmp_path / "x.md", handle="dana")
    assert ended.code == ExitCode.INVALID_DATA
    assert not (tmp_path / "x.md").exists()


def test_a_size_smaller_than_the_cases_is_pointed_out_and_left_out(many: Coc) -> None:
    event = many.root / "events" / "2031.yaml"
    event.write_text(event.read_text("utf-8").replace("size: 240", "size: 8"), "utf-8")
    ended = many("stats", "--public", "-o", "-", handle="dana")
    assert "people took part" not in ended.out
    assert "events/2031.yaml says that 8 people took part." in ended.err


def test_an_edition_that_is_not_there_and_a_form_that_it_does_not_have(many: Coc) -> None:
    assert many("stats", "--public", "--event", "1999", handle="dana").code == ExitCode.NOT_FOUND
    assert many("stats", "--public", "--format", "pdf", handle="dana").code == ExitCode.USAGE


def test_it_goes_into_the_folder_for_copies_where_nothing_else_is_said(pyriver: Coc) -> None:
    ended = pyriver("stats", "--public", handle="dana")
    assert re.fullmatch(r"Written: exports/q-\w{4}\.md\n", ended.out)


def test_whoever_is_kept_out_counts_without_it(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    for number in range(10):
        a_saved_case(folder, clock(), id=f"2031-0000{number}", excluded=["mikkel"] if number == 0 else [])
    assert "10 cases" in _made(coc, handle="dana")
    assert "fewer than ten" in _made(coc, handle="mikkel")
