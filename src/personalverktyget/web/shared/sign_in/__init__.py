"""Signing in and out as both audiences do it. Each audience has its own addresses and its own way into the domain."""
