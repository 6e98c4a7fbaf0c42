"""Addresses that depend on nothing but their name, worked out once: the menu of every page names twenty of them."""

from functools import cache

from django.conf import settings
from django.urls import get_urlconf, reverse


def address(name: str) -> str:
    """The address of the page called ``name``, which takes no arguments."""
    return _address(name, get_urlconf() or settings.ROOT_URLCONF)


@cache
def _address(name: str, urlconf: str) -> str:
    return reverse(name, urlconf=urlconf)
