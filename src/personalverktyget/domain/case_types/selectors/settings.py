"""What is settled about a case type, for its owner."""

from uuid import UUID

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.read_models import OwnReply, OwnSettings
from personalverktyget.domain.case_types.scopes import Administrator
from personalverktyget.domain.case_types.settings import CaseTypeSettings


def case_type_settings(actor: Administrator, case_type_id: UUID) -> OwnSettings:
    """The settings of a case type that the actor owns. Raises ``NotFound``: others have no say, and need not know."""
    row = scopes.manageable(actor).filter(id=case_type_id).first()
    if row is None:
        raise NotFound
    return _of(row)


def settled_case_types(actor: Administrator) -> tuple[OwnSettings, ...]:
    """Those that the actor owns and that are published, with their settings, by name."""
    rows = scopes.listed(actor).filter(current__isnull=False, withdrawn_at=None).order_by("name", "id")
    return tuple(_of(row) for row in rows)


def _of(row: CaseType) -> OwnSettings:
    columns = {name: getattr(row, name) for name in CaseTypeSettings.__dataclass_fields__}
    columns["audience"] = Audience(row.audience)
    columns["fixed_replies"] = tuple(entry["text"] for entry in row.fixed_replies if entry["is_used"])
    replies = tuple(OwnReply(UUID(entry["id"]), entry["text"], entry["is_used"]) for entry in row.fixed_replies)
    is_central = row.region_id is not None
    return OwnSettings(row.id, row.name, is_central, CaseTypeSettings(**columns), row.settings_version, replies)
