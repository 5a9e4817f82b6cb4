"""Mistakes that people make when they edit a file by hand: each is named with its place and a fix, never its value."""

from dataclasses import dataclass

import pytest
from tests.building import CASE, EVENT

from cocreport.model.case import Case
from cocreport.model.document import BadFileError, read_record
from cocreport.model.event import Event
from cocreport.model.record import Record
from cocreport.model.team import Team

TEAM_FILE = """\
# yaml-language-server: $schema=.coc/schema/team.json
schema: 1
name: PyRiver Workshop
edition: 2031
procedure: workshop-1
contact: conduct@pyriver.example
outside:
  name: River Python Association
clocks:
  meeting: at once
  result: 7 days
"""
EVENT_FILE = """\
# yaml-language-server: $schema=../.coc/schema/event.json
schema: 1
id: 2031
name: PyRiver Workshop 2031
from: 2031-05-09
until: 2031-05-11
timezone: Europe/Berlin
size: 240
staff:
  mikkel:
    name: Mikkel Strand
    role: coordinator
    phone: +49 30 5550 0102
  ines:
    role: desk
emergency:
  police:
    number: "110"
"""
CASE_FILE = """\
# yaml-language-server: $schema=../.coc/schema/case.json
schema: 1
id: 2031-7K3QX
edition: 2031
procedure: workshop-1
people:
  p-4MZK:
    parts:
      - reported
    name: Gil Ferreira
    looks: A man with a hat
  p-9WXY:
    parts: [reporter]
    name: Lakshmi Nair
reports:
  r-7K3Q:
    received: 2031-05-10T08:10+02:00
    taken_by: tomasz
    channel: paper note
    reporter: p-9WXY
    wording: transcribed
    account: |
      He told jokes.
      Two people left.
    occurred:
      said: Friday evening
      from: 2031-05-09T19:30+02:00
      until: 2031-05-09T21:00+02:00
    ongoing: over
    place: Table 6
consent:
  c-2B3C:
    person: p-9WXY
    name_known_to: team
excluded:
  - mikkel
response:
  r-7K3Q:
    danger: no
    checklist:
      friend:
        state: declined
notes:
  n-5D6E:
    at: 2031-05-10T09:00+02:00
    by: ines
    text: The paper lies in the safe.
unanswered:
  reports/r-7K3Q/evidence: later
  reports/r-7K3Q/others: unknown
"""
WORDS = (
    "Gil",
    "Ferreira",
    "Lakshmi",
    "Nair",
    "Mikkel Strand",
    "a hat",
    "jokes",
    "Table",
    "Friday",
    "safe",
    "5550",
    "River",
)
"""What stands in these files and in no message about them."""


@dataclass(frozen=True)
class Mistake:
    """One edit, and what is said of it: at which line, of which address, with which fix."""

    old: str
    new: str
    at: str
    address: str
    fix: str
    kind: type[Record] = Case

    @property
    def original(self) -> str:
        """Return the file before somebody edited it."""
        return {Case: CASE_FILE, Event: EVENT_FILE, Team: TEAM_FILE}[self.kind]

    @property
    def edited(self) -> str:
        """Return the file with the mistake in it."""
        assert self.original.count(self.old) == 1
        return self.original.replace(self.old, self.new)

    @property
    def line(self) -> int:
        """Return the line that has to be named."""
        assert self.edited.count(self.at) == 1
        return self.edited[: self.edited.index(self.at)].count("\n") + 1


NOTATION = {
    "a tab": Mistake("    place: Table 6", "\tplace: Table 6", "\tplace", "reports", "two spaces for each level"),
    "wrong indentation": Mistake(
        "    ongoing: over", "   ongoing: over", "   ongoing", "reports/r-7K3Q", "Begin it in the same column"
    ),
    "no space behind the colon": Mistake(
        "    ongoing: over", "    ongoing:over", "    ongoing:over", "reports/r-7K3Q", "`key: value`"
    ),
    "a key that stands twice": Mistake(
        "    ongoing: over",
        "    ongoing: over\n    ongoing: unclear",
        "ongoing: unclear",
        "reports/r-7K3Q/ongoing",
        "Keep one of the two",
    ),
    "a comment behind a value": Mistake(
        "place: Table 6", "place: Table 6 # near the bar", "# near", "reports/r-7K3Q/place", "on a line of its own"
    ),
    "an anchor": Mistake("name: Gil Ferreira", "name: &gil Gil", "&gil", "people/p-4MZK/name", "Take it out"),
    "an alias": Mistake("name: Gil Ferreira", "name: *gil", "*gil", "people/p-4MZK/name", "Write the value out"),
    "a tag": Mistake("size: 240", "size: !int 240", "!int", "size", "Take it out", Event),
    "a colon in a text": Mistake(
        "place: Table 6", "place: Table 6: by the door", "Table 6: by", "reports/r-7K3Q/place", "in single quotes"
    ),
    "a quote mark that is not closed": Mistake(
        'number: "110"', 'number: "110', '"110', "emergency/police/number", "Close it", Event
    ),
    "an empty item": Mistake("  - mikkel", "  - mikkel\n  -\n", "  -\n", "excluded/1", "take the line out"),
}
NAMES = {
    "a misspelt name": Mistake(
        "    place: Table 6", "    plaec: Table 6", "plaec", "reports/r-7K3Q", "Did you mean `place`?"
    ),
    "a misspelt name at the top": Mistake(
        "timezone: Europe/Berlin", "time_zone: Europe/Berlin", "time_zone", "", "Did you mean `timezone`?", Event
    ),
    "a name of the wrong place": Mistake(
        "    ongoing: over",
        "    ongoing: over\n    badge: Nair 117",
        "badge",
        "reports/r-7K3Q",
        "Did you mean `badge`?",
    ),
    "a name nobody knows": Mistake(
        "contact: conduct@", "lakshmi_nair_knows: conduct@", "lakshmi_nair_knows", "", "Take it out, or check", Team
    ),
    "one level too far out": Mistake(
        "    ongoing: over\n    place: Table 6\n",
        "    ongoing: over\nplace: Table 6\n",
        "place: Table 6",
        "",
        "Did you mean `place`?",
    ),
    "a person's key that is none": Mistake("  p-4MZK:", "  p-4MIL:", "p-4MIL", "people/…", "without I, L, O and U"),
    "a person's key that is unknown": Mistake(
        "    person: p-9WXY", "    person: p-9WXZ", "person: p-9WXZ", "consent/c-2B3C/person", "correct the key"
    ),
    "a key of another kind": Mistake("  c-2B3C:", "  p-2B3C:", "p-2B3C", "consent/…", "An entry is named c-"),
}
VALUES = {
    "a word that is not one of the terms": Mistake(
        "ongoing: over",
        "ongoing: Friday",
        "ongoing: Friday",
        "reports/r-7K3Q/ongoing",
        "'still going on', 'over' or 'unclear'",
    ),
    "a term in capitals": Mistake(
        "danger: no", "danger: No", "danger: No", "response/r-7K3Q/danger", "Write one of these"
    ),
    "a reason that is none": Mistake(
        "evidence: later", "evidence: a hat", "evidence: a hat", "unanswered/…", "'unknown', 'declined'"
    ),
    "a part that a person cannot have": Mistake(
        "      - reported\n",
        "      - reported\n      - harasser\n",
        "- harasser",
        "people/p-4MZK/parts/1",
        "one of these words",
    ),
    "a time without its zone": Mistake(
        "from: 2031-05-09T19:30+02:00",
        "from: 2031-05-09T19:30",
        "from: ",
        "reports/r-7K3Q/occurred/from",
        "with its time zone",
    ),
    "the time alone": Mistake(
        "received: 2031-05-10T08:10+02:00",
        "received: 12:30",
        "12:30",
        "reports/r-7K3Q/received",
        "2031-05-10T08:10+02:00",
    ),
    "a time of a day that does not exist": Mistake(
        "at: 2031-05-10T09:00", "at: 2031-02-30T09:00", "2031-02-30", "notes/n-5D6E/at", "2031-05-10T08:10+02:00"
    ),
    "a day that does not exist": Mistake("2031-05-09", "2031-02-30", "from:", "from", "written like 2031-05-10", Event),
    "a day in another order": Mistake("2031-05-09", "09.05.2031", "from:", "from", "written like 2031-05-10", Event),
    "an end before the beginning": Mistake(
        "until: 2031-05-09T21:00+02:00",
        "until: 2031-05-09T21:00+04:00",
        "+04:00",
        "reports/r-7K3Q/occurred/until",
        "Put the earlier time in `from`",
    ),
    "the last day before the first": Mistake(
        "2031-05-11", "2031-05-01", "until:", "until", "the first day in `from`", Event
    ),
    "a number in words": Mistake("size: 240", "size: two hundred", "size:", "size", "a whole number, like 240", Event),
    "a number with a point": Mistake("size: 240", "size: 1.240", "size:", "size", "a whole number, like 240", Event),
    "a time zone that is none": Mistake(
        "Europe/Berlin", "River Time", "timezone:", "timezone", "written like Europe/Berlin", Event
    ),
    "a span that is none": Mistake(
        "7 days", "a week or Nair", "result:", "clocks/result", "like `at once`, `24 hours`", Team
    ),
    "a handle with a capital": Mistake(
        "taken_by: tomasz", "taken_by: Tomasz Nair", "taken_by", "reports/r-7K3Q/taken_by", "in lower case, like ines"
    ),
    "a handle with a capital as a key": Mistake(
        "  mikkel:", "  Mikkel:", "  Mikkel:", "staff/…", "in lower case", Event
    ),
    "a list where a text belongs": Mistake(
        "place: Table 6", "place:\n      - Table 6", "place:", "reports/r-7K3Q/place", "on one line, or as a block"
    ),
    "a text where a list belongs": Mistake(
        "excluded:\n  - mikkel\n", "excluded: mikkel\n", "excluded", "excluded", "one item a line, each after a dash"
    ),
    "a text where entries belong": Mistake(
        "consent:\n  c-2B3C:\n    person: p-9WXY\n    name_known_to: team\n",
        "consent: Nair\n",
        "consent:",
        "consent",
        "`name: value` lines",
    ),
    "a text where an entry belongs": Mistake(
        "  ines:\n    role: desk\n", "  ines: desk\n", "ines: desk", "staff/ines", "`name: value` lines", Event
    ),
    "quotes around nothing": Mistake(
        "place: Table 6", 'place: ""', 'place: ""', "reports/r-7K3Q/place", "take the line out"
    ),
    "a value that must be there and is empty": Mistake(
        "    taken_by: tomasz", "    taken_by:", "taken_by:", "reports/r-7K3Q/taken_by", "Add it."
    ),
    "a value that must be there and is not": Mistake("procedure: workshop-1\n", "", "#", "procedure", "Add it.", Team),
    "no report": Mistake(
        CASE_FILE[CASE_FILE.index("reports:") : CASE_FILE.index("consent:")],
        "",
        "#",
        "reports",
        "Add it under `reports`",
    ),
    "a name that nobody may know": Mistake(
        "name_known_to: team", "name_known_to: nobody", "name: Lakshmi", "people/p-9WXY/name", "Take the name out"
    ),
    "a file of a newer program": Mistake("schema: 1", "schema: 2", "schema:", "schema", "Update coc"),
    "a procedure without its version": Mistake(
        "workshop-1", "workshop", "procedure:", "procedure", "like workshop-1", Team
    ),
    "an edition that is no year": Mistake(
        "edition: 2031", "edition: spring", "edition:", "edition", "by its year", Team
    ),
    "an id with a misread sign": Mistake("2031-7K3QX", "2031-7K3QI", "2031-7K3QI", "id", "like 2031-7K3QX"),
}
MISTAKES = {**NOTATION, **NAMES, **VALUES}


def refusal(kind: type[Record], text: str) -> BadFileError:
    with pytest.raises(BadFileError) as caught:
        read_record(kind, text.encode(), file="files/edited.yaml")
    return caught.value


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_file_line_address_and_fix(name: str) -> None:
    mistake = MISTAKES[name]
    said = str(refusal(mistake.kind, mistake.edited))
    where = ", ".join(filter(None, ("files/edited.yaml", f"line {mistake.line}", mistake.address)))
    assert said.startswith(f"{where}: ")
    assert mistake.fix in said


@pytest.mark.parametrize("name", MISTAKES)
def test_no_message_repeats_what_stands_in_the_file(name: str) -> None:
    mistake = MISTAKES[name]
    error = refusal(mistake.kind, mistake.edited)
    for said in (str(error), *map(str, error.problems), repr(error)):
        assert not [word for word in WORDS if word in said]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_in_the_language_of_the_screen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mistake = MISTAKES[name]
    english = refusal(mistake.kind, mistake.edited).problems
    monkeypatch.setenv("COC_LANG", "de")
    german = refusal(mistake.kind, mistake.edited).problems
    for one, other in zip(english, german, strict=True):
        assert (other.line, other.problem.address) == (one.line, one.problem.address)
        assert other.problem.sentence != one.problem.sentence
        assert other.problem.fix != one.problem.fix or not one.problem.fix
        assert str(other).startswith(f"files/edited.yaml, Zeile {one.line}")


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "This must be one of: 'yes', 'not sure' or 'no'."), ("de", "'yes', 'not sure' oder 'no'.")],
)
def test_the_words_to_choose_from_stay_those_of_the_file(code: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", code)
    mistake = MISTAKES["a term in capitals"]
    assert said in str(refusal(mistake.kind, mistake.edited))


def test_there_are_enough_mistakes_of_each_kind() -> None:
    assert len(MISTAKES) >= 30
    assert {mistake.kind for mistake in MISTAKES.values()} == {Case, Event, Team}


@pytest.mark.parametrize(("kind", "text"), [(Case, CASE_FILE), (Event, EVENT_FILE), (Team, TEAM_FILE)])
def test_without_a_mistake_the_files_are_read(kind: type[Record], text: str) -> None:
    assert read_record(kind, text.encode(), file="files/edited.yaml")


def test_all_mistakes_of_a_file_are_found_at_once_and_counted() -> None:
    text = EVENT_FILE.replace("240", "many").replace("Europe/Berlin", "Berlin").replace("role: desk", "role: bar")
    error = refusal(Event, text)
    assert [(one.line, one.problem.address) for one in error.problems] == [
        (7, "timezone"), (8, "size"), (15, "staff/ines/role")
    ]  # fmt: skip
    assert str(error).endswith("(2 more in this file; `coc check` lists them.)")


def test_what_stands_under_a_key_that_is_wrong_is_found_without_repeating_the_key() -> None:
    error = refusal(Case, CASE_FILE.replace("  p-4MZK:", "  Gil:").replace("A man with a hat", "[a hat]"))
    assert [(one.line, one.problem.address) for one in error.problems] == [(7, "people/…"), (11, "people/…/looks")]


def test_an_entry_whose_name_may_be_somebodys_words_is_found_by_its_line_alone() -> None:
    error = refusal(Event, EVENT_FILE.replace("  police:\n    number", "  the police of Table 6:\n    numbre"))
    assert [(one.line, one.problem.address) for one in error.problems] == [(18, "emergency/…")]
    assert not {"numbre", "Table"} & set(str(error).split())


def test_two_misspelt_names_in_one_place_are_both_found() -> None:
    error = refusal(Case, CASE_FILE.replace("    place:", "    palce:").replace("    ongoing:", "    onging:"))
    assert [one.line for one in error.problems] == [29, 30]


def test_the_samples_of_the_tests_are_such_files() -> None:
    assert Case.from_tree(CASE)
    assert Event.from_tree(EVENT)
