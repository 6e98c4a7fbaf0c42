"""The two reports of a personal data breach or an incident, begun with what the log knows; the rest is to be filled in.

Within 24 hours: the early warning that the act on cyber security asks for. Within 72 hours: the notification to the
supervisory authority (GDPR, article 33) and the act's own. In Swedish, since that is what they are sent in. No resident
is named in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from personalverktyget.base.clock import local
from personalverktyget.domain.log_export.selectors import AffectedPerson

_TO_FILL_IN: Final = "[fyll i]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """What the log tells of it, in figures."""

    noticed_at: datetime
    start: datetime
    end: datetime
    staff: str
    unit: str
    persons: int
    protected: int
    reads: int
    changed: int
    first_at: datetime | None
    last_at: datetime | None
    units: tuple[str, ...]

    @classmethod
    def of(
        cls,
        found: Sequence[AffectedPerson],
        *,
        noticed_at: datetime,
        start: datetime,
        end: datetime,
        staff: str,
        unit: str,
    ) -> "Breach":
        """Counted from the list."""
        return cls(
            noticed_at=noticed_at,
            start=start,
            end=end,
            staff=staff,
            unit=unit,
            persons=len(found),
            protected=sum(bool(one.patient and one.patient.is_protected) for one in found),
            reads=sum(set(one.actions) == {"Läsa"} for one in found),
            changed=sum(set(one.actions) != {"Läsa"} for one in found),
            first_at=min((one.first_at for one in found), default=None),
            last_at=max((one.last_at for one in found), default=None),
            units=tuple(sorted({unit for one in found for unit in one.units})),
        )


def early_warning(breach: Breach) -> str:
    """What is known within 24 hours."""
    return _text(
        "TIDIG VARNING, inom 24 timmar",
        f"Skickas senast: {_when(breach.noticed_at + timedelta(hours=24))}, räknat från när listan togs fram.",
        "Upptäcktes tidigare än så? Räkna därifrån.",
        "",
        *_known(breach),
        "",
        f"Misstänks ett brott eller ett angrepp? {_TO_FILL_IN}",
        f"Kan andra verksamheter eller länder påverkas? {_TO_FILL_IN}",
        f"Kontaktperson: {_TO_FILL_IN}",
    )


def notification(breach: Breach) -> str:
    """What is reported within 72 hours."""
    return _text(
        "ANMÄLAN, inom 72 timmar",
        f"Skickas senast: {_when(breach.noticed_at + timedelta(hours=72))}, räknat från när listan togs fram.",
        "Upptäcktes tidigare än så? Räkna därifrån.",
        "",
        *_known(breach),
        f"Invånare vars uppgifter bara lästes: {breach.reads}",
        f"Invånare vars uppgifter även ändrades, skickades eller togs ut: {breach.changed}",
        f"Av dem med skyddad identitet: {breach.protected}. Deras nummer står inte i listan.",
        "",
        "Slag av uppgifter: namn, personnummer, kontaktuppgifter och det som invånaren har skrivit till vården.",
        f"Troliga följder för invånarna: {_TO_FILL_IN}",
        f"Vad ni har gjort, och vad ni tänker göra: {_TO_FILL_IN}",
        f"När och hur invånarna får veta det: {_TO_FILL_IN}",
        f"Dataskyddsombud: {_TO_FILL_IN}",
    )


def _known(breach: Breach) -> list[str]:
    asked = [f"medarbetare {breach.staff}"] * bool(breach.staff) + [f"enhet {breach.unit}"] * bool(breach.unit)
    return [
        f"Vad som har hänt: {_TO_FILL_IN}",
        f"Tid som har undersökts: {_when(breach.start)} till {_when(breach.end)}",
        f"Urval: {', '.join(asked) or 'allt i loggen'}",
        f"Antal invånare: {breach.persons}",
        f"Första och sista gången: {_when(breach.first_at)}, {_when(breach.last_at)}",
        f"Enheter: {', '.join(breach.units) or 'ingen'}",
    ]


def _when(at: datetime | None) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}" if at else "inget i loggen"


def _text(*lines: str) -> str:
    return "\n".join(lines) + "\n"
