"""A unit's contact card, to everybody."""
