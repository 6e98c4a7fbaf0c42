"""Texts that people who decide about case types have to write: reasons, questions, answers."""

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.case_types.settings import LONGEST_TEXT


def required_text(text: str, field: str, missing: str) -> str:
    """The text as it is kept. Raises ``InvalidInput`` for nothing, or for more than there is room for."""
    text = text.strip()
    if not text:
        raise InvalidInput(missing, field)
    if len(text) > LONGEST_TEXT:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(text), "max": LONGEST_TEXT}, field)
    return text
