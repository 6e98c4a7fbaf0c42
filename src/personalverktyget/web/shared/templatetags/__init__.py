"""What our templates need beyond Django's own."""
