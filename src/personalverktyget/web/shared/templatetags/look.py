"""A few things that components cannot say in the template language."""

from django import template

register = template.Library()


@register.filter
def times(count: int) -> range:
    """1, 2, … ``count``."""
    return range(1, int(count) + 1)
