"""What a resident is told of the access log."""
