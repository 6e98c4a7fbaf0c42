"""What units have written to the resident."""
