"""The pages of a message to many: nothing that is wrong with a list loses anything, and each step leads on."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import now, today
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import services, uploads
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, Recipient, UploadedList
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from tests.support.many import approval_above, changed_behind, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along, published
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

ONE, OTHER = RESIDENTS["helena"][0], RESIDENTS["lennart"][0]


class Pages:
    """A handler's browser at one dispatch."""

    def __init__(self, world: World, dispatch: UUID, who: str = "handler") -> None:
        self.client, self.dispatch = world.sign_in(Client(), who), dispatch

    def url(self, route: str) -> str:
        return reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": self.dispatch})

    def reads(self, route: str, query: str = "", status: int = 200) -> str:
        answer = self.client.get(self.url(route) + query)
        assert answer.status_code == status
        return answer.content.decode()

    def sends(
        self, route: str, data: Mapping[str, Any] | None = None, *, status: int = 303, query: str = "", **more: Any
    ) -> str:
        seen = {"version": str(Dispatch.objects.get(id=self.dispatch).version)}
        answer = self.client.post(self.url(route) + query, seen | dict(data or {}) | more)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()


@pytest.fixture
def pages(small_world: World) -> Pages:
    made = written_to_many(small_world, bring_along()["information"], numbers("helena", "lennart"))
    return Pages(small_world, made)


def test_from_template_to_inbox(small_world: World) -> None:
    template, client = bring_along()["information"], small_world.sign_in(Client(), "handler")
    lists = client.get(reverse("staff:outreach:list")).content.decode()
    assert reverse("staff:outreach:new_many") in lists
    assert client.get(reverse("staff:outreach:new_many")).status_code == 200
    assert client.post(reverse("staff:outreach:new_many"), {}).status_code == 422
    begun = client.post(reverse("staff:outreach:new_many"), {"template": str(template)})
    assert begun.status_code == 303
    pages = Pages(small_world, Dispatch.objects.get().id)
    written = {"subject": "Ny tid", "body": "Hej {namn}, du är välkommen {tid}.", "basis": "ongoing_contact"}
    pages.sends("many_write", written, action="list")
    assert "tid" in pages.reads("many_list")
    content = f"Pnr;Tid\r\n{ONE};måndag\r\n{OTHER};\r\n123;x\r\n".encode("cp1252")
    pages.sends("many_list", file=SimpleUploadedFile("lista.csv", content))
    found = pages.reads("many_list")
    assert "Kolumnen tid är tom." in found
    assert 'data-state="unreached">Värde saknas' in found
    assert "Personnumret har för få siffror." in found
    assert "välkommen måndag" in pages.reads("many_review")
    release = {"template": str(Dispatch.objects.get().template_version_id), "when": "now", "confirms_contact": "on"}
    lacking = pages.sends("many_review", {**release, "confirms_contact": ""}, status=422)
    assert "Bekräfta att de rader" in lacking
    assert "Bekräfta att mottagningen har en pågående kontakt" in lacking
    pages.sends("many_review", release, confirms_left_out="on")
    assert "Ångra" in pages.reads("many")
    after_the_hold(pages.dispatch)
    services.deliver_due(WORKER)
    assert "Utskicket är skickat" in pages.reads("many")
    assert "Helena Sandberg" in pages.reads("many_recipients")
    listed = client.get(reverse("staff:outreach:list")).content.decode()
    assert "1 mottagare" in listed
    assert "0 lästa" in listed
    assert pages.client.get(pages.url("many_review")).status_code == 303


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": ""}, "Listan är tom"),
        ({"text": "a;b\nc;d"}, "ingen kolumn med personnummer"),
        ({"file": SimpleUploadedFile("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)}, "inte en lista"),
        ({"file": SimpleUploadedFile("tom.csv", b"")}, "Listan är tom"),
        ({"text": f"{ONE}", "sheet": "x" * 101}, "sheet"),
        ({"version": "x", "text": ONE}, "version"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_and_the_earlier_stands(
    pages: Pages, data: dict[str, object], words: str
) -> None:
    said = pages.sends("many_list", data, status=422)
    assert words in said
    assert ListedRow.objects.count() == 2


def test_of_two_columns_one_is_chosen(small_world: World, pages: Pages) -> None:
    text = f"Patient;Anhörig\n{ONE};{OTHER}\n{OTHER};{ONE}"
    said = pages.sends("many_list", status=422, text=text)
    assert "mer än en kolumn" in said
    assert "Anhörig" in said
    pages.sends("many_list", text=text, columns=["Patient", "Anhörig"], identity="1")
    assert ListedRow.objects.get(position=2).resident_id == small_world.residents["lennart"]
    assert set(ListedRow.objects.values_list("verdict", flat=True)) == {"valid"}


def test_a_lacking_column_is_said(small_world: World) -> None:
    dispatch = written_to_many(small_world, published(small_world), f"Personnummer;dag\n{ONE};nu")
    assert "kolumn med rubriken dag" in Pages(small_world, dispatch).sends("many_list", status=422, text=ONE)


def test_a_row_is_left_out_and_taken_in_again(pages: Pages) -> None:
    assert "Lämna ute" in pages.reads("many_list", "?visa=valid")
    pages.sends("many_choose", row="1", action="leave_out", query="?visa=valid")
    assert ListedRow.objects.filter(left_out=True).count() == 1
    left_out = pages.reads("many_list", "?visa=valid")
    assert "Ta med" in left_out
    assert 'data-state="stopped">Lämnas ute' in left_out
    pages.sends("many_choose", row="1", action="take_in", query="?visa=valid")
    assert not ListedRow.objects.filter(left_out=True).exists()
    for row in ("99", "x", "-1", "1" * 30):
        pages.sends("many_choose", status=409, row=row)


def test_the_list_comes_as_a_file_that_cannot_act(small_world: World) -> None:
    dispatch = written_to_many(small_world, bring_along()["information"], f"{ONE}\n=1+1")
    answer = Pages(small_world, dispatch).client.get(
        reverse("staff:outreach:many_file", kwargs={"dispatch_id": dispatch})
    )
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 3
    assert lines[1].startswith(f"1;{ONE};Går att skicka till;")
    assert not [cell for cell in lines[2].split(";") if cell.startswith("=")]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"when": "later"}, "day"),
        ({"when": "later", "day": "i går", "time": "09:00"}, "day"),
        ({"when": "later", "day": "2020-01-01", "time": "09:00"}, "time"),
        ({"when": "later", "day": "IN_TWO_DAYS", "time": "03:00"}, "time"),
        ({"when": "later", "day": "IN_TWO_DAYS", "time": "25:00"}, "time"),
        ({"when": "aldrig"}, "when"),
    ],
)
def test_what_cannot_be_sent_says_so_beside_its_field(pages: Pages, data: dict[str, str], field: str) -> None:
    data = {key: value.replace("IN_TWO_DAYS", str(today() + timedelta(days=2))) for key, value in data.items()}
    seen = Dispatch.objects.get(id=pages.dispatch)
    sent = {"version": seen.version, "template": str(seen.template_version_id), "confirms_contact": "on"} | data
    answer = pages.client.post(pages.url("many_review"), sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Recipient.objects.exists()


def test_an_ongoing_contact_is_confirmed(small_world: World) -> None:
    template = bring_along()["information"]
    pages = Pages(small_world, written_to_many(small_world, template, numbers("helena"), basis=Basis.ONGOING_CONTACT))
    version = str(Dispatch.objects.get(id=pages.dispatch).template_version_id)
    assert "confirms_contact" in pages.sends("many_review", template=version, when="now", status=422)
    assert not Recipient.objects.exists()


def test_it_is_read_as_each_recipient_reads_it(small_world: World) -> None:
    """In the order of the list, without those who are left out; and whose it was is in the log."""
    text = f"Personnummer;dag\n{ONE};måndag\n{RESIDENTS['camilla'][0]};onsdag\n{OTHER};fredag"
    pages = Pages(small_world, written_to_many(small_world, published(small_world), text))
    pages.sends("many_choose", row="3", action="leave_out")
    first = pages.reads("many_review")
    assert "Remissen kom måndag" in first
    assert "Mottagare 1 av 2" in first
    assert "?rad=4" in first
    asked = pages.client.get(pages.url("many_review") + "?rad=4", headers={"HX-Request": "true"}).content.decode()
    assert asked.lstrip().startswith("<section")
    assert "Remissen kom fredag" in asked
    assert "Mottagare 2 av 2" in asked
    assert "?rad=2" in asked
    entry = LogEntry.objects.filter(event="dispatch.read").order_by("-seq").first()
    assert entry is not None
    assert list(entry.residents) == [small_world.residents["lennart"]]
    for wrong in ("x", "-1", "99999", "9" * 30):
        pages.reads("many_review", f"?rad={wrong}")


def test_a_time_is_kept(pages: Pages) -> None:
    seen = Dispatch.objects.get(id=pages.dispatch)
    day = str(today() + timedelta(days=2))
    sent = {"template": str(seen.template_version_id), "confirms_contact": "on", "when": "later", "day": day}
    pages.sends("many_review", sent, time="09:00")
    assert "9.00" in pages.reads("many")
    pages.sends("many_undo")
    assert Dispatch.objects.get(id=pages.dispatch).state == DispatchState.PREPARING


def test_a_second_person_sees_what_is_frozen(small_world: World, pages: Pages) -> None:
    approval_above(small_world, 1)
    assert "Lämna till godkännande" in pages.reads("many_review")
    let_many_go(small_world, pages.dispatch)
    assert "Granska och godkänn" not in pages.reads("many")
    second = Pages(small_world, pages.dispatch, "receiver")
    assert "Granska och godkänn" in second.reads("many")
    seen = second.reads("many_approve")
    assert "Helena Sandberg" in seen
    assert "Välkommen till oss." in seen
    assert "Förberett av" in seen
    assert "Skriv vad som behöver ändras" in second.sends("many_approve", status=422, action="send_back", remark=" ")
    second.sends("many_approve", action="send_back", remark="Fel dag.")
    assert "Fel dag." in pages.reads("many_write")
    let_many_go(small_world, pages.dispatch)
    second.sends("many_approve", action="approve")
    assert Dispatch.objects.get(id=pages.dispatch).state == DispatchState.SCHEDULED
    waiting = pages.reads("many")
    assert "Godkänt av" in waiting
    assert "Skickat av" not in waiting
    after_the_hold(pages.dispatch)
    services.deliver_batch(WORKER, pages.dispatch, size=1)
    sent = pages.reads("many")
    assert "Skickat av" in sent
    assert "Förberett av" not in sent


def test_pause_resume_stop_recall(small_world: World, pages: Pages) -> None:
    let_many_go(small_world, pages.dispatch)
    after_the_hold(pages.dispatch)
    services.deliver_batch(WORKER, pages.dispatch, size=1)
    fragment = pages.client.get(pages.url("many"), headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith("<section")
    assert "hx-get" in fragment
    pages.sends("many_pause")
    assert "Fortsätt skicka" in pages.reads("many")
    pages.sends("many_resume")
    assert "Stoppa utskicket?" in pages.reads("many_stop")
    pages.sends("many_stop")
    assert "Utskicket är stoppat" in pages.reads("many")
    assert "Återkalla det som är oläst?" in pages.reads("many_recall")
    pages.sends("many_recall")
    assert "Återkallat" in pages.reads("many")


def test_a_page_that_asks_by_itself_fills_no_log(small_world: World, pages: Pages) -> None:
    let_many_go(small_world, pages.dispatch)
    reads = LogEntry.objects.filter(event="dispatch.read").count()
    asks = {"HX-Request": "true", "X-Bakgrund": "1"}
    fragment = pages.client.get(pages.url("many"), headers=asks).content.decode()
    assert "X-Bakgrund" in fragment
    assert "Helena" not in fragment
    assert LogEntry.objects.filter(event="dispatch.read").count() == reads
    pages.reads("many")
    assert LogEntry.objects.filter(event="dispatch.read").count() == reads + 1


def test_many_are_recalled_while_their_sender_does_other_things(
    small_world: World, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_many_go(small_world, pages.dispatch)
    after_the_hold(pages.dispatch)
    services.deliver_due(WORKER)
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    pages.sends("many_recall")
    shown = pages.reads("many")
    assert "Det som är oläst återkallas nu" in shown
    assert "hx-get" in shown
    services.prepare_due(WORKER)
    assert "Det som är oläst återkallas nu" not in pages.reads("many")


def test_the_region_sets_the_limit(small_world: World) -> None:
    client = small_world.sign_in(Client(), "regional_admin")
    kept = {"feedback_days": "3", "highest_lix": "45"}
    for wrong in ("", "-1", "många", "10001"):
        assert client.post(reverse("staff:region_settings"), kept | {"approval_above": wrong}).status_code == 422
    assert client.post(reverse("staff:region_settings"), kept | {"approval_above": "7"}).status_code == 303
    assert 'value="7"' in client.get(reverse("staff:region_settings")).content.decode()


def test_at_a_rate_and_once_more(small_world: World, pages: Pages) -> None:
    seen = Dispatch.objects.get(id=pages.dispatch)
    sent = {"template": str(seen.template_version_id), "confirms_contact": "on", "when": "now"}
    assert "hur fort" in pages.sends("many_review", sent, rate="7", status=422)
    pages.sends("many_review", sent, rate="20")
    shown = pages.reads("many")
    assert "Högst 20 i minuten" in shown
    assert "Beräknas vara klart" in shown
    changed_behind(pages.dispatch, rate=None)
    locked(small_world.residents["lennart"])
    after_the_hold(pages.dispatch)
    services.deliver_due(WORKER)
    assert "Försök igen" in pages.reads("many")
    pages.sends("many_retry")
    services.deliver_due(WORKER)
    assert Dispatch.objects.get(id=pages.dispatch).state == DispatchState.SENT
    pages.sends("many_stop", status=409)


def locked(who: UUID) -> None:
    """Her sign-in is locked."""
    with unit_of_work(WORKER) as work:
        Resident.objects.filter(id=who).update(sign_in_locked_at=now())
        work.record(ResidentsRefreshed(register="population", asked=1, residents=()))


def test_a_long_list_is_checked_while_its_sender_does_other_things(
    small_world: World, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    pages.sends("many_list", text=numbers("helena", "lennart", "camilla"))
    for route in ("many_list", "many_write", "many_review"):
        assert pages.client.get(pages.url(route))["Location"] == pages.url("many_checking")
    assert "Listan läses igenom" in pages.reads("many_checking")
    listed = pages.client.get(reverse("staff:outreach:list")).content.decode()
    assert "Listan kontrolleras" in listed
    changed_behind_upload(pages.dispatch, rows=3, checked=1)
    before = LogEntry.objects.count()
    asked = pages.client.get(pages.url("many_checking"), headers={"HX-Request": "true", "X-Bakgrund": "1"})
    assert "Kontrollerar 1 av 3 rader" in asked.content.decode()
    assert asked.content.decode().lstrip().startswith("<div")
    assert LogEntry.objects.count() == before
    pages.sends("many_check_cancel")
    pages.sends("many_check_cancel", status=404)
    pages.sends("many_list", text=numbers("helena", "lennart", "camilla"))
    services.prepare_due(WORKER)
    done = pages.client.get(pages.url("many_checking"), headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == pages.url("many_list")
    assert pages.client.get(pages.url("many_checking")).status_code == 303
    let_many_go(small_world, pages.dispatch)
    assert "0 av 3 mottagare är klara" in pages.reads("many")
    services.prepare_due(WORKER)
    assert "Meddelandet skickas om" in pages.reads("many")


def changed_behind_upload(dispatch: UUID, **columns: int) -> None:
    """As the worker leaves it half-way."""
    with unit_of_work(WORKER) as work:
        UploadedList.objects.filter(dispatch_id=dispatch).update(**columns)
        work.record(DispatchSaved(dispatch=dispatch, unit=Dispatch.objects.get(id=dispatch).unit_id))


def test_why_a_long_list_was_not_read_is_said(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    lines = [*(f"{number};y" for number in all_numbers()[:250]), f'{all_numbers()[250]};"y']
    pages.sends("many_list", text="\n".join(["Personnummer;x", *lines]))
    services.prepare_due(WORKER)
    said = pages.reads("many_list")
    assert "går inte att läsa förbi rad 252" in said
    assert "Listan som redan var inläst finns kvar." in said
