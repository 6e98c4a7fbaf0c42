"""The texts of a draft, saved as one writes: the same address and form as without a script, answered by a part."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.text_fingerprint import texts_fingerprint
from tests.domain.case_types.test_drafts import published
from tests.support.world import World


class Writer:
    """Somebody who writes texts in a browser with a script."""

    def __init__(self, world: World, client: Client) -> None:
        self.world, self.client = world, world.sign_in(client, "admin")
        self.id: UUID = published(world)
        services.begin_draft(world.actor("admin"), self.id)
        self.seen = texts_fingerprint(self.texts)

    @property
    def texts(self) -> CaseTypeTexts:
        return selectors.draft(self.world.actor("admin"), self.id).content.texts

    def writes(self, *, script: bool = True, seen: str | None = None, **said: str) -> HttpResponse:
        names = CaseTypeTexts.__dataclass_fields__
        data = (
            {name: getattr(self.texts, name) for name in names} | said | {"seen": self.seen if seen is None else seen}
        )
        headers = {"HX-Request": "true"} if script else {}
        url = f"/personal/arendetyper/{self.id}/texter/"
        return self.client.post(url, data, headers=headers)  # type: ignore[return-value]


@pytest.fixture
def writer(small_world: World, client: Client) -> Writer:
    return Writer(small_world, client)


def test_what_is_written_is_saved_and_the_next_saving_goes_on_from_there(writer: Writer) -> None:
    for number in range(3):
        response = writer.writes(summary=f"Nytt {number}.")
        assert response.status_code == 200
        page = response.content.decode()
        assert "<html" not in page
        assert "Sparat" in page
        writer.seen = page.split('name="seen" value="')[1].split('"')[0]
    assert writer.texts.summary == "Nytt 2."


def test_without_a_script_the_button_saves_as_before(writer: Writer) -> None:
    response = writer.writes(script=False, summary="Nytt.")
    assert response.status_code == 303
    assert writer.texts.summary == "Nytt."


def test_two_at_once_are_told_and_nothing_is_lost(writer: Writer) -> None:
    other = replace(writer.texts, summary="Hennes.")
    services.change_texts(writer.world.actor("admin"), writer.id, other, seen=None)
    response = writer.writes(summary="Mitt.", seen=writer.seen)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Någon annan har ändrat samma sak" in page
    assert "Hennes." in page
    assert ">\nMitt.</textarea>" in page or "Mitt.</textarea>" in page
    assert writer.texts.summary == "Hennes."
    assert writer.writes(script=False, summary="Mitt.", overwrite="1").status_code == 303
    assert writer.texts.summary == "Mitt."


def test_what_is_too_long_is_told_beside_its_field_and_nothing_is_saved(writer: Writer) -> None:
    response = writer.writes(summary="x" * 300)
    assert response.status_code == 422
    assert "Texten är för lång: 300 tecken" in response.content.decode()
    assert writer.texts.summary == "Boka en vaccination."


def test_a_draft_that_was_published_meanwhile_begins_anew(writer: Writer) -> None:
    actor = writer.world.actor("admin")
    services.change_texts(actor, writer.id, replace(writer.texts, description="Annat."), seen=None)
    services.publish_draft(actor, writer.id, seen_version=selectors.draft(actor, writer.id).version)
    names = dict.fromkeys(("name", "summary", "terms_text", "description", "not_for"), "Mitt.")
    url = f"/personal/arendetyper/{writer.id}/texter/"
    response = writer.client.post(
        url, names | {"feedback_target": "", "seen": writer.seen}, headers={"HX-Request": "1"}
    )
    assert response.status_code == 409
    assert "Mitt.</textarea>" in response.content.decode()
    assert writer.texts.description == "Annat."
