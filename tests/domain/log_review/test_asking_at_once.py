"""The first question about the log in a region, asked by several at the same moment: the form is published once."""

from uuid import UUID

import pytest

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.central.log_question import CONTENT
from personalverktyget.domain.case_types.models import CaseType, CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.cases.models import CaseDraft
from personalverktyget.domain.log_review import services
from personalverktyget.domain.log_review.models import LogQuestion
from tests.support.database import TestDatabase
from tests.support.log_reviews import seen_entry
from tests.support.threads import at_the_same_moment
from tests.support.world import build_small_world

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("times", [2, 6])
def test_residents_who_ask_first_at_the_same_moment_all_get_the_one_form(
    fresh_database: TestDatabase, times: int
) -> None:
    world = build_small_world()
    asking: list[tuple[ResidentActor, UUID]] = [
        (world.resident(who), seen_entry(world, who)) for who in ("lennart", "camilla")
    ]
    waiting = iter(asking * (times // 2))

    def ask() -> UUID:
        actor, entry = next(waiting)
        return services.ask_about_entry(actor, entry, described="Öppnade ditt ärende")

    drafts = at_the_same_moment(ask, times)
    assert len(set(drafts)) == len(asking) == LogQuestion.objects.count()
    form = CaseType.objects.get(code=CONTENT.code)
    assert CaseTypeVersion.objects.filter(case_type=form).count() == 1
    assert OfferedCaseType.objects.filter(case_type=form).count() == 1
    assert LogEntry.objects.filter(event="case_type.published", resource_id=str(form.id)).count() == 1
    assert set(CaseDraft.objects.filter(id__in=drafts).values_list("case_type_version_id", flat=True)) == {
        form.current_id
    }
