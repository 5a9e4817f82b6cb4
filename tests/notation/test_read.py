"""What a file may look like, and that every value in it stays as it was typed."""

from textwrap import dedent

import pytest

from cocreport.notation.read import NotationError, lines, read
from cocreport.notation.tree import Tree

pytestmark = pytest.mark.usefixtures("_each_parser")


def tree_of(text: str) -> dict[str, Tree]:
    return read(dedent(text).encode(), file="a.yaml")


@pytest.mark.parametrize(
    "typed",
    [
        *("NO", "no", "yes", "y", "on", "true", "~", "null", "=", "<<", "12:30", "12:30:45", "010", "1.10", "3.10"),
        *("1_000", "1E5", "0o17", "0x1F", ".inf", ".nan", "2031-05-10", "2031-02-30", "0000-01-01", "9" * 5000),
        *("a#b", "a:b", "it's", "Room 3, left", "https://example.org/x#y", "50 % & more", "a * b", "Stop!"),
    ],
)
def test_an_unquoted_value_is_the_text_that_was_typed(typed: str) -> None:
    assert read(f"key: {typed}\n".encode(), file="a.yaml") == {"key": typed}


@pytest.mark.parametrize("typed", ["1", "~", "null", "NO", "12:30", "<<", "2031-05-10", "two words"])
def test_a_key_is_the_text_that_was_typed(typed: str) -> None:
    assert read(f"{typed}: x\n".encode(), file="a.yaml") == {typed: "x"}


@pytest.mark.parametrize("nothing", ["", "\n \n", "# only a comment\n", "---\n", "---\n...\n", "{}\n"])
def test_a_file_with_nothing_in_it_is_an_empty_mapping(nothing: str) -> None:
    assert read(nothing.encode(), file="a.yaml") == {}


def test_a_value_that_was_not_typed_is_absent_and_a_quoted_empty_text_is_there() -> None:
    tree = tree_of("""\
        absent:
        single: ''
        double: ""
        block: |
        items: ["", '']
        flow: {absent: , there: x}
        """)
    assert tree == {"single": "", "double": "", "block": "", "items": ["", ""], "flow": {"there": "x"}}


def test_lists_and_mappings_are_read_in_every_way_of_writing_them() -> None:
    tree = tree_of("""\
        ---
        indented:
          - a
          - b: 1
            c: 2
        level:
        - - x
          - y
        flow: [a, {b: c}, []]
        ? explicit
        : value
        ...
        """)
    assert tree == {
        "indented": ["a", {"b": "1", "c": "2"}],
        "level": [["x", "y"]],
        "flow": ["a", {"b": "c"}, []],
        "explicit": "value",
    }


def test_texts_of_several_lines_are_read_in_every_way_of_writing_them() -> None:
    tree = tree_of("""\
        block: |
          one # no comment
            two

          \tthree 😀
        folded: >-
          one
          two
        plain: one
          two
        quoted: "one \\
          two\\nthree # no comment"
        """)
    assert tree == {
        "block": "one # no comment\n  two\n\n\tthree 😀\n",
        "folded": "one two",
        "plain": "one two",
        "quoted": "one two\nthree # no comment",
    }


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert tree_of("a:\n  <<: {b: c}\n") == {"a": {"<<": {"b": "c"}}}


def test_line_ends_of_windows_are_line_ends() -> None:
    data = b"# why\r\na: |\r\n  one\r\n  two\r\nb: c\r\n"
    assert read(data, file="a.yaml") == {"a": "one\ntwo\n", "b": "c"}
    assert lines(data, file="a.yaml") == {"a": 2, "b": 5}


def test_tabs_are_fine_inside_texts() -> None:
    assert tree_of('b: "one\n\ttwo"\nc: |2\n  \tthree\n') == {"b": "one two", "c": "\tthree\n"}


def test_an_escaped_emoji_is_read_and_its_backslash_is_no_half_character() -> None:
    assert tree_of('a: "\\U0001F600"\nb: C:\\users\\data\n') == {"a": "😀", "b": "C:\\users\\data"}


def test_lines_tell_where_each_key_and_item_begins() -> None:
    text = """\
        # a comment
        reports:
          r-7K3Q:
            place:
            account: |
              one
            others:
              - a
              -
                # about b
                b: c
        "1": x
        """
    assert lines(dedent(text).encode(), file="a.yaml") == {
        "reports": 2,
        "reports/r-7K3Q": 3,
        "reports/r-7K3Q/place": 4,
        "reports/r-7K3Q/account": 5,
        "reports/r-7K3Q/others": 7,
        "reports/r-7K3Q/others/0": 8,
        "reports/r-7K3Q/others/1": 9,
        "reports/r-7K3Q/others/1/b": 11,
        "1": 12,
    }


def test_lines_of_a_file_that_cannot_be_read_are_refused_too() -> None:
    with pytest.raises(NotationError):
        lines(b"a: 1\na: 2\n", file="a.yaml")
