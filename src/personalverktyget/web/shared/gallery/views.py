"""The gallery's pages. Reached only in the demo and in tests (``demo/urls.py``); they hold no data of anyone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from personalverktyget.web.shared import errors
from personalverktyget.web.shared.gallery import examples
from personalverktyget.web.shared.gallery.forms import ExampleForm
from personalverktyget.web.shared.pages import open_page

_gallery_page = open_page(reason="invented content, and only where there is no real one: the demo and the tests")


@_gallery_page
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state, in the public frame."""
    context = {
        **examples.CONTEXT,
        "form": ExampleForm(),
        "refused": ExampleForm({"reason": "x" * 320}, auto_id="bad_%s"),
    }
    return render(request, "shared/gallery/components.html", context)


@_gallery_page
def staff(request: HttpRequest) -> HttpResponse:
    """The staff's frame with a long list; ``?visa=`` takes ``arende`` (a case beside it) or ``tomt`` (no cases)."""
    _frame(request, examples.STAFF_NAVIGATION)
    shown = request.GET.get("visa")
    context = {**examples.CONTEXT, "rows": examples.rows(4), "case": shown == "arende", "empty": shown == "tomt"}
    return render(request, "shared/gallery/staff.html", context)


@_gallery_page
def resident(request: HttpRequest) -> HttpResponse:
    """The resident's frame with a question page."""
    _frame(request, examples.RESIDENT_NAVIGATION)
    return render(request, "shared/gallery/resident.html", dict(examples.CONTEXT))


@_gallery_page
def error_page(request: HttpRequest) -> HttpResponse:
    """The fullest of the error pages: somebody changed the thing meanwhile, and what was written is given back."""
    written = (("answer", "Hej Anna. Jag har förnyat receptet.\nHälsningar Sara"),)
    return errors.changed_meanwhile(request, link="/demo/komponenter/", written=written)


@_gallery_page
def broken(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours."""
    return errors.server_error(request)


def _frame(request: HttpRequest, navigation: Any) -> None:
    request.navigation = navigation  # type: ignore[attr-defined]
