"""A real S3 server on loopback (rclone's), which checks signatures, for as long as a block lasts."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from personalverktyget.config.environment import Bucket

_STARTS_WITHIN = 30


@contextmanager
def s3_server(folder: Path) -> Iterator[Bucket]:
    """The settings of a bucket on the server."""
    data, secret = folder / "data", folder / "secret"
    (data / "bilagor").mkdir(parents=True)
    secret.write_text("en-hemlighet-for-prov\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    rclone = shutil.which("rclone", path=str(Path(sys.executable).parent)) or "rclone"
    command = [rclone, "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", "prov,en-hemlighet-for-prov"]
    command += ["--config", str(folder / "rclone.conf"), "--vfs-cache-mode", "off", str(data)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield Bucket("bilagor", f"http://127.0.0.1:{port}", "eu-north-1", "prov", secret)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"the S3 server did not start (exit status {process.poll()})")
