"""Pictures: decoded, turned upright, and written anew without anything but what can be seen.

What is hidden in or behind a picture (position, camera, comments, scripts, a second file) is not copied. Colours are
brought to sRGB before the profile is dropped: the shade of a skin change must not depend on it.
"""

import io
from collections.abc import Callable, Mapping
from typing import Final

from PIL import Image, ImageCms, ImageFile, ImageOps, ImageSequence, UnidentifiedImageError
from pillow_heif import HeifImage, open_heif
from pillow_heif import options as heif

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.kinds import FileKind
from personalverktyget.domain.attachments.problems import Code, Unfit

_FORMATS: Final[Mapping[FileKind, str]] = {
    FileKind.PNG: "PNG",
    FileKind.JPEG: "JPEG",
    FileKind.GIF: "GIF",
}
_PHOTOGRAPHS: Final = frozenset({FileKind.JPEG, FileKind.HEIC})
_UNREADABLE: Final = (
    *(UnidentifiedImageError, OSError, ValueError, TypeError, SyntaxError, EOFError, IndexError, RuntimeError),
)
# So many rows of a picture from a phone are looked at together; a multiple of every whole number that it is divided by.
_BAND: Final = 240
_QUALITY: Final = 92
_SRGB: Final = "sRGB"


def rewritten_picture(kind: FileKind, content: bytes) -> tuple[FileKind, bytes]:
    """The picture as it is kept. Raises ``Unfit``."""
    _prepare()
    try:
        if kind is FileKind.HEIC:
            return _from_phone(content)
        with Image.open(io.BytesIO(content), formats=(_FORMATS[kind],)) as picture:
            _refuse_too_large(kind, picture.size)
            return _WRITERS[kind](picture)
    except Unfit:
        raise
    except Image.DecompressionBombError as error:
        raise Unfit(Code.TOO_MANY_PIXELS) from error
    except _UNREADABLE as error:
        raise Unfit(Code.UNREADABLE) from error


def _prepare() -> None:
    # Half a picture is not shown as if it were whole.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = limits.MAX_PIXELS
    heif.DECODE_THREADS = 1
    heif.THUMBNAILS = heif.DEPTH_IMAGES = heif.AUX_IMAGES = False


def _refuse_too_large(kind: FileKind, size: tuple[int, int]) -> None:
    """By what the file says of itself, before anything is unpacked."""
    width, height = size
    most = limits.MAX_PIXELS if kind in _PHOTOGRAPHS else limits.MAX_PIXELS_DRAWN
    if not width or not height:
        raise Unfit(Code.UNREADABLE)
    if max(width, height) > limits.MAX_SIDE or width * height > most:
        raise Unfit(Code.TOO_MANY_PIXELS)


def _photograph(picture: Image.Image) -> tuple[FileKind, bytes]:
    # A JPG can be unpacked at a half or a quarter of its size; other kinds let this pass.
    picture.draft("RGB", (limits.UNPACKED_SIDE, limits.UNPACKED_SIDE))
    return _as_jpg(_upright(picture))


def _as_jpg(picture: Image.Image) -> tuple[FileKind, bytes]:
    return FileKind.JPEG, _saved(_in_srgb(picture, "RGB"), "JPEG", quality=_QUALITY, optimize=True)


def _from_phone(content: bytes) -> tuple[FileKind, bytes]:
    """HEIC. The library turns it upright as it unpacks it, and unpacks it whole: three bytes a pixel."""
    file = open_heif(io.BytesIO(content), convert_hdr_to_8bit=True)
    found = file[file.primary_index]
    _refuse_too_large(FileKind.HEIC, found.size)
    picture = _made_smaller(found)
    picture.info = {"icc_profile": found.info.get("icc_profile")}
    # What it was unpacked to is let go before anything is made of the smaller one.
    del file, found
    return _as_jpg(picture)


def _made_smaller(found: HeifImage) -> Image.Image:
    """The picture at a half, a third … of its size, so that it is no larger than is kept; never whole a second time."""
    unpacked, stride = found.data, found.stride
    width, height = found.size
    parts = -(-max(width, height) // limits.KEPT_SIDE)
    target = Image.new(found.mode, (-(-width // parts), -(-height // parts)))
    for top in range(0, height, _BAND):
        rows = min(_BAND, height - top)
        band = Image.frombuffer(
            found.mode, (width, rows), unpacked[top * stride : (top + rows) * stride], "raw", found.mode, stride, 1
        )
        target.paste(band.reduce(parts) if parts > 1 else band, (0, top // parts))
    return target


def _drawing(picture: Image.Image) -> tuple[FileKind, bytes]:
    picture = _upright(picture)
    seen_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    return FileKind.PNG, _saved(_in_srgb(picture, "RGBA" if seen_through else "RGB"), "PNG")


def _moving(picture: Image.Image) -> tuple[FileKind, bytes]:
    frames = getattr(picture, "n_frames", 1)
    if frames > limits.MAX_FRAMES or frames * picture.width * picture.height > limits.MAX_PIXELS_DRAWN:
        raise Unfit(Code.TOO_MANY_PIXELS)
    durations = []
    bare = []
    for frame in ImageSequence.Iterator(picture):
        durations.append(int(frame.info.get("duration", 0)))
        bare.append(_bare(frame.convert("RGBA")))
    first, *rest = bare
    repeats = {"loop": picture.info["loop"]} if "loop" in picture.info else {}
    moving = {"save_all": True, "append_images": rest, "duration": durations, **repeats} if rest else {}
    return FileKind.GIF, _saved(first, "GIF", **moving)


def _upright(picture: Image.Image) -> Image.Image:
    """As the camera was held, and no larger than is kept. Loads the picture, and so finds out whether it is whole."""
    picture.load()
    return ImageOps.exif_transpose(_smaller(picture))


def _smaller(picture: Image.Image) -> Image.Image:
    if max(picture.size) > limits.KEPT_SIDE:
        if picture.mode == "P":
            picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        picture.thumbnail((limits.KEPT_SIDE, limits.KEPT_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


def _in_srgb(picture: Image.Image, mode: str) -> Image.Image:
    """The picture in ``mode``, its colours as its own profile means them, and nothing else of what came with it."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb, target = ImageCms.createProfile(_SRGB), "RGBA" if picture.mode == "RGBA" else "RGB"
            picture = ImageCms.profileToProfile(picture, own, srgb, outputMode=target) or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that cannot be read says nothing about the colours.
            pass
    return _bare(_of_eight_bits(picture).convert(mode))


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """Sixteen bits a pixel (X-rays, scanners) become eight by scale; Pillow itself would cut them off."""
    if picture.mode in ("I;16", "I;16B", "I;16L", "I"):
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return picture


def _bare(picture: Image.Image) -> Image.Image:
    picture.info = {}
    return picture


def _saved(picture: Image.Image, form: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


_WRITERS: Final[Mapping[FileKind, Callable[[Image.Image], tuple[FileKind, bytes]]]] = {
    FileKind.JPEG: _photograph,
    FileKind.PNG: _drawing,
    FileKind.GIF: _moving,
}
