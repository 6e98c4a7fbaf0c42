"""R-02: each unsafe setting alone is a reason not to start; safe ones are none."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.checks import WARNING, run_checks
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings

from personalverktyget.config import start_checks
from personalverktyget.config.environment import Bucket
from personalverktyget.config.machine_clock import is_synchronised, unsafe_clock
from personalverktyget.config.unsafe_database import Facts, ask_database, unsafe_database
from personalverktyget.config.unsafe_settings import unsafe_settings
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser

Change = Callable[[Any], None]


@pytest.fixture
def safe(tmp_path: Path) -> SimpleNamespace:
    """Settings of a production system that are as they should be."""
    files = {name: tmp_path / name for name in ("SECRET_KEY_FILE", "KEYRING_FILE", "SEAL_KEY_FILE")}
    for file in files.values():
        file.write_text("x")
        file.chmod(0o600)
    return SimpleNamespace(
        **files,
        MODE="production",
        DEBUG=False,
        LOG_KEPT_YEARS=5,
        PUBLISHED_HEADS_S3=None,
        LOG_SERVICE_URL="https://logg.example/storelog",
        SECRET_KEY="kq3J-Zr0_wT8vN5yXb2LmC7dHs9GfAe1RuPoIiUtYqWzSxEcDvFrBgTn",
        PASS_LOGIN_HINT=False,
        INSTALLED_APPS=["personalverktyget.domain.cases"],
        ALLOWED_HOSTS=["personalverktyget.region.example"],
        BASE_URL="https://personalverktyget.region.example",
        STAFF_PROVIDER=SimpleNamespace(issuer="https://idp.region.example"),
        RESIDENT_PROVIDER=SimpleNamespace(issuer="https://idp.region.example"),
        SESSION_COOKIE_SECURE=True,
        CSRF_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        OWNER_DATABASE=None,
        VIRUS_SCANNER="personalverktyget.adapters.virus_scan.clamd.Clamd",
        SMS_GATEWAY_URL="https://gateway.example/",
        SMS_GATEWAY_TOKEN="a token",
        SMS_SENDER="Vard",
        ATTACHMENTS_DIR=tmp_path / "attachments",
        ATTACHMENTS_S3=None,
        STATIC_ROOT=tmp_path / "static",
        STATICFILES_DIRS=[("inter", tmp_path / "inter"), tmp_path / "own"],
        DATABASES={
            "default": {
                "USER": "personalverktyget_app",
                "PASSWORD": "vM2kQ9xT4bR7nW1zL6pC",
                "HOST": "db.region.example",
                "OPTIONS": {"sslmode": "verify-full"},
            }
        },
    )


def database(**changes: Any) -> Change:
    """Change how the database is reached."""
    return lambda settings: settings.DATABASES["default"].update(changes)


def setting(name: str, value: Any) -> Change:
    """Change one setting."""
    return lambda settings: setattr(settings, name, value)


def key_file(name: str, mode: int | None) -> Change:
    """Open a key to others, or take it away."""
    return lambda settings: getattr(settings, name).unlink() if mode is None else getattr(settings, name).chmod(mode)


def attachments_in(folder: str, mode: int = 0o700) -> Change:
    """Let attached files lie in a folder beside the keys."""

    def change(settings: Any) -> None:
        settings.ATTACHMENTS_DIR = settings.SECRET_KEY_FILE.parent / folder
        settings.ATTACHMENTS_DIR.mkdir(parents=True)
        settings.ATTACHMENTS_DIR.chmod(mode)

    return change


def attachments_bucket(endpoint: str, mode: int = 0o600) -> Change:
    """Let attached files lie in an S3 store."""

    def change(settings: Any) -> None:
        secret = settings.SECRET_KEY_FILE.with_name("s3-secret")
        secret.write_text("x")
        secret.chmod(mode)
        settings.ATTACHMENTS_S3 = Bucket("b", endpoint, "eu-north-1", "k", secret)

    return change


ALWAYS_UNSAFE: dict[str, tuple[Change, int]] = {
    "the log kept for four years": (setting("LOG_KEPT_YEARS", 4), 40),
    "debug": (setting("DEBUG", True), 1),
    "short secret": (setting("SECRET_KEY", "abcdefghijklmnop"), 2),
    "monotonous secret": (setting("SECRET_KEY", "ab" * 40), 2),
    "secret of a template": (setting("SECRET_KEY", "django-insecure-" + "kq3J-Zr0_wT8vN5yXb2LmC7dHs9GfAe1RuP"), 2),
    "no seal key": (key_file("SEAL_KEY_FILE", None), 3),
    "no key ring": (key_file("KEYRING_FILE", None), 3),
    "seal key open to the group": (key_file("SEAL_KEY_FILE", 0o640), 4),
    "key ring open to all": (key_file("KEYRING_FILE", 0o604), 4),
    "secret key open to all": (key_file("SECRET_KEY_FILE", 0o644), 4),
    "no role": (database(USER=""), 5),
    "superuser's role": (database(USER="postgres"), 5),
    "attached files among the static ones": (attachments_in("static/files"), 6),
    "attached files where static ones come from": (attachments_in("inter"), 6),
    "attached files among those of one's own": (attachments_in("own/files"), 6),
    "attached files open to the group": (attachments_in("attachments", 0o750), 7),
    "secret of the S3 store open to all": (attachments_bucket("https://s3.region.example", 0o644), 4),
}
UNSAFE_IN_PRODUCTION: dict[str, tuple[Change, int]] = {
    "login hint": (setting("PASS_LOGIN_HINT", True), 10),
    "demo": (setting("INSTALLED_APPS", ["personalverktyget.demo"]), 11),
    "part of the demo": (setting("INSTALLED_APPS", ["personalverktyget.demo.identity_provider"]), 11),
    "empty password": (database(PASSWORD=""), 12),
    "empty password on loopback": (database(PASSWORD="", HOST="127.0.0.1"), 12),
    "short password": (database(PASSWORD="vM2kQ9xT4bR7n"), 12),
    "default password": (database(PASSWORD="personalverktyget_app"), 12),
    "monotonous password": (database(PASSWORD="passpasspasspasspass"), 12),
    "no TLS to the database": (database(OPTIONS={}), 13),
    "TLS to whoever answers": (database(OPTIONS={"sslmode": "require"}), 13),
    "address without TLS": (setting("BASE_URL", "http://personalverktyget.region.example"), 14),
    "every host": (setting("ALLOWED_HOSTS", ["*"]), 15),
    "no host": (setting("ALLOWED_HOSTS", []), 15),
    "staff's provider without TLS": (setting("STAFF_PROVIDER", SimpleNamespace(issuer="http://idp.example")), 16),
    "residents' provider without TLS": (setting("RESIDENT_PROVIDER", SimpleNamespace(issuer="http://x.example")), 16),
    "cookie without TLS": (setting("SESSION_COOKIE_SECURE", False), 17),
    "token without TLS": (setting("CSRF_COOKIE_SECURE", False), 17),
    "cookie for scripts": (setting("SESSION_COOKIE_HTTPONLY", False), 17),
    "owner at large": (setting("OWNER_DATABASE", {"USER": "owner"}), 18),
    "no virus scanner": (setting("VIRUS_SCANNER", ""), 30),
    "half a gateway for text messages": (setting("SMS_SENDER", ""), 32),
    "a gateway without its token": (setting("SMS_GATEWAY_TOKEN", ""), 32),
    "the log told in clear": (setting("LOG_SERVICE_URL", "http://logg.example/storelog"), 41),
    "text messages in clear": (setting("SMS_GATEWAY_URL", "http://gateway.example/"), 33),
    "S3 store without TLS": (attachments_bucket("http://s3.region.example"), 31),
}


def numbers(found: list[Any]) -> list[str]:
    """The ids of what is found."""
    return [message.id for message in found]


def test_safe_settings_pass(safe: SimpleNamespace) -> None:
    """Over the network with TLS, and over a socket without a password."""
    assert unsafe_settings(safe) == []
    safe.DATABASES["default"] |= {"HOST": "/run/postgresql", "PASSWORD": "", "OPTIONS": {}}
    assert unsafe_settings(safe) == []


@pytest.mark.parametrize("case", ALWAYS_UNSAFE | UNSAFE_IN_PRODUCTION)
def test_each_unsafe_setting_alone_is_told_with_what_to_do(safe: SimpleNamespace, case: str) -> None:
    """Table test."""
    change, number = (ALWAYS_UNSAFE | UNSAFE_IN_PRODUCTION)[case]
    change(safe)
    found = unsafe_settings(safe)
    assert numbers(found) == [f"personalverktyget.E{number:03}"]
    assert found[0].hint


@pytest.mark.parametrize("mode", ["demo", "test"])
def test_outside_production_only_what_is_never_right_is_refused(safe: SimpleNamespace, mode: str) -> None:
    """The demo has an open address and a login hint on purpose, but no open keys."""
    safe.MODE = mode
    for change, _ in UNSAFE_IN_PRODUCTION.values():
        change(safe)
    assert unsafe_settings(safe) == []
    for change, number in ALWAYS_UNSAFE.values():
        if number < 3:
            change(safe)
    assert numbers(unsafe_settings(safe)) == ["personalverktyget.E001", "personalverktyget.E002"]


SAFE_FACTS = Facts(
    version=180006,
    fsync="on",
    synchronous_commit="on",
    full_page_writes="on",
    session_replication_role="origin",
    listen_addresses="localhost",
    ssl="off",
    is_powerful=False,
    log_tables=25,
    owns_the_log=False,
    may_change_the_log=False,
    guarded_tables=2,
)
UNSAFE_ROLES: list[tuple[dict[str, Any], int]] = [
    ({"version": 140012}, 50),
    ({"log_tables": 0}, 51),
    ({"is_powerful": True}, 52),
    ({"owns_the_log": True}, 53),
    ({"may_change_the_log": True}, 54),
    ({"guarded_tables": 1}, 55),
    ({"session_replication_role": "replica"}, 56),
]
UNSAFE_SERVERS: list[tuple[dict[str, Any], int]] = [
    ({"fsync": "off"}, 60),
    ({"synchronous_commit": "off"}, 61),
    ({"full_page_writes": "off"}, 62),
    ({"listen_addresses": "*"}, 63),
    ({"listen_addresses": "localhost, 10.0.0.5"}, 63),
]


@pytest.mark.parametrize(("change", "number"), UNSAFE_ROLES + UNSAFE_SERVERS)
def test_each_unsafe_trait_of_the_database_alone_is_told(change: dict[str, Any], number: int) -> None:
    """Table test."""
    found = unsafe_database(dataclasses.replace(SAFE_FACTS, **change), "production")
    assert numbers(found) == [f"personalverktyget.E{number:03}"]


def test_safe_databases_pass() -> None:
    """On this machine, on the network with TLS, and with every stricter way to commit."""
    for change in ({}, {"listen_addresses": "*", "ssl": "on"}, {"synchronous_commit": "remote_apply"},
                   {"listen_addresses": ""}, {"version": 150000}):  # fmt: skip
        assert unsafe_database(dataclasses.replace(SAFE_FACTS, **change), "production") == []


def test_outside_production_the_server_may_be_careless_but_not_the_role() -> None:
    """The tests run with fsync off; nobody ever runs as the owner."""
    for change, _ in UNSAFE_SERVERS:
        assert unsafe_database(dataclasses.replace(SAFE_FACTS, **change), "test") == []
    for change, number in UNSAFE_ROLES:
        found = unsafe_database(dataclasses.replace(SAFE_FACTS, **change), "demo")
        assert numbers(found) == [f"personalverktyget.E{number:03}"]


def test_a_prepared_database_asked_by_the_running_role(
    fresh_database: TestDatabase, superuser_connection: Superuser
) -> None:
    """The real thing: as prepare_database leaves it, and after each thing that somebody might do to it by hand."""
    facts = ask_database()
    assert unsafe_database(facts, "test") == []
    assert facts.fsync == "off"
    assert "personalverktyget.E060" in numbers(unsafe_database(facts, "production"))
    role, log, seals = facts_role(), "access_log_entry", "access_log_sealed_batch"
    for statement, back, number in [
        (f"GRANT UPDATE (event) ON {log} TO {role}", f"REVOKE UPDATE (event) ON {log} FROM {role}", 54),
        (f"GRANT DELETE ON {log}_default TO {role}", f"REVOKE DELETE ON {log}_default FROM {role}", 54),
        (f"GRANT TRUNCATE ON {seals} TO {role}", f"REVOKE TRUNCATE ON {seals} FROM {role}", 54),
        (f"ALTER TABLE {log} DISABLE TRIGGER refuse_change", f"ALTER TABLE {log} ENABLE TRIGGER refuse_change", 55),
    ]:
        superuser_connection.execute(statement)
        assert numbers(unsafe_database(ask_database(), "test")) == [f"personalverktyget.E{number:03}"]
        superuser_connection.execute(back)
    assert unsafe_database(ask_database(), "test") == []


def facts_role() -> str:
    """The role that the tests run as."""
    return str(connection.settings_dict["USER"])


def test_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unsynchronised is refused, unknown is a warning, and the kernel's answer is understood."""
    assert unsafe_clock(True) == []
    assert numbers(unsafe_clock(False)) == ["personalverktyget.E080"]
    (warning,) = unsafe_clock(None)
    assert warning.level == WARNING
    assert is_synchronised() in (True, False, None)
    for answer, meaning in ((0, True), (1, True), (5, False), (-1, None)):
        libc = SimpleNamespace(adjtimex=lambda buffer, answer=answer: answer)
        monkeypatch.setattr("ctypes.CDLL", lambda *_, libc=libc, **__: libc)
        assert is_synchronised() is meaning


def test_the_program_refuses_to_start_and_says_why(fresh_database: TestDatabase, settings: Settings) -> None:
    """As the web server loads it: a line for each reason."""
    start_checks.refuse_unsafe()
    settings.DEBUG = True
    settings.SECRET_KEY = "short"
    with pytest.raises(SystemExit) as refusal:
        start_checks.refuse_unsafe()
    assert "DEBUG is on" in str(refusal.value)
    assert "secret key is too weak" in str(refusal.value)


def test_a_database_that_cannot_be_asked_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is believed of a server that does not answer."""

    def nobody_answers() -> Facts:
        raise OperationalError("connection refused")

    monkeypatch.setattr(start_checks, "ask_database", nobody_answers)
    found = run_checks(tags=[start_checks.TAG], databases=["default"])
    assert "personalverktyget.E059" in numbers(found)


def test_production_makes_every_check(fresh_database: TestDatabase, settings: Settings) -> None:
    """The test's own settings would be refused in production, for several reasons."""
    settings.MODE = "production"
    found = set(numbers(run_checks(tags=[start_checks.TAG], databases=["default"])))
    assert {"personalverktyget.E010", "personalverktyget.E014", "personalverktyget.E060"} <= found
