"""What the database must not be like (R-02): careless with what is committed, or too trusting towards the program."""

from dataclasses import dataclass, fields

from django.core.checks import Error
from django.db import connection

from personalverktyget.config.unsafe_settings import problem

_OLDEST = 150000
_LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1"})

_QUESTIONS = """
WITH log AS (
    SELECT c.oid, c.relowner FROM pg_class c
    WHERE c.oid IN (to_regclass('access_log_entry'), to_regclass('access_log_sealed_batch'))
       OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass('access_log_entry'))
)
SELECT current_setting('server_version_num')::int AS version,
       current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS synchronous_commit,
       current_setting('full_page_writes') AS full_page_writes,
       current_setting('session_replication_role') AS session_replication_role,
       current_setting('listen_addresses') AS listen_addresses,
       current_setting('ssl') AS ssl,
       role.rolsuper OR role.rolcreaterole OR role.rolbypassrls OR role.rolreplication AS is_powerful,
       (SELECT count(*) FROM log) AS log_tables,
       coalesce((SELECT bool_or(pg_has_role(current_user, relowner, 'MEMBER')) FROM log), false) AS owns_the_log,
       coalesce((SELECT bool_or(has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
                                OR has_any_column_privilege(oid, 'UPDATE')) FROM log), false) AS may_change_the_log,
       (SELECT count(DISTINCT tgrelid) FROM pg_trigger
        WHERE tgname = 'refuse_change' AND tgenabled IN ('O', 'A')
          AND tgrelid IN (to_regclass('access_log_entry'), to_regclass('access_log_sealed_batch'))) AS guarded_tables
FROM pg_roles role WHERE role.rolname = current_user
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the server and the role say of themselves."""

    version: int
    fsync: str
    synchronous_commit: str
    full_page_writes: str
    session_replication_role: str
    listen_addresses: str
    ssl: str
    is_powerful: bool
    log_tables: int
    owns_the_log: bool
    may_change_the_log: bool
    guarded_tables: int


def ask_database() -> Facts:
    """The facts, asked over the program's own connection."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTIONS)
        row = cursor.fetchone()
    return Facts(**dict(zip((field.name for field in fields(Facts)), row, strict=True)))


def unsafe_database(facts: Facts, mode: str) -> list[Error]:
    """Every reason to refuse. Outside production the server may be careless, but the role may not be too strong."""
    found = _unsafe_role(facts)
    if mode == "production":
        found += _unsafe_server(facts)
    return found


def _unsafe_role(facts: Facts) -> list[Error]:
    table: list[tuple[bool, int, str, str]] = [
        (facts.version < _OLDEST, 50, "PostgreSQL is older than version 15.", "Upgrade it."),
        (facts.log_tables < 2, 51, "The database is not prepared.", "Run manage.py prepare_database."),
        (
            facts.is_powerful,
            52,
            "The role of DATABASE_URL is a superuser, or may create roles, replicate or pass by row security.",
            "Create a role that may only log in.",
        ),
        (
            facts.owns_the_log,
            53,
            "The role of DATABASE_URL owns the access log, or is a member of the role that does.",
            "Let one role own the tables (DATABASE_OWNER_URL) and another run the program.",
        ),
        (
            facts.may_change_the_log,
            54,
            "The role of DATABASE_URL can change or delete entries or seals of the access log.",
            "Run manage.py prepare_database, which takes those rights away.",
        ),
        (
            facts.log_tables >= 2 and facts.guarded_tables < 2,
            55,
            "The triggers that keep the access log from being changed are missing or switched off.",
            "Run manage.py prepare_database, then manage.py verify_log.",
        ),
        (
            facts.session_replication_role != "origin",
            56,
            f"session_replication_role is {facts.session_replication_role}: no trigger would guard anything.",
            "Remove that setting from the role and the database.",
        ),
    ]
    return _those(table)


def _unsafe_server(facts: Facts) -> list[Error]:
    listens = {address.strip() for address in facts.listen_addresses.split(",")}
    table: list[tuple[bool, int, str, str]] = [
        (facts.fsync != "on", 60, "fsync is off: a power cut would destroy the database.", "Set fsync = on."),
        (
            facts.synchronous_commit == "off",
            61,
            "synchronous_commit is off: what was acknowledged could be lost.",
            "Set synchronous_commit = on.",
        ),
        (
            facts.full_page_writes != "on",
            62,
            "full_page_writes is off: a power cut could leave torn pages.",
            "Set full_page_writes = on.",
        ),
        (
            not listens <= _LOCAL and facts.ssl != "on",
            63,
            f"The database listens on {facts.listen_addresses} without TLS.",
            "Set ssl = on, or let it listen on this machine only.",
        ),
    ]
    return _those(table)


def _those(table: list[tuple[bool, int, str, str]]) -> list[Error]:
    return [problem(number, text, hint) for is_unsafe, number, text, hint in table if is_unsafe]
