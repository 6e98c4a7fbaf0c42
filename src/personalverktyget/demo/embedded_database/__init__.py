"""A PostgreSQL of its own for the demo and the tests: from a Python wheel, or from Debian's packages."""
