"""The store that these tests attach files to."""

from tests.support.attaching import memory_store

__all__ = ["memory_store"]
