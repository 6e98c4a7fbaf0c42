"""Where work for later is put: into the database, by the same transaction as everything else.

Work of the same kind with the same content never runs at the same time (the lock), and every handler does nothing
where its work is done already. So asking twice, or a worker that dies half-way, does no harm.
"""

from hashlib import sha256

from django.db import OperationalError
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from personalverktyget.domain.access_log.hashing import canonical
from personalverktyget.domain.access_log.unit_of_work import WorkForLater, install_queue
from personalverktyget.jobs.handlers import HANDLERS
from personalverktyget.jobs.payloads import task_name, to_payload


class NoHandler(LookupError):
    """Work was asked for that nobody knows how to do."""


def install(_: App) -> None:
    """Let units of work put their requests here. Named in the settings, called once the models are loaded."""
    install_queue(put)


def put(request: WorkForLater) -> None:
    """Queue the request inside the transaction that is open; if that is rolled back, it was never asked for."""
    kind = type(request)
    if kind not in HANDLERS:
        raise NoHandler(f"jobs/handlers.py has no handler for {kind.__name__}.")
    name, payload = task_name(kind), to_payload(request)
    key = sha256(canonical([name, payload])).hexdigest()
    try:
        app.configure_task(name, lock=key).defer(**payload)
    except ConnectorException as error:
        # The same to whoever asked as if any other statement of the transaction had failed.
        raise OperationalError(f"The work could not be queued: {error.__cause__ or error}") from error
