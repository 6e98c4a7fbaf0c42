"""``manage.py build_demo_world``: regions, units, staff, residents and their cases, unless there are any."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from personalverktyget.base.clock import now
from personalverktyget.demo.world.build import build


class Command(BaseCommand):
    """Builds the demo's world where there are no cases yet."""

    help = "Builds the demo's world: two invented regions with staff, residents and cases. Does nothing if it is there."

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        """Build it, and say what is being done."""
        began = time.monotonic()
        say = self.stdout.write if verbosity else _nothing
        count = build(now(), lambda what: say(f"  {what} …"))
        seconds = time.monotonic() - began
        say(f"  {count} ärenden på {seconds:.1f} sekunder" if count else "  fanns redan")


def _nothing(_text: str) -> None:
    """Say nothing."""
