"""``coc find``: words in the cases that somebody may read; names only where they were asked for."""

from tests.cli.seat import Coc, Terminal

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave

NAMES = ("Ferreira", "Lakshmi", "Coyle", "Petra", "Marsh", "Brand", "Idowu", "Larsen")


def _found(coc: Coc, said: str, *words: str, handle: str | None = "dana") -> list[list[str]]:
    ended = coc("find", "-", *words, handle=handle, stdin=said.encode())
    return [line.split("\t") for line in ended.out.splitlines()]


def test_a_hit_has_its_case_its_field_and_its_line(pyriver: Coc) -> None:
    hits = _found(pyriver, "LANYARD hat\n")
    assert hits
    assert {tuple(hit[:2]) for hit in hits} >= {("2031-N258A", "reports/r-BK59/account")}
    assert all("anyard" in hit[2] for hit in hits)


def test_names_stand_in_hits_only_where_they_were_asked_for(pyriver: Coc) -> None:
    for name in NAMES:
        found = _found(pyriver, name)
        named = _found(pyriver, name, "--names")
        assert found
        assert [hit[:2] for hit in found] == [hit[:2] for hit in named]
        assert not [hit for hit in found if any(one in hit[2] for one in NAMES)]
        assert all(name.lower() in hit[2].lower() for hit in named)


def test_whoever_is_kept_out_finds_nothing_of_the_case(pyriver: Coc) -> None:
    assert {hit[0] for hit in _found(pyriver, "accent")} == {"2031-6XMJ7"}
    ended = pyriver("find", "-", handle="mikkel", stdin=b"accent")
    assert (ended.out, ended.err) == ("", "The words stand in no case that you may read.\n")
    ended = pyriver("find", "-", handle=None, stdin=b"accent")
    assert ended.out == ""
    assert "1 not listed, because nobody said who is asking" in ended.err


def test_words_on_the_command_line_are_refused_and_not_repeated(pyriver: Coc) -> None:
    ended = pyriver("find", "Zebulon", handle="dana")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "Zebulon" not in ended.err
    assert pyriver("find", "-", handle="dana", stdin=b" \n").code == ExitCode.USAGE
    assert pyriver("find", handle="dana").code == ExitCode.INPUT_NEEDED


def test_they_are_asked_for_at_a_terminal(pyriver: Coc) -> None:
    ended = pyriver("find", handle="dana", replies=[Answer("lanyard hat")], at_terminal=True)
    assert "2031-N258A" in ended.out
    assert pyriver("find", handle="dana", replies=[Leave()], at_terminal=True).code == ExitCode.INTERRUPTED


def test_a_broken_case_that_may_hold_the_words_is_named(pyriver: Coc) -> None:
    path = pyriver.root / "cases" / "2031-N258A.yaml"
    path.write_text(path.read_text("utf-8").replace("reports:", "reportss:"), "utf-8")
    ended = pyriver("find", "-", handle="dana", stdin=b"lanyard")
    assert "cases/2031-N258A.yaml, line " in ended.err
    assert "2031-N258A" not in ended.out


def test_programs_get_the_same(pyriver: Coc) -> None:
    found = pyriver("find", "-", "--json", handle="dana", stdin=b"lanyard hat").json
    assert {"case", "address"} <= found[0].keys()
    assert Terminal().isatty()
