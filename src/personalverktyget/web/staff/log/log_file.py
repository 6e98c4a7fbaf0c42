"""The unit's log for some days as a file: a table for a spreadsheet, or FHIR AuditEvents for another system."""

import json
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from personalverktyget.base.clock import local
from personalverktyget.base.identity_numbers import written
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_export import selectors
from personalverktyget.domain.log_export.audit_event import bundle
from personalverktyget.domain.log_export.records import Patient, Record
from personalverktyget.domain.log_review.selectors import reviews_about_herself
from personalverktyget.domain.outreach.tables.csv_tables import MEDIA_TYPE, csv_chunks
from personalverktyget.web.shared.pages import StaffRequest, staff_page
from personalverktyget.web.staff.log.event_names import event_name
from personalverktyget.web.staff.log.unit_log import FilterForm

_FHIR = "application/fhir+json; charset=utf-8"


@require_GET
@staff_page(Permission.REVIEW_LOG)
def log_file(request: StaffRequest) -> HttpResponse:
    """The days that the page shows. That they were taken out stands in the log, with whose data was in them."""
    chosen = FilterForm(request.GET)
    if not chosen.is_valid():
        return HttpResponseRedirect(f"{reverse('staff:log')}?{request.GET.urlencode()}")
    period, form = chosen.period(), "fhir" if request.GET.get("format") == "fhir" else "csv"
    found = selectors.log_file(
        request.actor,
        first_day=period.first_day,
        last_day=period.last_day,
        form=form,
        without_reviews=reviews_about_herself(request.actor),
    )
    file = disclose(request.actor, found)
    if form == "fhir":
        content = json.dumps(bundle(file.records, base_url=settings.BASE_URL), ensure_ascii=False)
        response = HttpResponse(content, content_type=_FHIR)
    else:
        response = HttpResponse(_table(file.records), content_type=MEDIA_TYPE)
    name = f"{_('aktivitetslogg')}-{file.first_day}-{file.last_day}.{'json' if form == 'fhir' else 'csv'}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _table(records: Iterable[Record]) -> bytes:
    columns = [
        _("Tid"), _("Vem"), _("HSA-id"), _("Uppdrag"), _("Enhet"), _("Vårdgivare"), _("Åtgärd"), _("Ändamål"),
        _("Utfall"), _("Händelse"), _("Händelsekod"), _("Sak"), _("Sakens id"), _("Invånare"), _("Postens id"),
    ]  # fmt: skip
    return b"".join(csv_chunks(columns, map(_row, records)))


def _row(record: Record) -> list[str]:
    return [
        local(record.at).isoformat(sep=" ", timespec="milliseconds"),
        record.user_name or _who(record.user_kind),
        record.user_hsa_id,
        record.assignment,
        record.place.unit_hsa_id,
        record.place.provider_hsa_id,
        record.action,
        record.purpose,
        _("Nekat") if record.was_refused else _("Utfört"),
        event_name(record.event),
        record.event,
        record.resource_type,
        record.resource_id,
        ", ".join(map(_number, record.patients)),
        str(record.id),
    ]


def _who(kind: str) -> str:
    return {"resident": _("Invånaren"), "system": _("Systemet"), "staff": ""}.get(
        kind, _("Någon som inte var inloggad")
    )


def _number(patient: Patient) -> str:
    return _("Skyddad identitet") if patient.is_masked else written(patient.number)
