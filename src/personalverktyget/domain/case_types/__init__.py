"""What a unit offers: central and local case types, their versions, and which unit offers which."""
