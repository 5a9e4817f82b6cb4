"""Change encrypted cases in every way that comes to mind, and see that no word comes out of any of them.

    python tests/faults/mutated_ciphertexts.py [HOW_MANY] [SEED]

Ends with 1 at the first file that gives a text, or a failure other than the two that are meant for it.
"""

import random
import sys
from collections import Counter
from typing import Any

import pyrage

from cocreport.errors import InvalidDataError
from cocreport.model.readers import Reader
from cocreport.store.age import HEADER, Age
from cocreport.store.crypt import SealedError

FILE = "cases/2031-7K3QX.yaml"
LONGEST = 150_000
"""Longer than two of the pieces of 64 KiB in which age encrypts."""


class Two:
    """Two readers, one of whom sits here."""

    is_encrypted, covers_staff = True, False

    def __init__(self) -> None:
        """Make their keys."""
        self.keys: list[Any] = [pyrage.x25519.Identity.generate() for _ in range(2)]

    def trusted(self) -> dict[str, Reader]:
        """Return them with their public keys."""
        return {f"reader{at}": Reader(keys=(str(key.to_public()),)) for at, key in enumerate(self.keys)}

    def identities(self) -> list[Any]:
        """Return the key of whoever sits here."""
        return self.keys[:1]

    def sitting(self, name: str, *, make: bool) -> None:
        """Have no drafts."""

    def forget_sitting(self, name: str) -> None:
        """Have no drafts."""


def mutated(closed: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one thing wrong: a sign, a cut, an end, a piece moved, doubled or of another file."""
    at, to = sorted(chance.choices(range(len(closed)), k=2))
    if chance.random() < 1 / 2:  # near the header, where a reader has most to parse
        at, to = at % 400, at % 400 + to % 400
    piece = chance.randbytes(chance.randint(1, 20))
    return chance.choice(
        (
            closed[:at] + piece[:1] + closed[at + 1 :],
            closed[:at] + piece + closed[at:],
            closed[:at] + closed[to:],
            closed[:at],
            closed + piece,
            closed[:to] + closed[at:],
            closed[:at] + other[at:],
            closed[:at] + bytes([closed[at] ^ 1 << chance.randrange(8)]) + closed[at + 1 :],
        )
    )


def main(count: int, seed: int) -> int:
    """Try so many; print what came of them."""
    chance, people = random.Random(seed), Two()  # noqa: S311 - to be repeated
    texts = [chance.randbytes(length) for length in (0, 1, 5000, 5000, 5000, LONGEST)]
    files = [Age(people, people).close(text, file=FILE) for text in texts]
    seen: Counter[str] = Counter()
    for number in range(count):
        closed = files[number % len(files)] if number % 100 == 0 else files[number % (len(files) - 1)]
        damaged = mutated(closed, chance.choice(files), chance)
        if damaged in files or not damaged.startswith(HEADER):
            seen["the same, or not age's any more"] += 1
            continue
        try:
            Age(people, people).open(damaged, file=FILE)
        except (SealedError, InvalidDataError) as error:
            seen[type(error).__name__] += 1
        else:
            sys.stdout.write(f"seed {seed}, number {number}: a damaged file gave a text\n")
            return 1
    sys.stdout.write(f"seed {seed}: {dict(seen)}\n")
    return 0


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(words + [300_000, 1][len(words) :])))
