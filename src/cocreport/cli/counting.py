"""What ``coc stats`` shows: the counts as text with bars, JSON or CSV; and a failure where they are not whole."""

from collections.abc import Iterator
from typing import NoReturn

from cocreport.cli.days import day_said
from cocreport.cli.desk import Desk
from cocreport.cli.left_out import say_what_is_left_out
from cocreport.copies.document import Document
from cocreport.errors import InvalidDataError
from cocreport.lookup.choosing import Wanted, chosen
from cocreport.lookup.seen import Seen
from cocreport.stats.count import Statistics, statistics
from cocreport.stats.named import Names
from cocreport.words import say


def show_statistics(desk: Desk, edition: str | None, since: str | None, until: str | None, *, form: str) -> None:
    """Count and show; raise InvalidDataError afterwards where cases are missing from the counts."""
    first = day_said(since, "--since").isoformat() if since else None
    last = day_said(until, "--until").isoformat() if until else None
    seen = desk.look()
    entries = chosen(seen, Wanted(edition=edition, has_all=True), desk.clock())
    counts = statistics(seen, entries, since=first, until=last)
    if form == "json":
        desk.show_json(counts.to_json())
    elif form == "csv":
        from cocreport.ui.csv_text import to_csv

        desk.console.result(to_csv(("table", "what", "count"), _rows(counts)))
    elif counts.cases:
        desk.console.result(_text(desk, counts, seen))
    else:
        desk.console.complain(say("There is no case to count."))
    need_whole(desk, seen)


def need_whole(desk: Desk, seen: Seen) -> None:
    """Raise InvalidDataError where a case could not be counted, as the numbers are too low then."""
    say_what_is_left_out(desk, sealed=len(seen.sealed), broken=seen.broken, withheld=seen.withheld)
    if seen.broken or seen.sealed or seen.withheld:
        _refuse(len(seen.broken) + len(seen.sealed) + seen.withheld)


def _refuse(count: int) -> NoReturn:
    raise InvalidDataError(
        say("{count} cases are not in these numbers, so they are too low.", count=count),
        say("`coc check` says what is wrong with a file; --as HANDLE says who counts."),
    )


def _text(desk: Desk, counts: Statistics, seen: Seen) -> str:
    from cocreport.copies.text import body
    from cocreport.stats.shown import nodes
    from cocreport.ui.lines import stage_name

    names = Names(seen.surroundings.procedures.values())
    shown = tuple(nodes(counts, names, stage_name))
    today = desk.clock().astimezone(seen.surroundings.zone).date()
    has_blocks = desk.console.draws and desk.console.speaks_unicode
    return body(Document("", "", today, shown), bar="\u2588" if has_blocks else "#")


def _rows(counts: Statistics) -> Iterator[tuple[str, str, str]]:
    for name, value in counts.to_json().items():
        if name == "spans":
            for what, span in value.items():
                yield from ((f"{name}, minutes", f"{what}, {kind}", str(one)) for kind, one in span.items())
        elif isinstance(value, dict):
            yield from ((name, word, str(count)) for word, count in value.items())
        elif name != "stats":
            yield name, "", str(value)
