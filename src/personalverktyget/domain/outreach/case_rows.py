"""Residents who were chosen by their cases, as the rows of a list: checked like those of one that was pasted.

A protected resident's number is in no list, so her row names the case instead.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final
from uuid import UUID

from personalverktyget.base.identity_numbers import IdentityNumber, InvalidIdentityNumber, parse
from personalverktyget.domain.outreach.recipient_lists.problems import RowProblem
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow
from personalverktyget.domain.people.identities import decrypt_number
from personalverktyget.domain.people.models import ResidentIdentity

# A resident, and the number of her case.
Chosen = tuple[UUID, int]
_BATCH: Final = 2000


def rows_of_cases(chosen: Sequence[Chosen]) -> Iterator[ListRow]:
    """A row for each resident, in their order. Their numbers are read some at a time."""
    remaining = enumerate(chosen, start=1)
    while batch := list(islice(remaining, _BATCH)):
        numbers = _numbers([resident_id for _place, (resident_id, _case) in batch])
        for place, (resident_id, case_number) in batch:
            written, identity = numbers.get(resident_id, ("", None))
            problem = None if identity else RowProblem.MISSING
            yield ListRow(place, written, identity, {}, problem, case_number=case_number)


def lines_of(chosen: Sequence[Chosen]) -> str:
    """As text, to be kept until the worker comes to it."""
    return "\n".join(f"{resident_id} {case_number}" for resident_id, case_number in chosen)


def read_lines(text: str) -> list[Chosen]:
    """What ``lines_of`` was given."""
    split = (line.split() for line in text.splitlines())
    return [(UUID(resident_id), int(case_number)) for resident_id, case_number in split]


def _numbers(residents: Sequence[UUID]) -> dict[UUID, tuple[str, IdentityNumber | None]]:
    rows = ResidentIdentity.objects.filter(resident_id__in=residents)
    columns = rows.values_list("resident_id", "number", "resident__is_protected")
    return {id_: _number(decrypt_number(id_, number), is_protected) for id_, number, is_protected in columns}


def _number(number: str, is_protected: bool) -> tuple[str, IdentityNumber | None]:
    try:
        return "" if is_protected else number, parse(number)
    except InvalidIdentityNumber:
        return "", None
