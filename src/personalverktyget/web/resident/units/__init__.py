"""Units, to a resident who is signed in."""
