"""The unit's contact card, as those who manage the unit edit it."""
