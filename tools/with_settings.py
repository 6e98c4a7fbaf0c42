"""Run a program that loads Django's settings but needs no database: with throwaway keys and an address of nowhere."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from personalverktyget.demo.environment import compose
from personalverktyget.demo.keys import make_keys
from personalverktyget.demo.layout import Layout, Ports

_NOWHERE = "postgresql://personalverktyget_app@/nowhere?host=/nonexistent"


def main() -> int:
    """Run it and end as it ends."""
    with tempfile.TemporaryDirectory() as folder:
        layout = Layout(Path(folder))
        layout.make()
        make_keys(layout.keys)
        environment = os.environ | compose(layout, Ports(8000), _NOWHERE)
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
