"""The last search over a finished copy: a name that got in anyway stops it, and is not said."""

from dataclasses import replace
from datetime import date

import pytest
from tests.copies.cases import copy_for

from cocreport.copies.copied import Copied
from cocreport.copies.document import Document, Fields, Heading, Paragraph
from cocreport.copies.leaks import Finished, LeakError, need_no_leak
from cocreport.errors import ExitCode

_DOCUMENT = Document("Case 2031-7K3QX", "2031-7K3QX", date(2031, 5, 10), (Heading("Reports"), Paragraph("Nothing.")))


@pytest.fixture(scope="module")
def copy() -> Copied:
    return copy_for("team")


def test_a_copy_without_a_name_goes_through(copy: Copied) -> None:
    need_no_leak(copy, Finished(_DOCUMENT, "Nothing.", "q-7K3Q.md"))


@pytest.mark.parametrize(
    "finished",
    [
        Finished(_DOCUMENT, "Nothing.", "owen-marsh.html"),
        Finished(_DOCUMENT, "by Lakshmi Nair"),
        Finished(_DOCUMENT, "<p>Idowu</p>"),
        Finished(_DOCUMENT, r"Idowu\-Sam"),
        Finished(replace(_DOCUMENT, title="About Idowu"), ""),
        Finished(replace(_DOCUMENT, running="owen marsh"), ""),
        Finished(replace(_DOCUMENT, nodes=(Fields((("Place", "with Lakshmi"),)),)), ""),
        Finished(_DOCUMENT, "", written=("We spoke.\nWith Owen.",)),
        Finished(_DOCUMENT, "", written=("+49 170 5550 0120",)),
    ],
)
def test_a_name_anywhere_stops_it_and_the_sentence_does_not_say_it(copy: Copied, finished: Finished) -> None:
    with pytest.raises(LeakError) as caught:
        need_no_leak(copy, finished)
    assert caught.value.code is ExitCode.INTEGRITY
    assert not {"Owen", "Marsh", "Lakshmi", "Nair", "Idowu", "0120"} & set(str(caught.value).replace(".", " ").split())


def test_a_value_that_kept_a_name_stops_it_and_says_where(copy: Copied) -> None:
    spoiled = [replace(one, said="by Owen") if one.parts[0] == "notes" else one for one in copy.kept]
    with pytest.raises(LeakError, match="notes/1/"):
        need_no_leak(replace(copy, kept=tuple(spoiled)), Finished(_DOCUMENT, ""))


def test_a_line_of_a_text_that_was_written_for_it_is_named(copy: Copied) -> None:
    with pytest.raises(LeakError, match="in line 2"):
        need_no_leak(copy, Finished(_DOCUMENT, "", written=("We spoke.\nWith Owen.",)))


def test_what_somebody_decided_is_no_name_may_stay(copy: Copied) -> None:
    need_no_leak(copy, Finished(_DOCUMENT, "in the marsh", stay=frozenset({"marsh"})))
