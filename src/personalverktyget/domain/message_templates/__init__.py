"""Templates of what units write to residents: central and local ones, their versions, and who uses which."""
