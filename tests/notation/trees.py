"""The trees and texts with which the notation is tried."""

from collections.abc import Iterator

from hypothesis import strategies as st

from cocreport.notation.tree import Tree

RETYPED_LINE = (
    "NO no No yes y Y n on OFF off true FALSE null NULL ~ = << 12:30 12:30:45 190:20:30 2031-05-10 2031-1-1 010 1_000 "
    "1E5 1e5 1.5e+3 12e03 0o17 0x1F 0b101 08 02472256 685_230.15 .inf -.INF +.inf .NaN . 3.10 1. .5 +1 -1 0 1,000 "
    "2031-05-10T08:10:00Z - -- --- ... ? : | > ! & * % @ ` [] {} [ ] { } , # ' \" !! y: #a :a a: ?a -a :: <a =a"
)
RETYPED = tuple(RETYPED_LINE.split())
SPACED = (
    "2031-05-10 08:10:00",
    "2031-05-10 08:10:00 +02:00",
    "2031-05-10t08:10:00.1 -5",
    "a: b",
    "a:b",
    "a #b",
    "a\t#b",
    " a",
    "a ",
    "- a",
    "? a",
    ": a",
    "# a",
    "'a' b",
    '"a" b',
    "--- a",
    "... a",
    "%YAML 1.1",
    "# yaml-language-server: a",
)
ODD = (
    "\t\n\r \x00\x07\x1b\x7f\x85\xa0\xad\u061c\u200b\u200c\u200d\u200e\u2028\u2029\u202e\u2060\u2066\u3000\ufeff\ufffe"
)
SIGNS = "-?:,[]{}#&*!|>'\"%@`\\~=<.0189aenoxyzEÄ中א😀🏴\U000e0067"

letters = st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD + SIGNS), st.sampled_from("a b\n"))
texts = st.one_of(
    st.sampled_from((*RETYPED, *SPACED, "")),
    st.text(letters, max_size=40),
    st.text(st.sampled_from("a \n\t#:-'\""), max_size=20),
    st.text(st.sampled_from("ab "), min_size=90, max_size=130),
)
keys = st.one_of(
    st.sampled_from((*RETYPED, *SPACED)),
    st.text(letters, min_size=1, max_size=20),
    st.integers(1, 200).map("\U000e0041".__mul__),
)


def trees(*, levels: int) -> st.SearchStrategy[dict[str, Tree]]:
    """Return mappings that are nested to so many levels."""
    node: st.SearchStrategy[Tree] = st.one_of(texts, st.integers())
    for _ in range(levels - 1):
        node = st.one_of(node, st.lists(node, max_size=3), st.dictionaries(keys, node, max_size=3))
    return st.dictionaries(keys, node, max_size=4)


def as_read(tree: Tree) -> Tree:
    """Return a tree as it comes back: a whole number is text then."""
    if isinstance(tree, dict):
        return {key: as_read(value) for key, value in tree.items()}
    return [as_read(item) for item in tree] if isinstance(tree, list) else str(tree)


def addresses(tree: Tree, above: str = "") -> Iterator[str]:
    """Yield the address of each key and item."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in steps:
        address = f"{above}/{step}" if above else str(step)
        yield address
        yield from addresses(value, address)
