"""The recipients of a dispatch to many: a list is read, checked and kept; single rows are left out or taken in."""

from collections.abc import Mapping, Sequence
from itertools import islice
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.outreach import scopes, uploads
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.recipient_lists import ListUploaded, RecipientLeftOut
from personalverktyget.domain.outreach.freezing import asked_of_recipients
from personalverktyget.domain.outreach.guidelines import LEFT_OUT
from personalverktyget.domain.outreach.listing import columns_for, end_list, forget_list, keep_rows, twice_named
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, PopulationSelection, UploadedList
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.reading import AS_FOUND, Choices
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.states import DispatchAction
from personalverktyget.domain.outreach.uploads import keep_upload, opened
from personalverktyget.domain.outreach.verdicts import Verdict


def list_recipients(
    actor: Sender,
    dispatch_id: UUID,
    *,
    seen_version: int,
    text: str = "",
    content: bytes = b"",
    choices: Choices = AS_FOUND,
) -> int:
    """Read what was pasted, or a file, in place of the list that there was. Returns the version after that.

    A long one is only looked into, and checked by the worker (``check_list``).

    Raises ``UnreadableList``, or ``InvalidInput`` where the message asks for what the list has no column for: then
    the earlier list stands as it stood.
    """
    with unit_of_work(actor) as work, opened(text, content, choices) as found:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        asked, lacking = columns_for(asked_of_recipients(actor, dispatch), found.layout.columns)
        if lacking:
            raise InvalidInput(_lacking(lacking), None)
        if twice := twice_named(tuple(asked), found.layout.columns):
            words = _(
                "Listan har flera kolumner med rubriken %(name)s. Ta bort dem som inte gäller och läs in den igen."
            )
            raise InvalidInput(words % {"name": twice[0]}, None)
        rows = list(islice(found, uploads.AT_ONCE + 1))
        if not rows:
            raise UnreadableList(Unread(ListProblem.EMPTY))
        if len(rows) > uploads.AT_ONCE:
            keep_upload(actor, dispatch, text=text, content=content, choices=choices, columns=asked)
            step(dispatch, DispatchAction.CHECK)
            work.record(ListUploaded(dispatch=dispatch.id, unit=dispatch.unit_id))
        else:
            replace_list(work, actor, dispatch, rows, asked)
        dispatch.save()
        return dispatch.version


def replace_list(
    work: UnitOfWork, actor: Sender, dispatch: Dispatch, rows: Sequence[ListRow], asked: Mapping[str, str]
) -> None:
    """Check these rows and keep them, in place of the list that there was. The caller saves."""
    UploadedList.objects.filter(dispatch=dispatch).delete()
    forget_list(dispatch)
    keep_rows(work, actor, dispatch, rows, asked)
    end_list(work, dispatch, asked)
    dispatch.saved_at, dispatch.version = now(), dispatch.version + 1


def leave_out(actor: Sender, dispatch_id: UUID, position: int, *, is_left_out: bool) -> None:
    """Leave a row out, or take it in again. Raises ``NotPossibleNow`` for one that cannot be sent to, and for taking in
    one that the guidelines do not let go: that is ``confirm_outside``.
    """
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id)
        row = ListedRow.objects.filter(dispatch=dispatch, position=position).first()
        if row is None or PopulationSelection.objects.filter(dispatch=dispatch).exists():
            raise NotPossibleNow(_("Raden finns inte i listan längre. Läs sidan igen."))
        if row.verdict != Verdict.VALID and not (row.verdict == Verdict.OUTSIDE and is_left_out):
            raise NotPossibleNow(_("Raden går inte att skicka till. Rätta den i listan och läs in listan igen."))
        row.left_out, row.because = is_left_out, LEFT_OUT if is_left_out else ""
        row.save(update_fields=["left_out", "because"])
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save(update_fields=["saved_at", "version"])
        work.record(
            RecipientLeftOut(
                dispatch=dispatch.id, resident=row.resident_id, unit=dispatch.unit_id, is_left_out=is_left_out
            )
        )


def _named_twice(name: str) -> str:
    words = _("Listan har flera kolumner med rubriken %(name)s. Ta bort dem som inte gäller och läs in den igen.")
    return words % {"name": name}


def _lacking(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        words = _("Listan saknar en kolumn med rubriken %(names)s. Lägg till den och läs in listan igen.")
    else:
        words = _("Listan saknar kolumner med rubrikerna %(names)s. Lägg till dem och läs in listan igen.")
    return words % {"names": ", ".join(names)}
