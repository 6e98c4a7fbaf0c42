"""Roles, grants and terms; turning a sign-in into an actor."""
