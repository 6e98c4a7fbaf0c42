"""Is it possible now, whoever asks? (Whether *this* person may is a permission.)"""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access.models import Grant, NeedsAndRiskAnalysis
from personalverktyget.domain.access.roles import REVIEWERS, Role


def in_force(on: date) -> Q:
    """The condition that a grant holds on that day."""
    return Q(revoked_at=None, valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))


def in_force_during(first: date, last: date | None) -> Q:
    """The condition that a grant holds on some of these days. Of two for the same days, one could outlive the other."""
    ends_later = Q(valid_until=None) | Q(valid_until__gte=first)
    return Q(revoked_at=None) & ends_later & (Q(valid_from__lte=last) if last else Q())


def administrators_of(unit_id: UUID, on: date) -> QuerySet[Grant]:
    """The unit administrator's grants in force at a unit."""
    return Grant.objects.filter(in_force(on), unit_id=unit_id, role=Role.UNIT_ADMIN)


def handlers_of(unit_id: UUID, on: date) -> QuerySet[Grant]:
    """The handler's grants in force at a unit."""
    return Grant.objects.filter(in_force(on), unit_id=unit_id, role=Role.CASE_HANDLER)


def require_analysis(unit_id: UUID) -> None:
    """A role at a unit needs that the unit's needs-and-risk analysis is recorded (B-05)."""
    if not NeedsAndRiskAnalysis.objects.filter(unit_id=unit_id).exists():
        raise NotPossibleNow(
            _(
                "Enhetens behovs- och riskanalys är inte registrerad än. Registrera den först, "
                "sedan kan du ge behörigheter."
            )
        )


def require_other_reviewer(actor_staff_id: object, staff_id: object, role: Role) -> None:
    """Nobody gives a reviewer's role to herself (B-04)."""
    if role in REVIEWERS and actor_staff_id == staff_id:
        raise InvalidInput(
            _("Du kan inte göra dig själv till granskare. Be en annan administratör eller regionen."), field="roles"
        )


def require_administrator_left(grant: Grant, on: date) -> None:
    """The last administrator of a unit stays until there is another (B-04)."""
    if grant.role != Role.UNIT_ADMIN or grant.unit_id is None:
        return
    others = administrators_of(grant.unit_id, on).exclude(staff_id=grant.staff_id).select_for_update()
    if not others.exists():
        raise NotPossibleNow(_("Enheten måste ha minst en lokal administratör. Ge rollen till någon annan först."))
