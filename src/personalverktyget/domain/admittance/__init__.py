"""Who meets what: case types that are handed out to some residents, and whom a unit is for."""
