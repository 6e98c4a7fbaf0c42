"""The resident's own details."""
