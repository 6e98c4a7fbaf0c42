"""The first page: find a unit."""
