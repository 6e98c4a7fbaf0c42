"""What one unit has written to a resident: an information and a question, on their way as the demo starts."""

from typing import Final
from uuid import UUID

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.demo.world.restricted import BY, at_work
from personalverktyget.domain.access.services import accept_terms
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.message_templates.selectors import sendable_templates
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.selectors import prepared_message
from personalverktyget.domain.outreach.services import begin_message, release_message, save_message
from personalverktyget.domain.people.registers import StaffDirectory

_INFORMATION: Final = (
    "Information",
    "Dina prover ser bra ut",
    "Hej {namn}\n\nVi har fått svar på proverna som du lämnade. De ser bra ut, och du behöver inte göra något mer. "
    "Vi ses på kontrollen om ett halvår, och du får en kallelse i god tid.",
)
_QUESTION: Final = (
    "Fråga",
    "Hur går det med den nya medicinen?",
    "Hej {namn}\n\nDu har nu tagit den nya medicinen i två veckor. Skriv hur du mår, om du har märkt av några "
    "biverkningar och om du vill fortsätta med samma dos.",
)


def write_to_resident(directory: StaffDirectory, number: str, resident_id: UUID) -> None:
    """An information and a question to one who has been here before; the worker delivers them."""
    accept_terms(ResidentActor(resident_id=resident_id))
    actor = at_work(directory, BY)
    _send(actor, number, *_INFORMATION)
    _send(actor, number, *_QUESTION)


def _send(actor: StaffActor, number: str, template: str, subject: str, body: str) -> None:
    chosen = next(row.id for row in sendable_templates(actor) if row.name == template)
    dispatch = begin_message(actor, template_id=chosen, number=number)
    save_message(actor, dispatch, seen_version=1, subject=subject, body=body, values={}, basis=Basis.ONGOING_CONTACT)
    seen = disclose(actor, prepared_message(actor, dispatch))
    release_message(
        actor,
        dispatch,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=True,
    )
