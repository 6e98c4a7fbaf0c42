"""The first page of an e-service: whom it goes to, what it is for, who reads it, when the answer comes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.admittance.selectors import lost_access
from personalverktyget.domain.cases import services
from personalverktyget.domain.contact_cards import selectors
from personalverktyget.web.resident.forms.drafts import other_languages
from personalverktyget.web.resident.sentences import answer_by
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.languages import page_language
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, resident_page, show
from personalverktyget.web.shared.unit_pages import phone_link


@require_http_methods(["GET", "POST"])
@resident_page()
def intro(request: ResidentRequest, hsa_id: str, code: str) -> HttpResponse:
    """What the e-service is for; the button begins its form."""
    try:
        service = selectors.e_service(request.actor, hsa_id, code, language=page_language())
    except NotFound:
        return _not_offered(request, hsa_id, code)
    if request.method == "POST":
        return _begin(request, service.offer.id)
    return show(
        request,
        "resident/forms/intro.html",
        service=service,
        offer=service.offer,
        languages=other_languages(service.offer.card_words, page_language()),
        phone_link=phone_link(service.offer.unit_phone),
        within=formats.response_time(service.offer.feedback_target),
        answer_by=answer_by(service.answered_by),
    )


def _begin(request: ResidentRequest, offered_id: UUID) -> HttpResponse:
    draft_id = services.begin_form(request.actor, offered_id, language=page_language())
    response = HttpResponseRedirect(reverse("resident:forms:resume", kwargs={"draft_id": draft_id}))
    response.status_code = SEE_OTHER
    return response


def _not_offered(request: ResidentRequest, hsa_id: str, code: str) -> HttpResponse:
    """The unit is there but does not offer this to her: say so on its card, where the phone number is.

    Where the unit is for others, the card itself says so. Whether there is such a case type is not told, unless it
    has been handed out to her before.
    """
    is_outside = selectors.is_outside(request.actor, hsa_id)
    usual = _(
        "Du kan inte skicka ett sådant ärende till mottagningen just nu. En del ärenden kräver att mottagningen "
        "först har gett dig tillgång. Ring mottagningen i stället."
    )
    lost = lost_access(request.actor, hsa_id, code)
    if lost or not is_outside:
        messages.info(request, lost or usual)
    response = HttpResponseRedirect(reverse("resident:units:contact_card", kwargs={"hsa_id": hsa_id}))
    response.status_code = SEE_OTHER
    return response
