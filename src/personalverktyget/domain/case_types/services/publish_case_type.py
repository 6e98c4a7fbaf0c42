"""Publish a version of a case type."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import uuid4

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.events import CaseTypePublished
from personalverktyget.domain.case_types.models import CaseType, CaseTypeVersion
from personalverktyget.domain.case_types.translated_texts import card_words
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.organisation.models import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTypeContent:
    """What a version of a case type says. ``form`` is the form's JSON."""

    code: str
    name: str
    summary: str
    description: str
    not_for: str
    terms_text: str
    feedback_target: str
    form: Mapping[str, Any]
    translations: Mapping[str, Any] = field(default_factory=dict)


def publish_central_case_type(
    actor: SystemActor, region_hsa_id: str, content: CaseTypeContent, *, audience: Audience = Audience.EVERYBODY
) -> None:
    """Publish the next version of a region's central case type; nothing happens where it already says the same.

    ``audience`` says whom it is for from the beginning; one that is there keeps what its region has settled.
    """
    from_json(content.form)
    region = Region.objects.get(hsa_id=region_hsa_id)
    columns = {
        "name": content.name,
        "summary": content.summary,
        "description": content.description,
        "not_for": content.not_for,
        "terms_text": content.terms_text,
        "feedback_target": content.feedback_target,
        "form": dict(content.form),
        "translations": dict(content.translations),
        "card_words": card_words(content_from_json(asdict(content))),
    }
    if _says(_central(region, content.code), columns):
        return
    with suppress(_PublishedMeanwhile), unit_of_work(actor) as work:
        # Of two who come at the same moment the second waits here, and then meets what the first has published.
        Region.objects.select_for_update(no_key=True).get(id=region.id)
        case_type = _central(region, content.code)
        if _says(case_type, columns):
            raise _PublishedMeanwhile
        if case_type is None:
            case_type = CaseType(id=uuid4(), region=region, code=content.code, name=content.name, audience=audience)
            case_type.save(force_insert=True)
        current = case_type.current
        version = CaseTypeVersion(
            id=uuid4(),
            case_type=case_type,
            number=current.number + 1 if current else 1,
            published_at=now(),
            **columns,
        )
        version.save(force_insert=True)
        case_type.current, case_type.name = version, content.name
        case_type.save(update_fields=["current", "name"])
        work.record(CaseTypePublished(case_type=case_type.id, code=content.code, version=version.number))


class _PublishedMeanwhile(Exception):
    """Somebody else has done it while this one waited: nothing is left to do."""


def _central(region: Region, code: str) -> CaseType | None:
    return CaseType.objects.select_related("current").filter(region=region, code=code).first()


def _says(case_type: CaseType | None, columns: Mapping[str, Any]) -> bool:
    current = case_type.current if case_type else None
    return current is not None and all(getattr(current, name) == value for name, value in columns.items())
