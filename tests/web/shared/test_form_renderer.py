"""Django forms drawn with our markup."""

from html.parser import HTMLParser

from personalverktyget.web.shared.gallery.forms import ExampleForm


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def first(self, tag: str) -> dict[str, str | None]:
        return next(attributes for name, attributes in self.tags if name == tag)


def test_help_and_error_are_tied_to_the_field() -> None:
    """A reader by ear hears both with the field, and that it is wrong."""
    html = ExampleForm({})["unit"].as_field_group()
    field = _Tags(html).first("input")
    ids = {attributes["id"] for _, attributes in _Tags(html).tags if "id" in attributes}
    assert field["aria-invalid"] == "true"
    assert set((field["aria-describedby"] or "").split()) == {"id_unit_helptext", "id_unit_error"} <= ids


def test_only_what_may_be_left_out_is_marked() -> None:
    """Required is the rule, so the exception is the one that is said."""
    form = ExampleForm()
    assert "(frivilligt)" in form["until"].as_field_group()
    assert "(frivilligt)" not in form["unit"].as_field_group()


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    """And each choice a label of its own."""
    html = ExampleForm()["when"].as_field_group()
    assert [name for name, _ in _Tags(html).tags][:2] == ["fieldset", "legend"]
    assert html.count('class="choice"') == 2


def test_what_was_written_is_kept_to_the_letter() -> None:
    """Too long, and hostile: shown again as it was, as text."""
    html = ExampleForm({"reason": "</textarea><script>x</script>å"})["reason"].as_field_group()
    assert "&lt;/textarea&gt;&lt;script&gt;x&lt;/script&gt;å" in html
    assert 'data-max="300"' in html
