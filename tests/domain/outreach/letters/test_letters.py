"""Letters on paper: the address stands in the window, nothing of the text is lost, and no page holds empty boxes."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from personalverktyget.domain.outreach.letters.layout import C5, C65, LAYOUT, Envelope
from personalverktyget.domain.outreach.letters.letter import Letter, LetterProblem, Sender
from personalverktyget.domain.outreach.letters.printing import (
    Refused,
    letter_files,
    letter_pictures,
    unprintable_signs,
)

SENDER = Sender(
    "Region Exempel", "Vårdcentralen Björken", "SE2321000016-1A2B", "08-123 45 00", ("Storgatan 12", "123 45 Staden")
)
ADDRESS = ("Åsa Öberg", "c/o Lind", "Björkvägen 4 B lgh 1203", "123 45 STADEN")
LETTER = Letter(
    SENDER, ADDRESS, date(2026, 11, 28), "Du har inte svarat", "Ett stycke.\n\nTvå\nrader.", "Logga in.", "F-7"
)
WIDE = Sender("W" * 26, "W" * 120, "SE2321000016-1A2B", "08-123 45 00", ("W" * 80, "Storgatan"))
POINTS_PER_MM = 72 / 25.4
BODY_SIZE = 11.5


def pdf(*letters: Letter) -> bytes:
    [file] = letter_files(letters)
    assert not file.refused
    return file.content


def pages(content: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(content)).pages)


def places(page: pypdf.PageObject) -> list[tuple[str, float, float, float]]:
    """Each piece of text with where it begins, in millimetres from the upper left corner, and its size in points."""
    found = []

    def seen(text: str, where: list[float], _text: object, _font: object, size: float) -> None:
        if text.strip():
            found.append((text.strip(), where[4] / POINTS_PER_MM, 297 - where[5] / POINTS_PER_MM, size))

    page.extract_text(visitor_text=seen)
    return found


def bare(text: str) -> str:
    """Without what a line break takes or adds."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\u00ad\u200b\u2010")


def in_window(letter: Letter) -> list[tuple[str, float, float, float]]:
    page = pages(pdf(letter))[0]
    left = LAYOUT.address_left
    return [piece for piece in places(page) if left - 0.1 < piece[1] < 200 and 40 < piece[2] < 80]


@pytest.mark.parametrize(("envelope", "most_lines"), [(C5, 5), (C65, 3)])
def test_the_address_is_seen_wherever_the_paper_slides(envelope: Envelope, most_lines: int) -> None:
    left, top, right, bottom = envelope.always_seen()
    for count in range(1, most_lines + 1):
        lines = ("Åsa Öberg", "c/o Lind", "Björkvägen 4 B lgh 1203", "Hus 5", "123 45 STADEN")[-count:]
        seen = in_window(replace(LETTER, address=lines))
        assert [text for text, *_ in seen] == list(lines)
        for _text, x, baseline, size in seen:
            assert x >= left
            assert baseline - size / POINTS_PER_MM * 0.75 >= top
            assert baseline + size / POINTS_PER_MM * 0.25 <= bottom
            assert size >= 9
    assert LAYOUT.address_left + LAYOUT.address_width <= right


@pytest.mark.parametrize("envelope", [C5, C65])
def test_nothing_else_is_ever_seen_through_the_window(envelope: Envelope) -> None:
    """By the ink itself: the address is left out of the picture, and so must the window's whole reach be white."""
    letter = replace(LETTER, sender=WIDE, address=(".",), subject="W" * 200, text="W" * 3000)
    left, top, right, bottom = envelope.ever_seen()
    picture = Image.open(io.BytesIO(letter_pictures(letter)[0])).convert("L")
    scale = picture.width / 210
    window = picture.crop(tuple(round(edge * scale) for edge in (left, max(top, 24), min(right, 210), bottom)))  # type: ignore[arg-type]
    address = [round(edge * scale) for edge in (LAYOUT.address_left - left, 0, LAYOUT.address_left - left + 4, 60)]
    window.paste(255, (address[0], address[1], address[2], address[3]))
    assert window.getextrema() == (255, 255)


def test_what_is_long_or_wide_stays_on_the_paper() -> None:
    wide = "W" * 500
    letter = Letter(WIDE, ("W" * 70, "x"), date(2026, 1, 1), wide, f"{wide}\n\n{'ord ' * 3000}", wide, "W" * 60)
    for page in letter_pictures(letter):
        picture = Image.open(io.BytesIO(page)).convert("L")
        scale, margin = picture.width / 210, LAYOUT.margin
        edge = max(210 - margin, LAYOUT.address_left + LAYOUT.address_width)
        right = picture.crop((round((edge + 0.6) * scale), 0, picture.width, picture.height))
        bottom = picture.crop((0, round(293 * scale), picture.width, picture.height))
        left = picture.crop((round(10 * scale), 0, round((margin - 0.6) * scale), picture.height))
        assert [part.getextrema() for part in (right, bottom, left)] == [(255, 255)] * 3


def test_a_long_name_is_made_smaller_and_then_broken_but_never_lost() -> None:
    name = "Maximiliana-Alexandra Wolfeschlegelsteinhausenbergerdorff"
    seen = in_window(replace(LETTER, address=(name, "Storgatan 1", "123 45 STADEN")))
    first = [piece for piece in seen if piece[2] == seen[0][2]]
    assert bare("".join(piece[0] for piece in first)) == bare(name)
    assert first[0][3] < LAYOUT.address_size
    assert bare((name * 2)[:70]) in bare(pages(pdf(replace(LETTER, address=((name * 2)[:70], "x"))))[0].extract_text())


def test_pages_are_counted_in_each_letter_and_say_whose_they_are() -> None:
    long = replace(LETTER, text="Ett stycke som är ganska långt och går över flera rader på papperet.\n\n" * 120)
    found = [page.extract_text() for page in pages(pdf(LETTER, long, LETTER))]
    count = len(found) - 2
    assert count > 3
    assert [text.rsplit("Sida ", 1)[1].strip() for text in found] == [
        "1 (1)", *[f"{page} ({count})" for page in range(1, count + 1)], "1 (1)",
    ]  # fmt: skip
    assert all("Vårdcentralen Björken · Telefon 08-123 45 00 · HSA-id SE2321000016-1A2B" in text for text in found)


def test_a_letter_says_who_when_what_and_how_to_answer() -> None:
    [page] = pages(pdf(LETTER))
    text = page.extract_text()
    for part in ("Region Exempel", "28 november 2026", "Referens F-7", *SENDER.address, "Du har inte svarat"):
        assert part in text
    assert (
        text.index("Ett stycke.") < text.index("Två\nrader.") < text.index("Så här svarar du") < text.index("Logga in.")
    )
    assert "Så här svarar du" not in pages(pdf(replace(LETTER, reply=" \n ")))[0].extract_text()


def test_the_file_can_be_read_by_everybody_and_fetches_nothing() -> None:
    content = pdf(LETTER)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang) == "sv"
        assert bool(document.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in document.Root
        assert b"pdfuaid" in bytes(document.Root.Metadata.read_bytes())
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert all("FontFile2" in str(dict(font.DescendantFonts[0].FontDescriptor)) or
                   "FontFile3" in str(dict(font.DescendantFonts[0].FontDescriptor)) for font in fonts)  # fmt: skip
    assert b"/URI" not in content
    assert b"/JS" not in content


def test_the_same_letters_are_the_same_file() -> None:
    assert pdf(LETTER, LETTER) == pdf(LETTER, LETTER)
    assert pdf(LETTER) != pdf(replace(LETTER, reference="F-8"))


def test_what_is_written_is_never_markup() -> None:
    text = '#panic("x") $x^2$ *fet* _kursiv_ = rubrik @ref <etikett> `kod` \\ // kommentar #read("/etc/passwd") "'
    letter = replace(LETTER, subject=text, text=text, address=(text[:60], "x"), reply=text)
    assert pages(pdf(letter))[0].extract_text().count("kommentar") == 3


def test_a_file_for_every_hundred_and_those_that_cannot_be_printed_are_told() -> None:
    letters = [replace(LETTER, reference=f"F-{place}") for place in range(7)]
    letters[1] = replace(letters[1], text="Glad 😀 och 中文")
    letters[2] = replace(letters[2], address=(" ", ""))
    letters[4] = replace(letters[4], address=tuple("abcdef"))
    letters[6] = replace(letters[6], text="å" * 90_000)
    files = list(letter_files(letters, per_file=3))
    assert [(file.number, file.places) for file in files] == [(1, (0,)), (2, (3, 5)), (3, ())]
    assert sorted((refused for file in files for refused in file.refused), key=lambda refused: refused.place) == [
        Refused(1, LetterProblem.NO_SUCH_SIGNS, ("😀", "中", "文")),
        Refused(2, LetterProblem.NO_ADDRESS),
        Refused(4, LetterProblem.ADDRESS_TOO_LONG),
        Refused(6, LetterProblem.TOO_LONG),
    ]
    assert [page.extract_text().count("F-3") > 0 for page in pages(files[1].content)] == [True, False]
    assert files[2].content == b""


@pytest.mark.parametrize(
    "text",
    ["åäöÅÄÖéüßøæ", "Привет", "Καλημέρα", "שלום", "مرحبا", "გამარჯობა", "Բարեւ", "Tiếng Việt", "€§½–”…→✓", ""],
)
def test_these_scripts_can_be_printed(text: str) -> None:
    assert unprintable_signs(text) == ()


@pytest.mark.parametrize("text", ["ትግርኛ", "中文", "ไทย", "😀"])
def test_these_cannot_and_it_is_told_which(text: str) -> None:
    signs = unprintable_signs(f"Hej {text}, hej")
    assert signs
    assert set("".join(signs)) <= set(text)


# Latin, Greek and Cyrillic; what joins or stacks is drawn in another order than it is written in.
_SIGNS = st.characters(
    min_codepoint=32, max_codepoint=0x44F, categories=("L", "N", "P", "Zs"), exclude_characters="\u00ad\u0340\u0341ŉ"
)


@given(
    st.text(st.one_of(_SIGNS, st.sampled_from("  \n")), max_size=400), st.sampled_from(["", "x" * 300, "ord " * 900])
)
def test_nothing_of_the_text_is_lost(text: str, more: str) -> None:
    written = f"{text}\n\n{more}"
    if unprintable_signs(written):
        return
    found = pages(pdf(replace(LETTER, text=written, reply="")))
    body = "".join(piece[0] for page in found for piece in places(page) if piece[3] == BODY_SIZE)
    assert bare(body) == bare(written)
