"""Published and hostile files through the door for attachments: the folder's own, and what its README has tests make.

Each has a verdict that is written down here. A file that is new in the folder fails until somebody has judged it.
"""

import json
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.http import content_disposition_header
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.attachments.kinds import FileKind
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.names import LONGEST, cleaned_name, shown_name
from personalverktyget.domain.attachments.problems import Code
from personalverktyget.domain.attachments.refusals import RefusedFile
from personalverktyget.domain.cases.states import Action
from tests.support import files
from tests.support.attaching import Finds, MemoryStore, attached, memory_store, place_of, scanner
from tests.support.world import World

__all__ = ["memory_store"]

MATERIAL: Final = Path(__file__).parents[2] / "../shared/material"
FOLDER: Final = MATERIAL / "files/generated"
pytestmark = [
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no outside material in {FOLDER}"),
    pytest.mark.usefixtures("memory_store"),
    pytest.mark.slow,
]

# The folder's own files. None of them is taken in.
VERDICTS: Final = {
    "billion_laughs.xml": Code.WRONG_KIND,
    "deep.json": Code.WRONG_KIND,
    "empty.pdf": Code.EMPTY,
    "not_a_pdf.pdf": Code.WRONG_KIND,
    "png_lying_dimensions.png": Code.TOO_MANY_PIXELS,
    "xxe_file.svg": Code.WRONG_KIND,
    "zipslip.zip": Code.WRONG_KIND,
}


def _zeros_in_a_pdf() -> bytes:
    """A PDF whose page unpacks to more than any document may."""

    def add(document: pikepdf.Pdf) -> None:
        stream = document.make_stream(b"")
        stream.write(zlib.compress(bytes(600_000_000), 1), filter=pikepdf.Name.FlateDecode)
        document.pages[0].obj.Contents = stream

    return files.pdf(then=add, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _pdf_that_acts() -> bytes:
    def add(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    return files.pdf(then=add)


def _pdf_with_a_file() -> bytes:
    def add(document: pikepdf.Pdf) -> None:
        document.attachments["inuti.zip"] = pikepdf.AttachedFileSpec(document, files.zip_bomb(1), filename="inuti.zip")

    return files.pdf(then=add)


def _locked_pdf() -> bytes:
    return files.pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


# What the README has tests make, by what it calls them: the name that it comes under, and the verdict.
MADE: Final[dict[str, tuple[str, Callable[[], bytes], Code]]] = {
    "the EICAR test string": ("eicar.com", lambda: files.EICAR, Code.WRONG_KIND),
    "the EICAR test string as a document": ("eicar.pdf", lambda: files.pdf() + files.EICAR, Code.INFECTED),
    "the EICAR test string in a picture": ("eicar.jpg", lambda: files.jpg(comment=files.EICAR), Code.INFECTED),
    "zip bomb": ("bomb.zip", files.zip_bomb, Code.WRONG_KIND),
    "zip bomb called a picture": ("bomb.png", files.zip_bomb, Code.WRONG_KIND),
    "docx bomb": ("brev.docx", files.docx_bomb, Code.WRONG_KIND),
    "docx bomb called a document": ("brev.pdf", files.docx_bomb, Code.WRONG_KIND),
    "gzip bomb": ("packad.gz", files.gzip_bomb, Code.WRONG_KIND),
    "pdf bomb": ("bomb.pdf", _zeros_in_a_pdf, Code.TOO_DEMANDING),
    "nested archives": ("lager.zip", files.nested_archive, Code.WRONG_KIND),
    "archive inside a document": ("inuti.pdf", _pdf_with_a_file, Code.HOLDS_FILES),
    "program inside a document": ("aktiv.pdf", _pdf_that_acts, Code.ACTIVE),
    "locked document": ("hemlig.pdf", _locked_pdf, Code.LOCKED),
    "page called a picture": ("sida.png", lambda: files.HTML, Code.WRONG_KIND),
    "drawing that acts": ("bild.svg", lambda: files.SVG, Code.WRONG_KIND),
    "drawing that acts called a picture": ("bild.jpg", lambda: files.SVG, Code.WRONG_KIND),
    "program": ("spel.exe", lambda: b"MZ\x90\0" + bytes(500), Code.WRONG_KIND),
    "program called a document": ("spel.pdf", lambda: b"MZ\x90\0" + bytes(500), Code.WRONG_KIND),
    "picture cut short": ("halv.jpg", lambda: files.jpg()[:700], Code.UNREADABLE),
    "document cut short": ("halv.pdf", lambda: files.pdf()[:30], Code.UNREADABLE),
    "picture with a lying size": ("liten.png", lambda: files.png_of(60_000, 60_000, b""), Code.TOO_MANY_PIXELS),
    "too large": ("stor.pdf", lambda: b"%PDF-1.7" + bytes(limits.MAX_FILE_BYTES), Code.TOO_LARGE),
}

# Polyglots and bombs that are pictures or documents too: what is a picture of them is taken in, and nothing else.
HARMLESS_ONCE_WRITTEN_ANEW: Final[dict[str, tuple[str, Callable[[], bytes], bytes]]] = {
    "picture that is a script": ("bild.gif", files.gif_and_script, b"document.cookie"),
    "document that is an archive": ("blad.pdf", files.pdf_and_zip, b"PK\x03\x04"),
    "picture that is a page": ("bild.png", lambda: files.png() + files.HTML, b"<script>"),
    "png bomb": ("bomb.png", files.png_bomb, bytes(1000)),
}

# As it is called, what it is, and what it is called once it is taken in.
NAMES: Final = (
    ("faktura.pdf.exe", files.png, "faktura.pdf.exe.png"),
    ("faktura.exe.pdf", files.pdf, "faktura.exe.pdf"),
    ("bild.png.jpg.gif", files.jpg, "bild.jpg"),
    ("provsvar\u202egnp.exe", files.png, "provsvargnp.exe.png"),
    ("provsvar\u200f.pdf", files.pdf, "provsvar.pdf"),
    ("\ufeffprov\u200bsvar.pdf", files.pdf, "provsvar.pdf"),
    ("../../../etc/passwd", files.jpg, "passwd.jpg"),
    ("..\\..\\system32\\cmd.exe", files.jpg, "cmd.exe.jpg"),
    ("C:\\fakepath\\bild.jpg", files.jpg, "bild.jpg"),
    ("bild.jpg\0.exe", files.jpg, "bild.jpg.exe.jpg"),
    ('"; filename="x.exe', files.jpg, "_; filename=_x.exe.jpg"),
    ("rad\r\nSet-Cookie: a=b.jpg", files.jpg, "rad Set-Cookie_ a=b.jpg"),
    ("CON.jpg", files.jpg, "_CON.jpg"),
    (".jpg", files.jpg, "fil.jpg"),
    ("", files.jpg, "fil.jpg"),
    ("ö" * 300 + ".jpg", files.jpg, "ö" * (LONGEST - 1) + "….jpg"),
)


def naughty() -> list[str]:
    strings: list[str] = json.loads((MATERIAL / "hostile/blns/blns.json").read_text())
    return strings


def _refused(world: World, name: str, content: bytes) -> Code:
    with pytest.raises(RefusedFile) as caught:
        attached(world.resident("helena"), place_of(world), content, name=name)
    assert cleaned_name(name) in str(caught.value), "the words name the file"
    return caught.value.code


def test_every_file_of_the_folder_has_a_verdict() -> None:
    assert {file.name for file in FOLDER.iterdir()} == VERDICTS.keys()


@pytest.mark.parametrize("name", sorted(VERDICTS))
def test_a_published_file_gets_its_verdict(small_world: World, memory_store: MemoryStore, name: str) -> None:
    assert _refused(small_world, name, (FOLDER / name).read_bytes()) == VERDICTS[name]
    assert not memory_store.kept
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("what", sorted(MADE))
def test_what_is_made_to_break_things_gets_its_verdict(
    small_world: World, memory_store: MemoryStore, settings: Any, what: str
) -> None:
    settings.VIRUS_SCANNER = scanner(Finds)
    name, made, verdict = MADE[what]
    assert _refused(small_world, name, made()) == verdict
    assert not memory_store.kept
    assert LogEntry.objects.filter(event="attachment.refused").count() == (verdict is Code.INFECTED)


@pytest.mark.parametrize("what", sorted(HARMLESS_ONCE_WRITTEN_ANEW))
def test_what_else_a_picture_is_is_not_kept(small_world: World, what: str) -> None:
    name, made, hidden = HARMLESS_ONCE_WRITTEN_ANEW[what]
    content = made()
    helena = small_world.resident("helena")
    kept = _content(small_world, attached(helena, place_of(small_world), content, name=name))
    assert hidden not in kept
    assert len(kept) <= max(len(content), 1000)


def _content(world: World, file_id: Any) -> bytes:
    browser = world.sign_in_resident(Client(), "helena")
    response = browser.get(f"/invanare/filer/{file_id}/hamta/")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    return bytes(response.content)


@pytest.mark.parametrize(("name", "made", "shown"), NAMES)
def test_a_name_that_deceives_is_shown_as_what_the_file_is(
    small_world: World, name: str, made: Callable[[], bytes], shown: str
) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    attached(helena, place, made(), name=name)
    (file,) = attached_files(Attachment.objects.filter(gathered_for=place.gathered_for))
    assert file.name == shown


def test_no_published_string_makes_a_name_that_deceives_or_breaks_a_header() -> None:
    strings = naughty()
    assert len(strings) > 400
    for string in strings:
        for kind in (FileKind.PDF, FileKind.JPEG):
            _require_plain(shown_name(string, kind), kind)


@given(st.text(max_size=200), st.sampled_from([FileKind.PDF, FileKind.PNG, FileKind.JPEG, FileKind.GIF]))
def test_no_string_at_all_makes_one(string: str, kind: FileKind) -> None:
    _require_plain(shown_name(string, kind), kind)


def _require_plain(name: str, kind: FileKind) -> None:
    assert name.endswith(f".{kind.value}")
    assert len(name) <= LONGEST + len(kind.value) + 1
    assert not name.startswith(".")
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for character in name)
    assert not set(name) & set('/\\<>:"|?*')
    header = content_disposition_header(True, name)
    assert header is not None
    assert header.startswith("attachment; filename")
    assert "\n" not in header


def test_all_of_them_through_a_page_lose_nothing_that_was_written(small_world: World) -> None:
    """Ten at a time, as many as a form takes, in a resident's browser: told by name, and the text is still there."""
    case = small_world.cases["new"]
    small_world.assign(case, "handler")
    small_world.reply(case, Action.ASK, "Kan du skicka en bild?")
    browser = small_world.sign_in_resident(Client(), "helena")
    sent = [(name, (FOLDER / name).read_bytes()) for name in sorted(VERDICTS)]
    sent += [(name, made()) for name, made, code in MADE.values() if code is Code.WRONG_KIND]
    for start in range(0, len(sent), limits.MAX_FILES):
        some = sent[start : start + limits.MAX_FILES]
        uploads = [SimpleUploadedFile(name, content) for name, content in some]
        data = {"body": "Här är de.", "key": "3f0f3f5e-0000-4000-8000-000000000000", "answer-files": uploads}
        response = browser.post(f"/invanare/arenden/{case}/svara/", data)
        shown = response.content.decode()
        assert response.status_code == 422
        assert "Här är de." in shown
        assert all(name in shown for name, _content in some)
    assert not Attachment.objects.exists()
