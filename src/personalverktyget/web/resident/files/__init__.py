"""Files that a resident has attached, or been sent."""
