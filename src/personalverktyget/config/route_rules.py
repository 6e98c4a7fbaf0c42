"""Every address has a rule about who may open it, or the program does not start (B-01)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from personalverktyget.config.unsafe_settings import problem
from personalverktyget.web.shared.page_rules import PageRule


@dataclass(frozen=True, slots=True)
class Route:
    """An address, its name, and who may open it; ``rule`` is ``None`` where nobody has said."""

    name: str
    address: str
    rule: PageRule | None


def routes() -> Iterator[Route]:
    """Every address of the program."""
    yield from _below(get_resolver(), "", ())


def _below(resolver: URLResolver, prefix: str, names: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*names, entry.namespace) if entry.namespace else names
            yield from _below(entry, address, inner)
        else:
            yield Route(":".join((*names, _name(entry))), "/" + address, getattr(entry.callback, "rule", None))


def _name(entry: URLPattern) -> str:
    return str(entry.name or getattr(entry.callback, "__name__", "?"))


def routes_without_rule(app_configs: Any = None, **kwargs: Any) -> list[Any]:
    """A message for each address that has none."""
    return [
        problem(70, f"The address {route.address} ({route.name}) has no rule.", "See web/shared/pages.py.")
        for route in routes()
        if route.rule is None
    ]
