"""Asking the running program without a browser."""

import urllib.error
import urllib.request


def fetch(address: str, within: float = 30.0) -> tuple[int, str]:
    """The status and the text of a page; loopback only."""
    try:
        with urllib.request.urlopen(address, timeout=within) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
