"""Whoever makes a copy looks through what was replaced in its texts: each word once, for all its places."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cocreport.cli.desk import Desk
from cocreport.copies.redact import Replacement
from cocreport.errors import InputNeededError, StoppedError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.ui.stopping import stoppable
from cocreport.words import N_, say

_KINDS = {
    "name": N_("a name"),
    "initials": N_("initials"),
    "address": N_("an address"),
    "number": N_("a number"),
    "near": N_("nearly a name"),
}


def looked_through(desk: Desk, replacements: Sequence[Replacement]) -> dict[str, bool]:
    """Ask about every word that is, or could be, a name; return for each whether it is taken out."""
    if not desk.console.can_ask:
        raise InputNeededError(say("There is no terminal to look through names on."), say("Leave --review out."))
    decided: dict[str, bool] = {}
    words = [list(group) for _, group in groupby(sorted(replacements, key=_word), key=_word)]
    words.sort(key=lambda group: group[0].sure)
    with stoppable(desk.stops):
        for number, places in enumerate(words, 1):
            decided[places[0].word] = _decided(desk, places, number, len(words))
    return decided


def _word(one: Replacement) -> str:
    return one.word


def _decided(desk: Desk, places: list[Replacement], number: int, count: int) -> bool:
    first = places[0]
    doubt = "" if first.sure else say("It may be an ordinary word.")
    lines = [say("line {number}", number=one.line) for one in places[:6]]
    shown = tuple((f"{one.where}, {line}", one.around) for one, line in zip(places, lines, strict=False))
    prompt = Prompt(
        slot="replaced",
        title=say("Names in the texts, {number} of {count}", number=number, count=count),
        ask=say("“{word}”: take it out?", word=" ".join(first.written.split())),
        form="choice",
        hint=" ".join(filter(None, (say("Places: {count}.", count=len(places)), doubt))),
        fields=shown,
        options=(
            Option("yes", say("Yes, write {code}", code=first.code)),
            Option("no", say("No, it names nobody; it stays")),
        ),
        can_go_back=False,
        has_asides=False,
        is_kept=False,
    )
    while True:
        match desk.asker.ask(prompt, "yes" if first.taken else "no"):
            case Answer(value) if value in {"yes", "no"}:
                return value == "yes"
            case Leave(_, code):
                raise StoppedError(say("No copy was made."), code)
            case _:
                pass


def tell_what_was_replaced(desk: Desk, replacements: Iterable[Replacement]) -> None:
    """List every place without its words: what was written there, what stayed though it could be a name."""
    listed = list(replacements)
    if desk.console.can_ask:
        doubtful = sum(not one.sure for one in listed)
        told = say("Replaced: {count} places.", count=sum(one.taken for one in listed))
        ask = say("{count} more need a look, ordinary word or name: --review shows them.", count=doubtful)
        desk.console.complain(f"{told} {ask}" if doubtful else told)
        return
    for one in listed:
        line = say("line {number}", number=one.line)
        kind = say(_KINDS[one.kind]) if one.sure else say("perhaps {kind}", kind=say(_KINDS[one.kind]))
        became = one.code if one.taken else say("stays")
        desk.console.complain(f"{one.where}, {line}: {kind}: {became}")
