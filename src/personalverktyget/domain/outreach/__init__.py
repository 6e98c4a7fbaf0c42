"""What staff send to residents: to one, or to everybody on a list."""
