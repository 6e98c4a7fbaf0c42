"""File names: shown as they were written, without what deceives, and ending in what the file is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.attachments.kinds import FileKind
from personalverktyget.domain.attachments.names import LONGEST, cleaned_name, shown_name


@pytest.mark.parametrize(
    ("written", "kind", "shown"),
    [
        ("utslag på armen.jpg", FileKind.JPEG, "utslag på armen.jpg"),
        ("IMG_0001.HEIC", FileKind.JPEG, "IMG_0001.jpg"),
        ("skärmbild.jpeg", FileKind.JPEG, "skärmbild.jpg"),
        ("fel ändelse.png", FileKind.JPEG, "fel ändelse.jpg"),
        ("betalning.exe", FileKind.PDF, "betalning.exe.pdf"),
        ("remiss.pdf.exe", FileKind.PDF, "remiss.pdf.exe.pdf"),
        ("remiss.pdf.jpg", FileKind.PDF, "remiss.pdf"),
        ("exe.\u202efdp.scr", FileKind.PDF, "exe.fdp.scr.pdf"),
        ("\u202egpj.exe", FileKind.PDF, "gpj.exe.pdf"),
        ("namn\u200b\ufeff.pdf", FileKind.PDF, "namn.pdf"),
        ("../../etc/passwd", FileKind.PDF, "passwd.pdf"),
        ("C:\\Users\\Helena\\brev.pdf", FileKind.PDF, "brev.pdf"),
        ("brev\r\nSet-Cookie: a=b.pdf", FileKind.PDF, "brev Set-Cookie_ a=b.pdf"),
        ('a"b<c>.pdf', FileKind.PDF, "a_b_c_.pdf"),
        ("brev\0.pdf", FileKind.PDF, "brev.pdf"),
        ("", FileKind.PNG, "fil.png"),
        (".png", FileKind.PNG, "fil.png"),
        ("...", FileKind.PNG, "fil.png"),
        (" . pdf", FileKind.PDF, "fil.pdf"),
        ("con.pdf", FileKind.PDF, "_con.pdf"),
        ("صورة.jpg", FileKind.JPEG, "صورة.jpg"),
        ("A\u030angest.pdf", FileKind.PDF, "Ångest.pdf"),
    ],
)
def test_a_name_is_shown_honestly(written: str, kind: FileKind, shown: str) -> None:
    assert shown_name(written, kind) == shown


@given(st.text(max_size=300), st.sampled_from(FileKind))
def test_whatever_is_written_the_name_is_harmless(written: str, kind: FileKind) -> None:
    name = shown_name(written, kind)
    stem, dot, ending = name.rpartition(".")
    assert (dot, ending) == (".", kind.value)
    assert 0 < len(stem) <= LONGEST
    assert not set(name) & set('/\\<>:"|?*\r\n\0')
    assert not stem.startswith((".", " "))
    assert all(unicodedata.category(character)[0] != "C" for character in name)


@given(st.text(max_size=300), st.sampled_from(FileKind))
def test_a_shown_name_is_shown_as_it_is(written: str, kind: FileKind) -> None:
    name = shown_name(written, kind)
    assert shown_name(name, kind) == name


@given(st.text(max_size=300))
def test_the_name_of_what_is_refused_can_be_told(written: str) -> None:
    assert 0 < len(cleaned_name(written)) <= LONGEST
