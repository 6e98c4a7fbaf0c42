"""The case: receive, assign, note, reply, close; and its response clock."""
