"""What the measuring stands on: a folder, keys, and a PostgreSQL of its own with a database for each size."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql

from personalverktyget.demo.embedded_database import roles
from personalverktyget.demo.embedded_database.cluster import Cluster, open_cluster
from personalverktyget.demo.embedded_database.confinement import Confinement, best_confinement
from personalverktyget.demo.environment import Databases, compose, for_owner
from personalverktyget.demo.keys import make_keys, passwords
from personalverktyget.demo.layout import CHECKOUT, Layout, Ports
from tests.support.environment import free_ports

_NOWHERE: Final = "postgresql://personalverktyget_app@/nowhere?host=/nonexistent"
# As an installation would have it: what is committed is on disk. The rest suits a machine with some gigabytes.
_SETTINGS: Final = {
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "maintenance_work_mem": "512MB",
    "random_page_cost": "1.1",
    "max_connections": "60",
}


@dataclass(frozen=True)
class VolumeDatabase:
    """A database of one size."""

    name: str
    cluster: Cluster
    layout: Layout

    @property
    def superuser_url(self) -> str:
        """For the seeding, which goes past guards and foreign keys."""
        return self.cluster.superuser_url(self.name)

    @property
    def urls(self) -> Databases:
        """For the program and for its migrations."""
        secret = passwords(self.layout.database_passwords)
        return Databases(
            running_url=self.cluster.url(roles.RUNNING, secret.running, self.name),
            owner_url=self.cluster.url(roles.OWNER, secret.owner, self.name),
        )

    def environment(self, ports: Ports) -> dict[str, str]:
        """What the program is given, with the rest of this folder."""
        return compose(self.layout, ports, self.urls.running_url)


@contextmanager
def folder(kept: str = "") -> Iterator[tuple[Layout, Ports]]:
    """The folder and the ports, and the settings in the environment. ``kept`` is used again and stays."""
    place = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="pv-bench-"))
    layout, ports = Layout(place), free_ports()
    try:
        layout.make()
        make_keys(layout.keys)
        os.environ.update(compose(layout, ports, _NOWHERE, mode="test"))
        yield layout, ports
    finally:
        if not kept:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def cluster(layout: Layout) -> Iterator[Cluster]:
    """PostgreSQL, for as long as the block lasts."""
    confinement = best_confinement()
    place = layout.database(private=confinement is Confinement.NOBODY)
    opened = open_cluster(
        place,
        log=layout.logs / "database.log",
        superuser_password=passwords(layout.database_passwords).superuser,
        settings=dict(_SETTINGS),
        confinement=confinement,
    )
    opened.start()
    try:
        yield opened
    finally:
        opened.stop()
        if layout.private_note.exists() and not (layout.data / "kept").exists():
            shutil.rmtree(place, ignore_errors=True)


def database(opened: Cluster, layout: Layout, ports: Ports, name: str) -> tuple[VolumeDatabase, bool]:
    """The database ``name``, migrated, and whether it was there already."""
    made = VolumeDatabase(name, opened, layout)
    with psycopg.connect(opened.superuser_url(), autocommit=True) as connection:
        was_there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
    if was_there and (layout.data / f"{name}.seeded").exists():
        return made, True
    with psycopg.connect(opened.superuser_url(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
    roles.prepare_roles(opened.superuser_url(), passwords(layout.database_passwords))
    roles.prepare_database(opened.superuser_url(), name)
    roles.prepare_extensions(made.superuser_url)
    command = [sys.executable, str(CHECKOUT / "manage.py"), "prepare_database", "--verbosity", "0"]
    subprocess.run(command, env=for_owner(made.environment(ports), made.urls), check=True)
    return made, False


def note_seeded(layout: Layout, name: str) -> None:
    """Remember that the database is whole, for the next run on the same folder."""
    (layout.data / f"{name}.seeded").touch()
