"""FHIR as JSON text. Decimals are written to the letter: in FHIR 1.50 says more than 1.5."""

import json
from collections.abc import Mapping
from decimal import Decimal


def json_text(value: object, indent: str = "") -> str:
    """The value as JSON, two spaces a level."""
    deeper = indent + "  "
    if isinstance(value, Mapping) and value:
        pairs = (f"{deeper}{json.dumps(key)}: {json_text(part, deeper)}" for key, part in value.items())
        return "{\n" + ",\n".join(pairs) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(deeper + json_text(part, deeper) for part in value) + f"\n{indent}]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)
