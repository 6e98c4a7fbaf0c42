"""A real OpenID provider for the demo and the tests: a Django process of its own, without any password.

It stands in for the providers of a region. Never loaded in production.
"""
