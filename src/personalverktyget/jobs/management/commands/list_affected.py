"""List whom a personal data breach concerns, and begin the two reports of it."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import STOCKHOLM, local, now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.identity_numbers import written
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_export.selectors import AffectedPerson, affected
from personalverktyget.domain.outreach.tables.csv_tables import csv_chunks
from personalverktyget.jobs.breach_reports import Breach, early_warning, notification

_ACTOR: Final = SystemActor("list_affected")
_COLUMNS: Final = (
    "Invånare", "Id", "Första gången", "Sista gången", "Antal", "Åtgärder", "Händelser", "Enheter", "Vem",
)  # fmt: skip
_LISTED, _WRONG = 0, 2


class Command(BaseCommand):
    """``manage.py list_affected --from … --to … FOLDER``: three files, which only their owner may read."""

    help = "Lists whose data was shown or changed in a time, and begins the reports within 24 and 72 hours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The time, and by whom or where."""
        parser.add_argument("folder", type=Path, help="where to put the files; it must not exist")
        parser.add_argument("--from", dest="start", required=True, type=_moment, help="2026-11-01T08:00, Swedish time")
        parser.add_argument("--to", dest="end", required=True, type=_moment, help="the same; now if it lies ahead")
        parser.add_argument("--staff", default="", help="HSA-id: only what this one has done")
        parser.add_argument("--unit", default="", help="HSA-id: only what belongs to this unit")

    def handle(self, *args: Any, **options: Any) -> None:
        """Put the list into the log, then write it."""
        asked = {name: options[name] for name in ("start", "end", "staff", "unit")}
        folder: Path = options["folder"]
        try:
            folder.mkdir(mode=0o700, parents=False)
        except OSError as error:
            self._refuse(f"{folder}: {error.strerror}")
        try:
            found = disclose(_ACTOR, affected(_ACTOR, **asked))
        except InvalidInput as error:
            folder.rmdir()
            self._refuse(str(error))
        breach = Breach.of(found, noticed_at=now(), **asked)
        _write(folder / "drabbade.csv", b"".join(csv_chunks(_COLUMNS, map(_row, found))))
        _write(folder / "inom-24-timmar.txt", early_warning(breach).encode())
        _write(folder / "inom-72-timmar.txt", notification(breach).encode())
        self.stdout.write(f"{len(found)} invånare. Filerna ligger i {folder}.")

    def _refuse(self, words: str) -> None:
        self.stderr.write(words)
        sys.exit(_WRONG)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def _row(one: AffectedPerson) -> Sequence[str]:
    return (
        _whom(one),
        str(one.id),
        local(one.first_at).isoformat(sep=" ", timespec="seconds"),
        local(one.last_at).isoformat(sep=" ", timespec="seconds"),
        str(one.count),
        ", ".join(one.actions),
        ", ".join(one.events),
        ", ".join(one.units),
        ", ".join(one.staff),
    )


def _whom(one: AffectedPerson) -> str:
    if one.patient is None:
        return "Finns inte kvar i registret"
    return "Skyddad identitet" if one.patient.is_protected else written(one.patient.number)


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
