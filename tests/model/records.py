"""Any record that the model allows, made from its own annotations, for property tests."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from annotated_types import MinLen
from hypothesis import strategies as st
from pydantic import AfterValidator, JsonValue, StringConstraints
from tests.notation.trees import letters

from cocreport.model.case import Case
from cocreport.model.record import Record, spelled
from cocreport.model.spellings import spell_moment

R = TypeVar("R", bound=Record)
Trees = st.SearchStrategy[Any]

MOST_SECTIONS = 7
ZONES = ("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns")
NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_. -]{0,12}", fullmatch=True)
"""What an address can have as a part: the names under which a mapping keeps its values."""

texts = st.one_of(
    st.text(letters, min_size=1, max_size=40), st.sampled_from(("no", "12:30", " a\n", "a: b #c", "\x1b[2J"))
)
moments = st.builds(
    lambda naive, minutes: spell_moment(naive.replace(second=0, tzinfo=timezone(timedelta(minutes=minutes)))),
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)),  # noqa: DTZ001 - the zone is added above
    st.integers(-23 * 60, 23 * 60),
)
days = st.dates(date(1970, 1, 1), date(2100, 1, 1)).map(date.isoformat)
_BY_TYPE: dict[Any, Trees] = {
    datetime: moments,
    date: days,
    int: st.integers(0, 999_999_999),
    JsonValue: st.one_of(texts, st.lists(texts, min_size=1, max_size=3)),
}


def records(kind: type[R]) -> st.SearchStrategy[R]:
    """Return records of a kind; those of a case keep its rules."""
    return trees(kind).map(kind.from_tree)


@cache
def trees(kind: type[Record]) -> Trees:
    """Return plain trees of a kind of record, with anything optional there or not."""
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: values(hints[name]) for name in kind.model_fields}
    required = {spelled(name): fields[name] for name, field in kind.model_fields.items() if field.is_required()}
    optional = {spelled(name): fields[name] for name, field in kind.model_fields.items() if not field.is_required()}
    made = _few_of(required, optional) if kind is Case else st.fixed_dictionaries(required, optional=optional)
    return made.map(_in_order if "until" in kind.model_fields else _lawful if kind is Case else dict)


def _few_of(required: dict[str, Trees], optional: dict[str, Trees]) -> Trees:
    """Return trees with a handful of the optional parts; with all of them they would be large and slow to shrink."""
    chosen = st.sets(st.sampled_from(sorted(optional)), max_size=MOST_SECTIONS)
    return chosen.flatmap(
        lambda names: st.fixed_dictionaries(
            {**required, **{name: optional[name] for name in optional if name in names}}
        )
    )


def values(hint: Any, *, name: bool = False) -> Trees:
    """Return what may stand where a field has this annotation."""
    kind, extras = _peeled(hint)
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is Mapping:
        key, value = get_args(kind)
        return st.dictionaries(values(key, name=True), values(value), max_size=2)
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0]), min_size=_least(extras), max_size=2)
    if isinstance(kind, type) and issubclass(kind, Record):
        return trees(kind)
    if any(isinstance(extra, AfterValidator) for extra in extras):
        return st.sampled_from(ZONES)
    return _BY_TYPE[kind] if kind in _BY_TYPE else _written(extras, name=name)


def _least(extras: list[Any]) -> int:
    known = [one for extra in extras for one in getattr(extra, "metadata", ())]
    return max((one.min_length for one in known if isinstance(one, MinLen)), default=0)


def _written(extras: list[Any], *, name: bool) -> Trees:
    patterns = (extra.pattern for extra in extras if isinstance(extra, StringConstraints))
    pattern = next((one for one in patterns if one), None)
    if pattern:
        return st.from_regex(str(pattern), fullmatch=True, alphabet=st.characters(max_codepoint=126))
    return NAMES if name else texts


def _peeled(hint: Any) -> tuple[Any, list[Any]]:
    extras: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            extras += more
        elif get_origin(hint) in (Union, UnionType):
            (hint,) = [arm for arm in get_args(hint) if arm is not NoneType]
        else:
            return hint, extras


def _in_order(tree: dict[str, Any]) -> dict[str, Any]:
    """Leave out an end before its beginning."""
    moment = datetime.fromisoformat
    if "from" in tree and "until" in tree and moment(tree["until"]) < moment(tree["from"]):
        return {name: value for name, value in tree.items() if name != "until"}
    return tree


def _lawful(tree: dict[str, Any]) -> dict[str, Any]:
    """Hold a tree to the rules between the parts of a case."""
    people = tree.setdefault("people", {})
    tree["reports"] = tree.get("reports") or {"r-7K3Q": {"received": "2031-05-10T08:10+02:00", "taken_by": "tomasz"}}
    # each first response answers a report that is there
    tree["response"] = dict(zip(tree["reports"], tree.get("response", {}).values(), strict=False))
    for person in people.values():
        person.pop("same_as", None)  # whoever said so has to be there, and not in a circle
    decisions = tree.get("decisions", {})
    for decision in decisions.values():
        decision.pop("revises", None)  # only an earlier one may be named
    if not decisions:
        tree.pop("appeals", None)
    for entry in [one for section in tree.values() if isinstance(section, dict) for one in section.values()]:
        if isinstance(entry, dict):
            _refer(entry, people, report=next(iter(tree["reports"])), decision=next(iter(decisions), None))
    for consent in tree.get("consent", {}).values():
        person = people.setdefault(consent["person"], {"looks": "a scarf"})
        if consent.get("name_known_to") == "nobody":
            person.pop("name", None)
            person.pop("handles", None)
    return tree


def _refer(entry: dict[str, Any], people: dict[str, Any], *, report: str, decision: str | None) -> None:
    """Let what an entry names be there."""
    for name in {"reporter", "person", "guardian"} & entry.keys():
        people.setdefault(entry[name], {"looks": "a hat"})
    if "report" in entry:
        entry["report"] = report
    if decision and "decision" in entry:
        entry["decision"] = decision
