"""Two hundred invented people from many places, 26 ways of writing each of them, and sentences to write them into."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

_NAMES: Final = (Path(__file__).parent / "people.txt").read_text("utf-8")

PEOPLE: Final = tuple(tuple(name.split(" ")) for name in _NAMES.splitlines())
"""First part and last part of each name, as their bearers write them."""

ORDINARY_PEOPLE: Final = (("Will", "Hope"), ("An", "Rose"), ("Mark", "Stone"), ("May", "King"), ("Art", "Brown"))
"""Names that are words."""

SENTENCES: Final = (
    "Yesterday at dinner {name} said it again.",
    "{name} was there, and nobody spoke.",
    "It was at table 6, I think ({name}).",
    'She told me:\n"That was {name}!" and left.',
    "… und dann kam {name}, kurz vor acht.",
)

ORDINARY_SENTENCES: Final = tuple(
    """
    He told jokes at dinner, and two people left the table.
    I hope that somebody will read this before the evening.
    She wore a green badge and a rose in her hair.
    Mark the place on the plan, please, and come back to the desk.
    We met in May, at the workshop by the river.
    An hour later the talk was over, and everybody went to the hall.
    The king of the hill is a game for children.
    It was brown, or black, with a stone at its end.
    They will look into it and get back to you.
    My hope is that this ends now.
    There is an art to it, he said.
    It happened again and again, in front of everybody.
    Somebody took a photo of the screen without asking.
    The room was full, and the door stood open.
    Nobody at the booth wanted to say who it was.
    A man in a hat stood next to the stairs.
    He asked for her number three times.
    I said no, and he laughed.
    We could hear it through the wall of the next room.
    The lights went out, then the fire alarm began.
    They followed us to the tram stop at the market.
    I do not know what to say, it still weighs on me.
    Two of the speakers saw it and looked away.
    The organizers know about it, but not the venue.
    It was in the chat, in the evening, for everybody to read.
    He wrote that we should all go home.
    Please do not tell anybody who told you this.
    A friend of mine was with me the whole time.
    It took about ten minutes, maybe less.
    At lunch he sat down with us as if nothing had happened.
    I left my jacket there and did not go back for it.
    Someone from the sponsor came and said sorry.
    The talk was about tests, and he made it about women.
    After that I stayed in my room.
    The microphone was on the whole time.
    I am not the first to whom this happens.
    It was the day before the sprints began.
    They were drunk, all three of them.
    The badge said speaker on it.
    We were five at the table, and one left early.
    He stood too close and would not move.
    What he said is on the recording.
    I have the messages on my phone.
    The photo shows the bar, not the people.
    Everybody laughed, so I laughed as well.
    My colleague saw it from the other side.
    It ended when the host came over.
    She asked him to stop, and he did not.
    There was a bus at eleven, and we took it.
    I would like to know what happens next.
    """.strip().split("\n    ")
)


def ways_of(first: str, last: str) -> Iterator[str]:
    """Give 26 ways in which people write a name."""
    decomposed = "".join(
        {"é": "e\u0301", "ü": "u\u0308", "ö": "o\u0308", "á": "a\u0301"}.get(one, one) for one in first
    )
    local = f"{first}.{last}".lower()
    yield f"{first} {last}"
    yield f"{first}  {last}"
    yield f"{first}\u00a0{last}"
    yield f"{first}\n{last}"
    yield f"{last}, {first}"
    yield f"{last} {first}"
    yield f"{last.upper()} {first}"
    yield f"{first.lower()} {last.lower()}"
    yield f"{first.upper()} {last.upper()}"
    yield first
    yield last
    yield f"{first[0]}. {last}"
    yield f"{first} {last[0]}."
    yield f"{first[0]}.{last}"
    yield f"{first[0]}{last}"
    yield f"{first}{last}"
    yield f"{first}_{last}"
    yield f"{first}-{last}"
    yield f"{local}@example.org"
    yield f"{local} (at) example (dot) org"
    yield f"@{first}{last}"
    yield f"{first}'s"
    yield f"{decomposed} {last}"
    yield f"{first[:2]}\u200b{first[2:]} {last}"
    yield f"{first[:2]}\u00ad{first[2:]} {last}"
    yield " ".join(last) if len(last) > 3 else f"{first} {last}"
