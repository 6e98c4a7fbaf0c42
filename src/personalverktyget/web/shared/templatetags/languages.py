"""What language a text of a form is in, as elements say it."""

from django import template

from personalverktyget.web.shared import languages

register = template.Library()


@register.filter
def language_attributes(text: str) -> str:
    """``<h1{{ page.text|language_attributes }}>{{ page.text }}</h1>``: `` lang="ar" dir="rtl"``."""
    return languages.attributes(text or "")
