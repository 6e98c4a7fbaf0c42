"""Become another program that cannot outlive the one that started it, if need be as somebody who is not root.

Run as a script, with the standard library alone, between the supervisor and every program that it starts: the kernel
then ends the program when the supervisor ends, however that came about (SIGKILL included). This has to be asked for
after the change of user, because the kernel forgets it then; hence a script of its own instead of a few lines
between fork and exec.
"""

import argparse
import ctypes
import os
import sys

_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER = 0x10000000
_libc = ctypes.CDLL(None, use_errno=True)


def _fail(what: str) -> None:
    number = ctypes.get_errno()
    raise OSError(number, f"{what}: {os.strerror(number)}")


def enter_user_namespace(uid: int) -> None:
    """Be ``uid`` to oneself and to whoever asks in here, while the files stay those of the user outside."""
    outside = os.geteuid()
    if _libc.unshare(_CLONE_NEWUSER) != 0:
        _fail("unshare")
    with open("/proc/self/uid_map", "w") as file:
        file.write(f"{uid} {outside} 1")


def become(uid: int, gid: int) -> None:
    """Give up root for good."""
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def tie_to_parent(parent: int, signal_number: int) -> None:
    """Ask for ``signal_number`` when the parent ends; if it has ended already, end at once."""
    if _libc.prctl(_PR_SET_PDEATHSIG, signal_number, 0, 0, 0) != 0:
        _fail("prctl")
    if os.getppid() != parent:
        sys.exit(1)


def main() -> None:
    """Read the command line and become what it names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--signal", type=int, required=True)
    parser.add_argument("--namespace-uid", type=int)
    parser.add_argument("--become", help="uid:gid")
    parser.add_argument("command", nargs="+")
    chosen = parser.parse_args()
    if chosen.namespace_uid is not None:
        enter_user_namespace(chosen.namespace_uid)
    if chosen.become:
        uid, gid = chosen.become.split(":")
        become(int(uid), int(gid))
    tie_to_parent(chosen.parent, chosen.signal)
    os.execv(chosen.command[0], chosen.command)


if __name__ == "__main__":
    main()
