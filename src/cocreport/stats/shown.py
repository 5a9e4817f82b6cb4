"""The counts as a document for the team: numbers first, then a chart for each way of counting."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cocreport.copies.days import day_of
from cocreport.copies.document import Bar, Bars, Fields, Heading, Node, Paragraph
from cocreport.stats.count import Statistics
from cocreport.stats.named import SPANS, Names, span
from cocreport.words import say


def nodes(counts: Statistics, names: Names, stage_of: Callable[[str], str]) -> Iterator[Node]:
    """Give what the counts say, without what there is none of."""
    yield Fields(tuple(_numbers(counts)))
    if counts.spans:
        yield Heading(say("How long it took, from the report on"))
        yield Fields(tuple(_spans(counts)))
    cases, reports = say("cases"), say("reports")
    for label, kind, found, named in (
        (say("Cases by edition"), cases, counts.by_edition, str),
        (say("Reports by the way they came"), reports, counts.by_channel, names.channel),
        (say("Cases by where they stand"), cases, counts.by_stage, stage_of),
        (say("What was found, by reported person"), say("findings"), counts.by_finding, names.finding),
        (say("What followed"), say("sanctions"), counts.by_sanction, names.sanction),
        (say("Reports by day"), reports, counts.by_day, _day),
    ):
        if found:
            yield _bars(label, kind, found, named)
    yield Paragraph(say("Cases that whoever counts may not read are not in these numbers."))


def _numbers(counts: Statistics) -> Iterator[tuple[str, str]]:
    yield say("Cases"), say("{count}, {closed} of them closed", count=counts.cases, closed=counts.closed)
    yield (
        say("Reports"),
        say(
            "{count}, {unwanted} of them no longer wanted by whoever told them",
            count=counts.reports,
            unwanted=counts.withdrawn,
        ),
    )
    by_part = ", ".join(f"{Names.part(part)} {count}" for part, count in counts.by_part.items())
    yield say("People"), f"{counts.people} ({by_part})" if by_part else str(counts.people)
    yield say("Appeals"), str(counts.appeals)
    yield say("Cases in which the police were called"), str(counts.with_police)


def _spans(counts: Statistics) -> Iterator[tuple[str, str]]:
    for name, found in counts.spans.items():
        yield (
            say(SPANS[name]),
            say(
                "median {median}, longest {longest} ({count} timed)",
                median=span(found.median),
                longest=span(found.longest),
                count=found.timed,
            ),
        )


def _bars(label: str, kind: str, found: Mapping[str, int], named: Callable[[str], str]) -> Bars:
    return Bars(label, say("What"), (kind,), tuple(Bar(named(word), (count,)) for word, count in found.items()))


def _day(day: str) -> str:
    return day_of(date.fromisoformat(day))
