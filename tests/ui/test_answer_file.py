"""The answer file to fill in says what each question takes."""

from typing import Final

from cocreport.interview.asker import Form
from cocreport.interview.catalogue import Asked
from cocreport.notation.read import comments, read
from cocreport.ui.answer_file import answer_file


def _asked(name: str, form: Form, *options: str, write_in: bool = False, ask: str = "What?") -> Asked:
    return Asked(name, "step", ask, form, options, write_in, ())


QUESTIONS: Final = (
    _asked("place", "line", ask="Where was it,\n  'about': # there?"),
    _asked("account", "text"),
    _asked("danger", "choice", "yes", "no"),
    _asked("channel", "choice", "e-mail", write_in=True),
    _asked("witnesses", "list"),
    _asked("received", "time"),
    _asked("who.again", "choice", "yes", "no"),
)


def test_each_question_stands_under_what_it_asks_and_takes() -> None:
    text = answer_file(QUESTIONS)
    for one in QUESTIONS:
        text = text.replace(f"  {one.id}:", f"  {one.id}: x")
    data = text.encode()
    assert read(data, file="mine.yaml") == {"schema": "1", "answers": {one.id: "x" for one in QUESTIONS}}
    above = {address: said[-1] for address, said in comments(data, file="mine.yaml").items()}
    assert {address.removeprefix("answers/"): said for address, said in above.items() if "/" in address} == {
        "place": "# Where was it, 'about': # there? (text)",
        "account": "# What? (text, as a block after | if it has several lines)",
        "danger": "# What? (one of: yes, no)",
        "channel": "# What? (one of: e-mail, or an own text)",
        "witnesses": "# What? (a list, one item a line after a dash)",
        "received": "# What? (a time with its zone, like 2031-05-10T08:10+02:00)",
        "who.again": "# What? (one of: yes, no)",
    }


def test_it_explains_itself_at_the_top() -> None:
    head = answer_file(())
    for word in ("--answers FILE", "skip: unknown", ".2 behind its name"):
        assert word in head
