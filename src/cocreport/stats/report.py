"""The transparency report as a document: how to report, what can happen, what was counted, what was learned."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from cocreport.copies.document import Bar, Bars, Document, Fields, Heading, Listing, Node, Paragraph
from cocreport.copies.visible import visible
from cocreport.lookup.surroundings import Outline
from cocreport.model.event import Event
from cocreport.model.publication import Publication
from cocreport.model.team import Team
from cocreport.stats.grouping import FEWEST, SMALL
from cocreport.stats.named import Names
from cocreport.stats.published import LONGER, TABLES, in_both, table
from cocreport.words import N_, language_tag, say

_TITLES: Final[Mapping[str, str]] = {
    "came": N_("By which way cases came to us"),
    "stands": N_("How far we are with them"),
    "found": N_("What was found"),
    "followed": N_("What followed, where a report stood"),
}
_WORDS: Final[Mapping[str, str]] = {
    "closed": N_("Closed"),
    "open": N_("Still open"),
    "stands": N_("A rule was broken"),
    "does not stand": N_("No rule was broken, or it could not be found out"),
    "not decided": N_("Not decided, or not ours to decide"),
}
_TIMES: Final[Mapping[str, str]] = {
    "acknowledged": N_("From the report until we had answered it"),
    "met": N_("From the report until the team met"),
    "decided": N_("From the report until a decision"),
    "closed": N_("From the report until the case was closed"),
}
_WITHIN: Final[Mapping[str, str]] = {
    "1 hour": N_("within an hour"),
    "1 day": N_("within a day"),
    "2 days": N_("within two days"),
    "1 week": N_("within a week"),
    "2 weeks": N_("within two weeks"),
    "1 month": N_("within a month"),
    LONGER: N_("longer than a month"),
}


class About(NamedTuple):
    """Everything a report is made of; ``former`` is the last one that came out before it, if any."""

    publication: Publication
    team: Team
    event: Event
    outline: Outline
    former: Publication | None
    made: date


def report(about: About) -> Document:
    """Return the transparency report."""
    name = about.event.name or about.event.id
    return Document(
        title=say("Code of Conduct at {event}: what we did", event=visible(name, lines=False)),
        running=visible(about.team.name, lines=False),
        made=about.made,
        nodes=tuple(_nodes(about)),
        language=language_tag(),
    )


def _nodes(about: About) -> Iterator[Node]:
    if about.publication.signed is None:
        yield Paragraph(say("This is a draft. Nobody has signed it off."), is_strong=True)
    yield _how_many(about)
    yield Heading(say("How to report"))
    yield Fields(tuple(_ways(about)))
    yield Heading(say("What can happen"))
    yield Paragraph(
        say("The team chooses what fits what happened. It can be one or several of these, or something else:")
    )
    yield Listing(tuple(say(label) for label in about.outline.actions.values()))
    if about.publication.cases is not None:
        yield from _numbers(about)
    if about.publication.lessons:
        yield Heading(say("What we learned"))
        yield Paragraph(visible(about.publication.lessons))
    yield Heading(say("How this report is made"))
    yield Paragraph(_how(about))


def _how_many(about: About) -> Paragraph:
    """Return how many cases there were, beside how many people; no numbers where they are few."""
    cases, size = about.publication.cases, about.event.size
    people = say("About {count} people took part.", count=size) if size and size >= (cases or FEWEST) else ""
    if cases is None:
        few = say(
            "The team dealt with fewer than ten cases, or with none. With so few, any number could show somebody."
        )
        return Paragraph(f"{few} {people}".strip())
    many = say("The team dealt with {count} cases. A case is one matter, whoever reported it.", count=cases)
    return Paragraph(f"{many} {people}".strip())


def _ways(about: About) -> Iterator[tuple[str, str]]:
    event, team = about.event, about.team
    outside = ", ".join(filter(None, (team.outside.name, team.outside.contact))) if team.outside else None
    ways = (
        (say("Write to"), team.contact),
        (say("How it works"), event.reporting_guide),
        (say("Code of Conduct"), event.code_of_conduct),
        (say("Outside of the team"), outside),
    )
    yield say("At the event"), say("Tell anybody on the team, at the desk or wherever you meet them.")
    yield from ((label, visible(text, lines=False)) for label, text in ways if text)


def _numbers(about: About) -> Iterator[Node]:
    names = Names((about.outline,))
    for name in TABLES:
        rows = table(about.publication, name)
        if rows:
            yield Heading(say(_TITLES[name]))
            bars = tuple(Bar(", ".join(_word(name, word, names) for word in one.words), (one.total,)) for one in rows)
            yield Bars(say(_TITLES[name]), say("What"), (say("cases"),), bars)
    if about.publication.police:
        yield Paragraph(say("In some of these cases the police were called."))
    if about.publication.times:
        yield Heading(say("How long it took"))
        yield Paragraph(say("In half of the cases it took no longer than this:"))
        times = about.publication.times.items()
        yield Fields(tuple((say(_TIMES[name]), say(_WITHIN[said])) for name, said in times if name in _TIMES))
    if about.former and about.former.cases is not None:
        yield from _compared(about.publication, about.former, names)


def _compared(ours: Publication, theirs: Publication, names: Names) -> Iterator[Node]:
    """Give what both reports say, and only that; each number has come out before, or comes out above."""
    yield Heading(say("Beside {edition}", edition=theirs.edition))
    rows = [Bar(say("Cases"), (ours.cases, theirs.cases))]
    for name in TABLES:
        both = in_both(ours, theirs, name)
        rows += [Bar(_word(name, word, names), (count, former)) for word, count, former in both]
    yield Bars(say("What both reports say"), say("What"), (ours.edition, theirs.edition), tuple(rows))


def _word(name: str, word: str, names: Names) -> str:
    if name == "came":
        return names.channel(word)
    return names.sanction(word) if name == "followed" else say(_WORDS.get(word, word))


def _how(about: About) -> str:
    said = [say("Nobody who reported, and nobody who was reported, is to be recognised by these numbers.")]
    if about.publication.cases is not None:
        rule = say(
            "Numbers from 1 to {small} are put together with others; where that would still show one, "
            "the whole table is left out. "
            "With fewer than {fewest} cases none are given.",
            small=SMALL - 1,
            fewest=FEWEST,
        )
        said.append(rule)
        said.append(
            say("A report counts also where whoever told it no longer wanted it. There are no dates and no quotations.")
        )
    if about.publication.signed:
        said.append(say("The coordinator of the team has signed it off. These numbers stay as they came out."))
    return " ".join(said)
