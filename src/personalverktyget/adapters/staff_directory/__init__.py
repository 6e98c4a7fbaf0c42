"""Sources of staff, care units and commissions."""
