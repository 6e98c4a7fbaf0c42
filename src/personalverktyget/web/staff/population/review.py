"""A message to the population as it will be read, to how many it goes, and the button that hands it over."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import PreparedDispatch
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show
from personalverktyget.web.staff.outreach.many_words import recipients_in_words
from personalverktyget.web.staff.outreach.trials import trial_lines
from personalverktyget.web.staff.outreach.words import BASES
from personalverktyget.web.staff.population.forms import SendForm
from personalverktyget.web.staff.population.pages import administrator, on_to, seen_next, told
from personalverktyget.web.staff.population.trials import PAGE
from personalverktyget.web.staff.population.words import selection_words, unreachable_words


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def review(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Look once more; hand it over for approval. What was handed over already leads to how it stands."""
    actor = administrator(request)
    if selectors.list_check(actor, dispatch_id):
        return on_to("recipients", dispatch_id=dispatch_id)
    try:
        dispatch = disclose(actor, selectors.prepared_dispatch(actor, dispatch_id))
    except NotFound:
        disclose(actor, selectors.sent_dispatch(actor, dispatch_id))
        return on_to("sent", dispatch_id=dispatch_id)
    initial = {"version": dispatch.version, "template": dispatch.template.version_id, "when": "now", "attached": ""}
    form = SendForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _handed_over(request, dispatch, form):
        return on_to("sent", dispatch_id=dispatch_id)
    selection = selectors.selection_seen(actor, dispatch_id)
    return show(
        request,
        "staff/population/review.html",
        form=form,
        dispatch=dispatch,
        parts=message_parts(dispatch.texts),
        to=recipients_in_words(dispatch.chosen),
        chosen_by=selection_words(selection),
        unreachable=unreachable_words(selection),
        basis=BASES[dispatch.basis] if dispatch.basis else "",
        trial_url=reverse("staff:population:trial_send", kwargs={"dispatch_id": dispatch_id}),
        trials=trial_lines(actor, dispatch_id, PAGE),
        status=422 if form.errors else 200,
    )


def _handed_over(request: AdministrationRequest, dispatch: PreparedDispatch, form: SendForm) -> bool:
    with told(form, version=dispatch.version):
        services.release_dispatch(
            administrator(request),
            dispatch.id,
            seen_version=form.cleaned_data["version"],
            seen_template=form.cleaned_data["template"],
            confirms_contact=False,
            confirms_left_out=form.cleaned_data["confirms_left_out"],
            confirms_notified=form.cleaned_data["confirms_notified"],
            send_at=form.send_at,
            rate=form.cleaned_data["rate"],
        )
    if form.errors:
        # The text that is shown now is what the next try has seen.
        seen_next(form, template=dispatch.template.version_id)
    return not form.errors
