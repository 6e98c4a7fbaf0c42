"""What a template says in words, as places that are searched and changed for a whole region. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from personalverktyget.domain.case_types.text_places import TextPlace
from personalverktyget.domain.message_templates.content import LONGEST, TEXT_NAMES, TemplateContent

TEMPLATE: Final = "template"


def template_places(content: TemplateContent) -> Iterator[TextPlace]:
    """Its name and when it is used, and then the parts in the order in which they are read."""
    for name in TEXT_NAMES:
        yield TextPlace((TEMPLATE, name), getattr(content, name), LONGEST[name])


def with_places(content: TemplateContent, change: Mapping[tuple[str, ...], str]) -> TemplateContent:
    """The content with other words in some of its places."""
    texts: dict[str, Any] = {path[-1]: text for path, text in change.items()}
    return replace(content, **texts)
