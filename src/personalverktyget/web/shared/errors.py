"""The pages for when something could not be done: what happened, what to do, that nothing is lost.

To HTMX the same words are a notice in the page's message region, so that what is on the screen stays there.
"""

from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

# Choices and numbers are soon made again; running text is what would be missed.
SHORT = 40
# The parts of the program with a start of their own. Written out: an address that leads nowhere has no route to ask.
STARTS = ("/personal/", "/invanare/")


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """One such page. ``written`` is what the person had typed, given back so that it can be copied."""

    status: int
    title: str
    what: str
    next_step: str = ""
    link: str = ""
    link_label: str = ""
    written: tuple[tuple[str, str], ...] = ()


def render(request: HttpRequest, error: ErrorPage) -> HttpResponse:
    """The page, or the notice when HTMX asks."""
    if request.headers.get("HX-Request"):
        response = HttpResponse(render_to_string("shared/errors/notice.html", {"error": error}, request))
        response.status_code = error.status
        response.headers["HX-Retarget"] = "#messages"
        response.headers["HX-Reswap"] = "innerHTML show:top"
        return response
    html = render_to_string("shared/errors/page.html", {"error": error}, request)
    return HttpResponse(html, status=error.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself makes no sense; 413: there is too much in it."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return render(
            request,
            ErrorPage(
                status=413,
                title=_("Det du skickade är för stort"),
                what=_("Vi kan inte ta emot så mycket på en gång. Inget är sparat."),
                next_step=_("Gå tillbaka, korta ner det eller dela upp det, och försök igen."),
            ),
        )
    return render(
        request,
        ErrorPage(
            status=400,
            title=_("Vi förstod inte det som skickades"),
            what=_("Adressen eller formuläret kan ha blivit avkortat på vägen."),
            next_step=_("Gå tillbaka och försök igen."),
        ),
    )


def not_found(
    request: HttpRequest, exception: Exception | None = None, *, written: tuple[tuple[str, str], ...] = ()
) -> HttpResponse:
    """404: there is no such thing, or it is not for this person; the two look the same on purpose.

    Where something was sent, it was most likely there when it was opened: ``written`` is shown, to be used again.
    """
    what = _("Adressen kan vara felskriven, eller så har det som fanns här flyttats eller tagits bort.")
    if written:
        what = _("Det som fanns här har flyttats eller tagits bort medan du skrev. Inget är sparat.")
    return render(
        request,
        ErrorPage(
            status=404,
            title=_("Sidan finns inte"),
            what=what,
            next_step=_("Gå till startsidan och leta dig fram därifrån."),
            link=_home(request),
            link_label=_("Till startsidan"),
            written=written,
        ),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person lacks the permission."""
    return render(
        request,
        ErrorPage(
            status=403,
            title=_("Du har inte behörighet till det här"),
            what=_("Det behövs en behörighet som du inte har för att öppna eller göra det här."),
            next_step=_("Lokal administratör på enheten kan ge den. Försöket har skrivits i loggen."),
            link=_home(request),
            link_label=_("Till startsidan"),
        ),
    )


def not_possible_now(request: HttpRequest, message: str, written: tuple[tuple[str, str], ...] = ()) -> HttpResponse:
    """409: allowed, but not as things stand. ``message`` says why, in the words of the domain."""
    return render(
        request,
        ErrorPage(
            status=409,
            title=_("Det går inte just nu"),
            what=message,
            next_step=_("Gå tillbaka och läs in sidan igen, så ser du hur det står till nu."),
            written=written,
        ),
    )


def changed_meanwhile(request: HttpRequest, link: str = "", written: tuple[tuple[str, str], ...] = ()) -> HttpResponse:
    """409: somebody else changed the thing first. What was written is shown so that it can be used again."""
    return render(
        request,
        ErrorPage(
            status=409,
            title=_("Någon annan hann före"),
            what=_("En kollega har ändrat det här sedan du öppnade det. Din ändring är inte sparad."),
            next_step=_("Öppna det igen och se vad som är nytt. Det du har skrivit finns kvar här nedanför."),
            link=link,
            link_label=_("Öppna på nytt"),
            written=written,
        ),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's proof of origin is missing or old, most often because the session ended meanwhile."""
    return render(
        request,
        ErrorPage(
            status=403,
            title=_("Formuläret hade blivit för gammalt"),
            what=_("Du kan ha loggats ut, eller loggat in i en annan flik. Ingenting har skickats."),
            next_step=_("Gå tillbaka i webbläsaren. Då finns det du skrev kvar. Läs in sidan igen och skicka sedan."),
            written=_written(request),
        ),
    )


def service_unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database does not answer. Rendered without it: no session, no signed-in person."""
    return _plain(
        503,
        sv=(
            "Tjänsten är inte tillgänglig just nu",
            "Vi når inte våra uppgifter för tillfället. Det du hann skicka och fick kvitto på är sparat.",
            "Försök igen om en stund. Gå tillbaka i webbläsaren om du höll på att skriva, då finns texten kvar.",
        ),
        en=(
            "The service is not available just now",
            "We cannot reach our data at present. What you sent and got a receipt for has been saved.",
            "Try again in a while. If you were writing, go back in the browser: the text is still there.",
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Rendered without database, session or context."""
    return _plain(
        500,
        sv=(
            "Något gick fel hos oss",
            "Det gick inte att visa sidan eller att göra det du bad om. Felet är noterat.",
            "Försök igen om en stund. Gå tillbaka i webbläsaren om du höll på att skriva, då finns texten kvar.",
        ),
        en=(
            "Something went wrong on our side",
            "The page could not be shown, or what you asked for could not be done. The fault has been noted.",
            "Try again in a while. If you were writing, go back in the browser: the text is still there.",
        ),
    )


def _plain(status: int, *, sv: tuple[str, str, str], en: tuple[str, str, str]) -> HttpResponse:
    """A page that needs nothing but templates and static files; in both languages, since none is known for sure.

    Each text is title, what happened, and what to do.
    """
    html = render_to_string("shared/errors/plain.html", {"sv": sv, "en": en})
    response = HttpResponse(html, status=status)
    if status == 503:
        response.headers["Retry-After"] = "30"
    return response


def _home(request: HttpRequest) -> str:
    """Where one who came to a closed or missing page can begin anew: the start of the part that the address is in."""
    return next((start for start in STARTS if request.path.startswith(start)), "/")


def _written(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What the person had typed in longer fields of the form that was refused.

    Only when the browser vouches that the form stood on a page of ours: what another site posted is not repeated here.
    """
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return ()
    fields = ((name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken")
    return tuple((name, value) for name, value in fields if isinstance(value, str) and len(value) > SHORT)
