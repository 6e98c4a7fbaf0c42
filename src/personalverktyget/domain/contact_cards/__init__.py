"""A unit's face towards residents: where it is, when it is open, and what can be asked of it."""
