"""Which units' public cards are out of date, whoever changed what: told from the rows themselves.

A card is made of rows of several packages (the unit, its region, the card, what it offers). Instead of each change
having to say that it concerns cards, the worker compares a hash of those rows with the one that was published. Nothing
that is ever changed, by a page, an import or a new program, can so be forgotten.
"""

from typing import Final
from uuid import UUID

from django.db import connection

from personalverktyget.domain.contact_cards.facts import FORMAT

_FINGERPRINT: Final = """
    md5(concat_ws('|', %(format)s, to_jsonb(u), to_jsonb(r), p.name, to_jsonb(c), to_jsonb(a), (
        SELECT string_agg(concat(to_jsonb(o), to_jsonb(t)), '|' ORDER BY o.id)
        FROM case_types_offeredcasetype o JOIN case_types_casetype t ON t.id = o.case_type_id
        WHERE o.unit_id = u.id AND t.audience <> 'asked'
    ), (
        SELECT string_agg(concat(to_jsonb(l), to_jsonb(s)), '|' ORDER BY l.id)
        FROM link_services_unitlink l JOIN link_services_linkservice s ON s.id = l.service_id
        WHERE l.unit_id = u.id
    )))
"""
_ROWS: Final = """
    FROM organisation_careunit u
    JOIN organisation_region r ON r.id = u.region_id
    JOIN organisation_careprovider p ON p.id = u.provider_id
    LEFT JOIN contact_cards_contactcard c ON c.unit_id = u.id
    LEFT JOIN admittance_unitaudience a ON a.unit_id = u.id
"""
_STALE: Final = f"""
    SELECT found.id, found.fingerprint
    FROM (SELECT u.id, {_FINGERPRINT} AS fingerprint {_ROWS}) found
    LEFT JOIN contact_cards_publishedcard published ON published.unit_id = found.id
    WHERE published.fingerprint IS DISTINCT FROM found.fingerprint
    ORDER BY published.tried_at NULLS FIRST, found.id
    LIMIT %(limit)s
"""
_OF_UNIT: Final = f"SELECT {_FINGERPRINT} {_ROWS} WHERE u.id = %(unit)s"


def stale(limit: int) -> list[tuple[UUID, str]]:
    """Units whose published card is not what their rows say now, with the new fingerprint; those never tried first."""
    with connection.cursor() as cursor:
        cursor.execute(_STALE, {"format": FORMAT, "limit": limit})
        return [(unit_id, str(found)) for unit_id, found in cursor.fetchall()]


def fingerprint(unit_id: UUID) -> str:
    """The fingerprint of one unit's rows now."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_UNIT, {"format": FORMAT, "unit": unit_id})
        row = cursor.fetchone()
    return str(row[0]) if row else ""
