"""Resident cases that staff begin: a message or a question, to one resident or to many, and what comes of it."""
