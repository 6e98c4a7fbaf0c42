"""What language a text of a form is in, as elements say it."""

from django import template

from personalverktyget.domain.forms.translations.languages import language_of
from personalverktyget.web.shared import languages

register = template.Library()


@register.filter
def language_attributes(text: str) -> str:
    """``<h1{{ page.text|language_attributes }}>{{ page.text }}</h1>``: `` lang="ar" dir="rtl"``."""
    return languages.attributes(text or "")


@register.filter
def language_code(text: str) -> str:
    """``<c-summary-row :label="line.question" lang="{{ line.question|language_code }}">``: the language alone."""
    return language_of(text or "")
