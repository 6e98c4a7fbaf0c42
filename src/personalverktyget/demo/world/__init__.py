"""The demo's invented world: two regions that do not exist, their staff, their residents and what these write."""
