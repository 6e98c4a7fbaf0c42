"""Where somebody was on the way to when a step before it came in between."""

from django.http import HttpRequest
from django.urls import reverse

from personalverktyget.web.shared.kept_writing import is_internal

NEXT = "nasta"


def asked_for(request: HttpRequest) -> str:
    """The page that was asked for, if it is one of ours; empty otherwise."""
    address = request.POST.get(NEXT, "") or request.GET.get(NEXT, "")
    return address if is_internal(request, address) else ""


def onwards(request: HttpRequest) -> str:
    """The page that was asked for, or the front door."""
    return asked_for(request) or reverse("staff:start")
