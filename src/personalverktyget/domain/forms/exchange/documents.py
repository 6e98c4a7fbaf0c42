"""A file from elsewhere, read within bounds before anybody tries to understand it: JSON or XML, and nothing else."""

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from personalverktyget.domain.forms.exchange.remarks import Said, refuse

MAX_BYTES: Final = 1_000_000
MAX_NESTING: Final = 64
LONGEST_NUMBER: Final = 40
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# A string is taken whole, even one that nobody ends: otherwise each quotation mark would begin another search.
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def read_document(content: bytes) -> Element | object:
    """An XML element or a JSON value; raises ``Refused`` with the reason."""
    if not content.strip():
        raise refuse(Said.EMPTY)
    if len(content) > MAX_BYTES:
        raise refuse(Said.TOO_LARGE, max=MAX_BYTES, size=len(content))
    text = _decoded(content)
    start = text.lstrip()[:1]
    if start == "<":
        return _xml(text)
    if start in ("{", "["):
        return _json(text)
    raise refuse(Said.UNKNOWN_FORMAT)


def _decoded(content: bytes) -> str:
    """The text. Old templates may be in Latin-1 and say so; everything else is UTF-8, or UTF-16 with its mark."""
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "utf-8")
    declared = re.match(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']", content)
    if declared is not None and declared[1].lower() in (b"iso-8859-1", b"latin-1", b"latin1", b"windows-1252"):
        encoding = "windows-1252" if declared[1].lower() == b"windows-1252" else "iso-8859-1"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise refuse(Said.NOT_TEXT) from None


def _json(text: str) -> object:
    _require_shallow_json(text)
    try:
        return json.loads(text, parse_float=_number, parse_constant=_no_number, object_pairs_hook=_said_once)
    except json.JSONDecodeError as error:
        raise refuse(Said.BROKEN_JSON, line=error.lineno, column=error.colno) from None
    except ValueError:  # A whole number of thousands of digits.
        raise refuse(Said.BROKEN_JSON, line=1, column=1) from None


def _require_shallow_json(text: str) -> None:
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match[0] in ("{", "["):
            depth += 1
            if depth > MAX_NESTING:
                raise refuse(Said.TOO_NESTED, max=MAX_NESTING)
        elif match[0] in ("}", "]"):
            depth -= 1


def _number(written: str) -> Decimal:
    """The number to the letter. One that no form can mean is refused before anybody reckons with it."""
    number = Decimal(written) if len(written) <= LONGEST_NUMBER else None
    if number is None or abs(number.adjusted()) > LONGEST_NUMBER:
        raise json.JSONDecodeError("", "", 0)
    return number


def _no_number(name: str) -> None:
    raise json.JSONDecodeError(name, "", 0)


def _said_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object. A key that stands twice would silently lose one of its values."""
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise refuse(Said.SAID_TWICE, key=key)
        data[key] = value
    return data


class _ShallowTree(TreeBuilder):
    """Builds the tree, and stops where it becomes too deep."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise refuse(Said.TOO_NESTED, max=MAX_NESTING)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)


def _xml(text: str) -> Element:
    """The root. No document type is taken, and so no entity is ever defined, fetched or expanded."""
    without_declaration = re.sub(r"\A\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL)
    parser = XMLParser(target=_ShallowTree(), forbid_dtd=True)
    try:
        parser.feed(without_declaration.encode())
        root: Element = parser.close()
    except DefusedXmlException:
        raise refuse(Said.DOCUMENT_TYPE) from None
    except ParseError as error:
        line, column = error.position
        raise refuse(Said.BROKEN_XML, line=line, column=column + 1) from None
    except UnicodeEncodeError:
        raise refuse(Said.NOT_TEXT) from None
    return root
