"""What is answered in a form before the resident has written anything: the author's answers and her contact details.

It lies under what is kept of the form and is never kept itself, so that contact details stand in one place until the
resident sends the page that shows them.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from personalverktyget.domain.cases.sealed_answers import opened
from personalverktyget.domain.forms.definitions import FormDefinition, Prefill
from personalverktyget.domain.forms.starting import asks_for_contact, starting_answers
from personalverktyget.domain.people.identities import decrypt_contact
from personalverktyget.domain.people.mobiles import written_mobile
from personalverktyget.domain.people.models import ResidentIdentity


def answers_so_far(form: FormDefinition, resident_id: UUID, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the resident has written so far, over what the form begins with."""
    contact = _contact(resident_id) if asks_for_contact(form) else {}
    return {**starting_answers(form, contact), **opened(form, resident_id, kept)}


def _contact(resident_id: UUID) -> dict[Prefill, str]:
    sealed = ResidentIdentity.objects.filter(resident_id=resident_id).values_list("contact", flat=True).first()
    if sealed is None:
        return {}
    contact = decrypt_contact(resident_id, sealed)
    return {Prefill.PHONE: written_mobile(contact.mobile), Prefill.EMAIL: contact.email}
