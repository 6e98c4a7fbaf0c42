"""PDFs: read by qpdf, refused where they act or hide something, and written anew.

Only what the document itself refers to is copied, so what was glued on before or after it is gone. A document that
holds programs, other files or a lock is refused rather than changed: what the reader gets is what the sender saw.
"""

import io
import zlib
from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import settings

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.inspection.jpeg_segments import without_metadata
from personalverktyget.domain.attachments.inspection.text_layer import lacks_text
from personalverktyget.domain.attachments.problems import Code, Unfit

# What makes a document do something by itself, or reach outside itself. A link that one clicks is none of these.
_ACTING: Final = frozenset(
    {"/JS", "/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings", "/Rendition", "/Movie", "/3DD"}
)
_ACTIONS: Final = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute",
     "/GoTo3DView", "/GoToE", "/GoToR"}
)  # fmt: skip
_HOLDING: Final = frozenset({"/EmbeddedFiles", "/EF"})
_KINDS_THAT_HOLD: Final = frozenset({"/EmbeddedFile"})
_PACKED: Final = frozenset({"/FlateDecode", "/Fl"})
_CHUNK: Final = 1 << 20


def rewritten_document(content: bytes) -> tuple[bytes, bool]:
    """The document as it is kept, and whether it lacks text. Raises ``Unfit``."""
    settings.set_qpdf_limits(
        parser_max_nesting=limits.MAX_PDF_DEPTH,
        parser_max_errors=100,
        max_stream_filters=limits.MAX_PDF_FILTERS + 1,
        flate_max_memory=limits.MAX_PDF_UNPACKED,
    )
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            return _rewritten(document), lacks_text(document)
    except pikepdf.PasswordError as error:
        raise Unfit(Code.LOCKED) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, IndexError) as error:
        raise Unfit(Code.UNREADABLE) from error
    except (RecursionError, RuntimeError) as error:
        raise Unfit(Code.TOO_DEMANDING) from error


def _rewritten(document: pikepdf.Pdf) -> bytes:
    if document.is_encrypted:
        raise Unfit(Code.LOCKED)
    if len(document.objects) > limits.MAX_PDF_OBJECTS:
        raise Unfit(Code.TOO_DEMANDING)
    pages = len(document.pages)
    if not pages:
        raise Unfit(Code.UNREADABLE)
    if pages > limits.MAX_PDF_PAGES:
        raise Unfit(Code.TOO_MANY_PAGES)
    unpacked = 0
    for thing in document.objects:
        for part in _parts(thing):
            _refuse_acting(part)
        if isinstance(thing, pikepdf.Stream):
            unpacked += _size_unpacked(thing, limits.MAX_PDF_UNPACKED - unpacked)
            _take_position_away(thing)
    _forget_metadata(document)
    target = io.BytesIO()
    document.save(target, fix_metadata_version=False)
    return target.getvalue()


def _parts(thing: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """The dictionaries of an object, those that lie directly in it among them; others have their own turn."""
    if depth > limits.MAX_PDF_DEPTH:
        raise Unfit(Code.TOO_DEMANDING)
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        yield thing
        held = [value for _key, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        held = list(thing)
    else:
        return
    for value in held:
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect:
            yield from _parts(value, depth + 1)


def _refuse_acting(part: pikepdf.Object) -> None:
    keys = set(part.keys())
    if keys & _HOLDING or str(part.get("/Type", "")) in _KINDS_THAT_HOLD:
        raise Unfit(Code.HOLDS_FILES)
    if keys & _ACTING or str(part.get("/S", "")) in _ACTIONS:
        raise Unfit(Code.ACTIVE)


def _size_unpacked(stream: pikepdf.Object, room: int) -> int:
    """How much a packed stream comes to, found without keeping it. Packed in itself, each layer counts."""
    names = _filters(stream)
    if len(names) > limits.MAX_PDF_FILTERS:
        raise Unfit(Code.TOO_DEMANDING)
    size, packed = 0, stream.read_raw_bytes()
    for name in names:
        if name not in _PACKED:
            break
        # Only where a second layer follows is the first one kept, and then within the same bounds.
        size += _inflated(packed, room - size)
        if len(names) > 1:
            packed = zlib.decompressobj().decompress(packed, min(room, limits.MAX_FILE_BYTES * 2))
    return size


def _filters(stream: pikepdf.Object) -> list[str]:
    value = stream.get("/Filter")
    if value is None:
        return []
    return [str(name) for name in value] if isinstance(value, pikepdf.Array) else [str(value)]


def _inflated(packed: bytes, room: int) -> int:
    machine, size = zlib.decompressobj(), 0
    try:
        piece = machine.decompress(packed, _CHUNK)
        while piece:
            size += len(piece)
            if size > room:
                raise Unfit(Code.TOO_DEMANDING)
            piece = machine.decompress(machine.unconsumed_tail, _CHUNK)
    except zlib.error:
        # Readers cope with streams that are cut off, and so does qpdf; what counts here is the size.
        return size
    return size


def _take_position_away(stream: pikepdf.Object) -> None:
    """A photograph in a PDF is a JPG with all that the camera wrote."""
    if _filters(stream) in (["/DCTDecode"], ["/DCT"]):
        bare = without_metadata(stream.read_raw_bytes())
        stream.write(bare, filter=pikepdf.Name.DCTDecode)
    if "/Metadata" in stream:
        del stream["/Metadata"]


def _forget_metadata(document: pikepdf.Pdf) -> None:
    for holder in (document.Root, *(page.obj for page in document.pages)):
        for name in ("/Metadata", "/PieceInfo"):
            if name in holder:
                del holder[name]
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
