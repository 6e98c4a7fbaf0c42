"""The alternatives of a list that opens, drawn at once: a unit can have fifty colleagues to choose from."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def options(pairs: Iterable[tuple[Any, Any]], value: Any = "", lang: str = "") -> SafeString:
    """``{% options pairs value lang %}``: an ``option`` for each (value, label), with the chosen one selected."""
    chosen, language = str(value), f' lang="{conditional_escape(lang)}"' if lang else ""
    return mark_safe(
        "".join(
            f'<option value="{conditional_escape(key)}"{" selected" if str(key) == chosen else ""}{language}>'
            f"{conditional_escape(text)}</option>"
            for key, text in pairs
        )
    )
