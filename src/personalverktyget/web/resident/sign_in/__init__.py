"""The residents' way in and out."""
