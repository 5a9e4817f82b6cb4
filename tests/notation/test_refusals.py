"""What is not part of the format, and that it is refused with its place and never with a value."""

import re
from typing import NamedTuple

import pytest

from cocreport.errors import ExitCode, InvalidDataError
from cocreport.notation import refusal, slips
from cocreport.notation.read import NotationError, read

pytestmark = pytest.mark.usefixtures("_each_parser")


def refusal_of(data: str | bytes) -> NotationError:
    with pytest.raises(NotationError) as caught:
        read(data if isinstance(data, bytes) else data.encode(), file="cases/2031-7K3QX.yaml")
    return caught.value


class Bad(NamedTuple):
    """A file with one fault, where it is, and a word of the problem and of the fix."""

    data: str | bytes
    line: int
    address: str
    problem: str
    fix: str


BEGIN = "schema: '1'\nreports:\n  r-7K3Q:\n    channel: desk\n"
AT = "reports/r-7K3Q/place"


def place(typed: str, problem: str, fix: str, *, line: int = 5, address: str = AT) -> Bad:
    """Return a case whose fifth line says what was typed for the place."""
    return Bad(f"{BEGIN}    place: {typed}\n    ongoing: x\n", line, address, problem, fix)


NOT_IN_THE_FORMAT = {
    "duplicate key": place("Secret\n    place: x", "same key", "Keep one", line=6),
    "duplicate key of which one is empty": place("\n    place: Secret", "same key", "Keep one", line=6),
    "anchor": place("&Secret x", "anchor", "Take it out"),
    "anchor of a key": Bad("a: x\n&Secret b: y\n", 2, "b", "anchor", "Take it out"),
    "anchor of a list": place("&Secret\n      - x", "anchor", "Take it out"),
    "alias": place("*Secret", "alias", "Write the value out"),
    "alias as a key": Bad("a: x\n*Secret : y\n", 2, "", "alias", "Write the value out"),
    "alias in a list": Bad("a:\n  - x\n  - *Secret\n", 3, "a/1", "alias", "Write the value out"),
    "local tag": place("!Secret x", "tag", "Take it out"),
    "tag of YAML itself": place("!!str Secret", "tag", "Take it out"),
    "tag that makes a time": place("!!timestamp Secret", "tag", "Take it out"),
    "tag that makes an object": place("!!python/object/apply:os.system [Secret]", "tag", "Take it out"),
    "tag of which nothing is known": place("! Secret", "tag", "Take it out"),
    "tag and no value": place("!", "tag", "Take it out"),
    "tag of a key": Bad("!!str a: Secret\n", 1, "a", "tag", "Take it out"),
    "tag of a mapping": place("!!map\n      k: Secret", "tag", "Take it out"),
    "tag and anchor": place("!!str &Secret x", "anchor", "Take it out"),
    "list as a key": place("x\n    ? [Secret]\n    : x", "not a text", "as one text", line=6, address="reports/r-7K3Q"),
    "mapping as a key": Bad("? {Secret: x}\n: y\n", 1, "", "not a text", "as one text"),
    "empty key": Bad("a: x\n'': Secret\n", 2, "…", "key is missing", "Write the key"),
    "no key": Bad("a:\n  b: x\n  : Secret\n", 3, "a", "key is missing", "Write the key"),
    "empty item": Bad("a:\n  - Secret\n  -\n  - y\n", 3, "a/1", "item is empty", "behind the dash"),
    "empty item in brackets": Bad("a: [Secret, , c]\n", 1, "a/0", "bracket", "bracket"),
    "second document": Bad("a: Secret\n---\nb: c\n", 2, "", "second document", "one document"),
    "second document that is empty": Bad("a: Secret\n--- \n", 2, "", "second document", "one document"),
    "something behind the end": Bad("a: Secret\n...\nb: c\n", 3, "", "does not continue", "one document"),
    "directive": Bad("# why\n\n%YAML 1.1\n---\na: Secret\n", 3, "", "directive", "Take the line out"),
    "directive for tags": Bad("%TAG ! tag:Secret\n---\na: x\n", 1, "", "directive", "Take the line out"),
    "directive without a document": Bad("%YAML 1.1\na: Secret\n", 1, "", "directive", "Take the line out"),
    "directive with an endless number": Bad(f"%YAML {'9' * 5000}.1\n---\na: x\n", 1, "", "directive", "Take the"),
    "list": Bad("- Secret\n", 1, "", "keys and values", "`key: value`"),
    "text": Bad("# why\nSecret\n", 2, "", "keys and values", "`key: value`"),
    "word of YAML": Bad("null\n", 1, "", "keys and values", "`key: value`"),
    "no space behind the colons": Bad("a:Secret\nb:x\n", 1, "", "keys and values", "a space behind the colon"),
    "comment behind a value": place("Secret # x", "comment", "a line of its own above"),
    "comment behind a quote": place("'Secret' # x", "comment", "a line of its own above"),
    "comment right behind a quote": place('"Secret"#x', "comment", "a line of its own above"),
    "comment behind a key": place("# Secret\n      k: x", "comment", "a line of its own above"),
    "comment behind a bracket": place("{}#Secret", "comment", "a line of its own above"),
    "comment behind a dash": Bad("a:\n  - # Secret\n    x\n", 2, "a/0", "comment", "a line of its own above"),
    "comment behind a pipe": place("| # Secret\n      x", "comment", "a line of its own above"),
    "comment behind a pipe at the end": Bad("a: x\nb: | # Secret", 2, "b", "comment", "a line of its own above"),
    "comment behind a text of two lines": place('"Secret\n      # y" # x', "comment", "a line of its own", line=6),
    "comment behind the mark of a document": Bad("--- # Secret\na: x\n", 1, "", "comment", "a line of its own above"),
}

NOT_EVEN_TEXT = {
    "Latin 1": Bad("a: x\nb: M\xfcnchen\n".encode("latin-1"), 2, "b", "not saved as UTF-8", "Save it as UTF-8"),
    "UTF-16": Bad("a: Secret\n".encode("utf-16"), 1, "", "not saved as UTF-8", "Save it as UTF-8"),
    "UTF-16 without a mark": Bad("a: Secret\n".encode("utf-16-le"), 1, "", "control character", "Take it out"),
    "half a character": Bad(b"a: x\nb:\n  c: \xed\xa0\x80\n", 3, "b/c", "not saved as UTF-8", "Save it as UTF-8"),
    "byte order mark": Bad(b"\xef\xbb\xbfa: Secret\n", 1, "", "byte order mark", "without a byte order mark"),
    "byte order mark inside": place("Sec\ufeffret", "control character", "Take it out"),
    "escape character": place("Sec\x1b[31mret", "control character", "Take it out"),
    "null character": place("Sec\x00ret", "control character", "Take it out"),
    "delete character": place("|\n      x\n      Sec\x7fret", "control character", "Take it out", line=7),
    "C1 character": place("Sec\x9bret", "control character", "Take it out"),
    "no character": place("Sec\uffferet", "control character", "Take it out"),
    "control character far down": Bad("a: x\n" * 1 + "b: y\n# \x07\n", 3, "", "control character", "Take it out"),
    "next line": place("Sec\x85ret", "line break of a rare kind", "ordinary line break"),
    "line separator": place("Sec\u2028ret", "line break of a rare kind", "ordinary line break"),
    "paragraph separator": place("|\n      Sec\u2029ret", "line break of a rare kind", "ordinary line break", line=6),
    "return alone": place("Sec\rret", "line break of a rare kind", "ordinary line break"),
}

SLIPS = {
    "colon in a text": place("Secret: x", "colon followed by a space", "single quotes"),
    "colon in a text of a list": Bad(
        "a:\n  - b: Secret: x\n", 2, "a/0/b", "colon followed by a space", "single quotes"
    ),
    "colon in the second line": place("Secret\n      x: y", "continues a text", "below its key", line=6),
    "opened quote": place('"Secret', "quote mark is opened", "Close it"),
    "opened single quote": place("'Secret", "quote mark is opened", "Close it"),
    "quote over the mark of a document": Bad('a: "Secret\n---\nb: c"\n', 1, "a", "quote mark is opened", "Close it"),
    "text behind a quote": place('"Secret" x', "ended already", "single quotes"),
    "single quote inside": place("'It's Secret'", "ended already", "written twice"),
    "text behind a bracket": Bad("a: {} Secret\n", 1, "a", "ended already", "single quotes"),
    "backslash in double quotes": place(r'"C:\Secret"', "backslash", "Write the backslash twice"),
    "number missing in an escape": place(r'"\xSecret"', "backslash", "Write the backslash twice"),
    "tab as indentation": place("x\n\tk: Secret", "tab", "two spaces", line=6, address="reports"),
    "tab below a key": Bad("a:\n\tb: Secret\n", 2, "a", "tab", "two spaces"),
    "tab in a block": Bad("a: |\n\tSecret\n", 2, "a", "tab", "two spaces"),
    "tab in brackets": Bad("a: [\n\tSecret]\n", 2, "a", "tab", "two spaces"),
    "tab on an empty line": Bad("a: x\n\t\nb: Secret\n", 2, "a", "tab", "two spaces"),
    "at sign": place("@Secret", "has a meaning of its own", "single quotes"),
    "backtick": place("`Secret`", "has a meaning of its own", "single quotes"),
    "percent sign": place("%Secret", "has a meaning of its own", "single quotes"),
    "star and space": place("* Secret", "have a meaning of their own", "single quotes"),
    "ampersand and space": place("& Secret", "have a meaning of their own", "single quotes"),
    "exclamation marks": place("!! Secret", "has a meaning of its own", "single quotes"),
    "unknown tag handle": place("!Secret!x y", "has a meaning of its own", "single quotes"),
    "pipe before a text": place("| Secret", "begins with |", "below the sign"),
    "angle bracket before a text": place("> Secret", "begins with |", "below the sign"),
    "open bracket": place("[Secret", "bracket", "close the bracket"),
    "open brace": place("{Secret", "bracket", "close the bracket"),
    "closing bracket": place("]Secret", "bracket", "single quotes"),
    "comma": place(", Secret", "comma", "single quotes"),
    "dash before a text": place("- Secret", "dash", "below its key"),
    "question mark before a text": place("? Secret", "question mark", "single quotes"),
    "line without a colon": place("x\n    Secret", "no colon", "`key: value`", line=6, address="reports/r-7K3Q"),
    "further left than its neighbours": Bad(
        "a:\n    b: Secret\n  c: x\n", 3, "a", "indented differently", "same column"
    ),
    "further right than its neighbours": Bad("a:\n  b: x\n   c: Secret\n", 3, "a/b", "further in", "same column"),
    "first key further in": Bad("  a: Secret\nb: x\n", 2, "", "does not continue", "first column"),
    "key among items": Bad("a:\n  - Secret\n  b: x\n", 3, "a", "list item is expected", "dash"),
    "colon without a key": Bad("a: x\n: Secret\n", 2, "", "key is missing", "Write the key"),
}

EVERY = NOT_IN_THE_FORMAT | NOT_EVEN_TEXT | SLIPS


@pytest.mark.parametrize("bad", EVERY.values(), ids=EVERY.keys())
def test_a_fault_is_refused_with_line_address_problem_and_fix(bad: Bad) -> None:
    error = refusal_of(bad.data)
    assert (error.line, error.address) == (bad.line, bad.address)
    assert bad.problem in error.problem
    assert bad.fix in error.fix


@pytest.mark.parametrize("bad", EVERY.values(), ids=EVERY.keys())
def test_a_fault_is_refused_in_the_language_of_the_screen(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    english = refusal_of(bad.data)
    monkeypatch.setenv("COC_LANG", "de")
    german = refusal_of(bad.data)
    assert (german.line, german.address) == (english.line, english.address)
    assert german.problem != english.problem
    assert german.fix != english.fix
    assert str(german).startswith(f"cases/2031-7K3QX.yaml, Zeile {bad.line}")


@pytest.mark.parametrize("bad", EVERY.values(), ids=EVERY.keys())
def test_a_refusal_does_not_repeat_what_the_file_says(bad: Bad) -> None:
    error = refusal_of(bad.data)
    for said in (str(error), repr(error), error.problem, error.fix, error.address, *map(str, error.args)):
        assert "Sec" not in said
    assert error.__context__ is None
    assert error.__cause__ is None


def test_a_refusal_is_one_line_that_begins_with_the_place() -> None:
    error = refusal_of(EVERY["alias"].data)
    where = "cases/2031-7K3QX.yaml, line 5, reports/r-7K3Q/place: "
    assert str(error) == where + error.problem + " " + error.fix
    assert error.file == "cases/2031-7K3QX.yaml"
    assert str(refusal_of("- x\n")).startswith("cases/2031-7K3QX.yaml, line 1: The file")


def test_a_refusal_is_invalid_data_with_a_next_step() -> None:
    error = refusal_of("- x\n")
    assert isinstance(error, InvalidDataError)
    assert error.code is ExitCode.INVALID_DATA
    assert error.next_step == error.fix


@pytest.mark.parametrize("key", ["He said stop", "a/b", "x" * 41, "Zoë", "a\nb", "r-7K3Q\n"])
def test_a_key_that_could_be_a_sentence_is_not_repeated(key: str) -> None:
    quoted = '"' + key.replace("\n", "\\n") + '"'
    assert refusal_of(f"a:\n  {quoted}:\n    b: &x y\n").address == "a/…/b"


@pytest.mark.parametrize(
    ("escape", "word"), [(r"\ud83d\ude00", "half a character|backslash"), (r"\U0000DC00", "half a character|backslash")]
)
def test_half_a_character_is_refused_though_it_is_written_as_an_escape(escape: str, word: str) -> None:
    error = refusal_of(f'a: x\nb: "{escape}"\n')
    assert (error.line, error.address) == (2, "b")
    assert re.search(word, error.problem)


@pytest.mark.parametrize("beyond", ['a: x\nb: "\\UFFFFFFFF"\n', "a: x\nb: !<%ED%A0%80> y\n", '"\\U00110000": x\n'])
def test_what_makes_a_parser_stumble_itself_is_refused_too(beyond: str) -> None:
    assert refusal_of(beyond).line == beyond.count("\n")


def test_a_directive_further_down_is_refused() -> None:
    refusal_of("a: x\n%Secret\n")
    refusal_of(f"a: x\n...\n%YAML {'9' * 5000}.1\n---\n")


def test_sentences_are_sentences_and_exclaim_nothing() -> None:
    pairs = [value for value in (vars(refusal) | vars(slips)).values() if _is_pair(value)]
    pairs += [slip.sentences for slip in slips.SLIPS]
    assert len(pairs) > 30
    for sentence in (sentence for pair in pairs for sentence in pair):
        assert re.fullmatch(r"[A-Z].*[^.]\.", sentence)
        assert "! " not in sentence


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, str) for part in value)


def test_a_comment_right_behind_the_sign_of_a_block_is_refused_by_either_parser() -> None:
    assert re.search("comment|that sign", refusal_of("a: |2-#Secret\n  x\n").problem)
