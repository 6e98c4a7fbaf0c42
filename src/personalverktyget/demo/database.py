"""The database that the demo works on: an embedded one of its own, or the one that ``DATABASE_URL`` points out."""

from dataclasses import dataclass
from pathlib import Path

from personalverktyget.demo.embedded_database import roles
from personalverktyget.demo.embedded_database.cluster import Cluster, open_cluster
from personalverktyget.demo.embedded_database.confinement import Confinement, best_confinement
from personalverktyget.demo.environment import Databases
from personalverktyget.demo.keys import passwords
from personalverktyget.demo.layout import Layout

# A row read at random costs a solid-state disk little more than the next one.
_SETTINGS = {"max_connections": "100", "shared_buffers": "128MB", "random_page_cost": "1.1"}


@dataclass
class EmbeddedDatabase:
    """A cluster that is started, with its two roles and its database."""

    cluster: Cluster
    databases: Databases
    private_folder: Path | None

    @property
    def description(self) -> str:
        """What it is, for the one who waits."""
        return f"PostgreSQL {self.cluster.binaries.version}"


def open_embedded(layout: Layout) -> EmbeddedDatabase:
    """Choose a PostgreSQL that runs here and a place where it can lie. Starts nothing yet."""
    secret = passwords(layout.database_passwords)
    # Once it lies in a private folder it stays there, or the data would seem to be lost.
    confinement = Confinement.NOBODY if layout.private_note.exists() else best_confinement()
    is_private = confinement is Confinement.NOBODY
    place = layout.database(private=is_private)
    cluster = open_cluster(
        place,
        log=layout.logs / "database.log",
        superuser_password=secret.superuser,
        settings=_SETTINGS,
        confinement=confinement,
    )
    return EmbeddedDatabase(cluster, Databases("", ""), place if is_private else None)


def start_embedded(database: EmbeddedDatabase, layout: Layout) -> None:
    """Start it and see to it that roles and database are there."""
    secret, cluster = passwords(layout.database_passwords), database.cluster
    cluster.start()
    roles.prepare_roles(cluster.superuser_url(), secret)
    roles.prepare_database(cluster.superuser_url(), roles.DATABASE)
    roles.prepare_extensions(cluster.superuser_url(roles.DATABASE))
    database.databases = Databases(
        running_url=cluster.url(roles.RUNNING, secret.running, roles.DATABASE),
        owner_url=cluster.url(roles.OWNER, secret.owner, roles.DATABASE),
    )
