"""The access log: unit of work, entries, seal, verification."""
