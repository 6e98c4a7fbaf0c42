"""The handbook inside the program: the pages of ``docs/handbook``, one a role."""
