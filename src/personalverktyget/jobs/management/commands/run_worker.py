"""The process that does what was asked for later, and what comes round by the clock."""

import asyncio
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS

from personalverktyget.jobs.worker import build_worker, work


class Command(BaseCommand):
    """``manage.py run_worker``: ends cleanly on SIGTERM and SIGINT, when the jobs that it has begun are done."""

    help = "Runs the worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For tests and scripts: do what waits, then end."""
        parser.add_argument("--once", action="store_true", help="do what waits in the queue, then end")

    def get_check_kwargs(self, options: dict[str, Any]) -> dict[str | None, Any]:
        """The worker refuses to start where the web server does (R-02)."""
        return {"tags": ["start"], "databases": [DEFAULT_DB_ALIAS]}

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        asyncio.run(work(build_worker, wait=not options["once"]))
