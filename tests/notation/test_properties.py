"""What holds for every tree, every comment and every file, however odd."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.notation.trees import SIGNS, addresses, as_read, letters, trees

from cocreport.notation import events
from cocreport.notation.read import NotationError, comments, lines, read
from cocreport.notation.tree import Tree
from cocreport.notation.write import write

HEADER = "# yaml-language-server: $schema=https://example.org/case.json"
SAMPLE = write(
    {
        "reports": {"r-7K3Q": {"place": "table 6", "account": "He said: stop.\n\nThen #2.\n", "others": ["a", "b"]}},
        "odd": ["12:30", "it's", "a\u202eb\n", {}, [], {"k": "x" * 120}],
    },
    header=HEADER,
    comments={"reports/r-7K3Q/place": ("# seen by Ines",), "": ("# end",)},
)

modestly = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
"""No deadline, as the machine may be busy, and generating deep trees may take its time."""

comment_lines = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=12
).map("#".__add__)


@modestly
@given(trees(levels=8))
def test_what_is_written_is_read_back_the_same(tree: dict[str, Tree]) -> None:
    assert read(write(tree), file="a.yaml") == as_read(tree)


@modestly
@given(trees(levels=8))
def test_the_same_tree_gives_the_same_bytes_after_a_round(tree: dict[str, Tree]) -> None:
    texts = as_read(tree)
    assert isinstance(texts, dict)
    assert write(read(write(texts), file="a.yaml")) == write(texts)


@modestly
@given(trees(levels=3))
def test_other_yaml_readers_of_both_versions_see_the_same_texts_and_numbers(tree: dict[str, Tree]) -> None:
    data = write(tree)
    assert _loaded(data, yaml.CSafeLoader) == tree
    assert _loaded(data, yaml.BaseLoader) == as_read(tree)
    assert YAML(typ="safe", pure=True).load(data.decode()) == tree


@modestly
@given(trees(levels=4), st.data())
def test_comments_come_back_where_they_were_and_leave_the_tree_alone(
    tree: dict[str, Tree], data: st.DataObject
) -> None:
    there = st.sampled_from([*addresses(tree), ""])
    notes = data.draw(st.dictionaries(there, st.lists(comment_lines, min_size=1, max_size=3).map(tuple), max_size=5))
    written = write(tree, header=HEADER, comments=notes)
    assert comments(written, file="a.yaml") == notes
    assert read(written, file="a.yaml") == as_read(tree)


@modestly
@given(trees(levels=3), st.dictionaries(st.text("ab/01", max_size=6), st.lists(comment_lines).map(tuple)))
def test_no_comment_is_lost_when_its_address_is_gone(tree: dict[str, Tree], notes: dict[str, tuple[str, ...]]) -> None:
    found = comments(write(tree, header=HEADER, comments=notes), file="a.yaml")
    assert sorted(sum(found.values(), ())) == sorted(sum(notes.values(), ()))


@modestly
@given(trees(levels=4))
def test_lines_know_every_key_and_item_that_is_there(tree: dict[str, Tree]) -> None:
    assert set(lines(write(tree), file="a.yaml")) == set(addresses(tree))


junk = st.one_of(
    st.binary(max_size=60),
    st.text(letters, max_size=60).map(str.encode),
    st.text(st.sampled_from(SIGNS + "\n\n  \t"), max_size=40).map(str.encode),
)


@pytest.mark.parametrize("parser", [yaml.CBaseLoader, yaml.BaseLoader])
@settings(modestly, max_examples=150)
@given(data=junk)
def test_any_bytes_are_read_or_refused_and_nothing_else(parser: type, data: bytes) -> None:
    _read_or_refused(data, parser)


@pytest.mark.parametrize("parser", [yaml.CBaseLoader, yaml.BaseLoader])
@settings(modestly, max_examples=150)
@given(begin=st.integers(0, len(SAMPLE)), length=st.integers(0, 4), new=st.one_of(st.binary(max_size=3), junk))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(parser: type, begin: int, length: int, new: bytes) -> None:
    _read_or_refused(SAMPLE[:begin] + new + SAMPLE[begin + length :], parser)


def _loaded(data: bytes, loader: type) -> object:
    return yaml.load(data, Loader=loader)  # noqa: S506, TID251 - the other reader is what is asked here


def _read_or_refused(data: bytes, parser: type) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "LOADER", parser)
        try:
            tree = read(data, file="a.yaml")
        except NotationError as refusal:
            error = refusal
        else:
            assert read(write(tree, comments=comments(data, file="a.yaml")), file="a.yaml") == tree
            return
    assert 1 <= error.line <= data.count(b"\n") + 1
    assert error.__context__ is None
