"""The scanner: what it finds is told, and whatever else it answers is no "clean"."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from personalverktyget.adapters.virus_scan.clamd import Clamd
from personalverktyget.domain.attachments.scanners import ScannerUnavailable, virus_scanner
from tests.support import files
from tests.support.clamd import CLAMD, FINDING, fake_clamd, real_clamd

CONTENTS = [(files.pdf(), ""), (files.pdf() + files.EICAR, FINDING), (bytes(3_000_000) + files.EICAR, FINDING)]


@pytest.mark.parametrize(("content", "finding"), CONTENTS)
def test_what_is_found_is_told(content: bytes, finding: str, settings: Any) -> None:
    with fake_clamd() as server:
        settings.CLAMD_ADDRESS = server.address
        assert Clamd().finding(content) == finding
        assert server.received == [content]


@pytest.mark.slow
def test_a_real_clamd_is_understood(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> None:
    if not os.access(CLAMD, os.X_OK):
        pytest.skip("needs clamd: make test fetches it where there is apt-get")
    with real_clamd(tmp_path_factory.mktemp("clamd")) as address:
        settings.CLAMD_ADDRESS = address
        for content, finding in CONTENTS:
            assert Clamd().finding(content) == finding
        # More than the daemon takes: it hangs up in the middle, and says why.
        with pytest.raises(ScannerUnavailable, match="size limit"):
            Clamd().finding(bytes(40_000_000))


@pytest.mark.parametrize(
    "says", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"stream: OK", b"stream: ok FOUND\n\0x", b"x" * 10_000]
)
def test_any_other_answer_is_no_answer(says: bytes, settings: Any) -> None:
    with fake_clamd(says) as server:
        settings.CLAMD_ADDRESS = server.address
        if says == b"stream: OK":
            assert Clamd().finding(b"x") == ""
        elif says.startswith(b"stream: ok FOUND"):
            assert Clamd().finding(b"x") == "ok"
        else:
            with pytest.raises(ScannerUnavailable):
                Clamd().finding(b"x")


@pytest.mark.parametrize("address", ["127.0.0.1:{port}", "{folder}/nothing.sock", "nonsense", ""])
def test_nobody_there_is_no_answer(address: str, settings: Any, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.CLAMD_ADDRESS = address.format(port=probe.getsockname()[1], folder=tmp_path)
        with pytest.raises(ScannerUnavailable):
            Clamd().finding(b"x")


def test_the_settings_say_which_scanner(settings: Any) -> None:
    settings.VIRUS_SCANNER = ""
    assert virus_scanner() is None
    settings.VIRUS_SCANNER = "personalverktyget.adapters.virus_scan.clamd.Clamd"
    assert isinstance(virus_scanner(), Clamd)
