"""What is inside a file decides: each kind is written anew, and what deceives, hides or bursts is refused, in words."""

import io
import json
import subprocess
import sys
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageSequence

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.inspection.inspector import rewritten
from personalverktyget.domain.attachments.inspection.jpeg_segments import without_metadata
from personalverktyget.domain.attachments.kinds import FileKind, kind_of
from personalverktyget.domain.attachments.problems import Code, Unfit
from tests.support import files


def _kept(content: bytes) -> tuple[FileKind, bytes]:
    kind = kind_of(content)
    assert kind is not None
    return rewritten(kind, content)[:2]


def _picture(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def _colour(picture: Image.Image, x: int = 5, y: int = 5) -> tuple[int, ...]:
    found = picture.getpixel((x, y))
    return found if isinstance(found, tuple) else (int(found or 0),)


def _is_red(picture: Image.Image, x: float, y: float) -> bool:
    red, green, blue = _colour(picture.convert("RGB"), int(x * picture.width), int(y * picture.height))
    return red > 200 and green < 60 and blue < 60


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (files.jpg, FileKind.JPEG),
        (files.png, FileKind.PNG),
        (files.gif, FileKind.GIF),
        (files.heic, FileKind.JPEG),
        (files.pdf, FileKind.PDF),
    ],
)
def test_each_kind_is_taken_in_and_written_anew(made: Callable[[], bytes], kind: FileKind) -> None:
    kept, content = _kept(made())
    assert (kept, kind_of(content)) == (kind, kind)


def test_a_picture_keeps_its_way_up_and_loses_what_the_camera_wrote() -> None:
    # Orientation 6: the camera was held so that the upper left corner is stored at the lower left.
    _kind, content = _kept(files.jpg(60, 40, orientation=6))
    picture = _picture(content)
    assert picture.size == (40, 60)
    assert _is_red(picture, 0.9, 0.1)
    assert not dict(picture.getexif())
    assert files.FROM_A_PHONE.encode() not in content
    assert b"Exif" not in content


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (640, 480), (0.1, 0.1)),
        (3, (640, 480), (0.9, 0.9)),
        (6, (480, 640), (0.9, 0.1)),
        (8, (480, 640), (0.1, 0.9)),
    ],
)
def test_a_phones_heic_is_turned_once_and_no_more(
    orientation: int, size: tuple[int, int], red_at: tuple[float, float]
) -> None:
    _kind, content = _kept(files.heic(640, 480, orientation=orientation))
    picture = _picture(content)
    assert picture.size == size
    assert _is_red(picture, *red_at)


@pytest.mark.parametrize(
    "made",
    [
        lambda: files.saved(files.colours(), "PNG", exif=_phone_exif()),
        lambda: files.jpg(comment=files.FROM_A_PHONE.encode()),
        lambda: files.saved(files.colours(), "GIF", comment=files.FROM_A_PHONE.encode()),
    ],
    ids=["png", "jpg", "gif"],
)
def test_position_and_remarks_are_gone_whatever_the_kind(made: Callable[[], bytes]) -> None:
    before = made()
    assert files.FROM_A_PHONE.encode() in before
    _kind, content = _kept(before)
    assert files.FROM_A_PHONE.encode() not in content
    assert not dict(_picture(content).getexif())


def _phone_exif() -> Image.Exif:
    exif = files.colours().getexif()
    exif[files.MAKER] = files.FROM_A_PHONE
    exif.get_ifd(files.GPS_IFD).update(files.GPS)
    return exif


def test_colours_are_what_the_pictures_own_profile_means() -> None:
    """The same numbers mean another colour under another profile: dropping it would change the colour of skin."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = files.saved(Image.new("RGB", (20, 20), (200, 120, 110)), "JPEG", quality=95, icc_profile=lab)
    picture = _picture(_kept(plain)[1])
    assert "icc_profile" not in picture.info
    assert all(abs(a - b) < 6 for a, b in zip(_colour(picture), (200, 120, 110), strict=True))


def test_what_can_be_seen_through_stays_so() -> None:
    _kind, content = _kept(files.saved(Image.new("RGBA", (20, 20), (255, 0, 0, 0)), "PNG"))
    assert _colour(_picture(content))[3] == 0


def test_sixteen_bits_become_eight_by_scale() -> None:
    _kind, content = _kept(files.saved(Image.new("I;16", (20, 20), 32768), "PNG"))
    assert abs(_colour(_picture(content).convert("L"))[0] - 128) <= 1


def test_a_moving_picture_still_moves() -> None:
    _kind, content = _kept(files.gif(frames=3))
    assert len(list(ImageSequence.Iterator(_picture(content)))) == 3


def test_a_large_photograph_is_made_smaller() -> None:
    _kind, content = _kept(files.jpg(6000, 4000))
    picture = _picture(content)
    assert limits.UNPACKED_SIDE <= max(picture.size) <= limits.KEPT_SIDE
    assert _is_red(picture, 0.1, 0.1)


def test_what_a_picture_unpacks_to_beyond_its_size_is_never_unpacked() -> None:
    _kind, content = _kept(files.png_bomb())
    assert _picture(content).size == (10, 10)
    assert len(content) < 1000


def test_what_is_glued_on_is_gone() -> None:
    for polyglot, hidden in ((files.gif_and_script(), b"document.cookie"), (files.pdf_and_zip(), b"PK\x03\x04")):
        assert hidden in polyglot
        _kind, content = _kept(polyglot)
        assert hidden not in content


@pytest.mark.parametrize(
    "content",
    [
        files.EICAR,
        files.SVG,
        files.HTML,
        files.zip_bomb(1),
        files.nested_archive(),
        b" " + files.pdf(),
        b"RIFF\0\0\0\0WEBP",
        b"MZ\x90\0",
        b"",
        b"%PD",
    ],
)
def test_everything_else_is_of_no_kind(content: bytes) -> None:
    assert kind_of(content) is None


def _javascript(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _hidden_javascript(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="x", Next=[pikepdf.Dictionary(S=pikepdf.Name.JavaScript)])
    document.pages[0].obj.Annots = [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action)]


def _launch(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")


def _sends_itself(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="x"))


def _holds_a_file(document: pikepdf.Pdf) -> None:
    document.attachments["annan.pdf"] = pikepdf.AttachedFileSpec(document, files.pdf(), filename="annan.pdf")


def _forms_of_adobe(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=document.make_stream(b"<xdp/>"))


# Or the library would unpack the bomb as it writes the document.
_AS_IT_IS = pikepdf.StreamDecodeLevel.none


def _bomb(document: pikepdf.Pdf) -> None:
    stream = document.make_stream(b"")
    stream.write(zlib.compress(bytes(600_000_000), 1), filter=pikepdf.Name.FlateDecode)
    document.pages[0].obj.Contents = stream


def _bomb_in_a_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(zlib.compress(bytes(50_000_000))))

    def add(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Contents = document.make_stream(b"")
        document.pages[0].obj.Contents.write(packed, filter=pikepdf.Name.FlateDecode)

    content = files.pdf(then=add, stream_decode_level=_AS_IT_IS)
    return content.replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode/FlateDecode/FlateDecode]")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: files.jpg()[:600], Code.UNREADABLE),
        (lambda: files.png()[:-40], Code.UNREADABLE),
        (lambda: files.heic()[:300], Code.UNREADABLE),
        (lambda: files.pdf()[:60], Code.UNREADABLE),
        (lambda: b"%PDF-1.7\n" + bytes(1000), Code.UNREADABLE),
        (lambda: b"GIF89a" + bytes(100), Code.UNREADABLE),
        (lambda: files.png_of(100_000, 10, zlib.compress(bytes(3_000_100))), Code.TOO_MANY_PIXELS),
        (lambda: files.png_of(100_000, 100_000, b""), Code.TOO_MANY_PIXELS),
        (lambda: files.png_of(2**31 - 1, 2**31 - 1, b""), Code.TOO_MANY_PIXELS),
        (lambda: files.png_of(6000, 6000, b""), Code.TOO_MANY_PIXELS),
        (lambda: files.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), Code.LOCKED),
        (lambda: files.pdf(encryption=pikepdf.Encryption(owner="o", user="")), Code.LOCKED),
        (lambda: files.pdf(then=_javascript), Code.ACTIVE),
        (lambda: files.pdf(then=_hidden_javascript), Code.ACTIVE),
        (lambda: files.pdf(then=_launch), Code.ACTIVE),
        (lambda: files.pdf(then=_sends_itself), Code.ACTIVE),
        (lambda: files.pdf(then=_forms_of_adobe), Code.ACTIVE),
        (lambda: files.pdf(then=_holds_a_file), Code.HOLDS_FILES),
        (lambda: files.pdf(pages=201), Code.TOO_MANY_PAGES),
        (lambda: files.pdf(then=_bomb), Code.TOO_DEMANDING),
        (_bomb_in_a_bomb, Code.TOO_DEMANDING),
    ],
)
def test_what_is_refused_and_why(made: Callable[[], bytes], code: Code) -> None:
    with pytest.raises(Unfit) as refused:
        _kept(made())
    assert refused.value.code is code


def test_a_moving_picture_of_too_many_pictures_is_refused() -> None:
    frames = [Image.new("P", (2000, 2000), colour) for colour in range(8)]
    content = files.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(Unfit) as refused:
        _kept(content)
    assert refused.value.code is Code.TOO_MANY_PIXELS


def _bomb_among_the_objects() -> bytes:
    """Object streams are unpacked as the document is opened, before anything of ours can look at them."""
    machine = zlib.compressobj(9)
    packed = machine.compress(b"1 0 <<>> ") + b"".join(machine.compress(b" " * 1_000_000) for _n in range(900))
    packed += machine.flush()
    header = b"5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    content = b"%PDF-1.7\n" + header + packed + b"\nendstream endobj\n"
    return content + b"2 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 2 0 R/Size 6>>\nstartxref\n0\n%%EOF"


@pytest.mark.slow
def test_a_document_that_hides_a_bomb_among_its_objects_is_refused() -> None:
    with pytest.raises(Unfit) as refused:
        _kept(_bomb_among_the_objects())
    assert refused.value.code in {Code.UNREADABLE, Code.TOO_DEMANDING}


def test_photographs_in_a_document_lose_their_position() -> None:
    photograph = files.jpg()

    def add(document: pikepdf.Pdf) -> None:
        picture = document.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.Width, picture.Height = 60, 40
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        picture.write(photograph, filter=pikepdf.Name.DCTDecode)
        document.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        document.docinfo["/Author"] = files.FROM_A_PHONE

    before = files.pdf(then=add)
    assert before.count(files.FROM_A_PHONE.encode()) == 2
    _kind, content = _kept(before)
    assert files.FROM_A_PHONE.encode() not in content
    with pikepdf.open(io.BytesIO(content)) as document:
        kept = document.pages[0].Resources.XObject.P.read_raw_bytes()
    assert _picture(kept).tobytes() == _picture(photograph).tobytes()


def test_a_jpg_without_what_the_camera_wrote_shows_the_same_picture() -> None:
    content = files.jpg(comment=b"hemma")
    bare = without_metadata(content)
    assert b"hemma" not in bare
    assert b"Exif" not in bare
    assert _picture(bare).tobytes() == _picture(content).tobytes()
    assert without_metadata(b"inget") == b"inget"
    for length in range(len(content)):
        without_metadata(content[:length])


_MEASURE = f"""
import json, resource, sys
sys.path.insert(0, {str(files.SOURCE)!r})
from personalverktyget.domain.attachments.inspection.inspector import rewritten
from personalverktyget.domain.attachments.kinds import kind_of
from personalverktyget.domain.attachments.problems import Unfit
content = sys.stdin.buffer.read()
try:
    rewritten(kind_of(content), content)
except Unfit:
    pass
child = resource.getrusage(resource.RUSAGE_CHILDREN)
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([child.ru_maxrss * 1024, child.ru_utime, own * 1024]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "made",
    [
        files.png_bomb,
        lambda: files.pdf(then=_bomb),
        lambda: files.png_of(20_000, 1_250, zlib.compress(bytes(75_001_250))),
        lambda: files.saved(Image.new("RGBA", (5000, 5000)), "PNG"),
        lambda: files.jpg(8000, 6000),
        _bomb_among_the_objects,
    ],
    ids=["png bomb", "pdf bomb", "wide png", "large png", "large jpg", "bomb among the objects"],
)
def test_memory_and_time_are_bounded(made: Callable[[], bytes]) -> None:
    """Measured from a small process of its own: a child begins with the size of the one that starts it."""
    ended = subprocess.run([sys.executable, "-c", _MEASURE], input=made(), capture_output=True, check=True)
    inspection, seconds, program = json.loads(ended.stdout)
    assert inspection <= limits.INSPECTION_MEMORY
    assert seconds <= limits.INSPECTION_CPU_SECONDS + 1
    # What serves the pages holds the file, what became of it and nothing else.
    assert program <= 40 * limits.MEGABYTE + 3 * limits.MAX_FILE_BYTES


def test_a_fault_in_a_decoder_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends the process that looks at a file, the program goes on and says so."""
    monkeypatch.setattr(limits, "INSPECTION_SECONDS", 0.01)
    with pytest.raises(Unfit) as refused:
        _kept(files.jpg())
    assert refused.value.code is Code.TOO_DEMANDING


def test_the_process_that_looks_at_files_is_bounded_by_the_kernel() -> None:
    """With less memory than a picture needs, it ends as a refusal: the bound is real, not a hope."""
    monkey = pytest.MonkeyPatch()
    monkey.setattr("personalverktyget.domain.attachments.inspection.inspector.command", _with_less_memory)
    try:
        with pytest.raises(Unfit) as refused:
            _kept(files.jpg(8000, 6000))
    finally:
        monkey.undo()
    assert refused.value.code is Code.TOO_DEMANDING


def _with_less_memory(child: str, kind: str) -> list[str]:
    """The same start, with a bound below what the picture needs unpacked."""
    start = (
        f"import sys; sys.path.insert(0, {str(files.SOURCE)!r}); "
        "from personalverktyget.domain.attachments import limits; limits.INSPECTION_MEMORY = 220 << 20; "
        f"from {child} import main; main()"
    )
    return [sys.executable, "-I", "-c", start, kind]
