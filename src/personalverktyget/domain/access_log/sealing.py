"""The seal of a batch: what it says of its entries and of the seal before, and its signature."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from personalverktyget.domain.access_log.hashing import FORMAT, canonical, hash_of_numbers, merkle_root
from personalverktyget.domain.access_log.models import SealedBatch
from personalverktyget.domain.access_log.signing import key_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is signed. Everything that the seal promises follows from these few values."""

    format: int
    number: int
    count: int
    first: int
    last: int
    seqs_hash: str
    root: str
    previous: str
    sealed_at: str
    key_id: str

    @classmethod
    def over(
        cls, number: int, seqs: Sequence[int], root: bytes, previous: bytes, sealed_at: datetime, key: str
    ) -> Self:
        """The head of the batch that holds the entries with these numbers."""
        return cls(
            format=FORMAT,
            number=number,
            count=len(seqs),
            first=seqs[0] if seqs else 0,
            last=seqs[-1] if seqs else 0,
            seqs_hash=hash_of_numbers(seqs),
            root=root.hex(),
            previous=previous.hex(),
            sealed_at=sealed_at.astimezone(UTC).isoformat(timespec="microseconds"),
            key_id=key,
        )

    @classmethod
    def of(cls, batch: SealedBatch) -> Self:
        """The head as the batch's own columns give it, whatever its column ``head`` says."""
        return cls.over(
            batch.number, batch.seqs, bytes(batch.root), bytes(batch.previous), batch.sealed_at, batch.key_id
        )

    @property
    def digest(self) -> bytes:
        """The 32 bytes that are signed, and that the next head names as its previous."""
        return sha256(canonical(asdict(self))).digest()


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head as it is published: one line of JSON."""

    head: Head
    signature: bytes

    @property
    def line(self) -> bytes:
        """The line, with its end."""
        return canonical({**asdict(self.head), "signature": self.signature.hex()}) + b"\n"

    @classmethod
    def parse(cls, line: bytes) -> Self:
        """The head that a line holds; ``ValueError`` where it holds none or says more or less than a head."""
        content: dict[str, Any] = json.loads(line)
        try:
            signature = bytes.fromhex(content.pop("signature"))
            parsed = cls(Head(**content), signature)
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError("no head") from error
        if parsed.line != line or any(type(content[field.name]) is not field.type for field in fields(Head)):
            raise ValueError("not written as heads are written")
        return parsed


def seal(
    key: Ed25519PrivateKey,
    *,
    number: int,
    seqs: Sequence[int],
    leaves: Sequence[bytes],
    previous: bytes,
    sealed_at: datetime,
) -> SealedBatch:
    """The sealed batch, not yet saved."""
    root, name = merkle_root(leaves), key_id(key.public_key())
    digest = Head.over(number, seqs, root, previous, sealed_at, name).digest
    return SealedBatch(
        number=number,
        seqs=list(seqs),
        leaves=b"".join(leaves),
        root=root,
        previous=previous,
        head=digest,
        sealed_at=sealed_at,
        key_id=name,
        signature=key.sign(digest),
    )
