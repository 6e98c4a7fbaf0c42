"""What a unit has sent, or is sending, and what has become of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.cases import scopes as cases
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import guardians_named, values_of, verdict_for
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.dispatch_rows import only_recipient
from personalverktyget.domain.outreach.events.dispatches import DispatchesListed, DispatchRead
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.halts import Halt
from personalverktyget.domain.outreach.models import Dispatch, FileOpening, GuardianReading, Recipient
from personalverktyget.domain.outreach.outcomes import outcomes
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.outreach.read_models import DispatchList, DispatchRow, SentFile, SentMessage
from personalverktyget.domain.outreach.selectors.found import DispatchView, in_view, searched_for, with_words
from personalverktyget.domain.outreach.states import UNSENT, DispatchState, RecipientState
from personalverktyget.domain.outreach.steps_taken import steps_of
from personalverktyget.domain.outreach.texts import RESIDENT, texts_from_json
from personalverktyget.domain.people.read_models import Person
from personalverktyget.domain.people.selectors import names_shown
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE = 50
_TO_BE_READ = (RecipientState.WAITING, RecipientState.DELIVERED)


def dispatches(
    actor: StaffActor, *, view: DispatchView = DispatchView.ALL, search: str = "", after: str = ""
) -> Disclosure[DispatchList]:
    """What the actor sees of what is being written, waits and has been sent, the latest first."""
    sought = searched_for(actor, search) if search else None
    rows = with_words(actor, in_view(scopes.visible(actor), view), search, resident_id=sought)
    rows = rows.select_related("prepared_by", "template_version").order_by("-begun_at", "-id")
    if after:
        key = read_cursor(after, (datetime, UUID))
        rows = rows.extra(where=["(outreach_dispatch.begun_at, outreach_dispatch.id) < (%s, %s)"], params=key)
    found = list(rows[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    counts, single = outcomes(row.id for row in page), _single(row.id for row in page if row.is_single)
    people = people_for(actor, list(single.values()))
    content = DispatchList(
        rows=tuple(
            DispatchRow(
                id=row.id,
                subject=row.texts.get("subject") or row.subject or row.template_version.name,
                kind=row.kind,
                state=DispatchState(row.state),
                is_single=row.is_single,
                person=people.get(single[row.id]) if row.id in single else None,
                sent_by=row.prepared_by.name,
                at=row.released_at or row.begun_at,
                **counts.get(row.id, {}),
            )
            for row in page
        ),
        next_cursor=write_cursor((page[-1].begun_at, page[-1].id)) if len(found) > PAGE_SIZE else "",
    )
    # That a message to many has gone to whoever was searched for is told by its being there.
    shown = {*single.values(), *((sought,) if sought and page else ())}
    event = DispatchesListed(view="dispatches", residents=tuple(sorted(shown)), unit=actor.unit_id)
    return Disclosure("dispatches", event, content)


def sent_message(actor: StaffActor, dispatch_id: UUID) -> Disclosure[SentMessage]:
    """A message to one resident that has been let go. Raises ``NotFound`` for one that is still being written."""
    rows = scopes.visible(actor).exclude(state__in=UNSENT).select_related("prepared_by")
    row = rows.filter(id=dispatch_id, is_single=True).first()
    if row is None:
        raise NotFound
    return _told(actor, row, only_recipient(row))


def answered_message(actor: StaffActor, case_id: UUID) -> Disclosure[SentMessage]:
    """The message that a case answers: read by those who see the case, whoever sent it. Raises ``NotFound``."""
    prompted_by = cases.visible(actor).filter(id=case_id).values_list("prompted_by", flat=True).first()
    if prompted_by is None:
        raise NotFound
    recipients = Recipient.objects.filter(id=prompted_by, unit_id=actor.unit_id)
    recipient = recipients.select_related("dispatch__prepared_by").first()
    if recipient is None:
        raise NotFound
    return _told(actor, recipient.dispatch, recipient)


def _told(actor: StaffActor, row: Dispatch, recipient: Recipient) -> Disclosure[SentMessage]:
    if row.released_at is None or row.send_at is None:
        raise NotFound
    state = RecipientState(recipient.state)
    is_own = row.prepared_by_id == actor.staff_id
    person = people_for(actor, [recipient.resident_id])[recipient.resident_id]
    answer = Case.objects.filter(prompted_by=recipient.id).values_list("guardian_id").first()
    guardian = answer[0] if answer else None
    readers = guardians_named(verdict_for(actor, recipient.resident_id)) if state in _TO_BE_READ else {}
    content = SentMessage(
        id=row.id,
        state=DispatchState(row.state),
        kind=row.kind,
        person=person,
        texts=texts_from_json(row.texts).with_values(_values(person, recipient)),
        signature=row.signature,
        files=_files(row, recipient),
        basis=Basis(row.basis),
        sent_by=row.prepared_by.name,
        released_at=row.released_at,
        send_at=row.send_at,
        recipient_state=state,
        delivered_at=recipient.delivered_at,
        read_at=recipient.read_at,
        recalled_at=recipient.recalled_at,
        steps=steps_of([recipient.id]).get(recipient.id, ()),
        halted_because=Halt(row.halted_because) if row.halted_because else None,
        answer_case_id=_answer(actor, recipient),
        is_answered=answer is not None,
        guardians=tuple(readers.values()),
        is_read_by_guardian=GuardianReading.objects.filter(recipient=recipient).exists(),
        is_answered_by_guardian=guardian is not None,
        answered_by="" if guardian is None else names_shown([guardian]).get(guardian, ""),
        case_id=row.case_id if row.case_id and cases.visible(actor).filter(id=row.case_id).exists() else None,
        can_take_back=is_own and row.is_single and row.state == DispatchState.SCHEDULED,
        can_recall=row.is_single and state is RecipientState.DELIVERED and recipient.read_at is None,
    )
    event = DispatchRead(dispatch=row.id, resident=recipient.resident_id, residents=tuple(readers), unit=row.unit_id)
    return Disclosure("message", event, content)


def _files(row: Dispatch, recipient: Recipient) -> tuple[SentFile, ...]:
    """What went with it, and when she first opened each."""
    opened = dict(FileOpening.objects.filter(recipient=recipient).values_list("attachment_id", "opened_at"))
    return tuple(SentFile(file, opened.get(file.id)) for file in attached_files(files_of(row.id)))


def _answer(actor: StaffActor, recipient: Recipient) -> UUID | None:
    """The case that the answer has become, where the actor sees it."""
    return cases.visible(actor).filter(prompted_by=recipient.id).values_list("id", flat=True).first()


def _values(person: Person, recipient: Recipient) -> dict[str, str]:
    """What its variables stand for, as staff may read it."""
    return {**values_of(recipient), RESIDENT: person.name or _("(namnet visas inte)")}


def _single(dispatches: Iterable[UUID]) -> dict[UUID, UUID]:
    rows = Recipient.objects.filter(dispatch_id__in=list(dispatches))
    return dict(rows.values_list("dispatch_id", "resident_id"))
