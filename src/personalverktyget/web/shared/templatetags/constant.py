"""What is the same on every page is worked out once for each process and language: frames, fixed texts, addresses.

``{% once page.theme %}…{% endonce %}`` holds markup with nothing of anybody in it, and names what else it depends on.
``{% translate %}`` and ``{% url %}`` are Django's own, and remember their answer where it can be no other.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.i18n import TranslateNode, do_translate
from django.urls import get_urlconf
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


class Remembered:
    """What was drawn, by language, by the addresses in force, and by whatever else it depends on."""

    def __init__(self) -> None:
        self._drawn: dict[Hashable, Any] = {}

    def get(self, draw: Callable[[], Any], *depends_on: Hashable) -> Any:
        """What ``draw`` gave the first time."""
        key = (get_language(), get_urlconf() or settings.ROOT_URLCONF, *depends_on)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = draw()
        return found


class OnceNode(Node):
    """``{% once %}``, parsed."""

    def __init__(self, nodelist: NodeList, depends_on: list[FilterExpression]) -> None:
        self.nodelist, self._depends_on, self._remembered = nodelist, depends_on, Remembered()

    def render(self, context: Context) -> SafeString:
        """The markup, drawn the first time."""
        values = (expression.resolve(context) for expression in self._depends_on)
        drawn: SafeString = self._remembered.get(lambda: self.nodelist.render(context), *values)
        return drawn


class ConstantNode(Node):
    """A tag of Django's that always answers the same, or puts the same into a variable."""

    def __init__(self, node: Node, name: str | None) -> None:
        self._node, self._name, self._remembered = node, name, Remembered()

    def render(self, context: Context) -> SafeString:
        """What the tag answered the first time."""
        if self._name:
            context[self._name] = self._remembered.get(lambda: self._named(context, self._name))
            return mark_safe("")
        text: SafeString = self._remembered.get(lambda: self._node.render(context))
        return text

    def _named(self, context: Context, name: Any) -> Any:
        self._node.render(context)
        return context[name]


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """``{% once %}…{% endonce %}``, or ``{% once page.theme %}…{% endonce %}``."""
    _tag, *depends_on = token.split_contents()
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist, [parser.compile_filter(word) for word in depends_on])


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Django's ``{% translate %}``."""
    node: TranslateNode = do_translate(parser, token)
    is_constant = token.split_contents()[1][0] in "\"'" and not node.filter_expression.filters
    return ConstantNode(node, node.asvar) if is_constant and not node.message_context else node


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Django's ``{% url %}``."""
    node: URLNode = django_url(parser, token)
    is_constant = token.split_contents()[1][0] in "\"'" and not node.args and not node.kwargs
    return ConstantNode(node, node.asvar) if is_constant else node
