"""Everything by which the people of a case are known, and where a text says it, in whatever way it is written."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from cocreport.copies.addresses import MAIL, NUMBER, SHORTEST
from cocreport.copies.folding import Folded, fold, in_latin, plain
from cocreport.copies.ordinary import NEVER_INITIALS, ORDINARY, TITLES

Who: TypeAlias = str
"""How somebody is called instead: a code, or a key."""

Kind: TypeAlias = Literal["name", "initials", "address", "number", "near"]
"""How somebody was found: by name or handle, initials, an e-mail address, a number; ``near`` is nearly a name."""

_WORD: Final = re.compile(r"[^\W_]+")
_SEPARATED: Final = re.compile(r"(?:[\s._,'+\u00b7\u2022\u2010-\u2015/()@*~|:-]){1,4}")
_BROKEN: Final = re.compile(r"[-\u2010\u00ad.]?\s*\n\s*|[-.\u2010\u00b7']")
_PARTICLES: Final = frozenset(
    "van von der den del dos das dit bin ibn the and und al el la le de da di du st".split()  # noqa: SIM905
)
_LONGEST_ENDING: Final = 3
_SHORTEST_STEM: Final = 3
_LONGEST_NAME: Final = 40
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uac00-\ud7af\u1100-\u11ff\U00020000-\U0003134f]"
)
"""Scripts that set no blanks between words, or put endings right behind a name."""

_ENDED: Final = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u10a0-\u10ff]")
"""Scripts of languages in which a name has endings."""

_BEGUN: Final = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
"""Scripts in which short words are written right before a name."""

_UMLAUTS: Final = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"))


@dataclass(frozen=True)
class Known:
    """By what one person is known."""

    who: Who
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    """Words that may be names of theirs, out of a text."""


@dataclass(frozen=True)
class Found:
    """A place of a text that speaks of somebody; one that is not ``sure`` may be an ordinary word or a slip."""

    start: int
    end: int
    who: frozenset[Who]
    kind: Kind
    sure: bool = True
    takes: bool = True
    """Whether it is taken out unless somebody decides otherwise."""


@dataclass
class _Signs:
    """What a word of a text is looked up in."""

    words: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    joined: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    initials: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    stems: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    unspaced: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    near: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    perhaps: dict[str, set[Who]] = field(default_factory=lambda: defaultdict(set))
    first_letters: dict[Who, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


class Names:
    """Finds people in texts. The time it takes grows with the text; names are looked up, not tried one by one."""

    def __init__(self, people: Iterable[Known]) -> None:
        """Take whom to look for."""
        self._signs = _Signs()
        for person in people:
            self._learn(person)
        unspaced = sorted(self._signs.unspaced, key=len, reverse=True)
        self._unspaced = re.compile("|".join(map(re.escape, unspaced))) if unspaced else None

    # What is known

    def _learn(self, person: Known) -> None:
        for name in person.names:
            for spelling in _spellings(name):
                self._learn_name(person.who, spelling)
        for word in person.perhaps:
            self._signs.perhaps[plain(word)].add(person.who)
        for address in person.addresses:
            local, _, _ = address.partition("@")
            words = _WORD.findall(plain(local))
            self._add_joined(person.who, words)
            for word in words:
                if len(word) > 1:
                    self._add_word(person.who, word)
        for number in person.numbers:
            digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", number))
            if len(digits) >= SHORTEST:
                self._signs.numbers[digits[-SHORTEST:]].add(person.who)

    def _learn_name(self, who: Who, spelling: str) -> None:
        words = _WORD.findall(spelling)
        for word in words:
            if _UNSPACED.search(word):
                for part in _parts_of_unspaced(word):
                    self._signs.unspaced[part].add(who)
            elif word not in _PARTICLES or len(words) == 1:
                self._add_word(who, word)
            self._signs.first_letters[who].add(word[0])
        if len(words) > 1:
            self._add_joined(who, words)
            self._add_joined(who, words[::-1])
            self._add_joined(who, [words[0][0], *words[1:]])
            self._add_joined(who, [*words[:-1], words[-1][0]])
            self._add_joined(who, [words[-1], words[0][0]])
            initials = "".join(word[0] for word in words)
            for one in {initials, initials[0] + initials[-1]}:
                self._signs.initials[one].add(who)

    def _add_word(self, who: Who, word: str) -> None:
        self._signs.words[word].add(who)
        if len(word) >= 4:  # noqa: PLR2004 - a shorter one with an s is another word
            self._signs.words[f"{word}s"].add(who)
        if _ENDED.search(word) and len(word) > _SHORTEST_STEM:
            self._signs.stems[word.rstrip("аеёийоуыэюяьαειουηως") or word].add(who)
        if len(word) >= 6 and word not in ORDINARY:  # noqa: PLR2004 - shorter ones are near too many words
            for less in _less_one(word):
                self._signs.near[less].add(who)

    def _add_joined(self, who: Who, words: list[str]) -> None:
        joined = "".join(words)
        if len(joined) >= 4:  # noqa: PLR2004 - a shorter one is an ordinary syllable
            self._signs.joined[joined].add(who)

    # Where it is said

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the places that speak of somebody, from the beginning on; none of them overlaps another."""
        folded = fold(text)
        tokens = [_Token(one.group(), one.start(), one.end()) for one in _WORD.finditer(folded.text)]
        raw = [
            *self._numbers(folded.text),
            *self._addresses(folded.text),
            *self._without_blanks(folded.text),
            *self._spaced_out(tokens, folded),
            *self._broken(tokens, folded.text),
            *self._words(tokens, folded.text, text, folded.places),
        ]
        placed = (Found(*folded.span(one.start, one.end), one.who, one.kind, one.sure, one.takes) for one in raw)
        return tuple(self._merged(sorted(placed, key=lambda one: (one.start, -one.end)), text))

    def _numbers(self, text: str) -> Iterator[Found]:
        for found in NUMBER.finditer(text):
            digits = re.sub(r"\D", "", found.group())
            who = self._signs.numbers.get(digits[-SHORTEST:]) if len(digits) >= SHORTEST else None
            if who:
                yield Found(found.start(), found.end(), frozenset(who), "number")

    def _addresses(self, text: str) -> Iterator[Found]:
        for found in MAIL.finditer(text):
            local = found.group().partition("@")[0]
            who = self._in_word(local)
            if who:
                yield Found(found.start(), found.end(), frozenset(who), "address")

    def _in_word(self, local: str) -> set[Who]:
        words = _WORD.findall(local)
        joined = "".join(words)
        parts = (self._signs.words.get(word, set()) for word in words if len(word) > 1)
        return set().union(self._signs.joined.get(joined, set()), *parts)

    def _without_blanks(self, text: str) -> Iterator[Found]:
        for found in self._unspaced.finditer(text) if self._unspaced else ():
            yield Found(found.start(), found.end(), frozenset(self._signs.unspaced[found.group()]), "name")

    def _spaced_out(self, tokens: list[_Token], folded: Folded) -> Iterator[Found]:
        """Find a name whose letters stand apart: ``L a k s h m i``; one letter can be compared as two."""
        run: list[_Token] = []
        for token in tokens:
            if folded.places[token.start] != folded.places[token.end - 1]:
                yield from self._in_run(run)
                run = []
            elif run and token.start - run[-1].end > _LONGEST_ENDING:
                yield from self._in_run(run)
                run = [token]
            else:
                run.append(token)
        yield from self._in_run(run)

    def _in_run(self, run: list[_Token]) -> Iterator[Found]:
        """Look for names in letters that stand apart; the longest from each place on."""
        for start in range(len(run) - _SHORTEST_STEM + 1):
            for end in range(min(len(run), start + _LONGEST_NAME), start + _SHORTEST_STEM - 1, -1):
                joined = "".join(one.text for one in run[start:end])
                who = self._signs.words.get(joined, set()) | self._signs.joined.get(joined, set())
                if who:
                    yield Found(run[start].start, run[end - 1].end, frozenset(who), "name")
                    break

    def _broken(self, tokens: list[_Token], text: str) -> Iterator[Found]:
        """Find a name that is broken at the end of a line, or by a hyphen or dot."""
        for before, after in pairwise(tokens):
            if len(before.text) > 1 and _BROKEN.fullmatch(text[before.end : after.start]):
                who = self._signs.words.get(before.text + after.text)
                if who and before.text not in self._signs.words:
                    yield Found(before.start, after.end, frozenset(who), "name")

    def _words(self, tokens: list[_Token], folded: str, text: str, places: tuple[int, ...] | range) -> Iterator[Found]:
        for number, token in enumerate(tokens):
            is_capital = text[places[token.start]].isupper()
            found = self._word(token, text[places[token.start] : places[token.end - 1] + 1], is_capital=is_capital)
            if found:
                yield found
            elif len(token.text) == 1 and is_capital:
                yield from self._initials(tokens, number, folded)

    def _word(self, token: _Token, written: str, *, is_capital: bool) -> Found | None:
        word = token.text
        for one in dict.fromkeys((word, in_latin(word), word.rstrip("0123456789") or word)):
            who = self._signs.words.get(one)
            if who:
                common = one in ORDINARY or len(one) == 1
                return Found(token.start, token.end, frozenset(who), "name", not common, not common or is_capital)
            who = self._signs.joined.get(one)
            if who:
                return Found(token.start, token.end, frozenset(who), "name")
        who = self._ended(word) or self._begun(word)
        if who:
            return Found(token.start, token.end, frozenset(who), "name")
        who = self._signs.initials.get(word)
        if who and written.isupper() and len(word) > 1:
            takes = word not in NEVER_INITIALS
            return Found(token.start, token.end, frozenset(who), "initials", sure=False, takes=takes)
        who = self._signs.perhaps.get(word)
        if who and is_capital:
            return Found(token.start, token.end, frozenset(who), "name", sure=False)
        return self._nearly(token, is_capital=is_capital)

    def _ended(self, word: str) -> set[Who]:
        if not _ENDED.search(word):
            return set()
        cuts = (word[: len(word) - cut] for cut in range(_LONGEST_ENDING + 1))
        return set().union(*(self._signs.stems.get(cut, set()) for cut in cuts if len(cut) >= _SHORTEST_STEM - 1))

    def _begun(self, word: str) -> set[Who]:
        if not _BEGUN.search(word):
            return set()
        return set().union(*(self._signs.words.get(word[cut:], set()) for cut in (1, 2, 3) if len(word) > cut + 1))

    def _nearly(self, token: _Token, *, is_capital: bool) -> Found | None:
        """Find a slip of the pen: a letter more, less or another one; small letters are only listed."""
        word = token.text
        if len(word) < 5 or word in ORDINARY:  # noqa: PLR2004 - too many words are near a short one
            return None
        who = set().union(*(self._signs.near.get(less, set()) for less in (word, *_less_one(word))))
        return Found(token.start, token.end, frozenset(who), "near", sure=False, takes=is_capital) if who else None

    def _initials(self, tokens: list[_Token], number: int, folded: str) -> Iterator[Found]:
        """Find initials with dots or blanks between them: ``L. N.``."""
        for count in (3, 2):
            run = tokens[number : number + count]
            if len(run) < count or any(len(one.text) > 1 for one in run):
                continue
            gaps = (folded[one.end : two.start] for one, two in pairwise(run))
            who = self._signs.initials.get("".join(one.text for one in run))
            if who and all(gap in {".", ". ", " ", "-", ".-"} for gap in gaps):
                yield Found(run[0].start, run[-1].end, frozenset(who), "initials", sure=False)
                return

    # What belongs together

    def _merged(self, found: list[Found], text: str) -> Iterator[Found]:
        """Make one place of those that overlap, or that stand side by side and speak of the same person."""
        last: Found | None = None
        for one in found:
            if last and one.start < last.end:
                last = _overlapping(last, one)
            elif last and self._goes_on(last, one, text):
                both = last.who & one.who
                last = Found(last.start, one.end, both, last.kind, sure=True, takes=True)
            else:
                if last:
                    yield self._with_what_leads_to_it(last, text)
                last = one
        if last:
            yield self._with_what_leads_to_it(last, text)

    def _goes_on(self, last: Found, one: Found, text: str) -> bool:
        return bool(last.who & one.who) and _SEPARATED.fullmatch(text[last.end : one.start]) is not None

    def _with_what_leads_to_it(self, one: Found, text: str) -> Found:
        """Take in a title or the initial before a name, the initial behind it, and the @ of a handle."""
        start, end = one.start, one.end
        if one.kind != "name":
            return one
        letters = set().union(*(self._signs.first_letters[who] for who in one.who))
        before = re.search(r"(?:([^\W\d_]{1,6})\.?[\s_.-]{0,2}|@)$", text[max(0, start - 10) : start])
        if before and (before.group() == "@" or self._leads(before.group(1), letters)):
            start -= len(before.group())
        after = re.match(r"[\s,]{1,2}([^\W\d_])(?:\.|(?![\w'\u2019]))", text[end : end + 5])
        if after and after.group(1).isupper() and plain(after.group(1)) in letters:
            end += len(after.group())
        if (start, end) == (one.start, one.end):
            return one
        is_title = before is not None and before.group(1) is not None
        return Found(start, end, one.who, one.kind, one.sure, one.takes or is_title)

    def _leads(self, word: str, letters: set[str]) -> bool:
        return plain(word) in TITLES or (len(word) == 1 and word.isupper() and plain(word) in letters)


def _overlapping(one: Found, other: Found) -> Found:
    longer = one if one.end - one.start >= other.end - other.start else other
    end = max(one.end, other.end)
    return Found(one.start, end, longer.who, longer.kind, one.sure or other.sure, one.takes or other.takes)


def _spellings(name: str) -> set[str]:
    """Return a name as it is compared, and how it is typed where a keyboard lacks its letters."""
    lower = unicodedata.normalize("NFC", name).casefold()
    spelled = lower
    for letter, typed in _UMLAUTS:
        spelled = spelled.replace(letter, typed)
    return {plain(lower), plain(spelled)}


def _parts_of_unspaced(word: str) -> Iterator[str]:
    """Give a name of a script without blanks, and the parts by which somebody is called."""
    yield word
    if len(word) == 4:  # noqa: PLR2004 - two signs each for the family and the person
        yield from (word[:2], word[2:])
    if len(word) == 3:  # noqa: PLR2004 - one sign for the family, two for the person
        yield word[1:]


def _less_one(word: str) -> Iterator[str]:
    """Give a word, and the word without each of its letters, as words one slip apart share one of these."""
    yield word
    yield from (word[:place] + word[place + 1 :] for place in range(len(word)))
