"""A staff member's own settings."""
