"""A process that delivers a dispatch until it is ended: python -m tests.faults.deliverer ID."""

import sys
from importlib import import_module
from uuid import UUID

import django

from personalverktyget.base.actors import SystemActor


def main() -> None:
    """Go on until nothing is left; it is killed long before that, and started anew."""
    django.setup()
    services = import_module("personalverktyget.domain.outreach.services")
    while services.deliver_batch(SystemActor("deliver_due"), UUID(sys.argv[1]), size=2):
        print("batch", flush=True)


if __name__ == "__main__":
    main()
