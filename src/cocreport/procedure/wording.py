"""What staff wrote down to be said, held against what is never said: a soft word where it reads like that."""

import re
from typing import Final

from cocreport.words import N_, say

_ASIDE: Final = r"(?:\s+(?:still|always|also|just|maybe|perhaps|of course|at any time|any time))*\s+"
_ASIDE_DE: Final = r"(?:\s+(?:es|sie|die|das|den|diese|ihre|meldung|auch|jederzeit|immer|noch|natürlich|gerne?))*\s+"
_NOT_ASKED_BY_THEM: Final = r"(?<!whether )(?<!asked if )"

_OPEN: Final = N_(
    "This reads as if it were open whether the report is followed up. "
    "Say that the team follows it up, and what happens next."
)
_ADVICE: Final = N_(
    "This reads as if somebody else had to find out what is to be done. "
    "Say that the team works it out, and ask how you can help."
)
_CONSEQUENCES: Final = N_(
    "This reads as if they had a part in what follows for somebody. Say that the team decides it and answers for it."
)
_SECRECY: Final = N_(
    "This reads as if it were certain that nobody learns of it. Say who reads it, and who may know their name."
)
_OUTCOME: Final = N_(
    "This reads as if it were certain how it ends. "
    "Say that the team looks into it and decides, and when they hear of it."
)
_SORRY: Final = N_(
    "This reads as if being sorry were expected of somebody, or accepting it. "
    "Leave it out; what was offered unasked stays with the team until the team decides."
)

PATTERNS: Final = (
    # It is open whether it is followed up
    ((rf"{_NOT_ASKED_BY_THEM}\b(you|they|she|he) (can|could|may|might|are free to){_ASIDE}"
     r"(withdraw|retract|cancel|drop (it|this|the)|take (it|this|that|the report|their report|your report) back)"),
     _OPEN),
    ((r"\b(do|would|did) (you|they|she|he) (really |still |rather )*(want|like|wish|prefer) (us )?to "
     r"(withdraw|retract|cancel|drop|proceed|pursue|press charges|go on with|go ahead|continue|take (it|this) back)"),
     _OPEN),
    (r"\b(want|wish|like) us to (proceed|pursue|go ahead|follow (it|this) up)\b.*\?", _OPEN),
    (r"\b(all right|alright|okay|ok|fine) to (withdraw|retract|drop|take (it|this|the report) back)", _OPEN),
    (r"\bif you (would )?(rather|prefer|want|like|wish),? (not |to )?(withdraw|drop|retract|pursue|cancel)", _OPEN),
    (r"\bare you (really |quite )?sure\b.*\?", _OPEN),
    (r"\b(we|i) (can|could) (still |always |also |just )*(drop|forget|cancel) (it|this|the|your)\b", _OPEN),
    (r"\b(only|still) if (you|they) (really )?(want|like|wish)( it| that| us to)?[.?]", _OPEN),
    ((r"\b(du|sie|ihr) (kannst|können|könnt|darfst|dürfen|könntest|könnten)"
     rf"{_ASIDE_DE}(zurückziehen|zurücknehmen|fallen ?lassen|widerrufen)"), _OPEN),
    ((r"\b(kannst|können|könnt|darfst|dürfen|könntest|könnten) (du|sie|ihr)"
     rf"{_ASIDE_DE}(zurückziehen|zurücknehmen|fallen ?lassen|widerrufen)"), _OPEN),
    ((r"\b(möchtest|willst|wollen|möchten) (du|sie|ihr)\b[^.?]*(zurückzieh|zurücknehm|fallen ?lass|weiterverfolg|"
     r"weitermach|dass wir)[^.?]*\?"), _OPEN),
    (r"\b(bist|sind|seid) (du|sie|ihr) (dir|sich|euch)?\s*(wirklich |ganz )?sicher\b[^.]*\?", _OPEN),
    (r"\b(in ordnung|okay|ok|kein problem),? (wenn|falls) (du|sie|ihr)\b[^.?]*(zurückz|zurückn|fallen ?l)", _OPEN),
    (r"\bwir können (es|das|die meldung|die sache)( auch| gerne?| noch)* (fallen ?lassen|vergessen)\b", _OPEN),
    # Advice
    (r"\bwhat (should|shall) (we|the team|staff|i) do\b(?! (next|now) (was|is))", _ADVICE),
    (r"\bwhat (would|do) (you|they) (like|want|wish)( us| me)? (to (do|happen)|done)\b", _ADVICE),
    (r"\bwhat would you do\b", _ADVICE),
    (r"\bhow (should|shall|would) (we|you|the team) (handle|deal|react|proceed|solve)", _ADVICE),
    (r"\b(give|need|like|want|ask(ed)? (you|them|her|him) for) (us |me )?(your|their|her|his) (advice|opinion)\b",
     _ADVICE),
    (r"\bwhat (is|would be) your (advice|opinion)\b", _ADVICE),
    (r"\bwas (sollen|sollten|würdest|würden|soll) (wir|du|sie|ich|das team)\b[^.]*(tun|machen|unternehmen)[^.]*\?",
     _ADVICE),
    (r"\bwas (wünschst|wünschen) (du|sie)( dir| sich)?,? (dass|was|von uns)\b", _ADVICE),
    (r"\bwie (sollen|sollten|würdest|würden) (wir|du|sie)\b[^.]*(umgehen|reagieren|vorgehen|lösen)[^.]*\?", _ADVICE),
    (r"\b(rätst|raten) (du|sie) uns\b|\bwas ist (deine|ihre) meinung\b", _ADVICE),
    # A part in what follows
    (r"\b(what|which) (kind of )?(penalty|punishment|sanction|consequences?)\b[^.]*\b(you|they)\b", _CONSEQUENCES),
    (r"\b(what|which)\b[^.]*\b(penalty|punishment|sanction)\b[^.]*\b(fair|right|enough)\b", _CONSEQUENCES),
    (r"\b(should|shall) (we|the team) (ban|expel|punish|remove|warn) (him|her|them)\b[^.]*\?", _CONSEQUENCES),
    (r"\b(do|would) you (want|like|wish) (him|her|them|us) to (be |ban|expel|punish|remove|leave)", _CONSEQUENCES),
    ((r"\b(are|would|were) you (be )?(content|happy|satisfied|okay|ok) with (the|a|this|that) "
     r"(penalty|punishment|sanction|warning|ban)"), _CONSEQUENCES),
    (r"\bwhat (does|do|did) (he|she|they) deserve\b", _CONSEQUENCES),
    (r"\bwelche (strafe|folgen?|sanktion|konsequenz(en)?)\b[^.]*\b(du|dir|sie|ihnen|gerecht|richtig|angemessen)\b",
     _CONSEQUENCES),
    (r"\b(sollen|sollten) wir (ihn|sie|die person)\b[^.]*(ausschließen|bestrafen|verwarnen|rauswerfen|sperren)[^.]*\?",
     _CONSEQUENCES),
    (r"\b(bist|sind|wärst|wären) (du|sie) mit (der|dieser|einer) (strafe|verwarnung|sperre|sanktion)", _CONSEQUENCES),
    (r"\bwas (hat|hätte) (er|sie) verdient\b", _CONSEQUENCES),
    # Secrecy
    ((r"\b(we|i)( will|'ll)? (promise|guarantee|assure (you|them))\b[^.]*"
     r"\b(secret|confiden|anonym|nobody|no one|never|private|name)"), _SECRECY),
    (r"\b(nobody|no one) (will|is going to|can)( ever)? (know|learn|hear|find out|read)", _SECRECY),
    (r"\b(strictly|completely|fully|totally|absolutely|entirely) (confidential|anonymous|secret)\b", _SECRECY),
    ((r"\b(stays|remains|will stay|will remain|will be kept|is kept|keep (it|this)|stay) (a )?"
     r"(secret|confidential|anonymous|between us)\b"), _SECRECY),
    ((r"\b(ich|wir) (verspreche|versprechen|garantiere|garantieren|versichere|versichern)\b[^.]*"
     r"\b(geheim|vertraulich|anonym|niemand|namen?|erfährt|erfahren)"), _SECRECY),
    (r"\bniemand (wird|kann)?\s*(es |das |davon |etwas |je |jemals )*(erfahren|erfährt|wissen)\b", _SECRECY),
    (r"\b(streng|absolut|völlig|vollkommen|ganz) (vertraulich|geheim|anonym)\b", _SECRECY),
    (r"\b(bleibt|bleiben|wird)( das| es| alles| dabei)* (geheim|vertraulich|anonym|unter uns)\b", _SECRECY),
    # How it ends
    (r"\b(we|i)( will|'ll)? (promise|guarantee|assure (you|them))\b", _OUTCOME),
    (r"\b(we|i)('ll| will) (make sure|see to it|ban|expel|throw)\b", _OUTCOME),
    (r"\b(he|she|they) will (certainly|definitely|surely|be (banned|expelled|removed|sent home|thrown out))", _OUTCOME),
    (r"\b(will|can) never happen (to you )?again\b", _OUTCOME),
    (r"\b(ich|wir) (verspreche|versprechen|garantiere|garantieren|versichere|versichern)\b", _OUTCOME),
    (r"\bwir (sorgen dafür|werden dafür sorgen)\b", _OUTCOME),
    (r"\b(er|sie) wird (sicher|bestimmt|auf jeden fall|garantiert|ausgeschlossen|gesperrt|rausgeworfen)\b", _OUTCOME),
    (r"\b(wird|kann) (so etwas |das |dir |euch )*nie wieder (vorkommen|passieren|geschehen)\b", _OUTCOME),
    # An apology that is suggested
    ((r"\b(should|must|could|have to|has to|ought to|need to|needs to|want to|please|to|let (him|her|them)) "
     r"(apologi[sz]e|say sorry)\b(?! for the (delay|wait|inconvenience))"), _SORRY),
    (r"\b(accept|hear|listen to) (his|her|their|an|the) apology\b", _SORRY),
    (r"\b(write|give|offer|make|owes?|ask(ed)? for|suggest(ed)?) (you |them |her |him )?(an|a personal) apology\b",
     _SORRY),
    (r"\b(forgive|make (it )?up with) (him|her|them)\b", _SORRY),
    ((r"\b(sich|dich|euch)( bitte| doch| persönlich| bei \w+)* (zu )?entschuldigen\b|\bentschuldige dich\b|"
     r"\bum entschuldigung (zu )?bitten\b"), _SORRY),
    (r"\b(seine|ihre|die|eine) entschuldigung (anzunehmen|annehmen|anzuhören|anhören|anbieten|schreiben)\b", _SORRY),
    (r"\b(ihm|ihr|ihnen) (zu )?(verzeihen|verzeihst|vergeben)\b", _SORRY),
)  # fmt: skip
"""What a text can read like, the gravest reason of each kind first; and the sentence that is said about it."""

_FOUND: Final = tuple((re.compile(pattern, re.IGNORECASE), sentence) for pattern, sentence in PATTERNS)


def pointed_out(text: str) -> str:
    """Return a soft sentence about a text of staff that reads like what is never said; nothing for any other.

    It is for what staff says or tells in their own words. Accounts and other words of somebody else are not for it.
    """
    line = " ".join(text.split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return next((say(sentence) for pattern, sentence in _FOUND if pattern.search(line)), "")
