"""Who can read an encrypted folder: a name, a role, and the public keys that cases are encrypted to."""

from collections.abc import Collection, Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from cocreport.model.marks import PLAIN
from cocreport.model.record import Record
from cocreport.model.terms import Handle

PublicKey: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(age1[02-9ac-hj-np-z]{58}|ssh-(ed25519|rsa) [A-Za-z0-9+/]+={0,2})$")
]
"""A public key as age has it (X25519), or one of SSH without its comment."""

ReaderRole: TypeAlias = Literal["inside", "outside"]
"""Somebody of the team, or the body outside that takes a case when too few inside may read it."""

Encrypted: TypeAlias = Literal["yes", "with-staff"]
"""Whether cases are encrypted, and the files of the editions, which name the staff, as well."""

FEWEST: int = 2
"""How many people have to be able to read a case: what one of them loses, another one still has."""


class Reader(Record):
    """Somebody who can read; several keys are those of one person, a second one for the recovery sheet."""

    role: Annotated[ReaderRole, PLAIN] = "inside"
    keys: Annotated[tuple[Annotated[PublicKey, PLAIN], ...], Field(min_length=1)]


def readers_of(readers: Mapping[Handle, Reader], excluded: Collection[str]) -> dict[Handle, Reader]:
    """Return who reads a case: the inside less those who are kept out; those outside where too few are left."""
    allowed = {name: one for name, one in readers.items() if name not in excluded}
    inside = {name: one for name, one in allowed.items() if one.role == "inside"}
    return inside if len(inside) >= FEWEST else allowed
