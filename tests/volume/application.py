"""The program as it is served while it is measured: with a bare page beside it, and an ear for its SQL.

Neither is part of the program: what a request's SQL was is written down only here, and only for a request that asks.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection
from psycopg import ClientCursor

from personalverktyget.config.wsgi import application as program
from tests.volume.agreed import BARE_PATH, SQL_HEADER

_BARE: Final = b"<!doctype html><title>bare</title>" + b"." * 20_000

Environ = dict[str, Any]
Start = Callable[..., Any]


def application(environ: Environ, start_response: Start) -> Iterable[bytes]:
    """Answer one request."""
    if environ["PATH_INFO"] == BARE_PATH:
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(_BARE)))])
        return [_BARE]
    name = environ.get(f"HTTP_{SQL_HEADER.upper().replace('-', '_')}")
    if not name:
        return program(environ, start_response)
    statements: list[str] = []
    with connection.execute_wrapper(_listener(statements)):
        answer = program(environ, start_response)
    written = Path(settings.DATA_DIR) / Path(name).name
    written.write_text(json.dumps(statements))
    return answer


def _listener(statements: list[str]) -> Callable[..., Any]:
    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        # Before it is executed: to merge the parameters forgets the cursor's result.
        written = ClientCursor(connection.connection).mogrify(sql, params) if params else str(sql)
        statements.append(written)
        return execute(sql, params, many, context)

    return listen
