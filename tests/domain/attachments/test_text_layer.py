"""PDFs that can be read out, and those that are but pictures of pages."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from personalverktyget.domain.attachments.inspection.inspector import rewritten
from personalverktyget.domain.attachments.inspection.text_layer import lacks_text
from personalverktyget.domain.attachments.kinds import FileKind
from tests.support import files

TEXT = "Provsvaren ser bra ut, och inget mer behövs."


def _lacks(content: bytes) -> bool:
    with pikepdf.open(io.BytesIO(content)) as document:
        return lacks_text(document)


def _picture(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    picture = document.make_stream(
        bytes(300), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10
    )
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
    page.contents_add(b"q 100 0 0 100 0 0 cm /Im Do Q")


def _scanned(count: int) -> Callable[[pikepdf.Pdf], None]:
    def then(document: pikepdf.Pdf) -> None:
        for _number in range(count):
            _picture(document, document.add_blank_page())

    return then


def _nameless(document: pikepdf.Pdf) -> None:
    """A font that draws glyphs and does not say which letters they are."""
    for page in document.pages:
        page.resources.Font.F1.Subtype = pikepdf.Name.Type0
        page.resources.Font.F1.Encoding = pikepdf.Name("/Identity-H")


def _in_a_form(document: pikepdf.Pdf) -> None:
    """The text in a part that the page draws."""
    page = document.pages[0]
    content = b"".join(part.read_bytes() for part in page.Contents)
    form = document.make_stream(content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, Resources=page.resources)
    page.Contents = document.make_stream(b"/Fm Do")
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))


@pytest.mark.parametrize(
    ("content", "lacks"),
    [
        (files.pdf(text=TEXT), False),
        (files.pdf(text=TEXT, then=_in_a_form), False),
        (files.pdf(3, text=TEXT, then=_scanned(1)), False),
        (files.pdf(text="Sida 1"), True),
        (files.pdf(text="  " * 30), True),
        (files.pdf(), True),
        (files.pdf(text=TEXT, then=_nameless), True),
        (files.pdf(0, then=_scanned(2)), True),
        (files.pdf(text=TEXT, then=_scanned(1)), True),
    ],
)
def test_what_can_be_read_out(content: bytes, lacks: bool) -> None:
    assert _lacks(content) is lacks


@pytest.mark.slow
def test_the_inspection_tells_it() -> None:
    """From the process that opens the file; of pictures it says nothing."""
    assert not rewritten(FileKind.PDF, files.pdf(text=TEXT)).lacks_text
    assert rewritten(FileKind.PDF, files.pdf(0, then=_scanned(1))).lacks_text
    assert not rewritten(FileKind.PNG, files.png()).lacks_text
