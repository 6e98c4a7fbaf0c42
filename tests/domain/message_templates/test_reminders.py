"""A unit's administrators are told when a template of theirs is to be gone through: in the menu, and by mail."""

import re
from collections import Counter
from datetime import timedelta

import time_machine
from django.test import Client

from personalverktyget.base.clock import now
from personalverktyget.domain.message_templates import services
from personalverktyget.domain.message_templates.selectors import count_templates_due
from personalverktyget.domain.notifications.models import OfficeMail
from personalverktyget.jobs.schedule import SCHEDULE
from tests.support.message_templates import bring_along, published
from tests.support.world import World

LIST = "/personal/meddelandemallar/"
YEAR = timedelta(days=367)
ABOUT = ("admin@region.example", "Remissbekräftelse", "Ängens vårdcentral")


def _round() -> Counter[tuple[str, ...]]:
    (scheduled,) = (one for one in SCHEDULE if one.name == "schedule.remind_of_reviews")
    scheduled.work()
    rows = OfficeMail.objects.filter(kind__startswith="template_")
    return Counter(rows.values_list("kind", "address", "case_type_name", "unit_name"))


def test_once_when_it_is_due_once_after_a_month_and_not_to_who_has_done_it(small_world: World) -> None:
    made, start = published(small_world), now()
    first, still = ("template_review_due", *ABOUT), ("template_review_still_due", *ABOUT)
    assert _round() == {}
    with time_machine.travel(start + YEAR, tick=False):
        assert _round() == _round() == {first: 1}
    with time_machine.travel(start + YEAR + timedelta(days=40), tick=False):
        assert _round() == _round() == {first: 1, still: 1}
        services.review_template(small_world.actor("admin"), made, number=1)
    with time_machine.travel(start + YEAR + timedelta(days=300), tick=False):
        assert _round() == {first: 1, still: 1}


def test_the_menu_counts_what_is_due_for_unit_and_region(small_world: World) -> None:
    made, start = published(small_world), now()
    central = bring_along()
    services.withdraw_template(small_world.administrator("regional_admin"), central["provsvar"])
    with time_machine.travel(start + YEAR, tick=False):
        assert count_templates_due(small_world.actor("admin")) == 1
        assert count_templates_due(small_world.administrator("regional_admin")) == len(central) - 1
        page = small_world.sign_in(Client(), "admin").get(LIST).content.decode()
        services.review_template(small_world.actor("admin"), made, number=1)
        assert count_templates_due(small_world.actor("admin")) == 0
    section = page.split(f'<a href="{LIST}"', 1)[1].split("</li>", 1)[0]
    assert re.sub(r"<[^>]+>", " ", section).split()[-2:] == ["Meddelandemallar", "1"]
