"""Whether a half-filled form can still be sent, and in the version that it was begun in.

What a unit offers can be withdrawn, handed out to others or asked in another way meanwhile. What the unit itself has
asked a resident for is answered as it was asked, for as long as there is a unit to answer.
"""

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.admittance.policies import barred
from personalverktyget.domain.cases.models import Case, CaseDraft


def is_withdrawn(draft: CaseDraft) -> bool:
    """Whether the unit takes it no longer. ``draft`` comes with its unit, and its offer with the case type."""
    return not (draft.unit.is_active and (draft.prompted_by is not None or draft.offered.is_open))


def is_outdated(draft: CaseDraft) -> bool:
    """Whether another version is asked by now."""
    return draft.prompted_by is None and draft.offered.case_type.current_id not in (None, draft.case_type_version_id)


def barred_from(actor: ResidentActor, draft: CaseDraft, *, lock: bool = False) -> str:
    """Why the resident does not meet what the unit offers, in words; nothing where she does, or was asked.

    What is asked about a child is answered once, by the first of her guardians.
    """
    if draft.prompted_by is None:
        return barred(actor, draft.offered, lock=lock)
    by_another = draft.guardian_id is not None and Case.objects.filter(prompted_by=draft.prompted_by).exists()
    return answered_by_another() if by_another else ""


def answered_by_another() -> str:
    """Why a guardian's answer is not taken, in words."""
    return _("En annan vårdnadshavare har redan svarat på meddelandet.")
