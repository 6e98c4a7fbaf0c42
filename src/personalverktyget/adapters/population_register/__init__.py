"""Sources of residents' names, addresses, guardians and protected identity."""
