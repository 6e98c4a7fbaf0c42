"""Services that lead to other sites: made by a region, handed out to its units, shown on their cards."""
