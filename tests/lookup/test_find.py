"""Words in cases: found in any field, whatever accents and capitals; no file that holds them is passed over."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreport.lookup.find import Hit, Words, files_with, line_around
from cocreport.notation.tree import Tree
from cocreport.notation.write import write

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("table", "At TABLE 6"), ("zoe", "Zoë was there"), ("ZOË", "zoe"), ("strasse", "Straße"),
        ("brand hollis", "Hollis Brand"),
        ("cafe", "the cafe\u0301 opened"), ("don't", "they don\u2019t know"), ("fi", "\ufb01nally"), ("ab", "a\u200bb"),
        ("0':", "0':"), ("it's", "'it\u2019s'"),
    ],
)  # fmt: skip
def test_words_are_found_whatever_is_done_to_their_letters(said: str, text: str) -> None:
    words = Words(said)
    assert words.may_be_in(write({"a": text}, header=""))
    (hit,) = words.hits({"a": text})
    assert hit.address == "a"


@settings(max_examples=500)
@given(WORDS, st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40), st.data())
def test_no_file_that_holds_a_word_is_passed_over(word: str, text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    tree: dict[str, Tree] = {"account": text[:place] + word + text[place:]}
    words = Words(word)
    if words.words and list(words.hits(tree)):
        assert words.may_be_in(write(tree, header=""))


def test_all_words_have_to_stand_in_one_field() -> None:
    tree: dict[str, Tree] = {"reports": {"r-1": {"place": "Table 6", "account": "A man in a hat at a table"}}}
    assert [hit.address for hit in Words("hat table").hits(tree)] == ["reports/r-1/account"]
    assert [hit.address for hit in Words("table").hits(tree)] == ["reports/r-1/place", "reports/r-1/account"]
    assert list(Words("hat 6").hits(tree)) == []


def test_what_the_program_keeps_is_not_looked_through() -> None:
    assert list(Words("x").hits({"history": {"h-1": {"former": "x"}}, "seal": "x"})) == []
    assert [hit.address for hit in Words("x").hits({"answers": {"history": "x"}})] == ["answers/history"]


def test_the_line_is_shortened_around_the_words() -> None:
    text = "first line\n" + "word " * 40 + "HERE " + "more " * 40 + "\nlast"
    place = Words("here").in_text(text)
    assert place
    line = line_around(Hit("a", text, *place))
    assert "HERE" in line
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert len(line) < 80


def test_links_folders_and_other_names_are_not_opened(tmp_path: Path) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / "2031-AAAAA.yaml").write_text("a: zebra\n")
    (cases / "2031-BBBBB.yaml").write_text("a: lion\n")
    (cases / "2031-AAAAA (conflict).yaml").write_text("a: zebra\n")
    (cases / "2031-CCCCC.yaml").symlink_to(tmp_path / "secret")
    (cases / "2031-DDDDD.yaml").mkdir()
    found = list(files_with(Words("zebra"), tmp_path, lambda _, __: None))
    assert found == ["2031-AAAAA", "2031-CCCCC", "2031-DDDDD"]  # whoever reads them properly says what they are


def test_a_file_longer_than_one_reading_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "2031-AAAAA.yaml").write_text("a: " + "x" * 200_000 + "zebra\n")
    assert list(files_with(Words("zebra"), tmp_path, lambda _, __: None)) == ["2031-AAAAA"]
