"""Working days, opening hours and response times: pure functions, no clock of their own and no network."""
