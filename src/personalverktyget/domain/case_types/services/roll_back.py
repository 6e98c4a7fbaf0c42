"""Go back to an earlier version in one step: a new version that says the same as the old one."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.events import CaseTypePublished
from personalverktyget.domain.case_types.examples import tried
from personalverktyget.domain.case_types.models import CaseTypeVersion
from personalverktyget.domain.case_types.services.publish_draft import new_version


def roll_back(actor: scopes.Administrator, case_type_id: UUID, *, number: int, seen_live: int, reason: str = "") -> int:
    """Publish what version ``number`` said, under the name that the cards have now. Returns the new number.

    A draft that somebody is working on stays; it is compared with the new version from then on. Where an example comes
    out otherwise than expected a ``reason`` is needed, as when a draft is published.
    """
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        old = CaseTypeVersion.objects.filter(case_type=case_type, number=number).first()
        if old is None or case_type.current is None:
            raise NotFound
        if case_type.current.number != seen_live:
            raise ChangedMeanwhile
        content = draft_rows.content_of_version(old, name=case_type.name)
        if content == draft_rows.content_of_version(case_type.current, name=case_type.name):
            raise NotPossibleNow(_("Den versionen säger samma sak som den som gäller nu."))
        deviating = sum(bool(example.deviation) for example in tried(case_type, content.form))
        if deviating and not reason.strip():
            raise InvalidInput(_("Skriv varför ni går tillbaka fast ett provfall inte går som det ska."), "reason")
        said = reason.strip() if deviating else ""
        made = new_version(case_type, content, by=actor.staff_id, restores=number, reason=said)
        work.record(
            CaseTypePublished(
                case_type=case_type.id,
                code=case_type.code,
                version=made,
                restores=number,
                deviating_examples=deviating or None,
                unit=case_type.unit_id,
            )
        )
        return made
