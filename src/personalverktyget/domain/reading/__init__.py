"""Reading fast: what the selectors on every page's path have in common."""
