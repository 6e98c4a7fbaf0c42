"""Whether a half-filled form can still be sent, and in the version that it was begun in.

What a unit offers can be withdrawn, handed out to others or asked in another way meanwhile. What the unit itself has
asked a resident for is answered as it was asked, for as long as there is a unit to answer.
"""

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.admittance.policies import barred
from personalverktyget.domain.cases.models import CaseDraft


def is_withdrawn(draft: CaseDraft) -> bool:
    """Whether the unit takes it no longer. ``draft`` comes with its unit, and its offer with the case type."""
    return not (draft.unit.is_active and (draft.prompted_by is not None or draft.offered.is_open))


def is_outdated(draft: CaseDraft) -> bool:
    """Whether another version is asked by now."""
    return draft.prompted_by is None and draft.offered.case_type.current_id not in (None, draft.case_type_version_id)


def barred_from(actor: ResidentActor, draft: CaseDraft, *, lock: bool = False) -> str:
    """Why the resident does not meet what the unit offers, in words; nothing where she does, or was asked."""
    return "" if draft.prompted_by is not None else barred(actor, draft.offered, lock=lock)
