"""Which comments there are in a file, and to what they belong."""

from textwrap import dedent

import pytest

from cocreport.notation.read import comments, read
from cocreport.notation.write import write

pytestmark = pytest.mark.usefixtures("_each_parser")


def comments_of(text: str) -> dict[str, tuple[str, ...]]:
    return comments(dedent(text).encode(), file="a.yaml")


def test_a_comment_belongs_to_the_key_or_item_below_it() -> None:
    found = comments_of("""\
        # yaml-language-server: $schema=https://example.org/case.json
        # about the reports
        #
        #   still about them
        reports:
          # about one report
          r-7K3Q:
            others:
            # about the first
            - a
            # about the second
            -
              # about its key
              b: c
            # about the third
            - - d
              # about an item in the third
              - e
        # the end

        # the very end
        """)
    assert found == {
        "reports": ("# about the reports", "#", "#   still about them"),
        "reports/r-7K3Q": ("# about one report",),
        "reports/r-7K3Q/others/0": ("# about the first",),
        "reports/r-7K3Q/others/1": ("# about the second",),
        "reports/r-7K3Q/others/1/b": ("# about its key",),
        "reports/r-7K3Q/others/2": ("# about the third",),
        "reports/r-7K3Q/others/2/1": ("# about an item in the third",),
        "": ("# the end", "# the very end"),
    }


def test_a_comment_is_kept_exactly_from_its_sign_on() -> None:
    assert comments_of("#no space\na: b\n#\ttab, é 😀 # again  \n") == {
        "a": ("#no space",),
        "": ("#\ttab, é 😀 # again  ",),
    }
    assert comments(b"a: b\r\n# windows\r\nc: d\r\n", file="a.yaml") == {"c": ("# windows",)}
    assert comments(b"a: b\n# no line end", file="a.yaml") == {"": ("# no line end",)}


def test_lines_of_texts_are_no_comments() -> None:
    assert (
        comments_of("""\
        block: |
          # a heading
          text # more
        quoted: "one
          # two"
        single: 'one

          # two'' # looks like the end'
        """)
        == {}
    )


def test_a_comment_below_a_text_is_one_though_it_is_indented() -> None:
    assert comments_of("a: |\n    text\n  # comment\nb: c\n") == {"b": ("# comment",)}


def test_only_the_first_line_can_be_the_header() -> None:
    header = "# yaml-language-server: $schema=x"
    assert comments_of(f"{header}\na: b\n") == {}
    assert comments_of(f"# why\n{header}\na: b\n") == {"a": ("# why", header)}
    assert comments_of("# yaml-language-server\na: b\n") == {"a": ("# yaml-language-server",)}


def test_comments_in_brackets_move_to_lines_of_their_own_items() -> None:
    data = b"a: [\n  # first\n  x,\n  # second\n  {k: z},\n  # none below\n]\nb: c\n"
    found = comments(data, file="a.yaml")
    assert found == {"a/0": ("# first",), "a/1": ("# second",), "b": ("# none below",)}
    written = write(read(data, file="a.yaml"), comments=found).decode()
    assert written == "a:\n  # first\n  - x\n  # second\n  - k: z\n# none below\nb: c\n"


def test_comments_of_equal_addresses_are_kept_together() -> None:
    assert comments_of("a:\n  # one\n  b: c\n# two\na/b: d\n") == {"a/b": ("# one", "# two")}


def test_a_key_without_a_value_holds_its_comment() -> None:
    data = b"a:\n  b: x\n  # not asked yet\n  c:\n"
    assert comments(data, file="a.yaml") == {"a/c": ("# not asked yet",)}
    assert write(read(data, file="a.yaml"), comments=comments(data, file="a.yaml")) == b"# not asked yet\na:\n  b: x\n"
