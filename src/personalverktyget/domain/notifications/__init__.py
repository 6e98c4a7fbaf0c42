"""Who has been told that something has come, by which channel; nothing about health in it."""
