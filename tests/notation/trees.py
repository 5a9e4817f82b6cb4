"""The trees, texts and comments with which the notation is tried."""

from collections.abc import Iterator, Mapping

from hypothesis import strategies as st

from cocreport.notation.tree import Tree

RETYPED = (
    "NO no No yes YES y Y n N on ON off Off true True FALSE null Null NULL ~ = << 12:30 12:30:45 2031-05-10 010 "
    "1_000 1E5 1e5 1.5e+3 0o17 0x1F 0b101 .inf -.INF +.inf .NaN . - -- --- ... 3.10 1. .5 +1 -1 0 1,000 190:20:30 ? : | "
    "> ! & * % @ ` [] {} [ ] { } , # ' \" !! -1_0 +.1 0. 1:1 2031-05-10T08:10:00Z 2031-1-1 1e 0x 0o8 08 09 "
    "y: #a :a a: a:b ?a -a :: <a =a 12e03 685_230.15 685.230_15e+03 0b1010_0111 0x_0A_74_AE 02472256"
).split()
SPACED = (
    "2031-05-10 08:10:00",
    "2031-05-10 08:10:00 +02:00",
    "2031-05-10t08:10:00.1 -5",
    "a: b",
    "a #b",
    "a\t#b",
    " a",
    "a ",
    "- a",
    "? a",
    ": a",
    "# a",
    "| a",
    "'a' b",
    '"a" b',
    "a 'b'",
    "--- a",
    "... a",
    "%YAML 1.1",
    "# yaml-language-server: x",
)
ODD = "\t\n\r \x00\x07\x1b\x7f\x85\xa0\xad\u061c\u200b\u200c\u200d\u200e\u2028\u2029\u202e\u2060\u2066\u3000\ufeff\ufffe\uffff"
MARKS = "-?:,[]{}#&*!|>'\"%@`\\~=<0189aenoxyzEÄ中א😀🏴\U000e0067"

letters = st.one_of(
    st.characters(exclude_categories=("Cs",)), st.sampled_from(ODD), st.sampled_from(MARKS), st.sampled_from("a b\n")
)
texts = st.one_of(
    st.sampled_from((*RETYPED, *SPACED, "")),
    st.text(letters, max_size=40),
    st.text(st.sampled_from("a \n\t#:-'\""), max_size=20),
    st.text(st.sampled_from("ab "), min_size=90, max_size=130),
)
keys = st.one_of(
    st.sampled_from((*RETYPED, *SPACED)), st.text(letters, min_size=1, max_size=20), st.text("ab", min_size=1)
)
long_keys = st.text(letters, min_size=150, max_size=200)


def trees(*, levels: int = 8, leaves: st.SearchStrategy[Tree] | None = None) -> st.SearchStrategy[dict[str, Tree]]:
    """Return mappings that are nested at most so many levels."""
    node: st.SearchStrategy[Tree] = leaves or st.one_of(texts, st.integers())
    for _ in range(levels - 1):
        node = st.one_of(node, st.lists(node, max_size=3), st.dictionaries(keys, node, max_size=3))
    return st.dictionaries(keys, node, max_size=4)


def as_read(tree: Tree) -> Tree:
    """Return a tree as it comes back: a whole number is text then."""
    if isinstance(tree, dict):
        return {key: as_read(value) for key, value in tree.items()}
    return [as_read(item) for item in tree] if isinstance(tree, list) else str(tree)


def addresses(tree: Tree | Mapping[str, Tree], above: str = "") -> Iterator[str]:
    """Yield the address of each key and item."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inside:
        address = f"{above}/{step}" if above else str(step)
        yield address
        yield from addresses(value, address)
