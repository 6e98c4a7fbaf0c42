"""What a staff member is writing to many, and the list that says to whom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchRead
from personalverktyget.domain.outreach.events.recipient_lists import ListExported, RecipientsShown
from personalverktyget.domain.outreach.files import files_of, names_lacking_text
from personalverktyget.domain.outreach.freezing import chosen_template, signature_for, texts_of
from personalverktyget.domain.outreach.guidelines import Because, Ground
from personalverktyget.domain.outreach.listing import BATCH
from personalverktyget.domain.outreach.many_read_models import (
    Example,
    ListCheck,
    ListedPage,
    ListedRowForSender,
    ListExport,
    PreparedDispatch,
)
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, ListRecheck, PopulationSelection, UploadedList
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.outreach.rechecking import guidelines_of
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.senders import Sender, region_of
from personalverktyget.domain.outreach.texts import Texts, asked_of_each
from personalverktyget.domain.outreach.uploads import NOT_ALLOWED
from personalverktyget.domain.outreach.values import opened_said
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE = 50


def prepared_dispatch(actor: Sender, dispatch_id: UUID, *, at: int | None = None) -> Disclosure[PreparedDispatch]:
    """A message to many that the actor is writing, as the one in a row reads it; of those it is sent to the nearest
    after that, or the last. Raises ``NotFound`` where it is not hers, or has been let go.
    """
    row = _prepared(actor, dispatch_id)
    template, is_gone = chosen_template(actor, row)
    texts = texts_of(row, template, row.prepared_by)
    asked, guidelines = asked_of_each(texts), guidelines_of(row)
    rows = ListedRow.objects.filter(dispatch=row)
    counted = rows.order_by().values("verdict").annotate(count=Count("id")).values_list("verdict", "count")
    counts = {Verdict(verdict): count for verdict, count in counted}
    chosen = rows.filter(left_out=False).count()
    content = PreparedDispatch(
        id=row.id,
        version=row.version,
        template=template,
        template_is_gone=is_gone,
        subject=row.subject,
        body=row.body,
        basis=Basis(row.basis) if row.basis else None,
        asked=asked,
        texts=texts,
        signature=signature_for(row, row.prepared_by),
        files=attached_files(files_of(row.id)),
        lacking_text=names_lacking_text(row.id),
        counts={verdict: counts[verdict] for verdict in Verdict if verdict in counts},
        chosen=chosen,
        left_out=sum(counts.values()) - chosen,
        confirmed=rows.filter(verdict=Verdict.OUTSIDE, left_out=False).count(),
        to_guardians=rows.filter(left_out=False).exclude(detail="").count(),
        ages=guidelines.ages,
        list_is_outdated=bool(counts) and set(row.list_columns) != set(asked),
        list_is_of_other_ground=bool(counts) and row.list_mark != guidelines.mark,
        list_problem=_problem(row),
        needs_approval=row.region_id is not None or chosen > region_of(row).approval_above,
        remark=row.remark,
        saved_at=row.saved_at,
        example=None,
    )
    sent_to = rows.filter(left_out=False).order_by("position")
    first = sent_to.filter(position__gte=at or 0).first() or sent_to.last()
    # A region is shown nobody of its population.
    if first is None or first.resident_id is None or isinstance(actor, AdministratorActor):
        return Disclosure("dispatch", DispatchRead(dispatch=row.id, unit=row.unit_id, page="writing"), content)
    event = DispatchRead(dispatch=row.id, resident=first.resident_id, unit=row.unit_id, page="writing")
    example = _example(actor, texts, first, first.resident_id)
    if at is not None:
        example = _with_neighbours(example, first)
    return Disclosure("dispatch", event, replace(content, example=example))


def listed_rows(
    actor: Sender, dispatch_id: UUID, *, verdict: Verdict | None = None, after: str = ""
) -> Disclosure[ListedPage]:
    """Rows of the list with a verdict; without one, those that need attention."""
    row = _prepared(actor, dispatch_id)
    _require_told(row)
    rows = _rows_of(row)
    rows = rows.filter(verdict=verdict) if verdict else rows.exclude(verdict=Verdict.VALID)
    if after:
        rows = rows.filter(position__gt=read_cursor(after, (int,))[0])
    found = list(rows[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    cursor = write_cursor((page[-1].position,)) if len(found) > PAGE_SIZE else ""
    return Disclosure("listed", _shown(row, page, "list"), ListedPage(tuple(map(_listed, page)), cursor))


def whole_list(actor: Sender, dispatch_id: UUID, *, file: str = "csv") -> Disclosure[ListExport]:
    """All rows, to be taken along as a ``file`` of that kind. Each batch is recorded before it is handed out, so that
    a file that breaks off tells of nobody that the log does not.
    """
    row = _prepared(actor, dispatch_id)
    _require_told(row)
    count = ListedRow.objects.filter(dispatch=row).count()
    event = ListExported(dispatch=row.id, unit=row.unit_id, rows=count, file=file)
    return Disclosure("listed", event, ListExport(tuple(row.list_columns), _batches(row)))


def _batches(dispatch: Dispatch) -> Iterator[Disclosure[tuple[ListedRowForSender, ...]]]:
    rows, after = _rows_of(dispatch), -1
    while found := list(rows.filter(position__gt=after)[:BATCH]):
        yield Disclosure("listed", _shown(dispatch, found, "list_file"), tuple(map(_listed, found)))
        after = found[-1].position


def _rows_of(dispatch: Dispatch) -> QuerySet[ListedRow]:
    return ListedRow.objects.filter(dispatch=dispatch).select_related("resident").order_by("position")


def _shown(dispatch: Dispatch, rows: Iterable[ListedRow], page: str) -> RecipientsShown:
    """What is recorded of rows that are handed out."""
    residents = tuple(sorted({it.resident_id for it in rows if it.resident_id is not None}))
    return RecipientsShown(dispatch=dispatch.id, residents=residents, unit=dispatch.unit_id, page=page)


def _prepared(actor: Sender, dispatch_id: UUID) -> Dispatch:
    rows = scopes.own_prepared(actor).select_related("unit__region", "region", "prepared_by", "template_version")
    row = rows.filter(id=dispatch_id, is_single=False).first()
    if row is None:
        raise NotFound
    return row


def _require_told(dispatch: Dispatch) -> None:
    """Raise ``NotFound`` where its recipients were found in the register: nobody is told who they are (ADR 38)."""
    if PopulationSelection.objects.filter(dispatch=dispatch).exists():
        raise NotFound


def list_check(actor: Sender, dispatch_id: UUID) -> ListCheck | None:
    """How far the check of a long list has come; ``None`` where none goes on. Nothing but counts, and no entry."""
    dispatch = scopes.own_checked(actor).select_related("template_version").filter(id=dispatch_id).first()
    if dispatch is None:
        return None
    uploads = UploadedList.objects.filter(dispatch=dispatch).values_list("checked", "rows")
    selections = PopulationSelection.objects.filter(dispatch=dispatch).values_list("looked_at", "total")
    rechecks = ListRecheck.objects.filter(dispatch=dispatch).values_list("checked", "rows")
    checked, rows = rechecks.first() or uploads.first() or selections.first() or (0, None)
    subject = dispatch.subject or dispatch.template_version.name
    return ListCheck(dispatch_id=dispatch.id, subject=subject, checked=checked, rows=rows)


def _problem(dispatch: Dispatch) -> str:
    found = UploadedList.objects.filter(dispatch=dispatch).values_list("problem", "problem_row").first()
    if found is None:
        return ""
    problem, row = found
    if problem == NOT_ALLOWED:
        return _("Listan kontrollerades inte, för du fick inte skicka meddelanden just då. Läs in den igen.")
    return str(UnreadableList(Unread(ListProblem(problem), row=row)))


def _listed(row: ListedRow) -> ListedRowForSender:
    said = opened_said(row.id, row.said)
    # The number of a row that was made from a case is the program's word and not the sender's.
    is_masked = said.case_number is not None and row.resident is not None and row.resident.is_protected
    return ListedRowForSender(
        position=row.position,
        written="" if is_masked else said.written,
        values=said.values,
        case_number=said.case_number,
        verdict=Verdict(row.verdict),
        detail=row.detail,
        ground=Ground(row.ground) if row.ground else None,
        because=Because(row.because) if row.because and not row.left_out else None,
        is_left_out=row.left_out,
    )


def _example(actor: StaffActor, texts: Texts, row: ListedRow, resident_id: UUID) -> Example:
    person = people_for(actor, [resident_id])[resident_id]
    return Example(person, texts.with_known(opened_said(row.id, row.said).values, name=person.name))


def _with_neighbours(example: Example, row: ListedRow) -> Example:
    """With its place among those that it is sent to, and the rows beside it."""
    others = ListedRow.objects.filter(dispatch_id=row.dispatch_id, left_out=False)
    before = others.filter(position__lt=row.position).order_by("-position").values_list("position", flat=True)
    after = others.filter(position__gt=row.position).order_by("position").values_list("position", flat=True)
    return replace(example, place=before.count() + 1, previous=before.first(), following=after.first())
