"""Migrate, guard the tables and give the running role its rights: everything that needs the owner of the tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections

from personalverktyget.base import clock
from personalverktyget.domain.access_log.guards import prepare

_OLDEST = 150000


class Command(BaseCommand):
    """``manage.py prepare_database``: to be run before each start of a new version, as often as one likes."""

    help = "Migrates the database, guards its tables and gives the running role its rights. Needs DATABASE_OWNER_URL."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say in one line why it cannot be done."""
        owner, role = settings.OWNER_DATABASE, settings.DATABASES[DEFAULT_DB_ALIAS]["USER"]
        if owner is None:
            raise CommandError("DATABASE_OWNER_URL is not set: it names the role that owns the tables.")
        if not role or role == owner["USER"]:
            raise CommandError("DATABASE_URL must name another role than DATABASE_OWNER_URL, without its rights.")
        try:
            with _connected_as(owner):
                _refuse_unfit(role)
                _act_as("system:migrate")
                call_command("migrate", interactive=False, verbosity=options["verbosity"])
                prepare(role, clock.today())
        except Error as error:
            raise CommandError(f"The database could not be prepared: {' '.join(str(error).split())}") from error
        if options["verbosity"]:
            self.stdout.write("The database is ready.")


@contextmanager
def _connected_as(owner: dict[str, Any]) -> Iterator[None]:
    """Let the connection be the owner's while it lasts; it has no pool, so nothing of it stays behind."""
    usual = connections.databases[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS].close()
    connections.databases[DEFAULT_DB_ALIAS] = usual | owner
    del connections[DEFAULT_DB_ALIAS]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections.databases[DEFAULT_DB_ALIAS] = usual
        del connections[DEFAULT_DB_ALIAS]


def _act_as(actor: str) -> None:
    """Migrations may move guarded rows about; the owner's connection ends with them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', %s, false)", [actor])


def _refuse_unfit(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, current_setting('server_version')")
        number, name = cursor.fetchone()
        if number < _OLDEST:
            raise CommandError(f"PostgreSQL is version {name}; 15 or later is needed.")
        cursor.execute(
            "SELECT rolsuper, pg_has_role(rolname, current_user, 'member') FROM pg_roles WHERE rolname = %s", [role]
        )
        row = cursor.fetchone()
    if row is None:
        raise CommandError(f"The role {role} of DATABASE_URL does not exist: CREATE ROLE {role} LOGIN …")
    if any(row):
        raise CommandError(f"The role {role} of DATABASE_URL must be neither superuser nor member of the owner's role.")
