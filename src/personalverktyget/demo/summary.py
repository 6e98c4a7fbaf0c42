"""The one short table that is shown when everything runs: addresses, and whom one can sign in as."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from personalverktyget.demo.layout import CHECKOUT, Ports

_PERSONAS = CHECKOUT / "src" / "personalverktyget" / "demo" / "data" / "personas.json"


def summary(ports: Ports, private_folder: Path | None) -> str:
    """The table."""
    home = f"http://localhost:{ports.web}"
    addresses = [
        ("Program", f"{home}/"),
        ("Staff", f"{home}/personal/"),
        ("Residents", f"{home}/invanare/"),
        ("Received mail", f"{home}/demo/post/"),
        ("Received texts", f"{home}/demo/sms/"),
        ("Identity provider", f"http://localhost:{ports.identity_provider}/"),
    ]
    if private_folder:
        addresses.append(("Data (private)", str(private_folder)))
    personas = json.loads(_PERSONAS.read_text())
    return "\n".join(
        [
            "",
            *_columns(addresses),
            "",
            "  Staff to sign in as:",
            *_columns(_people(personas["staff"], ("name", "role", "unit"))),
            "",
            "  Residents to sign in as:",
            *_columns(_people(personas["residents"], ("name", "about"))),
            "",
            "  Ctrl-C stops everything.",
        ]
    )


def _people(personas: Iterable[dict[str, Any]], words: Sequence[str]) -> list[tuple[str, str]]:
    return [(str(persona["hint"]), " · ".join(str(persona[word]) for word in words)) for persona in personas]


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))] if rows else []
    return [
        "    " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
