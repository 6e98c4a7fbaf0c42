"""What the service says of itself: accessibility, personal data, health."""
