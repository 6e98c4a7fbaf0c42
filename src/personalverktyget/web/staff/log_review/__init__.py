"""Loggkontroll: reviews of the unit's log, from the list to the signature."""
