"""Whether the program is fit to answer: for load balancers and watchers."""

from functools import cache

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from personalverktyget.web.shared.pages import open_page


@require_safe
@open_page(reason="machines ask, and nothing about anybody is in the answer")
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration that this program knows; 503 otherwise."""
    try:
        missing = _known_migrations() - set(MigrationRecorder(connection).applied_migrations())
    except (DatabaseError, InterfaceError):
        return JsonResponse({"status": "database does not answer"}, status=503)
    if missing:
        return JsonResponse({"status": "database is not migrated"}, status=503)
    return JsonResponse({"status": "ok"})


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Read from the files once: they do not change while the program runs."""
    return frozenset(MigrationLoader(None).disk_migrations or ())
