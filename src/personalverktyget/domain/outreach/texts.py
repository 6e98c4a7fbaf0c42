"""From a template to what a resident reads: first what is frozen for all recipients, then what is each one's own."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from personalverktyget.domain.message_templates.variables import filled, filled_where_known, recipient_variables

SENDER, RESIDENT = "avsändare", "namn"
PARTS: Final = ("subject", "body", "purpose", "use_of_answers", "contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The parts of a message; who sends it stands beside them, and is never typed."""

    subject: str
    body: str
    purpose: str
    use_of_answers: str
    contact: str
    unit: str
    unit_hsa_id: str
    unit_phone: str

    def to_json(self) -> dict[str, str]:
        """As a dispatch keeps them."""
        return asdict(self)

    @property
    def parts(self) -> tuple[str, ...]:
        """Those that can hold variables."""
        return tuple(getattr(self, name) for name in PARTS)

    def with_values(self, values: Mapping[str, str]) -> "Texts":
        """With variables filled in; raises ``MissingValue`` for the first that has no value."""
        mended: dict[str, Any] = {name: filled(getattr(self, name), values) for name in PARTS}
        return Texts(**{**asdict(self), **mended})

    def with_known(self, values: Mapping[str, str], *, name: str) -> "Texts":
        """With the values that there are and the resident's name; what is lacking keeps its braces."""
        known = {**values, RESIDENT: name}
        mended: dict[str, Any] = {part: filled_where_known(getattr(self, part), known) for part in PARTS}
        return Texts(**{**asdict(self), **mended})


def texts_from_json(data: Mapping[str, str]) -> Texts:
    """What ``to_json`` wrote."""
    return Texts(**{name: data.get(name, "") for name in Texts.__dataclass_fields__})


def asked_of_each(texts: Texts) -> tuple[str, ...]:
    """The variables that must be given for each recipient, in the order in which they are met."""
    return recipient_variables(texts.parts)
