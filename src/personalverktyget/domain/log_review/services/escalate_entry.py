"""Hand an entry on to the care provider's reviewers, and say what came of it."""

from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import policies, scopes
from personalverktyget.domain.log_review.events import EntryEscalated, EscalationSettled
from personalverktyget.domain.log_review.models import Escalation, EscalationOutcome, LogReview
from personalverktyget.domain.log_review.requests import TellStaff
from personalverktyget.domain.log_review.services.ask_colleague import require_text
from personalverktyget.domain.log_review.states import ReviewAction, Verdict
from personalverktyget.domain.notifications.kinds import OfficeMailKind


def escalate_entry(actor: StaffActor, review_id: UUID, position: int, *, note: str) -> None:
    """Hand it on. The unit's reviewer still gives her own verdict; the care provider's outcome stands beside it."""
    require_text(note, "note", _("Skriv varför du lämnar posten vidare."))
    with unit_of_work(actor) as work:
        review = scopes.lock(actor, review_id)
        review.state = policies.require(review, ReviewAction.EXAMINE)
        entry = scopes.chosen(actor, review, position)
        if Escalation.objects.filter(entry=entry).exists():
            raise NotPossibleNow(_("Posten är redan lämnad vidare."))
        told = _reviewers_of(review.unit.provider_id, but=entry.staff_id)
        if not told:
            raise NotPossibleNow(_("Vårdgivaren har ingen granskare än. Be den regionala administratören att utse en."))
        row = Escalation(
            id=uuid4(),
            entry=entry,
            provider_id=review.unit.provider_id,
            note=note.strip(),
            at=now(),
            by_id=actor.staff_id,
        )
        row.save(force_insert=True)
        review.version += 1
        review.save(update_fields=["state", "version"])
        work.record(EntryEscalated(review=review.id, unit=review.unit_id, entry=entry.id, staff=entry.staff_id))
        for staff in told:
            work.enqueue(
                TellStaff(
                    kind=OfficeMailKind.LOG_ENTRY_HANDED_ON, about=row.id, staff=staff, unit_name=review.unit.name
                )
            )


def settle_escalation(actor: StaffActor, escalation_id: UUID, *, verdict: str, note: str) -> None:
    """Give the care provider's verdict; once, and also after the unit has signed. Nobody judges her own (K-03)."""
    if verdict not in set(Verdict):
        raise InvalidInput(_("Välj motiverad, oklar eller misstänkt."), "verdict")
    require_text(note, "note", _("Skriv vad ni kom fram till."))
    with unit_of_work(actor) as work:
        found = scopes.escalated(actor).filter(id=escalation_id).select_related("entry").first()
        if found is None:
            raise NotFound
        # Of two who settle it at the same moment the second waits here, and then meets the first one's outcome.
        review = LogReview.objects.select_for_update(of=("self",)).get(id=found.entry.review_id)
        if found.entry.staff_id == actor.staff_id:
            raise NotPossibleNow(_("Du kan inte bedöma det du själv har gjort. Någon annan måste göra det."))
        if EscalationOutcome.objects.filter(escalation=found).exists():
            raise NotPossibleNow(_("Posten är redan bedömd."))
        EscalationOutcome(
            escalation=found, verdict=Verdict(verdict), note=note.strip(), at=now(), by_id=actor.staff_id
        ).save(force_insert=True)
        work.record(
            EscalationSettled(review=review.id, unit=review.unit_id, entry=found.entry_id, verdict=Verdict(verdict))
        )


def _reviewers_of(provider_id: UUID, *, but: UUID) -> list[UUID]:
    """Those who judge for the care provider now, but for the one whose entry it is."""
    held = Grant.objects.filter(in_force(today()), role=Role.PROVIDER_REVIEWER, unit__provider_id=provider_id)
    return list(held.exclude(staff_id=but).order_by("staff_id").values_list("staff_id", flat=True).distinct())
