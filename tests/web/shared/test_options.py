"""The alternatives of a list that opens: what is chosen, and nothing that was written becomes markup."""

from uuid import uuid4

from personalverktyget.web.shared.templatetags.options import options


def test_the_chosen_one_is_selected_whatever_its_type() -> None:
    first, second = uuid4(), uuid4()
    drawn = options([(first, "Anna"), (second, "Björn")], str(second))

    assert drawn == f'<option value="{first}">Anna</option><option value="{second}" selected>Björn</option>'
    assert options([(1, "ett"), (2, "två")], 2).count(" selected") == 1
    assert "selected" not in options([(1, "ett")])


def test_what_was_written_stays_text() -> None:
    drawn = options([('"><script>', "<b>'&")], lang='"sv')

    assert drawn == '<option value="&quot;&gt;&lt;script&gt;" lang="&quot;sv">&lt;b&gt;&#x27;&amp;</option>'
