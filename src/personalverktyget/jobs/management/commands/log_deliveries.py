"""See what the log service has refused, and send it again."""

import sys
from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import local
from personalverktyget.domain.log_export.line import count_waiting
from personalverktyget.domain.log_export.selectors import RefusedDelivery, refused_deliveries
from personalverktyget.domain.log_export.services import resend_refused

_ACTOR: Final = SystemActor("log_deliveries")
ALL_TOLD, REFUSED = 0, 1


class Command(BaseCommand):
    """``manage.py log_deliveries``: ends with 0 where nothing is refused, 1 where something is."""

    help = "Shows what the log service has refused and why. Exit status: 0 nothing is refused, 1 something is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """To look changes nothing; to send again must be said."""
        parser.add_argument(
            "--resend", action="store_true", help="let what was refused wait again; the worker sends it within a minute"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell, and send again where that is asked for."""
        found = refused_deliveries(_ACTOR)
        for one in found:
            self.stdout.write(_words(one))
        if found and options["resend"]:
            self.stdout.write(f"{resend_refused(_ACTOR)} poster väntar på att skickas igen.")
            return
        waiting = count_waiting()
        if waiting:
            self.stdout.write(f"{waiting} poster väntar på loggtjänsten.")
        if found:
            self.stdout.write(f"{len(found)} poster är nekade. Rätta det som är fel och skicka igen med --resend.")
            sys.exit(REFUSED)
        self.stdout.write("Loggtjänsten har inte nekat någon post.")


def _words(one: RefusedDelivery) -> str:
    made = f"{local(one.made_at):%Y-%m-%d %H:%M:%S} {one.event}" if one.made_at else "posten är gallrad"
    refused = f"{local(one.refused_at):%Y-%m-%d %H:%M}" if one.refused_at else ""
    return f"- post {one.seq} ({made}): {one.reason}, nekad {refused} efter {one.attempts} försök"
