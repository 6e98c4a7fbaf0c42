"""A flat list writes what a loop writes, and refuses what it cannot know."""

from dataclasses import dataclass

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

_MARKUP = (
    '<tr class="{{ label }} 100 %"><td>{{ row.name }}</td><td>{% if row.is_masked %}?{% else %}{{ row.number }}'
    '{% endif %}</td><td>{{ row.handler|default:"–" }}</td></tr>'
)


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    number: int
    handler: str = ""
    is_masked: bool = False


ROWS = [
    Row("<script>alert('å')</script>", 1),
    Row("100 % & 'quoted' \"twice\"", 22_222, handler="Anna <b>"),
    Row(mark_safe("<b>ready</b>"), 3, is_masked=True),
    Row("parted \x1f <b>", 5),
    Row("{{ row.number }} \ue000name\ue001 %s", 4, handler="%(name)s", is_masked=True),
]


def _drawn(template: str, **context: object) -> str:
    loaded = engines["django"].from_string("{% load flat %}" + template)
    return str(loaded.render({"rows": ROWS, "label": "<&%s>", **context}))


def test_it_writes_what_a_loop_writes() -> None:
    flat = _drawn("{% flat row in rows by is_masked handler %}" + _MARKUP + "{% endflat %}")

    assert flat == _drawn("{% for row in rows %}" + _MARKUP + "{% endfor %}")


def test_of_no_rows_nothing_is_written() -> None:
    assert _drawn("{% flat row in rows %}{{ row.name }}{% endflat %}", rows=[]) == ""


def test_what_was_not_named_cannot_be_asked_about() -> None:
    with pytest.raises(TypeError, match="is_masked"):
        _drawn("{% flat row in rows %}{% if row.is_masked %}?{% endif %}{% endflat %}")
