"""A text is changed in all of a region's case types at once: in drafts alone, and nobody's work is lost."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personalverktyget.base.errors import NotAllowed
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile, NotPublishable
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypeVersion
from personalverktyget.domain.case_types.read_models import TextsReplaced
from personalverktyget.domain.case_types.selectors.drafts_to_publish import MOST_DRAFTS
from personalverktyget.domain.case_types.selectors.texts import MOST_PLACES
from personalverktyget.domain.case_types.services.translate import Written
from personalverktyget.domain.case_types.settings import CaseTypeSettings, LocalAdditions
from personalverktyget.domain.case_types.text_places import places_in_content
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.case_types.translated_texts import seen_mark, text_key
from personalverktyget.domain.forms.definitions import Item, ItemType
from personalverktyget.domain.forms.editing import Add, Place
from personalverktyget.domain.forms.translations.kept import NONE, Translation
from personalverktyget.domain.forms.translations.texts import Address, Part, Text
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX

MEDICINE = TextSearch("läkemedel")
OTHER = replace(CASE_TYPE, code="intyg", name="Intyg", summary="Be om intyg.", not_for="", description="Inget.")


@pytest.fixture
def central(small_world: World) -> CaseType:
    return CaseType.objects.select_related("current").get(region_id=small_world.regions["klar"])


def chosen(world: World, search: TextSearch) -> dict[UUID, dict[str, str]]:
    """Every place that the search finds, as a page would send them back."""
    found = selectors.searched_texts(world.administrator("regional_admin"), search).found
    return {one.case_type_id: {place.key: place.fingerprint for place in (*one.places, *one.settled)} for one in found}


def changed(
    world: World, search: TextSearch, replacement: str, places: dict[UUID, dict[str, str]] | None = None
) -> tuple[TextsReplaced, ...]:
    places = chosen(world, search) if places is None else places
    return services.replace_texts(world.administrator("regional_admin"), search, replacement, places)


def texts_in_draft(case_type: CaseType) -> list[str]:
    return [place.text for place in places_in_content(CaseTypeDraft.objects.get(case_type=case_type).content)]


def test_all_is_found_and_changed_in_a_draft_and_what_is_live_stays(small_world: World, central: CaseType) -> None:
    (done,) = changed(small_world, MEDICINE, "medicin")
    assert (done.name, done.in_draft, done.left) == ("Förnya recept", 4, 0)
    said = texts_in_draft(central)
    assert not any(MEDICINE.spans(text) for text in said)
    assert {"medicin", "Vilket medicin?", "Skriv vilket medicin det gäller."} <= set(said)
    central.refresh_from_db()
    assert central.current is not None
    assert central.current.description == "Skriv vilket läkemedel det gäller."
    assert CaseTypeVersion.objects.filter(case_type=central).count() == 1
    entry = LogEntry.objects.filter(event="case_type.draft_changed").latest("seq")
    assert entry.details["operation"] == "replace_texts"


def test_all_of_it_is_one_step_that_can_be_undone(small_world: World, central: CaseType) -> None:
    actor = small_world.administrator("regional_admin")
    changed(small_world, MEDICINE, "medicin")
    services.undo(actor, central.id, seen_version=selectors.draft(actor, central.id).version)
    assert selectors.draft(actor, central.id).content == selectors.live_content(actor, central.id)


def test_only_what_is_chosen_is_changed(small_world: World, central: CaseType) -> None:
    places = chosen(small_world, MEDICINE)
    key, fingerprint = next(iter(places[central.id].items()))
    (done,) = changed(small_world, MEDICINE, "medicin", {central.id: {key: fingerprint}})
    assert done.in_draft == 1
    assert sum(bool(MEDICINE.spans(text)) for text in texts_in_draft(central)) == 3


def test_a_draft_that_somebody_works_in_keeps_what_she_did(small_world: World, central: CaseType) -> None:
    actor = small_world.administrator("regional_admin")
    places = chosen(small_world, MEDICINE)
    services.begin_draft(actor, central.id)
    texts = selectors.draft(actor, central.id).content.texts
    services.change_texts(
        actor, central.id, replace(texts, description="Helt nytt om läkemedel.", summary="Nytt."), seen=None
    )
    (done,) = changed(small_world, MEDICINE, "medicin", places)
    assert (done.in_draft, done.left, done.by) == (3, 1, actor.name)
    kept = selectors.draft(actor, central.id).content.texts
    assert (kept.description, kept.summary) == ("Helt nytt om läkemedel.", "Nytt.")
    assert kept.not_for == "Läkemedel som du inte har haft förut.".replace("Läkemedel", "medicin")


def test_where_nothing_can_be_changed_no_draft_begins(small_world: World, central: CaseType) -> None:
    before = LogEntry.objects.count()
    stale = {central.id: dict.fromkeys(chosen(small_world, MEDICINE)[central.id], "0" * 16)}
    (done,) = changed(small_world, MEDICINE, "medicin", stale)
    assert (done.in_draft, done.left) == (0, 4)
    (gone,) = changed(small_world, MEDICINE, "medicin", {uuid4(): {"a": "b"}})
    assert (gone.name, gone.left) == ("", 1)
    assert not CaseTypeDraft.objects.filter(case_type=central).exists()
    assert LogEntry.objects.count() == before


def test_a_text_that_would_be_too_long_is_left(small_world: World, central: CaseType) -> None:
    actor = small_world.administrator("regional_admin")
    services.begin_draft(actor, central.id)
    texts = selectors.draft(actor, central.id).content.texts
    services.change_texts(actor, central.id, replace(texts, summary="recept " * 28), seen=None)
    search = TextSearch("recept", whole_words=True)
    (done,) = changed(small_world, search, "läkemedelsrecept")
    assert done.left == 1
    assert done.in_draft
    assert selectors.draft(actor, central.id).content.texts.summary == "recept " * 28
    assert all(len(place.text) <= place.longest for place in places_in_content(CaseTypeDraft.objects.get().content))


class TestNumbersToCall:
    @pytest.fixture
    def stop(self, small_world: World, central: CaseType) -> str:
        """A stop page in the draft that says to call 031-11 11."""
        actor = small_world.administrator("regional_admin")
        services.begin_draft(actor, central.id)
        form = selectors.draft(actor, central.id).content.form
        item = Item(link_id="stop", type=ItemType.STOP, text="Ring oss", help="Ring oss nu.", call="031-11 11")
        services.edit_form(actor, central.id, Add(item, Place(form.items[0].link_id, 0)), seen=None)
        return item.link_id

    def call(self, world: World, central: CaseType, stop: str) -> str:
        form = selectors.draft(world.administrator("regional_admin"), central.id).content.form
        return form.by_link_id[stop].call

    def test_it_is_found_and_changed(self, small_world: World, central: CaseType, stop: str) -> None:
        (done,) = changed(small_world, TextSearch("031-11"), "031-22")
        assert (done.in_draft, done.left) == (1, 0)
        assert self.call(small_world, central, stop) == "031-22 11"

    @pytest.mark.parametrize("no_number", ["oss", "", "1" * 60])
    def test_what_nobody_can_call_is_left(
        self, small_world: World, central: CaseType, stop: str, no_number: str
    ) -> None:
        (done,) = changed(small_world, TextSearch("031-11 11"), no_number)
        assert (done.in_draft, done.left) == (0, 1)
        assert self.call(small_world, central, stop) == "031-11 11"


class TestTranslations:
    @pytest.fixture
    def translated(self, small_world: World, central: CaseType) -> CaseType:
        """The description, in Swedish and in English, tells of 031-11 11."""
        actor = small_world.administrator("regional_admin")
        services.begin_draft(actor, central.id)
        texts = selectors.draft(actor, central.id).content.texts
        services.change_texts(actor, central.id, replace(texts, description="Ring 031-11 11."), seen=None)
        services.choose_language(actor, central.id, "en")
        key = text_key(Address("", Part.DESCRIPTION))
        text = Text(Address("", Part.DESCRIPTION), "Ring 031-11 11.", is_needed=False)
        seen = seen_mark(NONE, "en", text)
        services.translate(actor, central.id, "en", {key: Written("Call 031-11 11.", seen)})
        return central

    def word(self, world: World, central: CaseType) -> Translation:
        content = selectors.draft(world.administrator("regional_admin"), central.id).content
        return content.translations.words("en")[Address("", Part.DESCRIPTION)]

    def test_both_change_and_go_on_saying_the_same(self, small_world: World, translated: CaseType) -> None:
        (done,) = changed(small_world, TextSearch("031-11"), "031-22")
        assert (done.in_draft, done.left) == (2, 0)
        assert self.word(small_world, translated) == Translation("Call 031-22 11.", "Ring 031-22 11.")

    def test_one_without_the_other_is_to_be_looked_at(self, small_world: World, translated: CaseType) -> None:
        changed(small_world, TextSearch("Ring"), "Telefon")
        assert self.word(small_world, translated) == Translation("Call 031-11 11.", "Ring 031-11 11.")
        changed(small_world, TextSearch("Call"), "Phone")
        assert self.word(small_world, translated) == Translation("Phone 031-11 11.", "Ring 031-11 11.")

    def test_what_is_live_is_searched_too(self, small_world: World, translated: CaseType) -> None:
        actor = small_world.administrator("regional_admin")
        version = selectors.draft(actor, translated.id).version
        services.publish_draft(actor, translated.id, seen_version=version)
        (done,) = changed(small_world, TextSearch("Call"), "Phone")
        assert done.in_draft == 1
        assert self.word(small_world, translated).text == "Phone 031-11 11."


class TestWhatIsSettled:
    def settle(self, world: World, central: CaseType, **said: object) -> None:
        actor = world.administrator("regional_admin")
        seen = selectors.case_type_settings(actor, central.id).version
        settings = CaseTypeSettings(**said)  # type: ignore[arg-type]
        services.change_case_type_settings(actor, central.id, settings, seen_version=seen)

    def test_receipt_and_replies_change_at_once_and_are_recorded(self, small_world: World, central: CaseType) -> None:
        self.settle(
            small_world,
            central,
            receipt_text="Ring 031-11 11 om du undrar.",
            fixed_replies=("Ring 031-11 11.", "Receptet är förnyat."),
        )
        (done,) = changed(small_world, TextSearch("031-11 11"), "031-22 22")
        assert (done.in_draft, done.settled) == (0, 2)
        found = selectors.case_type_settings(small_world.administrator("regional_admin"), central.id)
        assert found.settings.receipt_text == "Ring 031-22 22 om du undrar."
        assert found.settings.fixed_replies == ("Ring 031-22 22.", "Receptet är förnyat.")
        assert LogEntry.objects.latest("seq").event == "case_type.settings_changed"
        assert not CaseTypeDraft.objects.filter(case_type=central).exists()

    def test_replies_that_would_be_the_same_are_refused_in_words(self, small_world: World, central: CaseType) -> None:
        self.settle(small_world, central, fixed_replies=("Svar ett", "Svar två"))
        (done,) = changed(small_world, TextSearch("två"), "ett")
        assert done.settled == 0
        assert "likadana" in done.refused
        found = selectors.case_type_settings(small_world.administrator("regional_admin"), central.id)
        assert found.settings.fixed_replies == ("Svar ett", "Svar två")


def test_units_additions_are_told_and_left_alone(small_world: World, central: CaseType) -> None:
    actor = small_world.actor("admin")
    (offer,) = selectors.own_offers(actor)
    said = LocalAdditions(local_information="Hos oss ringer du 031-11 11.", standard_replies=("Ring 031-11 11.",))
    services.change_offer(actor, offer.id, is_active=True, seen_version=offer.version, additions=said)
    search = TextSearch("031-11 11")
    found = selectors.searched_texts(small_world.administrator("regional_admin"), search)
    assert [(one.unit_name, one.field) for one in found.additions] == [
        ("Ängens vårdcentral", "local_information"),
        ("Ängens vårdcentral", "standard_replies"),
    ]
    assert changed(small_world, search, "031-22 22") == ()
    assert selectors.own_offers(actor)[0].local_information == said.local_information
    other = selectors.searched_texts(small_world.administrator("regional_admin_2"), search)
    assert other.additions == ()


def test_a_region_searches_and_changes_its_own_alone(small_world: World, central: CaseType) -> None:
    other = small_world.administrator("regional_admin_2")
    (foreign,) = services.replace_texts(other, MEDICINE, "medicin", chosen(small_world, MEDICINE))
    assert (foreign.name, foreign.in_draft) == ("", 0)
    assert not CaseTypeDraft.objects.exists()
    nation = small_world.administrator("national_admin")
    for work in (selectors.searched_texts, lambda a, s: services.replace_texts(a, s, "x", {})):
        with pytest.raises(NotAllowed):
            work(nation, MEDICINE)


def test_work_is_bounded_at_hundreds_of_types(small_world: World, central: CaseType) -> None:
    """Statements do not grow with the number of case types, and no page holds more than it can send back."""
    actor = small_world.administrator("regional_admin")

    def statements() -> int:
        with CaptureQueriesContext(connection) as made:
            found = selectors.searched_texts(actor, MEDICINE)
        assert sum(len(one.places) for one in found.found) <= MOST_PLACES
        return len(made)

    few = statements()
    for number in range(100):
        services.publish_central_case_type(SYSTEM, PREFIX + "9000", replace(CASE_TYPE, code=f"typ-{number}"))
    assert statements() == few
    found = selectors.searched_texts(actor, MEDICINE)
    assert found.has_more
    assert len(found.found) == MOST_PLACES // 4


class TestPublishingMany:
    def test_what_stops_one_does_not_stop_the_others(self, small_world: World, central: CaseType) -> None:
        services.publish_central_case_type(SYSTEM, PREFIX + "9000", OTHER)
        actor = small_world.administrator("regional_admin")
        changed(small_world, TextSearch("vardagar"), "helgfria vardagar")
        drafts = selectors.drafts_to_publish(actor)
        assert [one.draft.case_type_name for one in drafts] == ["Förnya recept", "Intyg"]
        assert all(one.is_only_replaced for one in drafts)
        texts = drafts[1].draft.content.texts
        services.change_texts(actor, drafts[1].draft.case_type_id, replace(texts, summary=""), seen=None)
        again = selectors.drafts_to_publish(actor)
        assert [one.is_only_replaced for one in again] == [True, False]
        seen = {one.draft.case_type_id: one.draft.version for one in again}
        first, second = services.publish_drafts(actor, seen)
        assert (first.number, first.error) == (2, None)
        assert isinstance(second.error, NotPublishable)
        central.refresh_from_db()
        assert central.current is not None
        assert central.current.terms_text == "Vi läser det du skriver på helgfria vardagar."

    def test_a_draft_that_was_changed_meanwhile_is_not_published(self, small_world: World, central: CaseType) -> None:
        actor = small_world.administrator("regional_admin")
        changed(small_world, MEDICINE, "medicin")
        (one,) = selectors.drafts_to_publish(actor)
        services.change_texts(actor, central.id, replace(one.draft.content.texts, summary="Nytt."), seen=None)
        (outcome,) = services.publish_drafts(actor, {central.id: one.draft.version})
        assert isinstance(outcome.error, DraftChangedMeanwhile)

    def test_drafts_come_so_many_at_a_time(self, small_world: World) -> None:
        actor = small_world.actor("admin")
        for number in range(MOST_DRAFTS + 2):
            services.create_case_type(actor, name="Samma namn" if number % 2 else f"Namn {number}")
        first = selectors.drafts_to_publish(actor)
        rest = selectors.drafts_to_publish(actor, after=first[-1].draft.case_type_id)
        assert (len(first), len(rest), selectors.count_drafts(actor)) == (MOST_DRAFTS, 2, MOST_DRAFTS + 2)
        assert not {one.draft.case_type_id for one in first} & {one.draft.case_type_id for one in rest}
