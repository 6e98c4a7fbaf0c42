"""The recipients of a dispatch to many: a list is read, checked and kept; single rows are left out or taken in."""

from contextlib import AbstractContextManager
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events import RecipientLeftOut, RecipientsListed
from personalverktyget.domain.outreach.freezing import asked_of_recipients
from personalverktyget.domain.outreach.listing import columns_for, keep_list
from personalverktyget.domain.outreach.models import ListedRow
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.reading import (
    AS_FOUND,
    Choices,
    RecipientList,
    read_file,
    read_pasted,
)
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.verdicts import Verdict


def list_recipients(
    actor: StaffActor,
    dispatch_id: UUID,
    *,
    seen_version: int,
    text: str = "",
    content: bytes = b"",
    choices: Choices = AS_FOUND,
) -> int:
    """Read what was pasted, or a file, in place of the list that there was. Returns the version after that.

    Raises ``UnreadableList``, or ``InvalidInput`` where the message asks for what the list has no column for: then
    the earlier list stands as it stood.
    """
    with unit_of_work(actor) as work, _opened(text, content, choices) as found:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        asked, lacking = columns_for(asked_of_recipients(actor, dispatch), found.layout.columns)
        if lacking:
            raise InvalidInput(_lacking(lacking), None)
        ListedRow.objects.filter(dispatch=dispatch).delete()
        keep_list(work, actor, dispatch, found, asked)
        rows = ListedRow.objects.filter(dispatch=dispatch)
        if not (count := rows.count()):
            raise UnreadableList(Unread(ListProblem.EMPTY))
        dispatch.list_columns = list(asked)
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save()
        valid = rows.filter(verdict=Verdict.VALID).count()
        work.record(RecipientsListed(dispatch=dispatch.id, unit=dispatch.unit_id, rows=count, valid=valid))
        return dispatch.version


def leave_out(actor: StaffActor, dispatch_id: UUID, position: int, *, is_left_out: bool) -> None:
    """Leave a row out, or take it in again. Raises ``NotPossibleNow`` for one that cannot be sent to."""
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id)
        row = ListedRow.objects.filter(dispatch=dispatch, position=position).first()
        if row is None:
            raise NotPossibleNow(_("Raden finns inte i listan längre. Läs sidan igen."))
        if row.verdict != Verdict.VALID:
            raise NotPossibleNow(_("Raden går inte att skicka till. Rätta den i listan och läs in listan igen."))
        row.left_out = is_left_out
        row.save(update_fields=["left_out"])
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save(update_fields=["saved_at", "version"])
        work.record(
            RecipientLeftOut(
                dispatch=dispatch.id, resident=row.resident_id, unit=dispatch.unit_id, is_left_out=is_left_out
            )
        )


def _opened(text: str, content: bytes, choices: Choices) -> AbstractContextManager[RecipientList]:
    in_production = settings.MODE == "production"
    if content:
        return read_file(content, production=in_production, choices=choices)
    return read_pasted(text, production=in_production, choices=choices)


def _lacking(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        words = _("Listan saknar en kolumn med rubriken %(names)s. Lägg till den och läs in listan igen.")
    else:
        words = _("Listan saknar kolumner med rubrikerna %(names)s. Lägg till dem och läs in listan igen.")
    return words % {"names": ", ".join(names)}
