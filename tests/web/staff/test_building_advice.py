"""Advice while one builds: counted on top, marked in the outline and told beside the part that it concerns."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.forms.definitions import Condition, ItemType, Operator
from tests.domain.forms.test_lint import HARD
from tests.support.world import World
from tests.web.staff.test_case_types import Builder


@pytest.fixture
def builder(small_world: World, client: Client) -> Builder:
    return Builder(small_world, client)


def advice(builder: Builder, link_id: str = "") -> Any:
    return builder.client.get(builder.url(fraga=link_id)).context["advice"]


def test_it_stands_beside_its_question_and_is_counted_on_top(builder: Builder) -> None:
    hard = builder.adds(ItemType.BOOLEAN, HARD)
    plain = builder.adds(ItemType.BOOLEAN, "Har du feber?")
    before = advice(builder)
    assert (before.better, before.advice) == (1, ())
    page = builder.client.get(builder.url(fraga=hard.link_id)).content.decode()
    assert "1 sak att tänka på" in page
    assert "Texten är svår att läsa: LIX" in page
    assert advice(builder, plain.link_id).advice == ()
    rows = {row.id: row.advice for row in builder.client.get(builder.url()).context["outline"]}
    assert (rows[hard.link_id], rows[plain.link_id]) == (1, 0)


def test_saving_as_one_writes_tells_it_anew(builder: Builder) -> None:
    asked = builder.adds(ItemType.BOOLEAN, "Har du feber?")
    data = builder.opens(asked.link_id) | {"action": "save", "text": HARD}
    answer = builder.client.post(builder.url(fraga=asked.link_id), data, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert 'data-part="advice"' in page
    assert "Texten är svår att läsa: LIX" in page
    assert "1 sak att tänka på" in page
    data = builder.opens(asked.link_id) | {"action": "save", "text": "Har du feber?"}
    page = builder.client.post(builder.url(fraga=asked.link_id), data, follow=True).content.decode()
    assert "svår att läsa" not in page


def test_an_unfinished_form_is_advised_on_and_what_is_wrong_is_told_beside_it(builder: Builder) -> None:
    lost = builder.adds(ItemType.STOP, "Ring 112", enable_when=(Condition("gone", Operator.EQUAL, True),))
    builder.adds(ItemType.STRING, HARD)
    found = advice(builder, lost.link_id)
    assert found.wrong == 1
    assert found.better == 1
    assert [text for text in found.problems if "borttagen" in text]
    assert "1 sak behöver rättas, 1 sak att tänka på" in " ".join(
        builder.client.get(builder.url()).content.decode().split()
    )


def test_the_texts_around_the_form_are_counted_too(builder: Builder, small_world: World) -> None:
    before = advice(builder).better
    admin = small_world.actor("admin")
    texts = selectors.draft(admin, builder.id).content.texts
    services.change_texts(admin, builder.id, replace(texts, not_for=HARD), seen=None)
    assert advice(builder).better == before + 1
