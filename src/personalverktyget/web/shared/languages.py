"""Parts of a page whose language is not the page's, so that they are read aloud as what they are."""

from django.conf import settings
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language


def swedish(text: str) -> str:
    """What exists in Swedish alone, such as a form's questions, marked as that on a page in another language.

    For the text of elements; in a title or an attribute the text itself must stand.
    """
    if not text or get_language() == settings.LANGUAGE_CODE:
        return text
    return format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, text)


def with_swedish(text: str, **parts: str) -> str:
    """A translated text with such Swedish parts in their places."""
    if get_language() == settings.LANGUAGE_CODE:
        return text % parts
    return mark_safe(escape(text) % {name: swedish(part) for name, part in parts.items()})
