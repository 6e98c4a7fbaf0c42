"""The alternatives of a list that opens, drawn at once: a unit can have fifty colleagues to choose from."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from personalverktyget.web.shared.templatetags.flat import escaped_value

register = template.Library()


@register.simple_tag
def options(pairs: Iterable[tuple[Any, Any]], value: Any = "", lang: str = "") -> SafeString:
    """``{% options pairs value lang %}``: an ``option`` for each (value, label), with the chosen one selected."""
    chosen, language = str(value), f' lang="{escaped_value(lang)}"' if lang else ""
    return mark_safe(
        "".join(
            f'<option value="{escaped_value(str(key))}"{" selected" if str(key) == chosen else ""}{language}>'
            f"{escaped_value(text)}</option>"
            for key, text in pairs
        )
    )
