"""Whether a PDF can be read by somebody who does not see it, or is but pictures of pages, as from a scanner."""

from typing import Final

import pikepdf

# Fewer glyphs than this on a page are a stamp or a number, and no text.
_FEWEST: Final = 20
_DEEPEST: Final = 5
_LOOKED_FOR: Final = "Tf Tj TJ ' \" Do"
_SHOWING: Final = frozenset({"Tj", "TJ", "'", '"'})
_NAMELESS: Final = frozenset({"/Identity-H", "/Identity-V"})
_SPACE: Final = b" \0\t\r\n"


def lacks_text(document: pikepdf.Pdf) -> bool:
    """Whether no page holds text, or at least half of those that hold text or pictures hold no text.

    What cannot be told is told as lacking: then the sender writes the essential in the message.
    """
    readable = pictures = 0
    try:
        for page in document.pages:
            glyphs, draws = _found_in(page, page.resources, 0)
            readable += glyphs >= _FEWEST
            pictures += glyphs < _FEWEST and draws
    except (pikepdf.PdfError, MemoryError, ValueError, TypeError, KeyError, AttributeError):
        return True
    return not readable or pictures >= readable


def _found_in(stream: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, depth: int) -> tuple[int, bool]:
    """How many glyphs are shown with fonts that say which letters they are, and whether anything else is drawn."""
    glyphs, draws, says = 0, False, True
    fonts = resources.get("/Font", pikepdf.Dictionary())
    things = resources.get("/XObject", pikepdf.Dictionary())
    for instruction in pikepdf.parse_content_stream(stream, _LOOKED_FOR):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            font = fonts.get(str(operands[0]))
            says = font is None or _says_letters(font)
        elif operator in _SHOWING and says:
            glyphs += sum(_length(operand) for operand in operands)
        elif operator == "Do":
            draws = True
            thing = things.get(str(operands[0]))
            if thing is not None and str(thing.get("/Subtype", "")) == "/Form" and depth < _DEEPEST:
                glyphs += _found_in(thing, thing.get("/Resources", resources), depth + 1)[0]
    return glyphs, draws


def _says_letters(font: pikepdf.Object) -> bool:
    if "/ToUnicode" in font:
        return True
    kind = str(font.get("/Subtype", ""))
    return kind != "/Type3" and not (kind == "/Type0" and str(font.get("/Encoding", "")) in _NAMELESS)


def _length(operand: pikepdf.Object) -> int:
    """The glyphs of a string, or of the strings in an array; space is none."""
    if isinstance(operand, pikepdf.String):
        return len(bytes(operand).translate(None, _SPACE))
    if isinstance(operand, pikepdf.Array):
        return sum(len(bytes(part).translate(None, _SPACE)) for part in operand if isinstance(part, pikepdf.String))
    return 0
