"""How a file looks that people will read, and that a change in it touches no more than it must."""

import difflib

import pytest
from tests.notation.trees import RETYPED

from cocreport.errors import InvalidDataError
from cocreport.notation.read import comments, lines, read
from cocreport.notation.tree import Tree
from cocreport.notation.write import write


def written(tree: dict[str, Tree]) -> str:
    """Return a file as text, after holding it against what is read back."""
    data = write(tree)
    assert read(data, file="a.yaml") == tree
    return data.decode()


def test_a_case_is_laid_out_for_people() -> None:
    tree: dict[str, Tree] = {
        "id": "2031-7K3QX",
        "reports": {
            "r-7K3Q": {
                "received": "2031-05-09T22:30+02:00",
                "account": "He stood outside her room.\n\nShe asked for a friend 😀\n",
                "others": ["p-2M4T", "p-9XYZ"],
                "asked": {},
                "said": [],
                "reason": "",
            }
        },
        "history": [{"when": "22:30", "who": "ruth"}, [["a"], "b"], {"deep": {"deeper": "c"}}],
    }
    header = "# yaml-language-server: $schema=https://example.org/case.json"
    assert write({"schema": 1, **tree}, header=header).decode() == (
        f"{header}\n"
        "schema: 1\n"
        "id: 2031-7K3QX\n"
        "reports:\n"
        "  r-7K3Q:\n"
        "    received: '2031-05-09T22:30+02:00'\n"
        "    account: |\n"
        "      He stood outside her room.\n"
        "\n"
        "      She asked for a friend 😀\n"
        "    others:\n"
        "      - p-2M4T\n"
        "      - p-9XYZ\n"
        "    asked: {}\n"
        "    said: []\n"
        "    reason: ''\n"
        "history:\n"
        "  - when: '22:30'\n"
        "    who: ruth\n"
        "  - - - a\n"
        "    - b\n"
        "  - deep:\n"
        "      deeper: c\n"
    )


def test_nothing_is_written_as_an_empty_mapping() -> None:
    assert write({}) == b"{}\n"
    assert write({}, header="# h\n", comments={"": ("# c",)}) == b"# h\n{}\n# c\n"


@pytest.mark.parametrize("word", RETYPED)
def test_what_either_yaml_would_retype_or_misread_is_quoted(word: str) -> None:
    quoted = "'" + word.replace("'", "''") + "'"
    assert written({word: word}) == f"{quoted}: {quoted}\n"


@pytest.mark.parametrize(
    "text",
    [
        "No, thanks",
        "yes?",
        "it's fine",
        "9 May 2031",
        "Zoë",
        "日本",
        "😀",
        "a:b",
        "a#b",
        "C:\\data",
        "x@y.org",
        "(a)",
        "/etc/x",
    ],
)
def test_ordinary_texts_are_not_quoted(text: str) -> None:
    assert written({text: text}) == f"{text}: {text}\n"


@pytest.mark.parametrize("text", ["a: b", "a #b", " a", "a ", "a\tb", "\u3000a", "- a", "'a' b", "a:", "Re: x"])
def test_texts_that_would_not_stay_themselves_are_quoted(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    assert written({text: text}) == f"{quoted}: {quoted}\n"


def test_whole_numbers_are_written_as_numbers() -> None:
    tree: dict[str, Tree] = {"a": 1, "b": [-20, 0], "c": {"d": 10**20}}
    assert write(tree) == b"a: 1\nb:\n  - -20\n  - 0\nc:\n  d: 100000000000000000000\n"
    assert read(write(tree), file="a.yaml") == {"a": "1", "b": ["-20", "0"], "c": {"d": "100000000000000000000"}}


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("one\ntwo", "|-\n  one\n  two\n"),
        ("one\ntwo\n", "|\n  one\n  two\n"),
        ("one\n\n\n", "|+\n  one\n\n\n"),
        ("one\n\ntwo", "|-\n  one\n\n  two\n"),
        ("\none", "|-\n\n  one\n"),
        ("  one\ntwo", "|2-\n    one\n  two\n"),
        ("\n one", "|2-\n\n   one\n"),
        ("\tone\ntwo", "|2-\n  \tone\n  two\n"),
        ("   \none", "|2-\n     \n  one\n"),
        ("one\n   ", "|-\n  one\n     \n"),
        ("tab\tinside 😀 \nspaces behind   \n", "|\n  tab\tinside 😀 \n  spaces behind   \n"),
        ("# one\n--- two\n'three: \"\\", "|-\n  # one\n  --- two\n  'three: \"\\\n"),
        ("\u0645\u06cc\u200c\u062e\u0648 👩\u200d🔧\n", "|\n  \u0645\u06cc\u200c\u062e\u0648 👩\u200d🔧\n"),
    ],
)
def test_texts_of_several_lines_stand_as_they_are(text: str, block: str) -> None:
    assert written({"k": text}) == f"k: {block}"


def test_a_line_that_is_too_long_stands_below_its_key() -> None:
    assert written({"key": "x" * 95}) == "key: " + "x" * 95 + "\n"
    assert written({"key": "x" * 96}) == "key: |-\n  " + "x" * 96 + "\n"
    assert written({"key": [" " + "x" * 99]}) == "key:\n  - |2-\n     " + "x" * 99 + "\n"
    assert written({"key": " " * 120}) == "key: '" + " " * 120 + "'\n"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("one\r\ntwo", '"one\\r\\n\\\n  two"'),
        ("a\u202eb\n c\n\n\td\n", '"a\\u202Eb\\n\\\n  \\ c\\n\\\n  \\n\\\n  \\td\\n"'),
        ("\n", '"\\n"'),
        (" \n ", '" \\n\\\n  \\ "'),
        ('quote " and \\ and \x00', '"quote \\" and \\\\ and \\x00"'),
        ("\x85 \u2028 \u2029", '"\\x85 \\u2028 \\u2029"'),
        ("\x1b[31m \x7f \x9b", '"\\x1B[31m \\x7F \\x9B"'),
        ("\ufeff\ufffe\uffff", '"\\uFEFF\\uFFFE\\uFFFF"'),
        ("\u200b\u2060\u200e\u200f\u061c\u2066\u2069", '"\\u200B\\u2060\\u200E\\u200F\\u061C\\u2066\\u2069"'),
        ("🏴\U000e0067\U000e007f é", '"🏴\\U000E0067\\U000E007F é"'),
    ],
)
def test_characters_that_no_block_can_hold_or_nobody_can_see_are_escaped(text: str, quoted: str) -> None:
    assert written({"k": text}) == f"k: {quoted}\n"


def test_keys_are_written_on_one_line_and_very_long_ones_behind_a_question_mark() -> None:
    assert written({"a\nb": {"c\td": "e"}}) == "\"a\\nb\":\n  'c\td': e\n"
    long = "\U000e0041" * 200
    tree: dict[str, Tree] = {long: "x", "l": [{long: {"m": "y"}}], "b": {long: "one\ntwo"}}
    assert "? " in written(tree)
    assert lines(write(tree), file="a.yaml")[f"l/0/{long}"] == 4


def test_a_change_in_one_value_changes_its_lines_only() -> None:
    account = "First line.\nSecond line.\nThird line.\n"
    before: dict[str, Tree] = {"a": {"account": account, "place": "hall"}, "z": ["x", "y"]}
    after: dict[str, Tree] = {
        "a": {"account": account.replace("Second", "Next 😀\t"), "place": "hall"},
        "z": ["x", "y"],
    }
    delta = difflib.ndiff(written(before).splitlines(), written(after).splitlines())
    assert [line for line in delta if line[0] in "+-"] == ["-     Second line.", "+     Next 😀\t line."]


def test_a_long_quoted_text_changes_in_one_line_too() -> None:
    text = "Erste Zeile\u200e.\nZweite Zeile.\nDritte Zeile.\n"
    changed = text.replace("Zweite", "Andere")
    delta = difflib.ndiff(written({"k": text}).splitlines(), written({"k": changed}).splitlines())
    assert [line for line in delta if line[0] in "+-"] == ["-   Zweite Zeile.\\n\\", "+   Andere Zeile.\\n\\"]


def test_comments_stand_above_what_they_belong_to() -> None:
    tree: dict[str, Tree] = {"a": {"b": "x"}, "l": ["q", {"k": "z"}, [["w"]]]}
    notes = {
        "a": ("# about a",),
        "a/b": ("# about b", "#", "# still"),
        "l/0": ("# about q",),
        "l/1": ("# about the mapping",),
        "l/1/k": ("# about its key",),
        "l/2/0/0": ("# about w",),
        "": ("# the end",),
    }
    data = write(tree, comments=notes)
    assert data.decode() == (
        "# about a\n"
        "a:\n"
        "  # about b\n"
        "  #\n"
        "  # still\n"
        "  b: x\n"
        "l:\n"
        "  # about q\n"
        "  - q\n"
        "  # about the mapping\n"
        "  -\n"
        "    # about its key\n"
        "    k: z\n"
        "  - -\n"
        "      # about w\n"
        "      - w\n"
        "# the end\n"
    )
    assert comments(data, file="a.yaml") == notes


def test_a_comment_whose_place_is_gone_goes_to_what_it_was_in() -> None:
    notes = {"a": ("# a",), "a/b/c": ("# c",), "l/7": ("# 7",), "gone/too": ("# gone",), "": ("# end",)}
    tree: dict[str, Tree] = {"a": {"d": "x"}, "l": ["q"]}
    assert write(tree, comments=notes) == b"# a\n# c\na:\n  d: x\n# 7\nl:\n  - q\n# gone\n# end\n"


def test_a_comment_stands_once_though_two_keys_share_its_address() -> None:
    tree: dict[str, Tree] = {"a": {"b": "x"}, "a/b": "q"}
    assert write(tree, comments={"a/b": ("# c",)}) == b"a:\n  # c\n  b: x\na/b: q\n"


@pytest.mark.parametrize("line", ["no sign", "# two\nlines: x", "# return\rx: y", "#\u2028", "#\x00", "#\ud800", ""])
def test_a_comment_that_would_be_something_else_is_refused(line: str) -> None:
    with pytest.raises(InvalidDataError, match="not one line"):
        write({"a": "x"}, comments={"a": (line,)})


@pytest.mark.parametrize(
    ("tree", "address"),
    [
        ({"reports": {"r-7K3Q": {"place": "Sec\ud800ret"}}}, "reports/r-7K3Q/place"),
        ({"a": ["x", "Sec\udfff\nret"]}, "a/1"),
        ({"a": {"Sec\ud800": "x"}}, "a/…"),
        ({"a": {"b": "Sec\ud800\u202e"}}, "a/b"),
    ],
)
def test_half_a_character_is_refused_with_its_address_and_without_the_text(tree: dict[str, Tree], address: str) -> None:
    with pytest.raises(InvalidDataError) as caught:
        write(tree)
    assert str(caught.value).startswith(f"{address}: ")
    assert "cannot be stored" in str(caught.value)
    assert "Sec" not in repr(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(("tree", "where"), [({"": "x"}, "A key"), ({"a": [{"": "x"}]}, "a/0: A key")])
def test_an_empty_key_is_refused_as_it_could_not_be_read(tree: dict[str, Tree], where: str) -> None:
    with pytest.raises(InvalidDataError) as caught:
        write(tree)
    assert str(caught.value).startswith(where)
