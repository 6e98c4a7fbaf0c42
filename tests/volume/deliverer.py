"""A process that delivers one dispatch to its end: python -m tests.volume.deliverer ID."""

import sys
from importlib import import_module
from uuid import UUID

import django

if __name__ == "__main__":
    django.setup()
    # Only now: it imports models.
    import_module("tests.volume.dispatches").deliver(UUID(sys.argv[1]))
