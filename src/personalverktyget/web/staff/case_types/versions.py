"""One version of a case type: what it said, how it differs from another, and going back to it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.content import LONGEST_TEXT
from personalverktyget.domain.case_types.read_models import CaseTypeOverview
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.case_types.difference_words import difference_lines
from personalverktyget.web.staff.case_types.outline import outline_of


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def version(request: AdministrationRequest, case_type_id: UUID, number: int) -> HttpResponse:
    """Show a version beside the one before it, or the one that was chosen; or go back to it."""
    overview = selectors.case_type_overview(request.actor, case_type_id)
    row = next((row for row in overview.versions if row.number == number), None)
    if row is None:
        raise NotFound
    reason_error = ""
    if request.method == "POST":
        try:
            return _rolled_back(request, case_type_id, number)
        except InvalidInput as refused:
            reason_error = str(refused)
    content = selectors.version_content(request.actor, case_type_id, number)
    other = _compared_with(request, overview, number)
    lines = None
    if other:
        lines = difference_lines(selectors.version_content(request.actor, case_type_id, other), content)
    return show(
        request,
        "staff/case_types/version.html",
        case_type=overview,
        row=row,
        when=formats.moment(row.published_at),
        live=next((row.number for row in overview.versions if row.is_current), 0),
        other=other,
        others=[(str(one.number), str(one.number)) for one in overview.versions if one.number != number],
        lines=lines,
        outline=outline_of(content.form, ""),
        texts=content.texts,
        reason_error=reason_error,
        status=422 if reason_error else 200,
    )


def _rolled_back(request: AdministrationRequest, case_type_id: UUID, number: int) -> HttpResponse:
    made = services.roll_back(
        request.actor,
        case_type_id,
        number=number,
        seen_live=sent_number(request, "live"),
        reason=request.POST.get("reason", "")[:LONGEST_TEXT],
    )
    words = _("Version %(old)s gäller igen, som version %(new)s.") % {"old": number, "new": made}
    return done(request, words, to="staff:case_types:case_type", case_type_id=case_type_id)


def _compared_with(request: AdministrationRequest, overview: CaseTypeOverview, number: int) -> int:
    """The version that was asked for, or the one before; 0 where there is none."""
    numbers = {row.number for row in overview.versions} - {number}
    wanted = request.GET.get("mot", "")
    if wanted.isdecimal() and len(wanted) < 9 and int(wanted) in numbers:
        return int(wanted)
    return max((one for one in numbers if one < number), default=0)
