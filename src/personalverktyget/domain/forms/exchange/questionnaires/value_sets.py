"""Lists of codes that a form carries with it. Nothing is ever fetched from elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

Concept = Mapping[str, Any]


def contained_value_sets(contained: list[Any]) -> dict[str, list[Concept]]:
    """The codes of every list that is written out, by its "#id" and by its address."""
    found: dict[str, list[Concept]] = {}
    for resource in contained:
        if not isinstance(resource, Mapping) or resource.get("resourceType") != "ValueSet":
            continue
        concepts = _concepts(resource)
        if concepts is None:
            continue
        for name in (f"#{resource.get('id')}", resource.get("url")):
            if isinstance(name, str):
                found[name] = concepts
    return found


def _concepts(value_set: Mapping[str, Any]) -> list[Concept] | None:
    """The codes; ``None`` where the list says how to find them instead of naming them."""
    expansion = value_set.get("expansion")
    if isinstance(expansion, Mapping):
        return [concept for concept in _objects(expansion.get("contains")) if concept.get("code")]
    compose = value_set.get("compose")
    includes = list(_objects(compose.get("include"))) if isinstance(compose, Mapping) else []
    if not includes or (isinstance(compose, Mapping) and compose.get("exclude")):
        return None
    if any(not include.get("concept") or include.get("filter") or include.get("valueSet") for include in includes):
        return None
    return [
        {"system": include.get("system"), **concept}
        for include in includes
        for concept in _objects(include.get("concept"))
    ]


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    return (part for part in (value if isinstance(value, list) else []) if isinstance(part, Mapping))
