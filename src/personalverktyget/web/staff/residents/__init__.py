"""Residents, to staff: whom the unit has handed something out to."""
