"""The operators' commands: what they do, say and end with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError

from personalverktyget.demo.environment import Databases
from personalverktyget.domain.access_log.findings import Report
from personalverktyget.jobs.management.commands import verify_log
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser, append_entries

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture
def heads(tmp_path: Path) -> Path:
    """The published heads of the commands that are run here."""
    return tmp_path / "heads"


def manage(urls: Databases, heads: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the commands as an operator would."""
    return subprocess.run(
        [sys.executable, str(CHECKOUT / "manage.py"), *words],
        env={**os.environ, "DATABASE_URL": urls.running_url, "PUBLISHED_HEADS_DIR": str(heads), **environment},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_seal_and_verify(
    fresh_database: TestDatabase, heads: Path, superuser_connection: Superuser, tmp_path: Path
) -> None:
    """Ends with 0 where honest, 1 where not, 2 where it cannot be said; and says which entry in plain Swedish."""
    urls = fresh_database.urls
    append_entries(5, seed=1)
    assert "5 poster är ännu inte förseglade." in manage(urls, heads, "verify_log").stdout
    assert manage(urls, heads, "seal_log").stdout == "5 poster förseglades.\n"
    honest = manage(urls, heads, "verify_log")
    assert honest.returncode == 0, honest.stderr
    assert "Inga fel: loggen är som den förseglades." in honest.stdout

    superuser_connection.execute("SET session_replication_role = replica")
    changed = "UPDATE access_log_entry SET outcome = 'refused' WHERE seq = (SELECT min(seq) FROM access_log_entry)"
    superuser_connection.execute(f"{changed} RETURNING seq")
    tampered = manage(urls, heads, "verify_log")
    assert tampered.returncode == 1
    assert "har ändrats efter förseglingen" in tampered.stdout

    assert manage(urls, heads, "verify_log", "--published-heads", str(tmp_path / "nowhere")).returncode == 2


def test_a_database_that_does_not_answer_is_no_clean_bill(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ends with 2, in one line."""

    def nobody_answers(published: Path) -> Report:
        raise OperationalError("connection refused")

    monkeypatch.setattr(verify_log, "verify", nobody_answers)
    with pytest.raises(SystemExit) as ended:
        call_command("verify_log")
    assert ended.value.code == 2
    assert capsys.readouterr().err == "Loggen kunde inte kontrolleras: connection refused\n"


def test_sealing_without_a_key_says_so(fresh_database: TestDatabase, heads: Path, tmp_path: Path) -> None:
    """In words, without a trace."""
    result = manage(fresh_database.urls, heads, "seal_log", SEAL_KEY_FILE=str(tmp_path / "none.pem"))
    assert result.returncode == 1
    assert "cannot be read" in result.stderr
    assert "Traceback" not in result.stderr


def test_preparing_again_changes_nothing_and_mends_what_was_taken_away(
    fresh_database: TestDatabase, heads: Path, superuser_connection: Superuser
) -> None:
    """Safe before every start."""
    urls = fresh_database.urls
    rights = "SELECT relname::text, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
    triggers = "SELECT tgrelid::regclass::text, tgname::text, tgenabled::text FROM pg_trigger ORDER BY 1, 2"
    before = [superuser_connection.execute(question).fetchall() for question in (rights, triggers)]
    superuser_connection.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO personalverktyget_app")
    superuser_connection.execute("DROP TRIGGER refuse_change ON access_log_sealed_batch")
    result = manage(urls, heads, "prepare_database", DATABASE_OWNER_URL=urls.owner_url)
    assert result.returncode == 0, result.stderr
    after = [superuser_connection.execute(question).fetchall() for question in (rights, triggers)]
    assert after == before


def test_preparing_says_in_one_line_why_it_cannot(fresh_database: TestDatabase, heads: Path) -> None:
    """No owner, the owner as the running role, a role or server that is not there."""
    urls = fresh_database.urls
    cases: list[tuple[dict[str, str], str]] = [
        ({"DATABASE_OWNER_URL": ""}, "DATABASE_OWNER_URL is not set"),
        ({"DATABASE_OWNER_URL": urls.owner_url, "DATABASE_URL": urls.owner_url}, "must name another role"),
        (
            {"DATABASE_OWNER_URL": urls.owner_url, "DATABASE_URL": "postgresql://nobody_here@/x?host=/nonexistent"},
            "does not exist",
        ),
        ({"DATABASE_OWNER_URL": "postgresql://owner@/x?host=/nonexistent"}, "could not be prepared"),
    ]
    for environment, words in cases:
        result = manage(urls, heads, "prepare_database", **environment)
        assert result.returncode == 1
        assert words in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1


def test_the_worker_does_not_start_with_unsafe_settings(fresh_database: TestDatabase, heads: Path) -> None:
    """R-02: the same reasons as the web server's."""
    result = manage(fresh_database.urls, heads, "run_worker", "--once", PERSONALVERKTYGET_MODE="production")
    assert result.returncode == 1
    assert "BASE_URL" in result.stderr
