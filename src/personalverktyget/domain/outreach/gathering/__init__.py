"""The answers to a dispatch, gathered: what each question came to, row by row, and as a table to take along."""
