"""What residents and staff of the demo write: composed from many parts, each text once only, no person named."""
