"""The residents' terms of use."""
