"""Begin a case type: from nothing, as a copy, or from a form that was made elsewhere. It begins as a draft."""

import re
from collections.abc import Iterable
from typing import Final
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.content import LONGEST_NAME, LONGEST_TEXT, CaseTypeTexts, DraftContent
from personalverktyget.domain.case_types.events import CaseTypeCreated, CaseTypeImported
from personalverktyget.domain.case_types.models import CaseType, CaseTypeImport
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.editing import new_link_id
from personalverktyget.domain.forms.exchange.imports import Imported
from personalverktyget.domain.organisation.models import CareUnit, Region

_NOT_CODE: Final = re.compile(r"[^a-z0-9]+")
_PLAIN: Final = str.maketrans("åäöéü", "aaoeu")
_LONGEST_CODE: Final = 40


def create_case_type(
    actor: scopes.Administrator,
    *,
    name: str,
    copy_of: UUID | None = None,
    imported: Imported | None = None,
) -> UUID:
    """A local case type for a unit's administrator, a central one for a region's. Returns its id.

    Nothing reaches a card before it is published. ``imported`` is a form that comes from elsewhere; what was
    remarked on it is kept beside the draft.
    """
    name = required_name(name)
    owner, codes = owner_of(actor)
    with unit_of_work(actor) as work:
        copied = scopes.copyable(actor).select_related("current").filter(id=copy_of).first() if copy_of else None
        if copy_of and copied is None:
            raise NotFound
        lock_owner(actor)
        case_type = CaseType(id=uuid4(), code=free_code(name, codes), name=name, **owner)
        if copied is not None and copied.current is not None:
            case_type.copied_from, case_type.copied_number = copied, copied.current.number
        case_type.save(force_insert=True)
        if copied is not None and copied.current is not None:
            content = draft_rows.content_of_version(copied.current, name=name)
        else:
            content = _beginning(name, imported)
        draft_rows.begun(case_type, content, by=actor.staff_id, based_on=None)
        event = CaseTypeCreated(
            case_type=case_type.id, code=case_type.code, copy_of=copy_of, unit=getattr(actor, "unit_id", None)
        )
        work.record(event)
        if imported is not None:
            _keep_remarks(case_type, imported, by=actor.staff_id)
            work.record(_imported(case_type, imported))
    return case_type.id


def required_name(name: str) -> str:
    """The name as it is kept; raises ``InvalidInput``."""
    name = " ".join(name.split())
    if not name:
        raise InvalidInput(_("Skriv vad ärendetypen ska heta på kontaktkortet."), "name")
    if len(name) > LONGEST_NAME:
        message = _("Namnet är %(length)s tecken långt. Korta det till högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(name), "max": LONGEST_NAME}, "name")
    return name


def _beginning(name: str, imported: Imported | None) -> DraftContent:
    if imported is None:
        return DraftContent(CaseTypeTexts(name=name), _first_page(name))
    texts = CaseTypeTexts(
        name=name,
        description=imported.description[:LONGEST_TEXT],
        terms_text=imported.terms[:LONGEST_TEXT],
    )
    return DraftContent(texts, imported.definition, imported.translations).with_texts(texts)


def _keep_remarks(case_type: CaseType, imported: Imported, *, by: UUID) -> None:
    CaseTypeImport(
        id=uuid4(),
        case_type=case_type,
        kind=imported.kind.value,
        source=imported.source[:LONGEST_NAME],
        remarks=[
            [remark.link_id, remark.question, remark.said.value, dict(remark.params)] for remark in imported.remarks
        ],
        at=now(),
        by_id=by,
    ).save(force_insert=True)


def _imported(case_type: CaseType, imported: Imported) -> CaseTypeImported:
    return CaseTypeImported(
        case_type=case_type.id, kind=imported.kind.value, remarks=len(imported.remarks), unit=case_type.unit_id
    )


def _first_page(name: str) -> FormDefinition:
    page = Item(link_id=new_link_id(), type=ItemType.GROUP, text=_("Det här gäller det"))
    return FormDefinition(title=name, items=(page,))


def owner_of(actor: scopes.Administrator) -> tuple[dict[str, UUID], Q]:
    """Whose it will be, and among which case types its code must be the only one of its kind.

    A unit's cards hold its own and its region's case types, told apart by their codes.
    """
    scopes.manageable(actor)
    if isinstance(actor, StaffActor):
        region = CareUnit.objects.filter(id=actor.unit_id).values("region_id")
        return {"unit_id": actor.unit_id}, Q(unit_id=actor.unit_id) | Q(region_id__in=region)
    region_id = actor.own_region_id
    return {"region_id": region_id}, Q(region_id=region_id) | Q(unit__region_id=region_id)


def lock_owner(actor: scopes.Administrator) -> None:
    """Two of the same name at the same moment: the later waits, and then finds the code taken."""
    if isinstance(actor, StaffActor):
        CareUnit.objects.select_for_update(of=("self",)).get(id=actor.unit_id)
    else:
        Region.objects.select_for_update().get(id=actor.own_region_id)


def free_code(name: str, among: Q) -> str:
    """A code after the name that none of these has."""
    return code_of(name, CaseType.objects.filter(among).values_list("code", flat=True), otherwise="arende")


def code_of(name: str, taken: Iterable[str], *, otherwise: str) -> str:
    """A code after a name that is not taken; ``otherwise`` where the name has no letter for it."""
    base = _NOT_CODE.sub("-", name.lower().translate(_PLAIN)).strip("-")[:_LONGEST_CODE].strip("-") or otherwise
    others = set(taken)
    code, number = base, 2
    while code in others:
        code, number = f"{base}-{number}", number + 1
    return code
