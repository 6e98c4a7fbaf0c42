"""The resident's inbox."""
