"""Message templates, to those who administer a unit or a region."""
