"""E-services: what one is for, its form a page at a time, the review, and sending it."""
