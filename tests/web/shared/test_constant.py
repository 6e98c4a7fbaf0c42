"""What is drawn once is what would have been drawn each time, and is told apart by what it depends on."""

from typing import Any

import pytest
from django.template import Context, Template, engines
from django.urls import reverse, set_urlconf
from django.utils import translation


def _parsed(text: str) -> Template:
    engine: Any = engines["django"]
    template: Template = engine.from_string(text).template
    return template


class _Counted:
    """A value that counts how often it is written."""

    def __init__(self) -> None:
        self.times = 0

    def __str__(self) -> str:
        self.times += 1
        return "<b>"


def test_markup_is_drawn_once_for_each_value_that_it_names() -> None:
    template, counted = _parsed("{% once look %}{{ look }} {{ counted }}{% endonce %}"), _Counted()

    drawn = [template.render(Context({"look": look, "counted": counted})) for look in ("a", "b", "a", "b")]

    assert drawn == ["a &lt;b&gt;", "b &lt;b&gt;"] * 2
    assert counted.times == 2


def test_it_is_drawn_for_each_language() -> None:
    template = _parsed('{% once %}{% translate "Tillgänglighet" %}{% endonce %}')

    swedish = template.render(Context())
    with translation.override("en"):
        english = template.render(Context())

    assert (swedish, english) == ("Tillgänglighet", "Accessibility")
    assert template.render(Context()) == "Tillgänglighet"


def test_a_fixed_text_is_translated_into_the_readers_language_each_time() -> None:
    template = _parsed('{% translate "Logga ut" %}{% translate "Meny" as menu %}|{{ menu }}')

    for _ in range(2):
        assert template.render(Context()) == "Logga ut|Meny"
        with translation.override("en"):
            assert template.render(Context()) == "Sign out|Menu"


@pytest.mark.parametrize("tag", ["{% translate text %}", '{% translate "Meny"|upper %}'])
def test_a_text_that_is_not_fixed_is_djangos(tag: str) -> None:
    template = _parsed(tag)

    assert template.render(Context({"text": "Meny"})).lower() == "meny"
    assert template.render(Context({"text": "<"})) in ("&lt;", "MENY")


def test_an_address_follows_the_addresses_in_force() -> None:
    template = _parsed("{% url 'public:start' as start %}{{ start }}")

    assert template.render(Context()) == reverse("public:start")
    set_urlconf("tests.web.shared.urls")
    try:
        elsewhere = template.render(Context())
    finally:
        set_urlconf(None)
    assert elsewhere != reverse("public:start")
    assert template.render(Context()) == reverse("public:start")


def test_an_address_with_arguments_is_worked_out_each_time() -> None:
    template = _parsed("{% url 'staff:cases:case' case_id %}")
    ids = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]

    assert [template.render(Context({"case_id": id_})).split("/")[-2] for id_ in ids] == ids
