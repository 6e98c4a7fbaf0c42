"""Which units of a region have a central case type; and what has changed in it since a unit looked."""

from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.models import CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.case_types.read_models import HandOutRow, TextChange
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.organisation.models import CareUnit

TEXTS = ("name", "summary", "description", "not_for", "terms_text", "feedback_target")


def hand_outs(actor: AdministratorActor, case_type_id: UUID) -> tuple[HandOutRow, ...]:
    """Every active unit of the region in Swedish order, and whether it has the case type."""
    if not scopes.listed(actor).filter(id=case_type_id).exists():
        raise NotFound
    held = OfferedCaseType.objects.filter(case_type_id=case_type_id, taken_back_at=None)
    active = dict(held.values_list("unit_id", "is_active"))
    units = CareUnit.objects.filter(region_id=actor.own_region_id, is_active=True).order_by("sort_key", "hsa_id")
    return tuple(
        HandOutRow(id_, name, kind, municipality, id_ in active, active.get(id_, False))
        for id_, name, kind, municipality in units.values_list("id", "name", "kind", "municipality")
    )


def forms_to_compare(actor: StaffActor, offered_id: UUID) -> tuple[FormDefinition, FormDefinition]:
    """The form as the unit saw it, and as it is now; the same where there is nothing to look at."""
    actor.require(Permission.MANAGE_UNIT)
    rows = OfferedCaseType.objects.select_related("case_type__current")
    row = rows.filter(scopes.ON_CARDS, id=offered_id, unit_id=actor.unit_id, taken_back_at=None).first()
    if row is None or row.case_type.current is None:
        raise NotFound
    seen = CaseTypeVersion.objects.filter(case_type=row.case_type, number=row.seen_number).first()
    now = row.case_type.current
    return from_json((seen or now).form), from_json(now.form)


def changes_to_look_at(actor: StaffActor, offered_id: UUID) -> tuple[tuple[TextChange, ...], bool, int]:
    """What is another since the unit looked: the texts, whether the form is, and the number of the version now."""
    actor.require(Permission.MANAGE_UNIT)
    rows = OfferedCaseType.objects.select_related("case_type__current")
    row = rows.filter(scopes.ON_CARDS, id=offered_id, unit_id=actor.unit_id, taken_back_at=None).first()
    if row is None or row.case_type.current is None:
        raise NotFound
    now = row.case_type.current
    before = CaseTypeVersion.objects.filter(case_type=row.case_type, number=row.seen_number).first()
    if before is None or before.number == now.number:
        return (), False, now.number
    texts = ((name, getattr(before, name), getattr(now, name)) for name in TEXTS)
    changed = tuple(TextChange(*text) for text in texts if text[1] != text[2])
    return changed, before.form != now.form, now.number
