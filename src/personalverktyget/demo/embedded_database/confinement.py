"""PostgreSQL refuses to run as root. These are the ways to run it nevertheless, without opening anybody's folders."""

import enum
import os
import pwd
import subprocess
from collections.abc import Mapping, Sequence

from personalverktyget.demo import processes

_NOBODY = 65534


class Confinement(enum.Enum):
    """As whom PostgreSQL runs."""

    NONE = "as the user who started it"
    USER_NAMESPACE = "as nobody within a user namespace; outside, the files stay those of root"
    NOBODY = "as nobody, from a private copy under the folder for temporary files"

    @property
    def options(self) -> list[str]:
        """What ``tied_process`` needs to be told."""
        if self is Confinement.USER_NAMESPACE:
            return ["--namespace-uid", str(_NOBODY)]
        if self is Confinement.NOBODY:
            uid, gid = nobody()
            return ["--become", f"{uid}:{gid}"]
        return []


def nobody() -> tuple[int, int]:
    """The user and group that own nothing."""
    entry = pwd.getpwuid(_NOBODY)
    return entry.pw_uid, entry.pw_gid


def best_confinement() -> Confinement:
    """The gentlest way that works here. Containers often forbid user namespaces, so it is tried."""
    if os.geteuid() != 0:
        return Confinement.NONE
    if run(["/bin/true"], Confinement.USER_NAMESPACE).returncode == 0:
        return Confinement.USER_NAMESPACE
    return Confinement.NOBODY


def run(
    command: Sequence[str], confinement: Confinement, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, confined, and return what it said."""
    return subprocess.run(
        processes.tied(command, options=confinement.options),
        cwd="/",
        env=dict(environment) if environment is not None else {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
