"""The sign-in's own addresses, and a few pages that need a sign-in, as small as they can be."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from personalverktyget.web.resident.sign_in.urls import urlpatterns as resident_patterns
from personalverktyget.web.shared import sessions
from personalverktyget.web.shared.kept_writing import restores_writing, take
from personalverktyget.web.shared.pages import open_page, resident_page, signed_in_staff_page
from personalverktyget.web.staff.sign_in.urls import urlpatterns as staff_patterns

SENT: list[dict[str, str]] = []


class ReplyForm(forms.Form):
    """Something to write in."""

    reply = forms.CharField()
    kind = forms.CharField()


def _home(request: HttpRequest) -> HttpResponse:
    return HttpResponse(repr(request.actor))  # type: ignore[attr-defined]


def _write(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        SENT.append(request.POST.dict())
        return HttpResponse("sent")
    return HttpResponse(ReplyForm(take(request)).as_p())


def _work_at(request: HttpRequest) -> HttpResponse:
    sessions.work_at(request, None)
    return HttpResponse("")


staff_home = signed_in_staff_page(reason="test")(_home)
resident_home = resident_page(before_terms=True)(_home)
plain_form = signed_in_staff_page(reason="test")(_write)
restoring_form = restores_writing(signed_in_staff_page(reason="test")(_write))
resident_form = resident_page(before_terms=True)(_write)
everybody = open_page(reason="test")(_home)

_staff = [*staff_patterns, path("", staff_home, name="home"), path("plats/", staff_home, name="workplace")]
_staff += [path("skriv/", plain_form), path("svara/", restoring_form)]
_resident = [*resident_patterns, path("", resident_home, name="home"), path("villkor/", resident_home, name="terms")]
_resident += [path("skriv/", resident_form)]

urlpatterns = [
    path("", include("personalverktyget.web.shared.urls")),
    path("alla/", everybody),
    path("personal/", include((_staff, "staff"))),
    path("invanare/", include((_resident, "resident"))),
]
