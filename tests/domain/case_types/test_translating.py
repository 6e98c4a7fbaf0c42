"""Translating a case type: language by language, step by step, published with the version and kept by what was sent."""

from dataclasses import replace
from uuid import UUID

import pytest

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseTypeVersion
from personalverktyget.domain.case_types.settings import CaseTypeSettings
from personalverktyget.domain.case_types.translated_texts import (
    all_texts,
    lacking,
    seen_mark,
    text_key,
    translation_changes,
)
from personalverktyget.domain.forms.editing import Change, Delete
from personalverktyget.domain.forms.translations.kept import State
from personalverktyget.domain.forms.translations.texts import Address, Part, Text
from tests.domain.case_types.test_drafts import FEVER, begun, content, finish_texts, publish, published
from tests.support.world import World


def texts(world: World, case_type: UUID) -> dict[Address, Text]:
    draft = selectors.draft(world.actor("admin"), case_type)
    return {text.address: text for text in all_texts(draft.content, draft.settled)}


def written(world: World, case_type: UUID, words: dict[Address, str], language: str = "en") -> frozenset[str]:
    """What somebody writes who sees the draft as it is now."""
    translations = content(world, case_type).translations
    found = texts(world, case_type)
    said = {
        text_key(address): services.Written(text, seen_mark(translations, language, found[address]))
        for address, text in words.items()
    }
    return services.translate(world.actor("admin"), case_type, language, said)


def translated(world: World, case_type: UUID, language: str = "en") -> None:
    """All of it, with "en:" before each text."""
    services.choose_language(world.actor("admin"), case_type, language)
    found = texts(world, case_type)
    written(world, case_type, {address: f"{language}:{text.swedish}" for address, text in found.items()}, language)


QUESTION = Address("fever", Part.TEXT)


class TestStepByStep:
    def test_a_language_is_chosen_translated_and_left_and_each_is_a_step(self, small_world: World) -> None:
        made, actor = begun(small_world), small_world.actor("admin")
        services.choose_language(actor, made, "ar")
        written(small_world, made, {QUESTION: "هل لديك حمى؟"}, "ar")
        assert content(small_world, made).translations.words("ar")[QUESTION].text == "هل لديك حمى؟"
        services.leave_language(actor, made, "ar")
        assert not content(small_world, made).translations
        services.undo(actor, made, seen_version=selectors.draft(actor, made).version)
        draft = selectors.draft(actor, made)
        assert draft.content.translations.words("ar")[QUESTION].of == "Har du feber?"
        assert (draft.undoes, draft.redoes) == (("translate", "Har du feber?"), ("drop_language", "ar"))
        told = (
            LogEntry.objects.filter(event="case_type.draft_changed").order_by("-id").values_list("details", flat=True)
        )
        assert {entry["operation"] for entry in told} >= {"add_language", "translate", "drop_language", "undone"}

    def test_a_language_that_is_none_is_refused(self, small_world: World) -> None:
        made = begun(small_world)
        with pytest.raises(InvalidInput):
            services.choose_language(small_world.actor("admin"), made, "tlh")
        with pytest.raises(NotFound):
            written(small_world, made, {QUESTION: "Fever?"})

    def test_another_units_case_type_is_not_found(self, small_world: World) -> None:
        made = begun(small_world)
        for step in (services.choose_language, services.leave_language):
            with pytest.raises(NotFound):
                step(small_world.administrator("regional_admin"), made, "en")

    def test_of_two_who_translate_the_same_text_the_later_is_told_and_the_rest_is_kept(
        self, small_world: World
    ) -> None:
        made, actor = begun(small_world), small_world.actor("admin")
        services.choose_language(actor, made, "en")
        found = texts(small_world, made)
        seen = {
            address: seen_mark(content(small_world, made).translations, "en", text) for address, text in found.items()
        }
        written(small_world, made, {QUESTION: "Fever?"})
        help_text = Address("fever", Part.HELP)
        late = services.translate(
            actor,
            made,
            "en",
            {
                text_key(QUESTION): services.Written("Temperature?", seen[QUESTION]),
                text_key(help_text): services.Written("Above 38.", seen[help_text]),
            },
        )
        words = content(small_world, made).translations.words("en")
        assert late == {text_key(QUESTION)}
        assert (words[QUESTION].text, words[help_text].text) == ("Fever?", "Above 38.")

    @pytest.mark.parametrize(
        ("address", "words"),
        [
            (Address("", Part.TITLE), "x" * 201),
            (QUESTION, "Fe" + chr(0) + "ver"),
            (Address("", Part.SUMMARY), "Book at {unit}."),
        ],
    )
    def test_what_cannot_be_kept_is_refused(self, small_world: World, address: Address, words: str) -> None:
        made = begun(small_world)
        finish_texts(small_world, made)
        services.choose_language(small_world.actor("admin"), made, "en")
        with pytest.raises(InvalidInput):
            written(small_world, made, {address: words})

    def test_what_the_owner_has_settled_is_translated_too(self, small_world: World) -> None:
        made, actor = begun(small_world), small_world.actor("admin")
        settings = CaseTypeSettings(receipt_text="Ta med legitimation.", cap_message="Fullt i dag.")
        services.change_case_type_settings(actor, made, settings, seen_version=1)
        assert {Address("", Part.RECEIPT), Address("", Part.FULL)} <= set(texts(small_world, made))


class TestWhenTheSwedishChanges:
    def test_the_translation_is_stale_until_somebody_says_that_it_holds(self, small_world: World) -> None:
        made, actor = begun(small_world), small_world.actor("admin")
        translated(small_world, made)
        services.edit_form(actor, made, Change(replace(FEVER, text="Har du hög feber?")), seen=None)
        draft = selectors.draft(actor, made)
        assert [(code, text.address, state) for code, text, state in lacking(draft.content, draft.settled)] == [
            ("en", QUESTION, State.STALE)
        ]
        text = texts(small_world, made)[QUESTION]
        seen = seen_mark(draft.content.translations, "en", text)
        said = services.Written("en:Har du feber?", seen, still_holds=True)
        services.translate(actor, made, "en", {text_key(QUESTION): said})
        assert list(lacking(content(small_world, made), draft.settled)) == []

    def test_saving_a_page_as_it_is_says_nothing_of_what_is_stale(self, small_world: World) -> None:
        made, actor = begun(small_world), small_world.actor("admin")
        translated(small_world, made)
        services.edit_form(actor, made, Change(replace(FEVER, text="Har du hög feber?")), seen=None)
        before = selectors.draft(actor, made)
        written(
            small_world, made, {address: word.text for address, word in before.content.translations.words("en").items()}
        )
        assert selectors.draft(actor, made).version == before.version

    def test_a_new_name_on_the_cards_is_read_in_swedish(self, small_world: World) -> None:
        made, actor = published(small_world), small_world.actor("admin")
        services.begin_draft(actor, made)
        translated(small_world, made)
        publish(small_world, made)
        services.rename_case_type(actor, made, name="Vaccin")
        services.begin_draft(actor, made)
        assert [text.address for _code, text, _state in lacking(content(small_world, made), {})] == [
            Address("", Part.TITLE)
        ]

    def test_a_deleted_question_takes_its_translations_along(self, small_world: World) -> None:
        made, actor = begun(small_world), small_world.actor("admin")
        translated(small_world, made)
        services.edit_form(actor, made, Delete("fever"), seen=None)
        assert all(address.link_id != "fever" for address in content(small_world, made).translations.words("en"))


class TestVersions:
    def test_a_version_keeps_its_translations_and_says_what_the_cards_say(self, small_world: World) -> None:
        made, actor = published(small_world), small_world.actor("admin")
        services.begin_draft(actor, made)
        translated(small_world, made)
        publish(small_world, made)
        version = CaseTypeVersion.objects.get(case_type_id=made, number=2)
        summary = "en:Boka en vaccination."
        assert version.card_words == {"en": {"name": "en:Vaccination", "of": "Vaccination", "summary": summary}}
        assert selectors.version_content(actor, made, 2).translations.languages == ("en",)
        assert services.roll_back(actor, made, number=1, seen_live=2) == 3
        assert selectors.version_content(actor, made, 3).translations.languages == ()
        assert services.roll_back(actor, made, number=2, seen_live=3) == 4
        assert selectors.version_content(actor, made, 4) == selectors.version_content(actor, made, 2)

    def test_a_language_that_lacks_what_must_be_understood_is_not_offered(self, small_world: World) -> None:
        made, actor = published(small_world), small_world.actor("admin")
        services.begin_draft(actor, made)
        translated(small_world, made)
        written(small_world, made, {QUESTION: ""})
        publish(small_world, made)
        version = CaseTypeVersion.objects.get(case_type_id=made, number=2)
        assert (version.card_words, list(version.translations)) == ({}, ["en"])

    def test_a_translation_alone_is_a_difference_worth_publishing(self, small_world: World) -> None:
        made, actor = published(small_world), small_world.actor("admin")
        services.begin_draft(actor, made)
        translated(small_world, made)
        publish(small_world, made)
        services.begin_draft(actor, made)
        written(small_world, made, {QUESTION: "Do you have a fever?"})
        live = selectors.live_content(actor, made)
        assert live is not None
        (change,) = translation_changes(live, content(small_world, made))
        assert (change.language, change.before, change.after) == ("en", "en:Har du feber?", "Do you have a fever?")
        assert publish(small_world, made) == 3

    def test_a_copy_and_an_export_bring_the_languages_along(self, small_world: World) -> None:
        made, actor = published(small_world), small_world.actor("admin")
        services.begin_draft(actor, made)
        translated(small_world, made)
        publish(small_world, made)
        copied = services.create_case_type(actor, name="Vaccination", copy_of=made)
        assert content(small_world, copied).translations == selectors.version_content(actor, made, 2).translations
        file = selectors.exported_form(actor, made, base_url="https://region.example")
        imported = services.import_case_type(actor, file.text.encode())
        words = content(small_world, imported).translations.words("en")
        assert words[QUESTION].text == "en:Har du feber?"
        assert words[Address("", Part.TITLE)].text == "en:Vaccination"
