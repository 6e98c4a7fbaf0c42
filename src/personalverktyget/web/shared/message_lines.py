"""A message's parts in the order in which they are read, with what stands above each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from personalverktyget.domain.outreach.texts import Texts


@dataclass(frozen=True, slots=True)
class MessageParts:
    """What a message says: its heading and text, then the statements that every message makes."""

    subject: str
    body: str
    unit: str
    unit_hsa_id: str
    phone: str
    statements: tuple[tuple[str, str], ...]


def message_parts(texts: Texts) -> MessageParts:
    """The parts; a statement that the message does not make is left out."""
    said = (
        (_("Varför du får det här"), texts.purpose),
        (_("Så används dina svar"), texts.use_of_answers),
        (_("Om du har frågor"), texts.contact),
    )
    return MessageParts(
        texts.subject,
        texts.body,
        texts.unit,
        texts.unit_hsa_id,
        texts.unit_phone,
        tuple((heading, text) for heading, text in said if text),
    )
