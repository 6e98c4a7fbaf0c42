"""The whole environment of every program that is started here: composed in this place, and nothing else leaks in."""

import os
from dataclasses import dataclass

from personalverktyget.demo import keys
from personalverktyget.demo.layout import CHECKOUT, Layout, Ports

_DATA = CHECKOUT / "src" / "personalverktyget" / "demo" / "data"
# What the machine knows better than we do, and what may be tried out from the command line.
_TAKEN_OVER = (
    "PATH",
    "HOME",
    "TMPDIR",
    "TZ",
    "STAFF_IDLE_SECONDS",
    "STAFF_ABSOLUTE_SECONDS",
    "RESIDENT_IDLE_SECONDS",
    "RESIDENT_ABSOLUTE_SECONDS",
    "CLAMD_ADDRESS",
)


@dataclass(frozen=True)
class Databases:
    """The same database for the role that runs and for the one that owns and migrates."""

    running_url: str
    owner_url: str


def compose(layout: Layout, ports: Ports, running_url: str, *, mode: str = "demo") -> dict[str, str]:
    """The environment of the program, its worker, its commands and the identity provider."""
    issuer = f"http://localhost:{ports.identity_provider}"
    return {
        **{name: os.environ[name] for name in _TAKEN_OVER if name in os.environ},
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(CHECKOUT / "src"),
        # A proxy that the machine knows of must never be asked for what lies on the machine itself.
        "NO_PROXY": "localhost,127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "personalverktyget.config.settings",
        "PERSONALVERKTYGET_MODE": mode,
        "DATABASE_URL": running_url,
        "DATA_DIR": str(layout.data),
        "BASE_URL": f"http://localhost:{ports.web}",
        "SECRET_KEY_FILE": str(layout.keys / keys.SECRET_KEY),
        "KEYRING_FILE": str(layout.keys / keys.KEYRING),
        "SEAL_KEY_FILE": str(layout.keys / keys.SEAL_KEY),
        "PUBLISHED_HEADS_DIR": str(layout.published_heads),
        "STAFF_DIRECTORY_FILE": str(_DATA / "staff_directory.json"),
        "POPULATION_REGISTER_FILE": str(_DATA / "population_register.json"),
        "STAFF_OIDC_ISSUER": issuer,
        "STAFF_OIDC_CLIENT_ID": "personalverktyget-staff",
        "RESIDENT_OIDC_ISSUER": issuer,
        "RESIDENT_OIDC_CLIENT_ID": "personalverktyget-resident",
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(ports.mail),
        # The program's own page takes the text messages in, and shows them.
        "SMS_GATEWAY_URL": f"http://localhost:{ports.web}/demo/sms/ta-emot/",
        "SMS_GATEWAY_TOKEN": "demo",
        "SMS_GATEWAY_HONOURS_KEY": "yes",
        "SMS_SENDER": "Vard",
    }


def for_owner(environment: dict[str, str], databases: Databases) -> dict[str, str]:
    """The same with the address of the owner added: for ``prepare_database`` alone."""
    return {**environment, "DATABASE_OWNER_URL": databases.owner_url}
