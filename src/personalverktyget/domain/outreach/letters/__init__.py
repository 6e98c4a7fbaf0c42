"""Letters on paper for those whom nothing else reaches: print-ready, with the address in the envelope's window."""
