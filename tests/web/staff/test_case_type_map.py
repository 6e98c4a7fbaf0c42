"""The map of a draft's paths: picture and list say the same, nothing lies on top of anything, and large forms fold."""

import re
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings

from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.forms.definitions import Condition, FormDefinition, Item, ItemType, Operator
from personalverktyget.domain.forms.editing import Add, Place, Replace
from personalverktyget.domain.forms.paths import paths_through
from personalverktyget.web.staff.case_types.map_layout import BOX, MOST_TRACKS, Link, Node, Picture, picture, wrapped
from personalverktyget.web.staff.case_types.paths import drawn
from tests.domain.forms.test_growth import calls
from tests.support.examples import examples
from tests.support.generated_forms import definitions
from tests.support.world import World
from tests.volume.forms import form_of

FEVER = Item(link_id="fever", type=ItemType.BOOLEAN, text="Har du <b>feber</b>?", required=True)
IF_FEVER = (Condition("fever", Operator.EQUAL, True),)
STOP = Item(link_id="stop", type=ItemType.STOP, text="Ring 112", enable_when=IF_FEVER, call="112")
NEVER = Item(
    link_id="never",
    type=ItemType.STRING,
    text="Hur då?",
    enable_when=(*IF_FEVER, Condition("fever", Operator.EQUAL, False)),
)


def drawn_form(form: FormDefinition, folded: frozenset[str] = frozenset()) -> Picture:
    return picture(*drawn(form, paths_through(form), folded, "/bygg/"))


@settings(
    max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(definitions())
def test_everything_is_drawn_once_inside_the_picture_and_beside_one_another(form: FormDefinition) -> None:
    found = drawn_form(form)
    assert [box.node.id for box in found.boxes] == ["", *form.by_link_id, " "]
    for box, below in zip(found.boxes, found.boxes[1:], strict=False):
        assert box.y + box.height < below.y
    for box in found.boxes:
        assert box.x > 0
        assert box.x + box.width < found.width
        assert box.y + box.height < found.height
        assert all(box.y < words.y < box.y + box.height for words in box.words)
    asked = [(c.question, item.link_id) for item in form.by_link_id.values() for c in item.enable_when]
    drawn_lines = [(line.source, line.target) for line in found.lines]
    # A condition that is written twice on one item is two sentences, each with its line.
    assert sorted(drawn_lines) == sorted(asked)
    tracks = {int(line.path.split("H")[1].split("V")[0]) for line in found.lines}
    assert all(0 < track < min(box.x for box in found.boxes) for track in tracks)


@settings(
    max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(definitions())
def test_a_folded_page_stands_for_what_lies_on_it(form: FormDefinition) -> None:
    folded = frozenset(page.link_id for page in form.items)
    found = drawn_form(form, folded)
    stops = {stop.link_id for stop in form.stops}
    assert {box.node.id for box in found.boxes} == {"", " ", *folded, *stops}
    pages = {link_id: page.link_id for link_id, page in form.pages.items()}
    asked = {
        (pages[c.question], item.link_id if item.link_id in stops else pages[item.link_id])
        for item in form.by_link_id.values()
        for c in item.enable_when
    }
    assert {(line.source, line.target) for line in found.lines} == {(a, b) for a, b in asked if a != b}


def test_lines_of_different_questions_never_share_a_track() -> None:
    """As long as there are tracks enough."""
    nodes = [
        Node(id=str(number), kind="part", text="T", sentences=((("a", True),), (("b", True),))) for number in range(12)
    ]
    links = [Link(str(source), str(source + step), 0) for source in range(9) for step in (1, 3)]
    runs: dict[str, tuple[str, int, int]] = {}
    found = picture(nodes, links)
    tops = {box.node.id: box.y for box in found.boxes}
    for source in range(9):
        track = next(line.path.split("H")[1].split("V")[0] for line in found.lines if line.source == str(source))
        runs[str(source)] = (track, tops[str(source)], tops[str(source + 3)])
    for one, (track, top, foot) in runs.items():
        for other, (other_track, other_top, other_foot) in runs.items():
            assert one == other or track != other_track or foot < other_top or other_foot < top


def test_more_lines_than_tracks_are_drawn_all_the_same() -> None:
    count = MOST_TRACKS * 3
    nodes = [Node(id=str(number), kind="part", text="T", sentences=((("s", True),),)) for number in range(2 * count)]
    found = picture(nodes, [Link(str(number), str(number + count), 0) for number in range(count)])
    assert len(found.lines) == count
    assert all("H-" not in line.path for line in found.lines)


@pytest.mark.parametrize("text", ["", "ord " * 500, "W" * 500, "i" * 500, "😀" * 200, "a " + "b" * 300])
def test_no_text_is_wider_than_its_box(text: str) -> None:
    lines = wrapped(text, BOX)
    assert 1 <= len(lines) <= 2
    assert all(len(line) < 120 for line in lines)
    assert len(text) < 100 or lines[-1].endswith("…")


def test_each_question_costs_what_the_one_before_it_cost() -> None:
    forms = {size: form_of(size) for size in (50, 490)}
    counts = {size: calls(lambda form=form: drawn_form(form)) for size, form in forms.items()}  # type: ignore[misc]
    assert counts[490] < 1.2 * counts[50] * 490 / 50


class TestThePage:
    @pytest.fixture
    def case_type(self, small_world: World) -> UUID:
        made = services.create_case_type(small_world.actor("admin"), name="Feberråd")
        page = selectors.draft(small_world.actor("admin"), made).content.form.items[0].link_id
        for number, item in enumerate((FEVER, STOP, NEVER)):
            services.edit_form(small_world.actor("admin"), made, Add(item, Place(page, number)), seen=None)
        return made

    def page(self, world: World, client: Client, case_type: UUID, query: str = "") -> str:
        world.sign_in(client, "admin")
        address = reverse("staff:case_types:paths", kwargs={"case_type_id": case_type})
        response = client.get(address + query)
        assert response.status_code == 200
        return response.content.decode()

    def test_it_says_what_leads_where(self, small_world: World, client: Client, case_type: UUID) -> None:
        page = self.page(small_world, client, case_type)
        said = re.sub("</?tspan[^>]*>", "", page)
        assert said.count("Visas när ”Har du &lt;b&gt;feber&lt;/b&gt;?” är ”Ja”") == 4
        assert "Här slutar formuläret" in page
        assert "1 del kan aldrig visas" in page
        assert "<b>feber" not in page
        assert page.count('<svg class="map-svg"') == 1

    def test_a_large_form_comes_folded_and_unfolds_page_by_page(
        self, small_world: World, client: Client, case_type: UUID
    ) -> None:
        items = tuple(replace(FEVER, link_id=f"q{number}", text=f"Fråga {number}") for number in range(50))
        pages = tuple(
            Item(link_id=f"p{number}", type=ItemType.GROUP, text=f"Sida {number}", items=items[number::2])
            for number in range(2)
        )
        form = FormDefinition(title="Feberråd", items=pages)
        services.edit_form(small_world.actor("admin"), case_type, Replace(form), seen=None)
        folded, one, whole = (
            self.page(small_world, client, case_type, query) for query in ("", "?visa=p0", "?visa=alla")
        )
        assert [page.count('<g class="map-box"') for page in (folded, one, whole)] == [4, 29, 54]
        assert "25 frågor" in folded
        assert all(page.count("Fråga 49") == folded.count("Fråga 49") or page is whole for page in (folded, one))
        for hostile in ("?visa=" + "x" * 5000, "?visa=p0&visa=p1"):
            self.page(small_world, client, case_type, hostile)
