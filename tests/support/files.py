"""Files for tests, made as the tests run: honest ones, and those that are made to break things. None is ever stored."""

import gzip
import io
import random
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pillow_heif
from PIL import Image

SOURCE = Path(__file__).parents[2] / "src"
# In two parts, so that no scanner takes this file for what it tests with.
EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()
# Where a phone says that a picture was taken: 59.33 north, 18.07 east.
GPS = {1: "N", 2: (59.0, 19.0, 48.0), 3: "E", 4: (18.0, 4.0, 12.0)}
ORIENTATION, GPS_IFD, MAKER, COMMENT = 0x0112, 0x8825, 0x010F, 0x9286
FROM_A_PHONE = "Kameratillverkaren AB"


def colours(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture whose upper left quarter is red, so that one sees how it is turned."""
    picture = Image.new(mode, (width, height), "white")
    picture.paste("red", (0, 0, width // 2, height // 2))
    return picture


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    """The picture in a format."""
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def jpg(width: int = 60, height: int = 40, *, orientation: int = 1, **options: Any) -> bytes:
    """A JPG as from a phone: with position, maker and the way that it was held."""
    picture = colours(width, height)
    exif = picture.getexif()
    exif[ORIENTATION], exif[MAKER] = orientation, FROM_A_PHONE
    exif.get_ifd(GPS_IFD).update(GPS)
    return saved(picture, "JPEG", exif=exif, **options)


def png(width: int = 60, height: int = 40) -> bytes:
    """A PNG."""
    return saved(colours(width, height), "PNG")


def noise(width: int, height: int) -> bytes:
    """A PNG that cannot be packed: about three bytes a pixel."""
    return saved(Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3)), "PNG")


def gif(frames: int = 1) -> bytes:
    """A GIF, moving where it has several frames."""
    first, *rest = [colours().rotate(90 * number) for number in range(frames)]
    moving = {"save_all": True, "append_images": rest, "duration": 100, "loop": 0} if rest else {}
    return saved(first, "GIF", **moving)


def heic(width: int = 64, height: int = 48, *, orientation: int = 1) -> bytes:
    """A HEIC as from a phone, held in the way that ``orientation`` says."""
    picture = colours(width, height)
    exif = picture.getexif()
    exif[ORIENTATION] = orientation
    target = io.BytesIO()
    # Said in both ways, as a phone does: as a turn of the picture, and in what the camera wrote.
    pillow_heif.encode("RGB", picture.size, picture.tobytes(), target, quality=80, exif=exif.tobytes())
    return target.getvalue()


def pdf(pages: int = 1, *, text: str = "", then: Any = None, **options: Any) -> bytes:
    """A PDF, with the text on each page; ``then`` may add to the document before it is saved."""
    document = pikepdf.Pdf.new()
    for _number in range(pages):
        page = document.add_blank_page()
        if text:
            font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            said = text.encode("cp1252")
            page.contents_add(b"BT /F1 12 Tf 40 400 Td (" + said + b") Tj ET")
    if then is not None:
        then(document)
    target = io.BytesIO()
    document.save(target, **options)
    return target.getvalue()


def zip_bomb(megabytes: int = 100) -> bytes:
    """An archive that unpacks to a thousand times its size."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nollor.bin", bytes(megabytes * 1_000_000))
    return target.getvalue()


def docx_bomb() -> bytes:
    """A Word document whose text unpacks to far more than its size."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:t>" + b" " * 50_000_000)
    return target.getvalue()


def nested_archive(depth: int = 50) -> bytes:
    """An archive in an archive in an archive."""
    content = b"x"
    for number in range(depth):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr(f"{number}.zip", content)
        content = target.getvalue()
    return content


def gzip_bomb() -> bytes:
    """Packed zeros."""
    return gzip.compress(bytes(100_000_000))


def png_of(width: int, height: int, data: bytes) -> bytes:
    """A PNG that says it is so large, with this packed as its content."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))

    header = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png_bomb() -> bytes:
    """A small PNG that says it is small, and unpacks to a hundred million bytes."""
    return png_of(10, 10, zlib.compress(bytes(100_000_000), 9))


def gif_and_script() -> bytes:
    """A GIF that a browser could be made to run as a script."""
    content = bytearray(gif())
    return bytes(content) + b"=1;alert(document.cookie)//"


def pdf_and_zip() -> bytes:
    """A PDF with an archive glued on behind."""
    return pdf() + zip_bomb(1)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><title>x</title><script>alert(1)</script>"
