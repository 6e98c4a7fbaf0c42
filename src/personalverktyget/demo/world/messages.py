"""What one unit has written to a resident, and about a child: on their way as the demo starts."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.demo.world.restricted import BY, at_work
from personalverktyget.domain.access.services import accept_terms
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.message_templates.selectors import sendable_templates
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.letters.letter import Letter, Sender
from personalverktyget.domain.outreach.letters.printing import letter_files
from personalverktyget.domain.outreach.selectors import prepared_message
from personalverktyget.domain.outreach.services import attach_to_dispatch, begin_message, release_message, save_message
from personalverktyget.domain.people.registers import RegisteredPerson, StaffDirectory

_INFORMATION: Final = (
    "Information",
    "Dina prover ser bra ut",
    "Hej {namn}\n\nVi har fått svar på proverna som du lämnade. De ser bra ut, och du behöver inte göra något mer. "
    "Siffrorna står i bilagan. "
    "Vi ses på kontrollen om ett halvår, och du får en kallelse i god tid.",
)
_QUESTION: Final = (
    "Fråga",
    "Hur går det med den nya medicinen?",
    "Hej {namn}\n\nDu har nu tagit den nya medicinen i två veckor. Skriv hur du mår, om du har märkt av några "
    "biverkningar och om du vill fortsätta med samma dos.",
)
_FIGURES: Final = (
    "Hemoglobin: 138 g/L (referens 117–153)",
    "Ferritin: 64 µg/L (referens 13–150)",
    "HbA1c: 36 mmol/mol (referens 27–42)",
    "TSH: 1,8 mIE/L (referens 0,4–4,0)",
)


_ABOUT_A_CHILD: Final = (
    "Fråga",
    "Inför hälsobesöket",
    "Vi ses snart på hälsobesöket med {namn}. Skriv om det är något som du undrar över, och om barnet tar några "
    "läkemedel, så hinner vi prata om det.",
)


def write_to_resident(directory: StaffDirectory, number: str) -> None:
    """An information and a question to one who has been here before; the worker delivers them."""
    actor = at_work(directory, BY)
    _send(actor, number, *_INFORMATION, attached=Upload("Dina provsvar.pdf", _results()))
    _send(actor, number, *_QUESTION)


def child_with_guardians(people: Iterable[RegisteredPerson]) -> RegisteredPerson:
    """The youngest child with two guardians of whom nobody is protected or dead: a child for years to come."""
    known = {person.number: person for person in people}
    families = (it for it in known.values() if len(it.guardians) == 2 and not it.is_protected)
    well = (
        it for it in families if all(known[g].deceased_on is None and not known[g].is_protected for g in it.guardians)
    )
    return max(well, key=lambda it: it.number)


def write_about_a_child(
    directory: StaffDirectory, people: Iterable[RegisteredPerson], residents: Mapping[str, UUID]
) -> None:
    """A question about a child, which both her guardians find in their inboxes."""
    child = child_with_guardians(people)
    for guardian in child.guardians:
        accept_terms(ResidentActor(resident_id=residents[guardian]))
    _send(at_work(directory, BY), child.number, *_ABOUT_A_CHILD)


def _send(
    actor: StaffActor, number: str, template: str, subject: str, body: str, *, attached: Upload | None = None
) -> None:
    chosen = next(row.id for row in sendable_templates(actor) if row.name == template)
    dispatch = begin_message(actor, template_id=chosen, number=number)
    save_message(actor, dispatch, seen_version=1, subject=subject, body=body, values={}, basis=Basis.ONGOING_CONTACT)
    if attached:
        attach_to_dispatch(actor, dispatch, attached)
    seen = disclose(actor, prepared_message(actor, dispatch))
    release_message(
        actor,
        dispatch,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=True,
        seen_files=[file.id for file in seen.files],
    )


def _results() -> bytes:
    """A document as a laboratory's program writes one, with nobody's figures."""
    letter = Letter(
        sender=Sender(region="Laboratoriet", unit="Klinisk kemi", hsa_id=""),
        address=("Provsvar",),
        written_on=today(),
        subject="Dina provsvar",
        text="\n".join(_FIGURES),
    )
    return next(letter_files([letter])).content
