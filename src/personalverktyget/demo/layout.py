"""Where the demo keeps its things, and on which ports it answers."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Ports:
    """All follow from the first."""

    web: int

    @property
    def identity_provider(self) -> int:
        """The local OpenID provider."""
        return self.web + 1

    @property
    def mail(self) -> int:
        """The local mail receiver."""
        return self.web + 2

    @property
    def named(self) -> dict[int, str]:
        """Each port with what listens there."""
        return {
            self.web: "the program",
            self.identity_provider: "the local identity provider",
            self.mail: "the local mail receiver",
        }


@dataclass(frozen=True)
class Layout:
    """The data folder. Nobody but its owner may look into it."""

    data: Path

    @property
    def keys(self) -> Path:
        """The program's keys."""
        return self.data / "keys"

    @property
    def logs(self) -> Path:
        """One file for each program that runs."""
        return self.data / "log"

    @property
    def mail(self) -> Path:
        """What the mail receiver got."""
        return self.data / "mail"

    @property
    def identity_provider(self) -> Path:
        """The local identity provider's own database."""
        return self.data / "identity-provider"

    @property
    def published_heads(self) -> Path:
        """What stands outside the database about the sealed log."""
        return self.data / "published-heads"

    @property
    def database_passwords(self) -> Path:
        """The passwords of the database's roles."""
        return self.data / "keys" / "database.json"

    @property
    def lock(self) -> Path:
        """Held by the demo that runs on this folder."""
        return self.data / "lock"

    @property
    def run_note(self) -> Path:
        """What the demo that runs here (or ran last) says about itself."""
        return self.data / "run.json"

    @property
    def private_note(self) -> Path:
        """Names the database's folder where that could not lie in here."""
        return self.data / "database-lies-in"

    def make(self) -> None:
        """Make the folders."""
        folders = (self.data, self.keys, self.logs, self.mail, self.identity_provider, self.published_heads)
        for folder in folders:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def database(self, *, private: bool) -> Path:
        """The folder of the database: in here, or one under the folder for temporary files that outlives a restart."""
        if not private:
            return self.data / "database"
        if self.private_note.exists():
            return Path(self.private_note.read_text().strip())
        folder = Path(tempfile.mkdtemp(prefix="personalverktyget-", dir="/var/tmp"))
        self.private_note.write_text(f"{folder}\n")
        return folder

    @property
    def external_databases(self) -> Path:
        """The running roles that were made in databases of others (DATABASE_URL), with their passwords."""
        return self.keys / "external-databases.json"
