"""The pages of the sign-in. What they do is the same for staff and residents (``web/shared/sign_in``)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from personalverktyget.web.shared.pages import open_page
from personalverktyget.web.shared.sign_in import into, out, stay
from personalverktyget.web.staff.sign_in.audience import STAFF


@open_page(reason="the way in")
@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    """Leads to the provider."""
    return into.sign_in(request, STAFF)


@open_page(reason="the provider sends the browser back here; the answer is checked")
@require_GET
def sign_in_answer(request: HttpRequest) -> HttpResponse:
    """Takes the provider's answer."""
    return into.sign_in_answer(request, STAFF)


@open_page(reason="the way out, also for those whose session has ended")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session here and at the provider."""
    return out.sign_out(request, STAFF)


@open_page(reason="shown when nobody is signed in")
@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """Says that nobody is signed in."""
    return out.signed_out(request, STAFF)


@open_page(reason="tells how long one's own session lasts; nothing when there is none")
@require_http_methods(["GET", "POST"])
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """How much time is left; asked by POST, the time begins anew."""
    return stay.stay_signed_in(request, STAFF)


@open_page(reason="takes what the browser's own person wrote after her session ran out")
@require_http_methods(["GET", "POST"])
def kept_writing(request: HttpRequest) -> HttpResponse:
    """Keeps a half-written form, and shows it after the sign-in."""
    return stay.keep_writing(request, STAFF) if request.method == "POST" else stay.show_writing(request, STAFF)


@open_page(reason="throws away what one has written oneself")
@require_POST
def discard_writing(request: HttpRequest) -> HttpResponse:
    """Throws away what was kept."""
    return stay.discard_writing(request, STAFF)
