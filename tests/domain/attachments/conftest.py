"""The store that these tests use."""

from tests.support.attaching import memory_store

__all__ = ["memory_store"]
