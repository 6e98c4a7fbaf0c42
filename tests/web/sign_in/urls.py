"""The sign-in's own addresses, and a few pages that need a sign-in, as small as they can be."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from personalverktyget.web.resident.sign_in.urls import urlpatterns as resident_patterns
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


SHEET = """{% extends "shared/layouts/simple.html" %}{% block title %}Blad{% endblock %}{% block content %}<h1>Blad</h1>
<p>{{ request.actor.name }}</p>
<form method="post" action="/personal/skriv/">{% csrf_token %}<label for="reply">Svar</label>
<textarea id="reply" name="reply"></textarea>
<input type="hidden" name="kind" value="final"><button>Skicka</button></form>
<form method="post" action="/personal/logga-ut/">{% csrf_token %}<button>Logga ut</button></form>
{% include "shared/layouts/_session.html" %}{% endblock %}"""


def _sheet(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(SHEET).render({}, request))


staff_home = signed_in_staff_page(reason="test")(_home)
resident_home = resident_page(before_terms=True)(_home)
plain_form = signed_in_staff_page(reason="test")(_write)
restoring_form = restores_writing(signed_in_staff_page(reason="test")(_write))
resident_form = resident_page(before_terms=True)(_write)
sheet = signed_in_staff_page(reason="test")(_sheet)
everybody = open_page(reason="test")(_home)

_staff = [*staff_patterns, path("", staff_home, name="home"), path("plats/", staff_home, name="workplace")]
_staff += [path("skriv/", plain_form), path("svara/", restoring_form), path("blad/", sheet)]
_resident = [*resident_patterns, path("", resident_home, name="home"), path("villkor/", resident_home, name="terms")]
_resident += [path("skriv/", resident_form)]

urlpatterns = [
    path("", include("personalverktyget.web.shared.urls")),
    path("alla/", everybody),
    path("personal/", include((_staff, "staff"))),
    path("invanare/", include((_resident, "resident"))),
]
