"""Files that go with a message: frozen with it, looked at before each sending, opened by whom it came to."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

import pytest

from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.protection import encrypt_name, new_file_key, seal_content, wrap_key
from personalverktyget.domain.attachments.services import clear_strays, verify_files
from personalverktyget.domain.cases.services import clear_unsent_files
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.halts import Halt
from personalverktyget.domain.outreach.models import Dispatch, FileOpening, Recipient
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from tests.support import files
from tests.support.attaching import MemoryStore
from tests.support.many import approval_above, approve, as_listed, as_sent, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER, after_the_hold, as_prepared, delivered, let_go, with_file, written
from tests.support.world import World

LONG = "Provsvaren som du lämnade ser bra ut, och du behöver inte göra något mer förrän i vår."


@pytest.fixture
def templates(small_world: World, memory_store: MemoryStore) -> dict[str, UUID]:
    """What the program brings along, at the region of the first units."""
    return bring_along()


@pytest.fixture
def message(small_world: World, templates: dict[str, UUID]) -> UUID:
    """A message to Helena that is written and not sent."""
    return written(small_world, templates["information"])


def _opened(world: World, message: UUID, file: UUID, who: str = "helena") -> bytes:
    actor = world.resident(who)
    return disclose(actor, selectors.message_file(actor, message, file, downloads=True)).content


def _behind(change: Callable[[], object]) -> None:
    """Somebody with the database in her hands."""
    with unit_of_work(WORKER) as work:
        change()
        work.record(DispatchSaved(dispatch=uuid4(), unit=uuid4()))


def test_a_file_comes_with_the_message_and_is_opened_from_it(small_world: World, message: UUID) -> None:
    """By her alone, with her name in the log; her unit opens it too, and only who writes before it is sent."""
    file = with_file(small_world, message)
    handler, receiver, other = (small_world.actor(who) for who in ("handler", "receiver", "handler_2"))
    assert disclose(handler, selectors.dispatch_file(handler, message, file, downloads=True)).content
    with pytest.raises(NotFound):
        selectors.dispatch_file(receiver, message, file, downloads=True)
    came = delivered(small_world, message)
    helena = small_world.resident("helena")
    (read,) = disclose(helena, selectors.message(helena, came)).files
    assert (read.id, read.name) == (file, "provsvar.pdf")
    assert _opened(small_world, came, file).startswith(b"%PDF")
    entry = LogEntry.objects.filter(event="attachment.downloaded").latest("seq")
    assert (entry.residents, entry.actor_kind) == ([helena.resident_id], "resident")
    assert disclose(receiver, selectors.dispatch_file(receiver, message, file, downloads=False)).content
    for found in (
        lambda: _opened(small_world, came, file, who="lennart"),
        lambda: _opened(small_world, came, uuid4()),
        lambda: selectors.dispatch_file(other, message, file, downloads=True),
    ):
        with pytest.raises(NotFound):
            found()


def test_when_she_first_opened_each_is_told(small_world: World, message: UUID) -> None:
    """To the sender, file by file; once."""
    first, second = with_file(small_world, message), with_file(small_world, message, name="b.png", content=files.png())
    came, helena = delivered(small_world, message), small_world.resident("helena")
    services.mark_file_opened(helena, came, first)
    at = FileOpening.objects.get().opened_at
    services.mark_file_opened(helena, came, first)
    handler = small_world.actor("handler")
    sent = disclose(handler, selectors.sent_message(handler, message))
    assert {it.file.id: it.opened_at for it in sent.files} == {first: at, second: None}
    assert LogEntry.objects.filter(event="message.file_opened").count() == 1
    with pytest.raises(NotFound):
        services.mark_file_opened(helena, came, uuid4())


def test_what_is_recalled_is_closed(small_world: World, message: UUID) -> None:
    """Its files too, under the address that she had."""
    file = with_file(small_world, message)
    came = delivered(small_world, message)
    services.recall_message(small_world.actor("handler"), message)
    with pytest.raises(NotFound):
        _opened(small_world, came, file)
    with pytest.raises(NotFound):
        services.mark_file_opened(small_world.resident("helena"), came, file)


def test_many_share_one_file(small_world: World, templates: dict[str, UUID], memory_store: MemoryStore) -> None:
    """One row and one file in the store; each opens it from her own message. No stray, and nothing unsent."""
    dispatch = written_to_many(small_world, templates["information"], numbers("helena", "lennart"))
    file = with_file(small_world, dispatch)
    assert clear_unsent_files(WORKER) == clear_strays() == 0
    let_many_go(small_world, dispatch)
    after_the_hold(dispatch)
    assert services.deliver_due(WORKER) == 2
    assert list(memory_store.kept) == [file] == list(Attachment.objects.values_list("id", flat=True))
    assert list(verify_files()) == [(file, "")]
    for row in Recipient.objects.filter(dispatch_id=dispatch):
        who = next(name for name, id_ in small_world.residents.items() if id_ == row.resident_id)
        assert _opened(small_world, row.id, file, who=who)
    services.mark_file_opened(small_world.resident("helena"), Recipient.objects.get(position=1).id, file)
    handler = small_world.actor("handler")
    page = disclose(handler, selectors.recipients(handler, dispatch))
    assert [row.file_opened_at is None for row in page.rows] == [False, True]


def test_what_was_let_go_takes_no_file_and_loses_none(small_world: World, message: UUID) -> None:
    """Until it is taken back. What is thrown away takes its files along."""
    file, handler = with_file(small_world, message), small_world.actor("handler")
    let_go(small_world, message)
    with pytest.raises(NotFound):
        with_file(small_world, message, name="b.png", content=files.png())
    with pytest.raises(NotFound):
        services.detach_from_dispatch(handler, message, file)
    services.take_back(handler, message)
    other = with_file(small_world, message, name="b.png", content=files.png())
    services.detach_from_dispatch(handler, message, file)
    assert [it.id for it in as_prepared(handler, message).files] == [other]
    services.discard_message(handler, message)
    assert not Attachment.objects.exists()


def test_only_the_files_that_the_sender_has_seen_leave(small_world: World, message: UUID) -> None:
    """One that came from another tab stops it, and so does one that is gone."""
    file, handler = with_file(small_world, message), small_world.actor("handler")
    seen = as_prepared(handler, message)
    for files_seen in ((), (file, uuid4())):
        with pytest.raises(NotPossibleNow):
            services.release_message(
                handler,
                message,
                seen_version=seen.version,
                seen_template=seen.template.version_id,
                confirms_contact=True,
                seen_files=files_seen,
            )
    assert Dispatch.objects.get(id=message).state == DispatchState.PREPARING


class TestWhatWasFrozen:
    """What was let go is what is sent, or nothing; and the reason is told."""

    @pytest.fixture
    def file(self, small_world: World, message: UUID) -> UUID:
        file = with_file(small_world, message)
        let_go(small_world, message)
        after_the_hold(message)
        return file

    def _requires_halt(self, world: World, message: UUID, halt: Halt) -> None:
        assert services.deliver_due(WORKER) == 0
        handler = world.actor("handler")
        sent = disclose(handler, selectors.sent_message(handler, message))
        assert (sent.recipient_state, sent.halted_because) == (RecipientState.STOPPED, halt)
        assert LogEntry.objects.get(event="dispatch.halted").details["reason"] == halt

    def test_a_file_that_is_gone_stops_it(
        self, small_world: World, message: UUID, file: UUID, memory_store: MemoryStore
    ) -> None:
        del memory_store.kept[file]
        self._requires_halt(small_world, message, Halt.FILE_MISSING)

    def test_a_file_that_was_changed_in_the_store_stops_it(
        self, small_world: World, message: UUID, file: UUID, memory_store: MemoryStore
    ) -> None:
        kept = memory_store.kept[file]
        memory_store.kept[file] = kept[:-1] + bytes([kept[-1] ^ 1])
        self._requires_halt(small_world, message, Halt.FILE_ALTERED)

    def test_another_file_sealed_as_ours_stops_it(
        self, small_world: World, message: UUID, file: UUID, memory_store: MemoryStore
    ) -> None:
        """By somebody with the key ring: row and file fit each other, and not what was frozen."""
        key = new_file_key()
        memory_store.kept[file] = seal_content(file, key, files.pdf(2))
        _behind(lambda: Attachment.objects.filter(id=file).update(file_key=wrap_key(file, key)))
        self._requires_halt(small_world, message, Halt.FILE_ALTERED)

    @pytest.mark.parametrize("change", ["name", "row", "more"])
    def test_other_rows_stop_it(self, small_world: World, message: UUID, file: UUID, change: str) -> None:
        """Another name, one fewer, one more."""
        row = Attachment.objects.filter(id=file)
        if change == "name":
            _behind(lambda: row.update(name=encrypt_name(file, "annat.pdf")))
        elif change == "row":
            _behind(row.delete)
        else:
            other = written(small_world, Dispatch.objects.get().template_version.template_id)
            more = with_file(small_world, other, name="b.png", content=files.png())
            _behind(lambda: Attachment.objects.filter(id=more).update(gathered_for=message))
        self._requires_halt(small_world, message, Halt.CHANGED)

    def test_a_store_that_is_silent_stops_nothing(
        self, small_world: World, message: UUID, file: UUID, memory_store: MemoryStore
    ) -> None:
        """It waits, and others' messages leave meanwhile."""
        other = written(small_world, Dispatch.objects.get().template_version.template_id, to="lennart")
        let_go(small_world, other)
        after_the_hold(other)
        memory_store.fails = {"get"}
        assert services.deliver_due(WORKER) == 1
        assert Dispatch.objects.get(id=message).state == DispatchState.SCHEDULED
        memory_store.fails = set()
        assert services.deliver_due(WORKER) == 1

    def test_half_way_it_is_looked_at_again(
        self, small_world: World, templates: dict[str, UUID], memory_store: MemoryStore
    ) -> None:
        """Who has got it keeps it; the rest get nothing."""
        dispatch = written_to_many(small_world, templates["information"], numbers("helena", "lennart"))
        file = with_file(small_world, dispatch)
        let_many_go(small_world, dispatch)
        after_the_hold(dispatch)
        assert services.deliver_batch(WORKER, dispatch, size=1) == 1
        del memory_store.kept[file]
        assert services.deliver_batch(WORKER, dispatch, size=1) == 0
        states = Recipient.objects.filter(dispatch_id=dispatch).order_by("position").values_list("state", flat=True)
        assert list(states) == [RecipientState.DELIVERED, RecipientState.STOPPED]


def test_a_file_that_cannot_be_read_is_neither_let_go_nor_approved(
    small_world: World, templates: dict[str, UUID], memory_store: MemoryStore
) -> None:
    approval_above(small_world, 1)
    dispatch = written_to_many(small_world, templates["information"], numbers("helena", "lennart"))
    file = with_file(small_world, dispatch)
    kept = memory_store.kept.pop(file)
    with pytest.raises(NotPossibleNow, match="provsvar"):
        let_many_go(small_world, dispatch)
    memory_store.kept[file] = kept
    let_many_go(small_world, dispatch)
    receiver = small_world.actor("receiver")
    assert disclose(receiver, selectors.dispatch_file(receiver, dispatch, file, downloads=True)).content
    del memory_store.kept[file]
    with pytest.raises(NotPossibleNow):
        approve(small_world, dispatch)
    memory_store.kept[file] = kept
    approve(small_world, dispatch)
    assert Dispatch.objects.get(id=dispatch).state == DispatchState.SCHEDULED


@pytest.mark.parametrize(("body", "confirms", "field"), [("Hej", True, "body"), (LONG, False, "confirms_essentials")])
def test_what_cannot_be_read_out_demands_the_essential_in_text(
    small_world: World, templates: dict[str, UUID], body: str, confirms: bool, field: str
) -> None:
    """Enough of it, and the sender's word; who approves is told too."""
    handler = small_world.actor("handler")
    dispatch = written_to_many(small_world, templates["information"], numbers("helena", "lennart"), body=body)
    file = with_file(small_world, dispatch, content=files.pdf())
    seen = as_listed(handler, dispatch)
    assert seen.lacking_text == ("provsvar.pdf",)
    release = partial(
        services.release_dispatch,
        handler,
        dispatch,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=True,
        confirms_left_out=True,
        seen_files=[file],
    )
    with pytest.raises(InvalidInput) as refused:
        release(confirms_essentials=confirms)
    assert refused.value.field == field
    if body == LONG:
        release(confirms_essentials=True)
        assert as_sent(handler, dispatch).lacking_text == ("provsvar.pdf",)
