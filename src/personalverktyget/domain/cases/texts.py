"""What people write on a case: kept to the letter, only measured."""

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput


def required_text(text: str, *, field: str, max_length: int) -> str:
    """The text without white space around it. Raises ``InvalidInput`` when nothing is left, or too much."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise InvalidInput(_("Skriv något här först."), field)
    if "\0" in text:
        raise InvalidInput(
            _("Texten innehåller ett tecken som inte går att spara. Skriv om den eller klistra in den på nytt."), field
        )
    if len(text) > max_length:
        raise InvalidInput(
            _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
            % {"length": len(text), "max": max_length},
            field,
        )
    return text
