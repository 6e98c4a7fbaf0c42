"""The region names who judges a single reviewer's own entries, and that one judges, over HTTP."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import today
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.log_review import services
from personalverktyget.domain.log_review.models import EntryVerdict
from tests.domain.log_review.test_help import own
from tests.support.log_reviews import gives, opens
from tests.support.world import World
from tests.web.staff.test_log_review import address


@pytest.fixture
def review_id(small_world: World) -> UUID:
    gives("handler_berg", Role.LOG_REVIEWER, "berg")
    opens(small_world, "reviewer", "assigned")
    return services.begin_review(small_world.actor("reviewer"), first_day=today(), last_day=today(), reason="Prov")


def test_from_the_regions_list_to_the_verdict(small_world: World, review_id: UUID) -> None:
    region = small_world.sign_in(Client(), "regional_admin")
    helper = small_world.sign_in(Client(), "handler_berg")
    reviewer = small_world.sign_in(Client(), "reviewer")
    naming = address("name_helper", review_id)
    assert naming in region.get("/personal/loggkontroll/").content.decode()
    assert "Du är enhetens enda granskare." in reviewer.get(address("review", review_id)).content.decode()
    assert "Inga poster åt andra enheter" in helper.get("/personal/loggkontroll/hjalp/").content.decode()
    for wrong in ("", "x", str(small_world.staff["reviewer"])):
        answer = region.post(naming, {"helper": wrong, "x": "1"})
        assert answer.status_code == 422
        assert "Välj en av granskarna i listan." in answer.content.decode()
    told = region.post(naming, {"helper": str(small_world.staff["handler_berg"])}, follow=True)
    assert "Granskaren är utsedd." in told.content.decode()
    assert "Hilda Berg, som regionen har utsett" in reviewer.get(address("review", review_id)).content.decode()
    assert "Regionen har utsett dig att bedöma" in helper.get("/personal/loggkontroll/").content.decode()
    page = reverse(
        "staff:log_review:entry_to_help", kwargs={"review_id": review_id, "position": own(small_world, review_id)}
    )
    assert page in helper.get("/personal/loggkontroll/hjalp/").content.decode()
    wrong_verdict = helper.post(page, {"verdict": "unclear", "note": " "})
    assert wrong_verdict.status_code == 422
    done = helper.post(page, {"verdict": "unclear", "note": "Fråga chefen."}, follow=True)
    assert "Bedömningen är sparad. Inget mer väntar på dig." in done.content.decode()
    assert EntryVerdict.objects.get().by_id == small_world.staff["handler_berg"]
    assert reviewer.get(page).status_code == 404
    assert "Ingen behöver utses" in region.get(naming).content.decode()
