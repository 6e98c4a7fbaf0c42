"""A form from elsewhere becomes the draft of a case type, with a report; a case type's form goes out as a file."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.forms.exchange.documents import MAX_BYTES
from personalverktyget.domain.forms.exchange.remarks import Refused
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.shared.uploads import takes_files
from personalverktyget.web.staff.case_types.forms import ImportForm
from personalverktyget.web.staff.case_types.import_words import by_item, refusal_text

_MOST_REASONS = 20


@takes_files
@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def bring_in(request: AdministrationRequest) -> HttpResponse:
    """Begin a case type with the form in a file."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with said_in(form):
            try:
                made = _imported(request, form)
            except Refused as refused:
                for remark in refused.remarks[:_MOST_REASONS]:
                    form.add_error("file", refusal_text(remark))
            else:
                words = _("Formuläret finns nu som ett utkast. Inget syns för invånarna förrän du publicerar.")
                return done(request, words, to="staff:case_types:import_report", case_type_id=made)
    return show(
        request,
        "staff/case_types/bring_in.html",
        form=form,
        is_local=isinstance(request.actor, StaffActor),
        back_url=reverse("staff:case_types:list"),
        status=422 if form.errors else 200,
    )


def _imported(request: AdministrationRequest, form: ImportForm) -> UUID:
    """Read no more of the file than is needed to see that it is too large."""
    content = form.cleaned_data["file"].read(MAX_BYTES + 1)
    return services.import_case_type(request.actor, content, name=form.cleaned_data["name"])


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def import_report(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """What of a form from elsewhere did not come along, item by item."""
    report = selectors.import_report(request.actor, case_type_id)
    when = {"name": report.by, "when": formats.moment(report.at)}
    return show(
        request,
        "staff/case_types/import_report.html",
        report=report,
        items=by_item(report.remarks),
        brought=_("%(name)s tog in formuläret %(when)s") % when,
    )


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def export(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """The form as a FHIR Questionnaire, as a file."""
    exported = selectors.exported_form(request.actor, case_type_id, base_url=settings.BASE_URL)
    response = HttpResponse(exported.text, content_type="application/fhir+json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{exported.file_name}"'
    return response
