"""Which of many residents are reached, in one statement however many they are.

For packages above, which are the ones to tell somebody of it, and to record that they did. ``may_know`` says to whom a
protected identity may be told; ``reachability.py`` says what the others are told.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from personalverktyget.base.clock import today
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.people.channels import sms_is_offered
from personalverktyget.domain.people.identities import Encrypted, decrypt_number, number_hash
from personalverktyget.domain.people.reachability import UNKNOWN, MayKnow, Reachability, ReachFacts, verdict

# Those asked for, and the guardians whom children among them have: rows of the same kind, told apart by ``asked``.
_SQL: Final = """
WITH asked AS MATERIALIZED (
  SELECT i.resident_id, i.number_hash, i.number, f.guardians
  FROM people_residentidentity i LEFT JOIN people_residentfacts f ON f.resident_id = i.resident_id
  WHERE {which}
), wanted AS (
  SELECT true AS asked, resident_id, number_hash, number, guardians FROM asked
  UNION ALL
  SELECT false, resident_id, number_hash, number, NULL FROM people_residentidentity
  WHERE number_hash IN (SELECT unnest(guardians) FROM asked)
)
SELECT w.asked, w.number_hash, w.number, w.guardians, r.id, r.account_opened_at IS NOT NULL,
       r.sign_in_locked_at IS NOT NULL, r.deceased_on IS NOT NULL, r.emigrated_on IS NOT NULL, r.is_protected,
       r.wants_notices,
       (r.notices_by_email OR NOT %s) AND r.has_email OR r.notices_by_sms AND %s AND r.has_mobile
FROM wanted w JOIN people_resident r ON r.id = w.resident_id
"""
_BY_ID: Final = _SQL.format(which="i.resident_id = ANY(%s::uuid[])")
_BY_NUMBER: Final = _SQL.format(which="i.number_hash = ANY(%s::bytea[])")


def reach_of(residents: Collection[UUID], *, may_know: MayKnow) -> Mapping[UUID, Reachability]:
    """The verdict on each of the residents."""
    return {id_: found for id_, _hash, found in _verdicts(_BY_ID, list(residents), may_know)}


def reach_of_numbers(numbers: Collection[str], *, may_know: MayKnow) -> Mapping[str, Reachability]:
    """The verdict on whoever has each identity number (12 digits); an unknown number too has one.

    Known are those who are known *here*. One of whom the program has never heard is an unknown number, whatever the
    population register knows of her: it is asked about one, not about a hundred thousand.
    """
    hashes = {number_hash(number): number for number in numbers}
    found = {hashes[found_by]: told for _id, found_by, told in _verdicts(_BY_NUMBER, list(hashes), may_know)}
    return {number: found.get(number, UNKNOWN) for number in hashes.values()}


def _verdicts(sql: str, sought: list[Any], may_know: MayKnow) -> Iterator[tuple[UUID, bytes, Reachability]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [sought, sms_is_offered(), sms_is_offered()])
        rows = cursor.fetchall()
    others = {bytes(row[1]): _facts(row) for row in rows if not row[0]}
    for row in (row for row in rows if row[0]):
        guardians = [others[it] for it in map(bytes, row[3] or ()) if it in others]
        facts = _facts(row)
        yield facts.resident_id, bytes(row[1]), verdict(facts, guardians, may_know=may_know)


def _facts(row: Sequence[Any]) -> ReachFacts:
    _asked, _hash, number, _guardians, id_, account, locked, deceased, emigrated, is_protected, wants, has_address = row
    return ReachFacts(
        resident_id=id_,
        has_account=account,
        is_locked=locked,
        is_deceased=deceased,
        is_emigrated=emigrated,
        is_protected=is_protected,
        wants_notices=wants,
        has_notice_address=has_address,
        age=age_of(id_, number),
    )


def age_of(resident_id: UUID, number: Encrypted) -> int | None:
    """Her age today, as her number tells; nothing where it tells none."""
    try:
        return parse(decrypt_number(resident_id, number)).age(today())
    except InvalidIdentityNumber:
        return None
