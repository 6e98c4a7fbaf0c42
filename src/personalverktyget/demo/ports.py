"""Whether the ports that the demo needs are free."""

import socket

from personalverktyget.demo.layout import Ports
from personalverktyget.demo.progress import CannotStart

_HIGHEST = 65533


def chosen_ports(text: str) -> Ports:
    """The ports that follow from ``PORT``."""
    if not text.isdecimal() or not 1 <= int(text) <= _HIGHEST:
        raise CannotStart(f"PORT={text} is no port: choose a number between 1024 and {_HIGHEST}.")
    return Ports(int(text))


def refuse_taken(ports: Ports) -> None:
    """One line that names the port that somebody else has."""
    for port, what in ports.named.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except PermissionError as error:
                raise CannotStart(f"Port {port} may be opened by root only: choose a higher one with PORT=…") from error
            except OSError as error:
                raise CannotStart(
                    f"Port {port} (for {what}) is taken: choose others with PORT=…, for example `make demo PORT="
                    f"{ports.web + 100 if ports.web < 65000 else 8100}`."
                ) from error
