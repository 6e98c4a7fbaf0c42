"""Regions, care providers and care units."""
