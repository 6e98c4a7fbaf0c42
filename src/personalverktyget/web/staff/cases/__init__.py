"""The staff's work with cases: the queues, the search, and the case that is open."""
