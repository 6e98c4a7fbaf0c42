"""``python -m personalverktyget.demo``: up, reset, verify-log."""

import argparse
import contextlib
import os
import subprocess
import sys
from pathlib import Path

from personalverktyget.demo import data_folder, signals
from personalverktyget.demo.environment import compose
from personalverktyget.demo.keys import make_keys
from personalverktyget.demo.layout import CHECKOUT, Layout
from personalverktyget.demo.ports import chosen_ports
from personalverktyget.demo.programs import manage
from personalverktyget.demo.progress import CannotStart
from personalverktyget.demo.summary import summary
from personalverktyget.demo.supervisor import Crashed, Supervisor, stop_uninterrupted


def main() -> int:
    """Do what the command line says; what a person can mend is said in one line."""
    parser = argparse.ArgumentParser(prog="python -m personalverktyget.demo")
    parser.add_argument("what", choices=("up", "reset", "verify-log"))
    commands = {"up": up, "reset": reset, "verify-log": verify_log}
    chosen = commands[parser.parse_args().what]
    layout = Layout(Path(os.environ.get("DATA_DIR") or CHECKOUT / ".data").absolute())
    try:
        with signals.heeded():
            return chosen(layout)
    except (CannotStart, Crashed) as error:
        print(f"\n{error}", file=sys.stderr, flush=True)
        return 1
    except signals.ToldToStop:
        return 0


def up(layout: Layout) -> int:
    """Start everything and stay until told to stop."""
    signals.stop_with_make()
    data_folder.make_folders(layout)
    with data_folder.held(layout):
        supervisor = _supervisor(layout)
        try:
            supervisor.start()
            private = supervisor.embedded.private_folder if supervisor.embedded else None
            print(summary(supervisor.ports, private), flush=True)
            supervisor.watch()
        except signals.ToldToStop:
            with contextlib.suppress(OSError):  # The terminal may be gone.
                print("\nStopping …", flush=True)
            raise
        finally:
            stop_uninterrupted(supervisor)
    return 0


def reset(layout: Layout) -> int:
    """Remove what the demo has kept, unless it runs."""
    if not layout.data.exists():
        print("There is nothing to remove.")
        return 0
    with data_folder.held(layout):
        for folder in data_folder.remove(layout):
            print(f"Removed {folder}")
    if os.environ.get("DATABASE_URL"):
        print("The database of DATABASE_URL is kept; DROP SCHEMA public CASCADE; CREATE SCHEMA public empties it.")
    return 0


def verify_log(layout: Layout) -> int:
    """Verify the demo's access log, whether the demo runs or not."""
    if not (layout.database_passwords.exists() or layout.external_databases.exists()):
        raise CannotStart("There is no demo yet whose log could be verified: `make demo` builds it.")
    try:
        with data_folder.held(layout):
            supervisor = _supervisor(layout)
            try:
                data_folder.clear_after_kill(layout)
                make_keys(layout.keys)
                supervisor.start_database()
                return _run_verifier(layout, supervisor.databases.running_url)
            finally:
                stop_uninterrupted(supervisor)
    except data_folder.InUse:
        note = data_folder.read_note(layout)
        if note is None or not note.running_url:
            raise
        return _run_verifier(layout, note.running_url)


def _run_verifier(layout: Layout, running_url: str) -> int:
    environment = compose(layout, chosen_ports(os.environ.get("PORT", "8000")), running_url)
    return subprocess.run(manage("verify_log"), cwd=CHECKOUT, env=environment, check=False).returncode


def _supervisor(layout: Layout) -> Supervisor:
    ports = chosen_ports(os.environ.get("PORT") or "8000")
    return Supervisor(layout, ports, database_url=os.environ.get("DATABASE_URL") or None)


if __name__ == "__main__":
    sys.exit(main())
