"""Messages from a region to its population, to those who administer it."""
