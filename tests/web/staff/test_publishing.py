"""Publishing at a time and with a second person, over HTTP and without a script."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import local, now
from personalverktyget.domain.case_types import selectors, services
from tests.domain.case_types.publishing import (
    ask_for_second_person,
    central_draft,
    live_terms,
    plan,
    second_administrator,
    states,
    tomorrow,
    waiting,
    write_terms,
)
from tests.support.world import World
from tests.web.test_pages_in_english import swedish_in

OLD = "Vi läser det du skriver på vardagar."


class Pages:
    """A regional administrator's browser at one case type."""

    def __init__(self, world: World, who: str, case_type: UUID) -> None:
        self.world, self.case_type = world, case_type
        self.client = world.sign_in(Client(), who)

    def url(self, page: str) -> str:
        return reverse(f"staff:case_types:{page}", kwargs={"case_type_id": self.case_type})

    def reads(self, page: str) -> str:
        return self.client.get(self.url(page)).content.decode()

    def publishes(self, **data: Any) -> HttpResponse:
        actor = self.world.administrator("regional_admin")
        version = selectors.draft(actor, self.case_type).version
        return self.client.post(self.url("publish"), {"version": version, **data})  # type: ignore[return-value]

    def presses(self, action: str, **data: Any) -> HttpResponse:
        found = waiting(self.world, self.case_type)
        data = {"version": found.version, "fingerprint": found.fingerprint, "action": action, **data}
        return self.client.post(self.url("publication"), data, follow=True)  # type: ignore[return-value]


@pytest.fixture
def builder(small_world: World) -> Pages:
    return Pages(small_world, "regional_admin", central_draft(small_world, "Nytt."))


@pytest.fixture
def second(small_world: World, builder: Pages) -> Pages:
    ask_for_second_person(small_world)
    second_administrator(small_world)
    return Pages(small_world, "newcomer", builder.case_type)


def in_a_week() -> dict[str, str]:
    day = local(now() + timedelta(days=7)).date()
    return {"when": "later", "publish_on": day.isoformat(), "publish_time": "7.00"}


class TestATime:
    def test_it_is_set_shown_moved_and_called_off(self, builder: Pages) -> None:
        assert builder.publishes(**in_a_week()).status_code == 303
        at = waiting(builder.world, builder.case_type).publish_at
        assert at is not None
        assert f"{local(at):%H.%M}" == "07.00"
        for page in (builder.reads("case_type"), builder.reads("publication"),
                     builder.client.get(reverse("staff:case_types:list")).content.decode()):  # fmt: skip
            assert "Publiceras" in page
            assert " 7.00" in page
        assert "En publicering väntar redan" in builder.reads("publish")
        day = local(tomorrow()).date().isoformat()
        builder.presses("move", publish_on=day, publish_time="13")
        assert "Publiceras i morgon 13.00" in builder.reads("case_type")
        assert "Publiceringen är avbruten" in builder.presses("cancel").content.decode()
        assert states(builder.case_type) == ["cancelled"]
        assert "Avbröts av Rebecka Region" in builder.reads("case_type")
        assert builder.client.get(builder.url("publication")).status_code == 404

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ({"publish_on": ""}, "Välj vilken dag den ska publiceras."),
            ({"publish_time": ""}, "Skriv vilket klockslag den ska publiceras."),
            ({"publish_time": "sju"}, "Skriv tiden med timme och minut"),
            ({"publish_time": "24.00"}, "Skriv tiden med timme och minut"),
            ({"publish_time": "7.60"}, "Skriv tiden med timme och minut"),
            ({"publish_on": "i morgon"}, "Skriv datumet som år, månad och dag"),
            ({"publish_on": "2020-02-02"}, "Tiden har redan passerat"),
            ({"publish_on": "9999-12-31"}, "Tiden ligger mer än ett år bort"),
            ({"when": "sedan"}, "Välj när den ska publiceras."),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_is_lost(
        self, builder: Pages, written: dict[str, str], told: str
    ) -> None:
        data = in_a_week() | written
        answer = builder.publishes(**data)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert told in page
        assert "Inget är publicerat." in page
        if data["when"] == "later":
            assert all(f'value="{data[name]}"' in page for name in ("publish_on", "publish_time") if data[name])
        assert states(builder.case_type) == []

    def test_a_time_that_clocks_jump_past_is_told(self, builder: Pages) -> None:
        with time_machine.travel("2027-03-01T12:00:00Z", tick=True):
            builder.client = builder.world.sign_in(Client(), "regional_admin")
            answer = builder.publishes(when="later", publish_on="2027-03-28", publish_time="2.30")
            assert "finns inte den dagen" in answer.content.decode()
            assert builder.publishes(when="later", publish_on="2027-10-31", publish_time="2.30").status_code == 303
            at = waiting(builder.world, builder.case_type).publish_at
            assert at is not None
            assert at.isoformat() == "2027-10-31T00:30:00+00:00"

    def test_a_day_that_is_written_beside_now_is_left_alone(self, builder: Pages) -> None:
        assert builder.publishes(**(in_a_week() | {"when": "now"})).status_code == 303
        assert live_terms(builder.case_type) == "Nytt."

    def test_why_it_could_not_be_published_stands_on_the_page_and_it_can_be_taken_up(self, builder: Pages) -> None:
        plan(builder.world, builder.case_type, publish_at=tomorrow())
        actor = builder.world.administrator("regional_admin")
        services.withdraw_case_type(actor, builder.case_type)
        assert "Ärendetypen är borttagen från kontaktkorten." in builder.reads("publication")
        with time_machine.travel(now() + timedelta(days=2), tick=True):
            services.publish_planned(SystemActor("publish_planned"))
            builder.client = builder.world.sign_in(Client(), "regional_admin")
            assert "Kunde inte publiceras" in builder.reads("case_type")
            assert "Kunde inte publiceras" in builder.client.get(reverse("staff:case_types:list")).content.decode()
            write_terms(builder.world, builder.case_type, "Annat.")
            page = builder.presses("take_up").content.decode()
        assert "står i utkastet igen" in page
        assert "Ångra<span" in page
        assert selectors.draft(actor, builder.case_type).content.texts.terms_text == "Nytt."

    def test_a_button_pressed_twice_says_what_happened(self, builder: Pages) -> None:
        builder.publishes(**in_a_week())
        seen = waiting(builder.world, builder.case_type)
        builder.presses("cancel")
        data = {"version": seen.version, "action": "cancel"}
        assert builder.client.post(builder.url("publication"), data).status_code == 404


class TestASecondPerson:
    def test_prepared_approved_and_published(self, builder: Pages, second: Pages) -> None:
        page = builder.reads("publish")
        assert "Skicka för godkännande" in page
        assert builder.publishes(when="now").status_code == 303
        assert live_terms(builder.case_type) == OLD
        own = builder.reads("publication")
        assert "Någon annan av regionens administratörer behöver godkänna" in own
        assert 'value="approve"' not in own
        assert 'value="approve"' in second.reads("publication")
        assert "Version 2 är publicerad" in second.presses("approve").content.decode()
        assert live_terms(builder.case_type) == "Nytt."
        assert "Rebecka Region, godkänd av Nils Nykomling" in builder.reads("case_type")

    def test_whoever_prepared_it_cannot_by_any_form(self, builder: Pages, second: Pages) -> None:
        builder.publishes(when="now")
        answer = builder.presses("approve")
        assert answer.status_code == 409
        assert "Du har själv skickat det här" in answer.content.decode()
        answer = builder.presses("send_back", remark="Nej.")
        assert answer.status_code == 409
        assert states(builder.case_type) == ["awaiting_approval"]

    def test_together_with_a_time(self, builder: Pages, second: Pages) -> None:
        builder.publishes(**in_a_week())
        assert "Den publiceras när tiden är inne" in second.presses("approve").content.decode()
        assert states(builder.case_type) == ["scheduled"]
        assert live_terms(builder.case_type) == OLD

    def test_sent_back_with_a_reason_that_is_read(self, builder: Pages, second: Pages) -> None:
        builder.publishes(when="now")
        answer = second.presses("send_back", remark=" ")
        assert answer.status_code == 422
        assert "Skriv vad som behöver ändras." in answer.content.decode()
        second.presses("send_back", remark="Stavfel & <b>slarv</b>.")
        page = builder.reads("case_type")
        assert "Skickades tillbaka av Nils Nykomling" in page
        assert "Stavfel &amp; &lt;b&gt;slarv&lt;/b&gt;." in page

    def test_what_was_changed_since_it_was_seen_is_not_approved(self, builder: Pages, second: Pages) -> None:
        builder.publishes(when="now")
        assert second.presses("approve", fingerprint="annat").status_code == 409
        assert second.presses("approve", version="x").status_code == 409
        assert states(builder.case_type) == ["awaiting_approval"]

    def test_the_region_settles_it(self, builder: Pages) -> None:
        data = {"feedback_days": "3", "highest_lix": "45", "approval_above": "50", "needs_second_person": "on"}
        builder.client.post(reverse("staff:region_settings"), data)
        assert "Skicka för godkännande" in builder.reads("publish")
        builder.client.post(
            reverse("staff:region_settings"), {"feedback_days": "3", "highest_lix": "45", "approval_above": "50"}
        )
        assert "Skicka för godkännande" not in builder.reads("publish")

    def test_all_of_it_in_english(self, builder: Pages, second: Pages) -> None:
        found: list[str] = []
        for pages in (builder, second):
            pages.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        with translation.override(settings.LANGUAGE_CODE):
            builder.publishes(when="later")
            found += swedish_in(builder.reads("publish"))
            builder.publishes(**in_a_week())
            for page in ("publication", "case_type", "publish"):
                found += [*swedish_in(builder.reads(page)), *swedish_in(second.reads(page))]
            services.withdraw_case_type(builder.world.administrator("regional_admin"), builder.case_type)
            found += swedish_in(second.presses("approve").content.decode())
            found += swedish_in(second.presses("send_back").content.decode())
            second.presses("send_back", remark="Nej.")
            found += [*swedish_in(builder.reads("publication")), *swedish_in(builder.reads("case_type"))]
        assert found == []
