"""What hangs on a case type while it is about to be taken away. Figures for its owner: no person is in the answer."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases.models import Case, CaseDraft
from personalverktyget.domain.cases.read_models import CaseTypeInUse


def case_type_in_use(
    actor: scopes.Administrator, case_type_id: UUID, *, units: Collection[UUID] | None = None
) -> CaseTypeInUse:
    """How many units have the case type, and what residents have sent and begun there. Raises ``NotFound``.

    With ``units`` only what they have of it now; without, everything, and so also the open cases of units that it was
    taken back from.
    """
    if not scopes.manageable(actor).filter(id=case_type_id).exists():
        raise NotFound
    offers = OfferedCaseType.objects.filter(case_type_id=case_type_id)
    held = offers.filter(taken_back_at=None, unit__is_active=True)
    if units is not None:
        offers = held = held.filter(unit_id__in=units)
    # The units are named beside the offers: they are what the index over open cases begins with.
    cases = Case.objects.filter(unit_id__in=offers.values("unit_id"), queue_rank__lt=2)
    return CaseTypeInUse(
        units=held.count(),
        open_units=held.filter(is_active=True).count(),
        open_cases=_counted(cases.filter(offered_id__in=offers.values("id"))),
        drafts=_counted(_begun(CaseDraft.objects.filter(offered_id__in=held.values("id")))),
    )


def _begun(drafts: QuerySet[CaseDraft]) -> QuerySet[CaseDraft]:
    """Those in which something has been written or attached."""
    attached = Attachment.objects.filter(gathered_for=OuterRef("id"))
    return drafts.filter(~Q(answers={}) | Exists(attached))


def _counted(rows: QuerySet[Case] | QuerySet[CaseDraft]) -> int:
    """The number of rows, or one more than the bound."""
    return rows.order_by()[: CaseTypeInUse.BOUND + 1].count()
