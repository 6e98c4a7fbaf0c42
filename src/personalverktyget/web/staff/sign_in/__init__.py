"""The staff's way in and out."""
