"""The database that every other test leans on: who one is in it, and that nothing stays behind."""

import psycopg
import pytest
from django.db import Error, connection

from tests.support.database import TestDatabase, connect, server


@pytest.mark.django_db
def test_a_test_works_as_the_running_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)")
        assert cursor.fetchone() == ("personalverktyget_app", False)


@pytest.mark.django_db
def test_the_running_role_defines_no_tables() -> None:
    with connection.cursor() as cursor, pytest.raises(Error, match="permission denied"):
        cursor.execute("CREATE TABLE public.mine (id int)")


@pytest.mark.django_db
def test_upper_and_lower_case_are_the_same_in_swedish() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'ÅSA ÄNG ÖBERG' ILIKE 'åsa äng öberg', lower('ÅÄÖÉ')")
        assert cursor.fetchone() == (True, "åäöé")


def test_a_fresh_database_is_seen_by_everyone_at_once(
    fresh_database: TestDatabase,
    owner_connection: psycopg.Connection[tuple[object, ...]],
    superuser_connection: psycopg.Connection[tuple[object, ...]],
) -> None:
    owner_connection.execute("CREATE TABLE seen (id int)")
    owner_connection.execute("GRANT SELECT, INSERT ON seen TO personalverktyget_app")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO seen VALUES (1)")
    assert superuser_connection.execute("SELECT id, current_user FROM seen").fetchall() == [(1, "postgres")]


def test_no_database_is_left_behind(request: pytest.FixtureRequest) -> None:
    made = request.getfixturevalue("fresh_database")
    with connect(server().superuser.format(name="postgres")) as watching:
        known = "SELECT count(*) FROM pg_database WHERE datname = %s"
        assert watching.execute(known, [made.name]).fetchone() == (1,)


def test_strangers_may_not_connect(
    fresh_database: TestDatabase, superuser_connection: psycopg.Connection[tuple[object, ...]]
) -> None:
    row = superuser_connection.execute(
        "SELECT has_database_privilege('personalverktyget_app', current_database(), 'CONNECT'),"
        " (SELECT count(*) FROM pg_database, aclexplode(datacl) AS item"
        "  WHERE datname = current_database() AND item.grantee = 0)"
    ).fetchone()
    assert row == (True, 0)
