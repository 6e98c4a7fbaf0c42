"""Parts of a page whose language is not the page's, so that they are read aloud as what they are."""

from django.conf import settings
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from personalverktyget.domain.forms.translations.languages import is_right_to_left, language_of


def marked(text: str) -> str:
    """A text of a form, which may be in any language, marked with its own where that is not the page's.

    For the text of elements; in a title or an attribute the text itself must stand.
    """
    language = language_of(text)
    if not text or language == get_language():
        return text
    if is_right_to_left(language):
        return format_html('<span lang="{}" dir="rtl">{}</span>', language, text)
    return format_html('<span lang="{}">{}</span>', language, text)


def swedish(text: str) -> str:
    """What exists in Swedish alone, such as what one administrator wrote for another."""
    return marked(text)


def with_swedish(text: str, **parts: str) -> str:
    """A translated text with texts of a form, most often Swedish ones, in their places."""
    shown = {name: marked(part) for name, part in parts.items()}
    if all(shown[name] is part for name, part in parts.items()):
        return text % parts
    return mark_safe(escape(text) % {name: conditional_escape(part) for name, part in shown.items()})


def attributes(text: str) -> str:
    """What an element that holds the text alone must say of its language: `` lang="ar" dir="rtl"``."""
    language = language_of(text)
    if is_right_to_left(language):
        return format_html(' lang="{}" dir="rtl"', language)
    return format_html(' lang="{}"', language)


def page_language() -> str:
    """The language of the page: one of the program's own."""
    return get_language() or settings.LANGUAGE_CODE
