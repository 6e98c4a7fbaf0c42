"""The access log as a reviewer reads it."""
