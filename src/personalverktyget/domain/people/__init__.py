"""Staff members and residents; the registers that know them; the one table that holds who a resident is."""
