"""Another administrator looks at what was frozen, and approves it or sends it back."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.staff.outreach.many_forms import SendBackForm
from personalverktyget.web.staff.population.pages import administrator, told
from personalverktyget.web.staff.population.sent import frame


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION, Permission.ADMINISTER_NATION)
def approve(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """The texts, whom it goes to and how many they are, as they are frozen."""
    actor = administrator(request)
    dispatch = disclose(actor, selectors.sent_dispatch(actor, dispatch_id))
    if not dispatch.can_approve:
        raise NotPossibleNow(_("Du kan inte godkänna utskicket. Det väntar inte, eller du har förberett det själv."))
    form = SendBackForm(request.POST or None, initial={"version": dispatch.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        with told(form, version=dispatch.version):
            if request.POST.get("action") == "send_back":
                services.send_back(actor, dispatch_id, seen_version=version, remark=form.cleaned_data["remark"])
                return done(request, _("Utskicket är tillbakaskickat."), to="staff:population:list")
            services.approve_dispatch(actor, dispatch_id, seen_version=version)
            return done(request, _("Utskicket är godkänt."), to="staff:population:sent", dispatch_id=dispatch_id)
    return show(
        request,
        "staff/population/approve.html",
        form=form,
        parts=message_parts(dispatch.texts),
        status=422 if form.errors else 200,
        **frame(actor, dispatch),
    )
