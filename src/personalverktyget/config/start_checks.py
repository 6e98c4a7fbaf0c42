"""The program refuses to start with unsafe settings (R-02).

The same checks are Django's system checks, run by ``manage.py check --deploy --database default`` and before the worker
starts, and are made when the web server loads the program.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register, run_checks
from django.db import DEFAULT_DB_ALIAS, Error, connection

from personalverktyget.config.machine_clock import is_synchronised, unsafe_clock
from personalverktyget.config.missing_keys import missing_keys
from personalverktyget.config.route_rules import routes_without_rule
from personalverktyget.config.unsafe_database import ask_database, unsafe_database
from personalverktyget.config.unsafe_settings import problem, unsafe_settings

TAG = "start"


class UnsafeToStart(SystemExit):
    """The program does not start; says why, a line for each reason."""


def register_checks() -> None:
    """Make them Django's. Called once, when the apps are ready."""
    register(check_settings, TAG, Tags.security)
    register(check_clock, TAG)
    register(routes_without_rule, TAG)
    register(check_database, TAG, Tags.database)


def refuse_unsafe() -> None:
    """Raise ``UnsafeToStart`` unless everything is as it must be."""
    messages = run_checks(tags=[TAG], databases=[DEFAULT_DB_ALIAS])
    connection.close()
    reasons = [f"{message.msg} {message.hint or ''}".strip() for message in messages if message.is_serious()]
    if reasons:
        raise UnsafeToStart("The program does not start:\n" + "\n".join(f"- {reason}" for reason in reasons))


def check_settings(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Settings, keys and addresses."""
    return unsafe_settings(settings)


def check_clock(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The clock, in production."""
    return unsafe_clock(is_synchronised()) if settings.MODE == "production" else []


def check_database(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> Sequence[CheckMessage]:
    """The server, the role and the keys that it needs, when the database may be asked."""
    if not databases or DEFAULT_DB_ALIAS not in databases:
        return []
    try:
        facts = ask_database()
        return [*unsafe_database(facts, settings.MODE), *(missing_keys(settings) if facts.log_tables else [])]
    except Error as error:
        return [problem(59, f"The database cannot be asked: {' '.join(str(error).split())}", "See DATABASE_URL.")]
