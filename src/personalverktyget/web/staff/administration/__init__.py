"""Pages of those who administer a unit, a region or the nation."""
