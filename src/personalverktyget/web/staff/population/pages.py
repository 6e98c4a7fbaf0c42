"""Who opens these pages: those who administer a region; and the nation's, for what they approve."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import ChangedMeanwhile, NotPossibleNow
from personalverktyget.web.shared.pages import SEE_OTHER, AdministrationRequest, said_in


def administrator(request: AdministrationRequest) -> AdministratorActor:
    """Only administrators above the unit hold the permissions of these pages."""
    assert isinstance(request.actor, AdministratorActor)
    return request.actor


def on_to(route: str, **kwargs: object) -> HttpResponse:
    """To another of these pages."""
    return HttpResponseRedirect(reverse(f"staff:population:{route}", kwargs=kwargs), status=SEE_OTHER)


@contextmanager
def told(form: Form, *, version: int) -> Iterator[None]:
    """Say in the form what a service finds wrong, beside its field or on top.

    Where the message was changed meanwhile, what is shown now is what the next try has seen: ``version``.
    """
    try:
        with said_in(form, also=NotPossibleNow):
            yield
    except ChangedMeanwhile:
        form.add_error(None, _("Meddelandet har ändrats i en annan flik. Läs igenom det igen innan du går vidare."))
        seen_next(form, version=version)


def seen_next(form: Form, **seen: object) -> None:
    """Let these of its hidden fields say what is shown now, for the next try."""
    form.data = {**form.data, **{form.add_prefix(name): str(value) for name, value in seen.items()}}
