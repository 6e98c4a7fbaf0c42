"""What can be recorded about what units write to residents, by subject."""
