"""The region's library: what units share with one another, looking at it as a resident, and sharing one's own."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.selectors.library import LONGEST_SEARCH, MOST_ROWS
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import (
    AdministrationRequest,
    StaffRequest,
    administration_page,
    done,
    said_in,
    show,
    staff_page,
)
from personalverktyget.web.staff.case_types.forms import ShareForm
from personalverktyget.web.staff.case_types.outline import outline_of
from personalverktyget.web.staff.case_types.try_out import framed


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def library(request: AdministrationRequest) -> HttpResponse:
    """What is shared in the region, or what of it the words fit."""
    search = " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]
    rows = selectors.shared_case_types(request.actor, search)
    return show(
        request,
        "staff/case_types/library.html",
        rows=rows,
        search=search,
        is_cut=len(rows) == MOST_ROWS,
        is_local=isinstance(request.actor, StaffActor),
    )


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def library_entry(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """One of them: what it says, and its form as the resident meets it."""
    found = selectors.library_entry(request.actor, case_type_id)
    copy_url = f"{reverse('staff:case_types:new')}?{urlencode({'kopia': str(case_type_id)})}"
    content = found.content.content
    return show(
        request,
        "staff/case_types/library_entry.html",
        row=found.row,
        when=formats.moment(found.row.published_at),
        texts=content.texts,
        outline=outline_of(content.form, ""),
        frame_url=reverse("staff:case_types:library_try_out", kwargs={"case_type_id": case_type_id}),
        copy_url=copy_url,
        is_local=isinstance(request.actor, StaffActor),
    )


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def library_try_out(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Its form, page by page. Nothing is kept or sent."""
    return framed(request, selectors.library_entry(request.actor, case_type_id).content)


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
def share(request: StaffRequest, case_type_id: UUID) -> HttpResponse:
    """Offer an own case type to the library, describe it anew, or take it back."""
    found = selectors.sharing(request.actor, case_type_id)
    if request.method == "POST" and request.POST.get("action") == "unshare":
        services.unshare_case_type(request.actor, case_type_id)
        words = _("Ärendetypen finns inte längre i biblioteket. De som redan har tagit en kopia behåller den.")
        return done(request, words, to="staff:case_types:case_type", case_type_id=case_type_id)
    form = ShareForm(request.POST or None, initial={"description": found.description})
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.share_case_type(request.actor, case_type_id, description=form.cleaned_data["description"])
            words = _("Ärendetypen finns i regionens bibliotek. Andra enheter ser det som är publicerat.")
            return done(request, words, to="staff:case_types:share", case_type_id=case_type_id)
    return show(
        request,
        "staff/case_types/share.html",
        sharing=found,
        form=form,
        unit_name=request.actor.unit_name,
        status=422 if form.errors else 200,
    )
