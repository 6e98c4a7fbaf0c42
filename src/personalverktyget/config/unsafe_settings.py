"""Settings that the program refuses to start with (R-02), told one by one, each with what to do."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.checks import Error

from personalverktyget.domain.access_log.retention import LEAST_YEARS

_SHORTEST_PASSWORD = 16
_SHORTEST_SECRET = 50
_KEY_FILES = ("SECRET_KEY_FILE", "KEYRING_FILE", "SEAL_KEY_FILE")
_DEMO_APP = "personalverktyget.demo"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def problem(number: int, text: str, hint: str) -> Error:
    """A reason to refuse. Numbers: settings below 50, the database from 50, addresses from 70, the machine from 80."""
    return Error(text, hint=hint, id=f"personalverktyget.E{number:03}")


def unsafe_settings(settings: Any) -> list[Error]:
    """Every unsafe setting. Outside production only those that are never right."""
    judges = [_debug, _secret_key, _key_files, _database_user, _attachments_folder, _log_kept]
    if settings.MODE == "production":
        judges += [_demo_leftovers, _database_password, _database_address, _addresses, _cookies, _owner_at_large]
        judges += [_virus_scanner, _buckets, _sms_gateway, _log_service]
    return [found for judge in judges for found in judge(settings)]


def is_local(host: str) -> bool:
    """Whether the host is this machine: a socket's folder, or a loopback address."""
    return host in _LOOPBACK or host.startswith("/") or not host


def _log_kept(settings: Any) -> Iterator[Error]:
    if settings.LOG_KEPT_YEARS < LEAST_YEARS:
        yield problem(
            40,
            f"LOG_KEPT_YEARS is {settings.LOG_KEPT_YEARS}: the access log is kept for at least {LEAST_YEARS} years.",
            "Set it to that or more, or leave it out.",
        )


def _debug(settings: Any) -> Iterator[Error]:
    if settings.DEBUG:
        yield problem(1, "DEBUG is on: error pages would show residents' data.", "Remove DEBUG from the settings.")


def _secret_key(settings: Any) -> Iterator[Error]:
    key = settings.SECRET_KEY
    if len(key) < _SHORTEST_SECRET or len(set(key)) < 10 or key.startswith("django-insecure"):
        yield problem(
            2,
            f"The secret key is too weak: shorter than {_SHORTEST_SECRET} characters, or easy to guess.",
            'python3 -c "import secrets; print(secrets.token_urlsafe(64))" into SECRET_KEY_FILE.',
        )


def _key_files(settings: Any) -> Iterator[Error]:
    files: dict[str, Path] = {name: getattr(settings, name) for name in _KEY_FILES}
    if settings.ATTACHMENTS_S3:
        files["ATTACHMENTS_S3_SECRET_FILE"] = settings.ATTACHMENTS_S3.secret_file
    if settings.PUBLISHED_HEADS_S3:
        files["PUBLISHED_HEADS_S3_SECRET_FILE"] = settings.PUBLISHED_HEADS_S3.secret_file
    for name, file in files.items():
        try:
            mode = stat.S_IMODE(file.stat().st_mode)
            with file.open("rb"):
                pass
        except OSError as error:
            yield problem(3, f"{name}: {file} cannot be read ({error.strerror}).", "Put the key there, with mode 600.")
            continue
        if mode & 0o077:
            yield problem(4, f"{name}: {file} can be read by others (mode {mode:o}).", f"chmod 600 {file}")


def _database_user(settings: Any) -> Iterator[Error]:
    if settings.DATABASES["default"]["USER"] in ("", "postgres"):
        yield problem(
            5,
            "DATABASE_URL names no role of its own for the program.",
            "Name a role that owns nothing: postgresql://personalverktyget_app:…@…",
        )


def _demo_leftovers(settings: Any) -> Iterator[Error]:
    if settings.PASS_LOGIN_HINT:
        yield problem(10, "PASS_LOGIN_HINT is on: it belongs to the demo.", "Remove it from the settings.")
    if any(app == _DEMO_APP or app.startswith(f"{_DEMO_APP}.") for app in settings.INSTALLED_APPS):
        yield problem(11, "The demo is among the installed apps.", f"Remove {_DEMO_APP} from INSTALLED_APPS.")


def _database_password(settings: Any) -> Iterator[Error]:
    database = settings.DATABASES["default"]
    password, user = database["PASSWORD"], database["USER"]
    if not password and database["HOST"].startswith("/"):
        return  # Over a socket PostgreSQL can ask the system who calls; the server's own check follows.
    if len(password) < _SHORTEST_PASSWORD or (user and user in password) or len(set(password)) < 8:
        yield problem(
            12,
            f"The password of DATABASE_URL is empty, shorter than {_SHORTEST_PASSWORD} characters or easy to guess.",
            f"ALTER ROLE {user} PASSWORD '…' with a random one.",
        )


def _database_address(settings: Any) -> Iterator[Error]:
    database = settings.DATABASES["default"]
    if not is_local(database["HOST"]) and database["OPTIONS"].get("sslmode") != "verify-full":
        yield problem(
            13,
            f"The way to the database at {database['HOST']} is not protected by TLS.",
            "Add sslmode=verify-full and sslrootcert=… to DATABASE_URL.",
        )


def _addresses(settings: Any) -> Iterator[Error]:
    if not settings.BASE_URL.startswith("https://"):
        yield problem(14, f"BASE_URL is {settings.BASE_URL}: it must begin with https://.", "Set BASE_URL.")
    if "*" in settings.ALLOWED_HOSTS or not settings.ALLOWED_HOSTS:
        yield problem(15, "ALLOWED_HOSTS lets every name through.", "Set ALLOWED_HOSTS to the names of the service.")
    for audience in ("STAFF", "RESIDENT"):
        issuer = getattr(settings, f"{audience}_PROVIDER").issuer
        if not issuer.startswith("https://"):
            yield problem(16, f"{audience}_OIDC_ISSUER is {issuer}: it must begin with https://.", "Set it.")


def _cookies(settings: Any) -> Iterator[Error]:
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SESSION_COOKIE_HTTPONLY):
        yield problem(17, "The session's cookies could travel without TLS.", "Leave the cookie settings as they are.")


def _owner_at_large(settings: Any) -> Iterator[Error]:
    if settings.OWNER_DATABASE is not None:
        yield problem(
            18,
            "DATABASE_OWNER_URL is set where requests are answered.",
            "Set it for prepare_database alone: who takes over the program must not own the tables.",
        )


def _attachments_folder(settings: Any) -> Iterator[Error]:
    folder: Path = settings.ATTACHMENTS_DIR.resolve()
    if any(folder.is_relative_to(Path(handed_out).resolve()) for handed_out in _handed_out(settings)):
        yield problem(
            6,
            f"ATTACHMENTS_DIR is {folder}, which is handed out to everybody.",
            "Attached files lie where no address leads.",
        )
    if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield problem(7, f"ATTACHMENTS_DIR: {folder} can be entered by others.", f"chmod 700 {folder}")


def _handed_out(settings: Any) -> list[Path | str]:
    own = [place[1] if isinstance(place, tuple) else place for place in settings.STATICFILES_DIRS]
    return [settings.STATIC_ROOT, *own]


def _virus_scanner(settings: Any) -> Iterator[Error]:
    if not settings.VIRUS_SCANNER:
        yield problem(
            30,
            "There is no virus scanner: what residents attach would reach staff unchecked.",
            "Set CLAMD_ADDRESS to the host:port or the socket of a clamd (ClamAV).",
        )


def _buckets(settings: Any) -> Iterator[Error]:
    for number, name in ((31, "ATTACHMENTS_S3"), (42, "PUBLISHED_HEADS_S3")):
        own = getattr(settings, name)
        if own and own.endpoint and not own.endpoint.startswith("https://"):
            yield problem(
                number,
                f"{name}_ENDPOINT is {own.endpoint}: it must begin with https://.",
                "Set it to an address with TLS.",
            )


def _sms_gateway(settings: Any) -> Iterator[Error]:
    """All of it or nothing: half a gateway would leave residents who chose text messages without any notice."""
    named = {name: getattr(settings, name) for name in ("SMS_GATEWAY_URL", "SMS_GATEWAY_TOKEN", "SMS_SENDER")}
    missing = [name for name, value in named.items() if not value]
    if missing and len(missing) < len(named):
        yield problem(
            32,
            f"The gateway for text messages is half configured: {', '.join(missing)} is not set.",
            "Set all of " + ", ".join(named) + ", or none of them.",
        )
    if settings.SMS_GATEWAY_URL and not settings.SMS_GATEWAY_URL.startswith("https://"):
        yield problem(33, "SMS_GATEWAY_URL does not begin with https://.", "Set it to an address with TLS.")


def _log_service(settings: Any) -> Iterator[Error]:
    if settings.LOG_SERVICE_URL and not settings.LOG_SERVICE_URL.startswith("https://"):
        yield problem(41, "LOG_SERVICE_URL does not begin with https://.", "Set it to an address with TLS.")
