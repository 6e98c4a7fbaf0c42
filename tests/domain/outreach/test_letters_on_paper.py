"""Letters on paper: set by the worker, printed, posted, returned; and who gets none."""

import io
from datetime import datetime, time
from importlib import import_module
from uuid import UUID

import pypdf
import pytest
import time_machine

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import STOCKHOLM, today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates.follow_up import Unread
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.letter_texts import addressee_of
from personalverktyget.domain.outreach.models import CallTask, LetterFile, PaperLetter, Recipient
from personalverktyget.domain.people.identities import keyring
from personalverktyget.domain.people.models import Resident, ResidentIdentity
from tests.domain.outreach.test_calls import TO_A_WORKING_DAY
from tests.domain.outreach.test_follow_up import changed
from tests.support.families import Family, thirteenth_birthday
from tests.support.following_up import days_pass, following_up
from tests.support.many import as_sent, let_many_go, numbers, written_to_many
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import World

SETTER = SystemActor("make_letters")
# The package has a function of the same name.
SETTING = import_module("personalverktyget.domain.outreach.services.make_letters")


def lives_at(world: World, who: str | UUID, street: str = "Björkvägen 4") -> None:
    """The register knows her address, or she has none."""
    id_ = who if isinstance(who, UUID) else world.residents[who]
    contact = f'{{"street": "{street}", "postal_code": "123 45", "town": "Staden"}}'
    with unit_of_work(WORKER) as work:
        sealed = keyring().encrypt(contact, context=f"{id_}.contact")
        ResidentIdentity.objects.filter(resident_id=id_).update(contact=sealed)
        work.record(DispatchSaved(dispatch=id_, unit=id_))


@pytest.fixture
def two(small_world: World) -> dict[str, UUID]:
    """Two who have not read what came, and are to have a letter: by name, the message."""
    for who in ("helena", "lennart"):
        lives_at(small_world, who)
    template = following_up(small_world, unread=Unread.LETTER, unread_days=2)
    dispatch = written_to_many(small_world, template, numbers("helena", "lennart"))
    let_many_go(small_world, dispatch)
    after_the_hold(dispatch)
    services.deliver_due(WORKER)
    rows = {row.resident_id: row.id for row in Recipient.objects.filter(dispatch_id=dispatch)}
    days_pass(list(rows.values()), 2)
    days_pass(list(rows.values()), TO_A_WORKING_DAY)
    return {who: rows[small_world.residents[who]] for who in ("helena", "lennart")}


def state(message: UUID) -> str:
    return PaperLetter.objects.get(recipient_id=message).state


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_a_childs_letter_is_to_her_guardians(family: Family) -> None:
    """At the child's address, and until the day on which she reads herself."""
    lives_at(family.world, family.child)
    row = PaperLetter(resident=Resident.objects.get(id=family.child))
    to = addressee_of(row)
    assert to is not None
    assert to.address == ("Vårdnadshavare för", to.name, "Björkvägen 4", "123 45 STADEN")
    with time_machine.travel(datetime.combine(thirteenth_birthday(), time(9), STOCKHOLM), tick=False):
        grown = addressee_of(row)
    assert grown is not None
    assert grown.address[0] == to.name


def test_from_unread_to_posted_and_one_that_came_back(small_world: World, two: dict[str, UUID]) -> None:
    """The worker sets them in one file; what it said is gone once they are posted."""
    receiver = small_world.actor("receiver")
    assert services.make_letters(SETTER) == 1
    assert services.make_letters(SETTER) == 0
    (row,) = disclose(receiver, selectors.letter_files(receiver))
    assert (row.number, row.count, selectors.letters_to_print(receiver)) == (1, 2, 2)
    with pytest.raises(NotPossibleNow):
        services.post_letters(receiver, row.id)
    printed = services.print_letters(receiver, row.id)
    text = text_of(printed.content)
    assert all(word in text for word in ("Helena Sandberg", "Björkvägen 4", "123 45 STADEN", "1-1", "1-2"))
    assert {state(message) for message in two.values()} == {LetterState.PRINTED}
    assert services.print_letters(receiver, row.id).content == printed.content
    services.post_letters(receiver, row.id)
    assert {state(message) for message in two.values()} == {LetterState.POSTED}
    file = LetterFile.objects.get()
    assert keyring().decrypt_bytes(bytes(file.content), context=f"{file.id}.content") == b""
    with pytest.raises(NotPossibleNow):
        services.print_letters(receiver, row.id)
    place = PaperLetter.objects.get(recipient_id=two["helena"]).place
    services.return_letter(receiver, f" 1-{place} ")
    assert state(two["helena"]) == LetterState.RETURNED
    for wrong in ("1-9", "7-1", "x", f"1-{place}"):
        with pytest.raises(InvalidInput):
            services.return_letter(receiver, wrong)
    dispatch = Recipient.objects.get(id=two["helena"]).dispatch_id
    assert as_sent(receiver, dispatch).letters == {LetterState.POSTED: 1, LetterState.RETURNED: 1}
    assert LogEntry.objects.filter(event="letters.printed").count() == 2


def test_whoever_reads_before_it_is_printed_is_not_in_the_file(small_world: World, two: dict[str, UUID]) -> None:
    """It cannot be taken out before it is made anew."""
    services.make_letters(SETTER)
    receiver, file = small_world.actor("receiver"), LetterFile.objects.get()
    services.mark_opened(small_world.resident("helena"), two["helena"])
    with pytest.raises(NotPossibleNow):
        services.print_letters(receiver, file.id)
    assert services.make_letters(SETTER) == 1
    text = text_of(services.print_letters(receiver, file.id).content)
    assert "Helena" not in text
    assert "Lennart" in text
    assert state(two["helena"]) == LetterState.UNNEEDED


def test_whoever_reads_after_it_is_printed_is_to_be_taken_out_by_hand(small_world: World, two: dict[str, UUID]) -> None:
    """By the letter's reference: the list names nobody."""
    services.make_letters(SETTER)
    receiver, file = small_world.actor("receiver"), LetterFile.objects.get()
    services.print_letters(receiver, file.id)
    services.mark_opened(small_world.resident("helena"), two["helena"])
    (row,) = disclose(receiver, selectors.letter_files(receiver))
    assert row.unneeded == (f"1-{PaperLetter.objects.get(recipient_id=two['helena']).place}",)
    services.post_letters(receiver, file.id)
    assert (state(two["helena"]), state(two["lennart"])) == (LetterState.UNNEEDED, LetterState.POSTED)


@pytest.mark.parametrize("why", ["protected", "dead", "abroad", "homeless", "unprintable"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_no_letter_where_none_may_go_and_why_is_not_told(
    small_world: World, two: dict[str, UUID], why: str, when: str
) -> None:
    """S-01: somebody rings instead, unless she has died. Also where it is known once the file is made."""
    if when == "after":
        services.make_letters(SETTER)
    match why:
        case "homeless":
            lives_at(small_world, "helena", street="")
        case "unprintable":
            lives_at(small_world, "helena", street="東京 1")
        case _:
            column = {"protected": "is_protected", "dead": "deceased_on", "abroad": "emigrated_on"}[why]
            changed(small_world.residents["helena"], **{column: True if why == "protected" else today()})
    made = services.make_letters(SETTER)
    if when == "after" and why in ("homeless", "unprintable"):
        # Where she has moved is looked up when the file is made, and not again.
        assert made == 0
        return
    assert state(two["helena"]) == LetterState.IMPOSSIBLE
    assert state(two["lennart"]) == LetterState.TO_PRINT
    assert CallTask.objects.filter(recipient_id=two["helena"]).exists() is (why != "dead")
    text = text_of(services.print_letters(small_world.actor("receiver"), LetterFile.objects.get().id).content)
    assert "Helena" not in text


def test_files_are_the_units_and_those_who_see_all_of_it(small_world: World, two: dict[str, UUID]) -> None:
    services.make_letters(SETTER)
    file = LetterFile.objects.get().id
    with pytest.raises(NotAllowed):
        services.print_letters(small_world.actor("handler"), file)
    with pytest.raises(NotFound):
        services.print_letters(small_world.actor("receiver_berg"), file)
    assert selectors.letters_to_print(small_world.actor("handler")) == 0


def test_a_hundred_to_a_file(small_world: World, two: dict[str, UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    """The next goes into the next, each letter once; a printed file takes in no more."""
    monkeypatch.setattr(SETTING, "PER_FILE", 1)
    assert services.make_letters(SETTER) == 2
    assert list(LetterFile.objects.order_by("number").values_list("number", "count")) == [(1, 1), (2, 1)]
    assert PaperLetter.objects.values("file").distinct().count() == 2


def test_a_worker_that_dies_has_set_nothing_and_the_next_sets_it_once(
    small_world: World, two: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(SETTING, "LettersMade", dies)
        with pytest.raises(SystemExit):
            services.make_letters(SETTER)
    assert not LetterFile.objects.exists()
    assert services.make_letters(SETTER) == 1
    assert LetterFile.objects.get().count == 2


def dies(**_: object) -> None:
    """In place of the event that ends the work."""
    raise SystemExit
