"""What a version of a card holds, and how it is read from and written to the unit's rows."""

from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.case_types.text_variables import problem_of
from personalverktyget.domain.contact_cards.models import ContactCard
from personalverktyget.domain.organisation.models import CareUnit

MAX_LENGTHS: Final = {"presentation": 2000, "other_information": 2000, "urgent_text": 500}
MESSAGE_MAX_LENGTH: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """Everything that a unit decides about its card. ``own_hours`` is ``None`` where the directory's hold."""

    presentation: str = ""
    other_information: str = ""
    urgent_text: str = ""
    own_hours: dict[str, Any] | None = None
    deviations: tuple[dict[str, Any], ...] = ()
    phone_hours: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The content as a version keeps it."""
        return {
            "presentation": self.presentation,
            "other_information": self.other_information,
            "urgent_text": self.urgent_text,
            "own_hours": self.own_hours,
            "deviations": list(self.deviations),
            "phone_hours": self.phone_hours or {},
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "CardContent":
        """The content of a version. What came later than the version takes its default."""
        return replace(
            cls(**{name: value for name, value in data.items() if name != "deviations"}),
            deviations=tuple(data.get("deviations", ())),
        )

    @classmethod
    def of(cls, unit: CareUnit, card: ContactCard | None) -> "CardContent":
        """What holds now."""
        return cls(
            presentation=card.presentation if card else "",
            other_information=card.other_information if card else "",
            urgent_text=card.urgent_text if card else "",
            own_hours=unit.own_hours,
            deviations=tuple(unit.deviations),
            phone_hours=card.phone_hours if card else {},
        )

    def with_texts(self, *, presentation: str, other_information: str, urgent_text: str) -> "CardContent":
        """The same with these texts. Raises ``InvalidInput`` for one that is too long."""
        texts = {
            "presentation": presentation.strip(),
            "other_information": other_information.strip(),
            "urgent_text": urgent_text.strip(),
        }
        for field, text in texts.items():
            if len(text) > MAX_LENGTHS[field]:
                message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
                raise InvalidInput(message % {"length": len(text), "max": MAX_LENGTHS[field]}, field)
            if problem := problem_of((text,)):
                raise InvalidInput(problem, field)
        return replace(
            self,
            presentation=texts["presentation"],
            other_information=texts["other_information"],
            urgent_text=texts["urgent_text"],
        )
