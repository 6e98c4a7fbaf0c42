"""The form templates of the predecessor."""
