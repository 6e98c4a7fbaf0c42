"""A flat list writes what a loop writes, and refuses what it cannot know."""

from dataclasses import dataclass

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation
from django.utils.safestring import mark_safe

_MARKUP = (
    '<tr class="a 100 %"><td>{{ row.name }}</td><td>{% if row.is_masked %}?{% else %}{{ row.number }}'
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
    return str(loaded.render({"rows": ROWS, **context}))


def test_it_writes_what_a_loop_writes() -> None:
    flat = _drawn("{% flat row in rows by is_masked handler %}" + _MARKUP + "{% endflat %}")

    assert flat == _drawn("{% for row in rows %}" + _MARKUP + "{% endfor %}")


def test_of_no_rows_nothing_is_written() -> None:
    assert _drawn("{% flat row in rows %}{{ row.name }}{% endflat %}", rows=[]) == ""


def test_it_can_be_told_what_is_true_around_it() -> None:
    template = "{% flat row in rows with wide %}{% if wide %}<{{ row.number }}>{% else %}-{% endif %}{% endflat %}"
    loaded = engines["django"].from_string("{% load flat %}" + template)

    drawn = [str(loaded.render({"rows": ROWS[:2], "wide": wide})) for wide in ("yes", "", True, None)]

    assert drawn == ["<1><22222>", "--"] * 2


def test_components_and_fixed_texts_are_drawn_in_it_in_the_readers_language() -> None:
    template = (
        "{% flat row in rows by name %}{% cotton text-input name='x' :label='row.name' :value='row.number' "
        ":id='row.name' %}{% endcotton %}{% translate 'Ta bort' %}{% endflat %}"
    )
    row = Row("<b>", 7)

    swedish = _drawn(template, rows=[row])
    with translation.override("en"):
        english = _drawn(template, rows=[row])

    assert 'value="7"' in swedish
    assert 'id="&lt;b&gt;"' in swedish
    assert swedish.replace("Ta bort", "Remove") == english


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("{% if row.is_masked %}?{% endif %}", "is_masked"),
        ("{% if not row.is_masked %}?{% endif %}", "is_masked"),
        ("{% if row.is_masked or row.handler %}?{% endif %}", "is_masked"),
        ('{% if row.name == "Anna" %}?{% endif %}', "name"),
        ("{% if row.number > 3 %}?{% endif %}", "number"),
        ('{% if "x" in row.name %}?{% endif %}', "name"),
        ("{% for part in row.name %}?{% endfor %}", "name"),
        ("{{ row.name.first }}", "name"),
        ("{{ row.name|slice:':2' }}", "name"),
        ("{{ row.name|upper }}", "filter"),
        ("{{ label }}", "label"),
        ("{% if label %}?{% endif %}", "label"),
        ('{% if label == "x" %}?{% endif %}', "label"),
        ("{% csrf_token %}", "csrf_token"),
    ],
)
def test_what_would_differ_from_row_to_row_or_page_to_page_is_refused(inside: str, named: str) -> None:
    with pytest.raises(TypeError, match=named):
        _drawn("{% flat row in rows %}{{ row.name }}" + inside + "{% endflat %}", label="label", csrf_token="secret")


@pytest.mark.parametrize("words", ["row rows", "row in rows is_masked", "row of rows by is_masked"])
def test_what_is_not_understood_is_said_when_the_template_is_read(words: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        _drawn("{% flat " + words + " %}{% endflat %}")
