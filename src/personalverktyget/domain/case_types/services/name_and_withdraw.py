"""Rename a case type, take it away from the cards, and bring it back. None of these makes a new version."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.content import content_from_json, texts_from
from personalverktyget.domain.case_types.events import CaseTypeRenamed, CaseTypeRestored, CaseTypeWithdrawn
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraftStep
from personalverktyget.domain.case_types.publication_checks import require_nothing_waits
from personalverktyget.domain.case_types.services.create_case_type import required_name


def rename_case_type(actor: scopes.Administrator, case_type_id: UUID, *, name: str) -> None:
    """Give it another name on the cards. Cases keep the name that they were sent under."""
    name = required_name(name)
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        # What waits bears the name that it was approved under.
        require_nothing_waits(case_type)
        _rename_in_draft(case_type, name)
        case_type.name = name
        case_type.save(update_fields=["name"])
        work.record(CaseTypeRenamed(case_type=case_type.id, unit=case_type.unit_id))


def withdraw_case_type(actor: scopes.Administrator, case_type_id: UUID) -> None:
    """Take it away from every card. Cases that were sent go on, half-filled forms are told."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock_listed(actor, case_type_id)
        if case_type.withdrawn_at is not None:
            raise NotPossibleNow(_("Ärendetypen är redan borttagen från kontaktkorten."))
        case_type.withdrawn_at = now()
        case_type.save(update_fields=["withdrawn_at"])
        work.record(CaseTypeWithdrawn(case_type=case_type.id, unit=case_type.unit_id))


def restore_case_type(actor: scopes.Administrator, case_type_id: UUID) -> None:
    """Bring it back as it was."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock_listed(actor, case_type_id)
        if case_type.withdrawn_at is None:
            raise NotPossibleNow(_("Ärendetypen finns redan på kontaktkorten."))
        case_type.withdrawn_at = None
        case_type.save(update_fields=["withdrawn_at"])
        work.record(CaseTypeRestored(case_type=case_type.id, unit=case_type.unit_id))


def _rename_in_draft(case_type: CaseType, name: str) -> None:
    """A draft that bears the old name bears the new one, at every step: undoing must not bring the old name back."""
    draft = draft_rows.locked(case_type)
    if draft is None or draft.content["name"] != case_type.name:
        return
    for step in CaseTypeDraftStep.objects.filter(draft=draft):
        if step.content["name"] == case_type.name:
            step.content = _renamed(step.content, name)
            step.save(update_fields=["content"])
    draft.content, draft.version = _renamed(draft.content, name), draft.version + 1
    draft.save(update_fields=["content", "version"])


def _renamed(data: dict[str, object], name: str) -> dict[str, object]:
    content = content_from_json(data)
    return content.with_texts(texts_from({**data, "name": name})).to_json()
