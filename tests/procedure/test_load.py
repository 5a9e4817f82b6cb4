"""A procedure file is held against the model and the fixed rules; what does not fit is named with place and fix."""

from dataclasses import dataclass

import pytest
from tests.procedure.own import FILE, own_procedure, own_text, place_of

from cocreport.errors import NotFoundError
from cocreport.model.document import BadFileError
from cocreport.procedure import load
from cocreport.procedure.load import Setup, bundled, bundled_bytes, load_procedure
from cocreport.procedure.rules import FIXED_ORDER

NEITHER = "Give it one of the two."
WRITES = 'writes: "reports/{report}/circumstances"'
HEARING = '    title: "Hear their side"\n'
CIRCUMSTANCES = "      - id: circumstances\n"


@dataclass(frozen=True)
class Mistake:
    """Edits of the file, and what is said of them: at which line, in which step or question, with which fix."""

    old: str
    new: str
    at: str
    place: str
    fix: str
    hidden: str = ""
    more: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """Return the file with the mistake in it."""
        return own_text((self.old, self.new), *self.more)

    @property
    def line(self) -> int:
        """Return the line that has to be named."""
        assert self.text.count(self.at) == 1
        return self.text[: self.text.index(self.at)].count("\n") + 1

    @property
    def address(self) -> str:
        """Return the address that has to be named: ``>`` leads from the id of a step or question to what is wrong."""
        name, leads, rest = self.place.partition(">")
        return f"{place_of(name)}/{rest}".rstrip("/") if leads else name


MISTAKES = {
    "writes to an unknown address": Mistake(
        WRITES,
        'writes: "reports/{report}/mood"',
        "/mood",
        "circumstances>writes",
        "an address out of docs/format.md",
        "mood",
    ),
    "stamps an unknown address": Mistake(
        'stamps: "consent/{agreed}/given"',
        'stamps: "consent/{agreed}/gievn"',
        "/gievn",
        "target-known-to>stamps",
        "an address out of docs/format.md",
        "gievn",
    ),
    "a question asked when an unknown address holds something": Mistake(
        '"reports/{report}/place": []',
        '"reports/{report}/plaec": []',
        "/plaec",
        "place-told>when/reports/{report}/plaec",
        "an address out of docs/format.md",
    ),
    "a step taken when an unknown address holds something": Mistake(
        '"people/{reporter}/age": ["under 18"]',
        '"people/{reporter}/years": ["under 18"]',
        "/years",
        "guardian>when/people/{reporter}/years",
        "an address out of docs/format.md",
    ),
    "sets an unknown address": Mistake(
        '"people/{guardian}/parts": ["guardian"]',
        '"people/{guardian}/part": ["guardian"]',
        '/part"',
        "guardian>sets/people/{guardian}/part",
        "an address out of docs/format.md",
    ),
    "what is not an address at all": Mistake(
        WRITES,
        "writes: circumstances of Table 6?",
        "Table 6",
        "circumstances>writes",
        "an address out of docs/format.md",
        "Table",
    ),
    "writes into the history": Mistake(
        WRITES, 'writes: "history/{report}/what"', "history/", "circumstances>writes", "answers/NAME for an own one"
    ),
    "writes the seal": Mistake(
        WRITES, "writes: seal", "writes: seal", "circumstances>writes", "answers/NAME for an own one"
    ),
    "stamps the history": Mistake(
        WRITES, WRITES + '\n        stamps: "history/{report}/at"', "history/", "circumstances>stamps", "answers/NAME"
    ),
    "sets the seal": Mistake(
        '"people/{guardian}/parts": ["guardian"]',
        'seal: "guardian"',
        "seal:",
        "guardian>sets/seal",
        "answers/NAME",
        'guardian"',
    ),
    "sets who followed which procedure": Mistake(
        '"people/{guardian}/parts": ["guardian"]',
        "procedure: river-2",
        "procedure: river",
        "guardian>sets/procedure",
        "answers/NAME",
    ),
    "writes to several values at once": Mistake(
        WRITES, 'writes: "reports/{report}"', 'writes: "reports/{report}"', "circumstances>writes", "Name one of them"
    ),
    "writes to a whole section": Mistake(
        WRITES, "writes: answers", "writes: answers\n", "circumstances>writes", "Name one of them"
    ),
    "a name in braces that nothing gives a key": Mistake(
        WRITES, 'writes: "response/{reprot}/danger"', "{reprot}", "circumstances>writes", "Write {report}", "reprot"
    ),
    "neither writes nor names": Mistake(f"        {WRITES}\n", "", CIRCUMSTANCES, "circumstances>", NEITHER),
    "both writes and names": Mistake(
        WRITES, WRITES + "\n        names: entry", CIRCUMSTANCES, "circumstances>", NEITHER
    ),
    "an unknown rule under done": Mistake(
        "done: [safety-known]",
        "done: [safety-felt]",
        "safety-felt",
        "safety>done/0",
        "The rules are: account-kept,",
        "felt",
    ),
    "an unknown rule under needs": Mistake(
        "id: gaps\n",
        "id: gaps\n    needs: [met, settled]\n",
        "settled]",
        "gaps>needs/1",
        "The rules are:",
        "settled",
    ),
    "an unknown clock": Mistake(
        "clock: result", "clock: outcome", "clock: outcome", "reporter-result>clock", "`clocks`", "outcome"
    ),
    "a choice that the address does not take": Mistake(
        'value: "under 18"',
        'value: "a minor"',
        "a minor",
        "reporter-age>choices/1/value",
        "one of: under 18, adult",
        "minor",
    ),
    "a state that the item cannot be in": Mistake(
        'value: "not needed"\n            label: "They did not ask"',
        'value: "declined"\n            label: "They did not ask"',
        '"declined"\n            label: "They did not ask"',
        "call-on-request>choices/2/value",
        "done, not yet, not needed",
        "declined",
    ),
    "two questions of one id": Mistake(
        CIRCUMSTANCES,
        "      - id: evidence\n",
        'id: evidence\n        label: "What shows it',
        "evidence>id",
        "an id of its own",
    ),
    "a question with the id of a step": Mistake(
        "id: guardian-name",
        "id: guardian",
        "- id: guardian\n        label",
        "guardian-name>id",
        "an id of its own",
        "guardian",
    ),
    "a fixed step dropped": Mistake(
        "- id: hearing\n", "- id: listening\n", "steps:\n", "steps", "reword this step", "listening"
    ),
    "fixed steps in another order": Mistake(
        "- id: hearing\n",
        "- id: TEMP\n",
        "steps:\n",
        "steps",
        "meeting, reported-told, hearing, standing, actions",
        more=(("- id: standing\n", "- id: hearing\n"), ("- id: TEMP\n", "- id: standing\n")),
    ),
    "a fixed step twice": Mistake(
        "- id: debrief\n", "- id: meeting\n", "steps:\n", "steps", "meeting, reported-told, hearing"
    ),
    "an id in capitals": Mistake(
        CIRCUMSTANCES,
        "      - id: Circumstances\n",
        "id: Circ",
        "circumstances>id",
        "Compare it with docs/format.md",
        "Circumst",
    ),
    "a part that there is not": Mistake(
        "id: debrief\n    part: review",
        "id: debrief\n    part: later",
        "part: later",
        "debrief>part",
        "'before', 'report'",
        "later",
    ),
    "a form that there is not": Mistake(
        f"{WRITES}\n        form: text",
        f"{WRITES}\n        form: essay",
        "essay",
        "circumstances>form",
        "'line', 'text'",
        "essay",
    ),
    "a reason for no answer that there is not": Mistake(
        WRITES, f"{WRITES}\n        stamps: [now]", "[now]", "circumstances>stamps", "One text is expected here", "now"
    ),
    "a misspelt name": Mistake(
        'hint: "What led up', 'hnit: "What led up', "hnit:", "circumstances>", "Did you mean `hint`?", "hnit"
    ),
    "a text where a list belongs": Mistake(
        "done: [safety-known]", "done: safety-known", "done: safety", "safety>done", "one item a line", "known"
    ),
    "a clock in words": Mistake(
        'appeal: "30 days"', "appeal: a month", "a month", "clocks/appeal", "like `at once`", "month"
    ),
    "a version in words": Mistake(
        "version: 1\n", "version: first\n", "version:", "version", "a whole number", "first\n"
    ),
    "a file of a newer program": Mistake("schema: 1\n", "schema: 3\n", "schema:", "schema", "Update coc"),
    "a comment behind a value": Mistake(
        "clock: result", "clock: result # a week", "# a week", "reporter-result>clock", "on a line of its own", "week"
    ),
    "a sheet without lines": Mistake(
        "id: gaps\n",
        'id: gaps\n    sheet: "What was it like?"\n',
        'sheet: "What was it',
        "gaps>sheet",
        "a question",
    ),
    "rounds that nothing leads to": Mistake(
        'repeat:\n      each: reported\n      ask: "Somebody else did it too"\n',
        "repeat:\n      each: report\n",
        "repeat:\n      each: report\n",
        "who>repeat",
        "or give it `ask`",
    ),
    "rounds of a step without questions": Mistake(
        "id: debrief\n",
        "id: debrief\n    repeat:\n      each: meeting\n",
        "repeat:\n      each: meet",
        "debrief>repeat",
        "`ask`",
    ),
    "on call without rounds": Mistake(
        'on_call: "yes"\n    repeat:\n      each: summons\n',
        'on_call: "yes"\n',
        "on_call:",
        "help-now>on_call",
        "Give it a `repeat` without `ask`",
    ),
    "on call with a question for another round": Mistake(
        'on_call: "yes"\n    repeat:\n      each: summons\n',
        'on_call: "yes"\n    repeat:\n      each: summons\n      ask: "Another one"\n',
        "on_call:",
        "help-now>on_call",
        "Give it a `repeat` without `ask`",
    ),
    "on call without anybody to choose": Mistake(
        "      - id: summoned-who\n",
        '      - id: number\n        ask: "?"\n        writes: "response/{report}/summoned/{summons}/reference"\n'
        "      - id: summoned-who\n",
        "on_call:",
        "help-now>on_call",
        "its first question choices",
    ),
    "two steps on call": Mistake(
        "id: about-calls\n",
        'id: about-calls\n    on_call: "yes"\n',
        'on_call: "yes"\n    part: after',
        "about-calls>on_call",
        "Leave one",
    ),
    "people offered where none can stand": Mistake(
        "form: time\n        rows: [8]",
        "form: time\n        offers: team\n        rows: [8]",
        "offers: team\n        rows",
        "received>offers",
        "where a text may stand",
    ),
    "people offered where a person of the case is named": Mistake(
        f"{WRITES}\n        form: text",
        'writes: "reports/{report}/reporter"\n        offers: organizers',
        "offers: organizers\n        rows",
        "circumstances>offers",
        "where a text may stand",
    ),
    "people of the case offered where a text stands": Mistake(
        f"{WRITES}\n        form: text",
        f"{WRITES}\n        offers: reported",
        "offers: reported\n        rows",
        "circumstances>offers",
        "where a key of a person stands",
    ),
    "actions offered where a time stands": Mistake(
        "form: time\n        rows: [8]",
        "form: time\n        offers: actions\n        rows: [8]",
        "offers: actions\n        rows: [8]",
        "received>offers",
        "Offer them where a text may stand",
    ),
    "people offered at an unknown address": Mistake(
        f"{WRITES}\n",
        'writes: "reports/{report}/mood"\n        offers: team\n',
        "/mood",
        "circumstances>writes",
        "an address out of docs/format.md",
        "mood",
    ),
    "a fixed step about something else": Mistake(
        "about: reported\n" + HEARING,
        "about: target\n" + HEARING,
        "- id: hearing\n",
        "hearing>",
        "under `about`: reported",
        "target",
    ),
    "a fixed step that is done by another rule": Mistake(
        "done: [hearing-ended]", "done: [met]", "- id: hearing\n", "hearing>", "Add it to `done`: hearing-ended", "met"
    ),
    "a fixed step that waits for a later one": Mistake(
        'needs: [reported-told]\n    sets:\n      "hearings/{hearing}/person"',
        'needs: [decided]\n    sets:\n      "hearings/{hearing}/person"',
        "[decided]\n    sets:",
        "hearing>needs/0",
        "Take the rule out",
        "decided",
    ),
    "a step of the talk about something": Mistake(
        "id: safety\n",
        "id: safety\n    about: report\n",
        "about: report\n    part",
        "safety>about",
        "the part `review`",
    ),
    "a step of the talk that outlives the case": Mistake(
        "id: safety\n",
        'id: safety\n    outlives: "yes"\n',
        'outlives: "yes"\n    part: report',
        "safety>outlives",
        "the part `review`",
    ),
    "a step of the talk that is taken again": Mistake(
        "id: safety\n", 'id: safety\n    again: "Once more"\n', 'again: "Once more', "safety>again", "the part `review`"
    ),
    "a rule about something that the step is not about": Mistake(
        "done: [looked-back]",
        "done: [looked-back, decided]",
        "decided]\n  - id: closing",
        "debrief>done/1",
        "Give the step `about`: reported / decision",
        "decided",
    ),
    "a step that waits for the end, which waits for it": Mistake(
        "done: [looked-back]",
        "done: [closed]",
        "closed]\n  - id: closing",
        "debrief>done/0",
        "Give the step `outlives`",
    ),
    "a rule about a step that there is not": Mistake(
        "- id: reporter-told\n",
        "- id: told-first\n",
        "reporters-told]",
        "reported-told>needs/1",
        "Add a step `reporter-told` that is about a report.",
        "first",
    ),
    "a condition on an entry that the step does not know": Mistake(
        "id: debrief\n",
        'id: debrief\n    when:\n      "people/{target}/age": ["adult"]\n',
        '"people/{target}/age": ["adult"]',
        "debrief>when/people/{target}/age",
        "Give the step `about`",
        "adult",
    ),
    "a constant with a name in braces that nothing gives a key": Mistake(
        '"consent/{agreed}/person": "{target}"',
        '"consent/{agreed}/person": "{tagret}"',
        '"{tagret}"',
        "target-asked>sets/consent/{agreed}/person",
        "Write {report}",
        "tagret",
    ),
    "a time that is handed over": Mistake(
        "form: time\n        rows: [8]",
        "form: handed over\n        rows: [8]",
        "form: handed over\n        rows: [8]",
        "received>form",
        "a question for a text",
    ),
    "a list that is handed over": Mistake(
        "form: several\n        offers: team",
        "form: handed over",
        "form: handed over\n        hint",
        "excluded>form",
        "a question for a text",
    ),
    "several answers where one can stand": Mistake(
        f"{WRITES}\n        form: text",
        f"{WRITES}\n        form: several",
        "form: several\n        rows",
        "circumstances>form",
        "where a list may stand",
    ),
    "no steps": Mistake(own_text()[own_text().index("steps:\n") :], "", "# How a report", "steps", "Add it."),
}


def refusal(text: str) -> BadFileError:
    with pytest.raises(BadFileError) as caught:
        load_procedure(text.encode(), file=FILE)
    return caught.value


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_procedure_is_named_with_file_line_address_and_fix(name: str) -> None:
    mistake = MISTAKES[name]
    said = str(refusal(mistake.text))
    assert said.startswith(f"{FILE}, line {mistake.line}, {mistake.address}: ")
    assert mistake.fix in said


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_procedure_is_named_in_the_language_of_the_screen(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = refusal(MISTAKES[name].text).problems
    monkeypatch.setenv("COC_LANG", "de")
    for one, other in zip(english, refusal(MISTAKES[name].text).problems, strict=True):
        assert (other.line, other.problem.address) == (one.line, one.problem.address)
        assert other.problem.sentence != one.problem.sentence
        assert other.problem.fix != one.problem.fix or not one.problem.fix


@pytest.mark.parametrize("name", [name for name, mistake in MISTAKES.items() if mistake.hidden])
def test_no_message_about_a_procedure_repeats_what_was_written(name: str) -> None:
    mistake = MISTAKES[name]
    said = str(refusal(mistake.text)).replace(mistake.address, "")
    assert mistake.hidden not in said.partition("one of:")[0]


def test_every_mistake_of_a_procedure_is_found_at_once() -> None:
    error = refusal(
        own_text(("clock: result", "clock: outcome"), (WRITES, "writes: seal"), ("id: hearing\n", "id: talk\n"))
    )
    assert [problem.problem.address for problem in error.problems] == [
        place_of("circumstances") + "/writes",
        place_of("reporter-result") + "/clock",
        "steps",
    ]


@pytest.mark.parametrize("step", FIXED_ORDER)
def test_no_fixed_step_can_be_left_out(step: str) -> None:
    said = str(refusal(own_text((f"- id: {step}\n", "- id: something-else\n"))))
    assert f"The step `{step}` is missing." in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: hearing\n    part: review\n", "id: hearing\n    part: after\n"),
        ("id: hearing\n", 'id: hearing\n    when:\n      "people/{reported}/name": []\n'),
        ("id: hearing\n", 'id: hearing\n    outlives: "yes"\n'),
    ],
)
def test_no_fixed_step_can_be_passed_over(old: str, new: str) -> None:
    said = str(refusal(own_text((old, new))))
    assert said.startswith(f"{FILE}, line {own_text()[: own_text().index('- id: hearing')].count(chr(10)) + 1}, ")
    assert f"{place_of('hearing')}: This fixed step can be passed over as it stands." in said


def test_a_procedure_may_reword_reorder_and_omit_what_is_not_fixed() -> None:
    text = own_text(("Hear their side", "What they say about it"))
    begin, end = text.index("  - id: called-on-request\n"), text.index("  - id: guardian\n")
    without = text[:begin] + text[end : text.index("  # The coordinator, and everything later.")]
    rest = text[text.index("  # The coordinator, and everything later.") :]
    procedure = load_procedure((without + rest).encode(), file=FILE)
    assert procedure.id == "river-1"
    assert next(step.title for step in procedure.steps if step.id == "hearing") == "What they say about it"
    assert "call-who" not in procedure.questions()


def test_a_procedure_may_add_a_question_whose_answer_is_kept_as_text() -> None:
    procedure = own_procedure((WRITES, "writes: answers/weather"))
    assert procedure.questions()["circumstances"].writes == "answers/weather"


def test_a_procedure_may_add_choices_where_any_word_may_stand() -> None:
    procedure = own_procedure(
        ('- value: "e-mail"', '- value: "by raven"\n            label: "A raven"\n          - value: "e-mail"')
    )
    assert "by raven" in [choice.value for choice in procedure.questions()["channel"].choices]


def test_a_step_that_outlives_the_case_may_wait_for_its_end() -> None:
    procedure = own_procedure(("done: [looked-back]", 'outlives: "yes"\n    done: [closed, looked-back]'))
    assert next(step.done for step in procedure.steps if step.id == "debrief") == ("closed", "looked-back")


def test_people_of_the_case_may_be_offered_where_one_of_them_is_named() -> None:
    procedure = own_procedure(
        (f"{WRITES}\n        form: text", 'writes: "reports/{report}/reporter"\n        offers: reported')
    )
    assert procedure.questions()["circumstances"].offers == "reported"


def test_a_question_may_name_what_later_addresses_use() -> None:
    named = "      - id: corner\n        ask: Where?\n        names: corner\n"
    asked = "      - id: corner-state\n        ask: And?\n        writes: response/{report}/checklist/{corner}/answer\n"
    procedure = own_procedure((CIRCUMSTANCES, named + asked + CIRCUMSTANCES))
    assert procedure.questions()["corner"].names == "corner"


# What comes with the program


def test_the_bundled_procedure_is_had_by_its_name_and_version() -> None:
    assert bundled("workshop-1").id == "workshop-1"


@pytest.mark.parametrize("name", ["workshop-2", "workshop", "river-1", "setup-1", ""])
def test_any_other_is_not_there(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        bundled(name)
    assert "Put its file under procedures/" in str(caught.value)


def test_the_questions_of_the_set_up_are_held_against_the_model_too(monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled = bundled_bytes("setup").replace(b'"team/appeal"', b'"team/appeals"')
    monkeypatch.setattr(load, "bundled_bytes", lambda _: spoiled)
    with pytest.raises(BadFileError, match=r"setup.yaml, line \d+, steps/0/questions/\d/writes"):
        load._questionnaire.__wrapped__("setup", Setup)
