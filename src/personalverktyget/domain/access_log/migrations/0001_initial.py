"""The log table, partitioned by month from the first day, and the functions that guard it and all guarded tables."""

import django.contrib.postgres.fields
from django.db import migrations, models

LOG_TABLE = """
CREATE SEQUENCE access_log_entry_seq AS bigint;
CREATE TABLE access_log_entry (
    seq bigint NOT NULL DEFAULT nextval('access_log_entry_seq'),
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    system_id text NOT NULL,
    event text NOT NULL,
    action text NOT NULL,
    purpose text NOT NULL,
    outcome text NOT NULL,
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    actor_hsa_id text NOT NULL,
    commission_hsa_id text NOT NULL,
    unit_id uuid,
    unit_hsa_id text NOT NULL,
    provider_hsa_id text NOT NULL,
    resource_type text NOT NULL,
    resource_id text NOT NULL,
    residents uuid[] NOT NULL,
    owner_unit_id uuid,
    details jsonb NOT NULL,
    PRIMARY KEY (seq, at)
) PARTITION BY RANGE (at);
CREATE INDEX access_log_entry_owner_unit ON access_log_entry (owner_unit_id, at DESC, seq DESC);
CREATE INDEX access_log_entry_unit ON access_log_entry (unit_id, at DESC, seq DESC);
CREATE INDEX access_log_entry_actor ON access_log_entry (actor_id, at DESC);
CREATE INDEX access_log_entry_residents ON access_log_entry USING gin (residents);
"""

GUARDS = """
CREATE FUNCTION personalverktyget_require_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- set_config(..., true) leaves an empty string behind when its transaction ends: empty means absent.
    IF coalesce(current_setting('personalverktyget.actor', true), '') = '' THEN
        RAISE EXCEPTION 'Table % may change inside a unit of work only (no actor is set).', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION personalverktyget_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % never change (% was tried).', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION access_log_ensure_partition(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    first date := date_trunc('month', month)::date;
    partition text := 'access_log_entry_' || to_char(first, 'YYYY_MM');
BEGIN
    IF to_regclass(partition) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF access_log_entry FOR VALUES FROM (%L) TO (%L)', partition,
                   first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I
                    EXECUTE FUNCTION personalverktyget_refuse_change()', partition);
END $$;
CREATE FUNCTION access_log_settled_seq() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    settled bigint;
BEGIN
    -- Whoever has drawn a number holds ROW EXCLUSIVE until commit, so once this lock is given every number up to
    -- the highest one is either committed or never will be. It is held for the length of one index look-up.
    LOCK TABLE access_log_entry IN SHARE MODE;
    SELECT max(seq) INTO settled FROM access_log_entry;
    RETURN coalesce(settled, 0);
END $$;
CREATE TABLE access_log_entry_default PARTITION OF access_log_entry DEFAULT;
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON access_log_entry_default
    EXECUTE FUNCTION personalverktyget_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON access_log_entry
    FOR EACH ROW EXECUTE FUNCTION personalverktyget_refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON access_log_entry
    EXECUTE FUNCTION personalverktyget_refuse_change();
"""

DOWN = """
DROP TABLE access_log_entry;
DROP SEQUENCE access_log_entry_seq;
DROP FUNCTION personalverktyget_require_actor;
DROP FUNCTION personalverktyget_refuse_change;
DROP FUNCTION access_log_ensure_partition;
DROP FUNCTION access_log_settled_seq;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(LOG_TABLE + GUARDS, DOWN),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("system_id", models.TextField()),
                ("event", models.TextField()),
                ("action", models.TextField()),
                ("purpose", models.TextField()),
                ("outcome", models.TextField()),
                ("actor_kind", models.TextField()),
                ("actor_id", models.TextField()),
                ("actor_hsa_id", models.TextField()),
                ("commission_hsa_id", models.TextField()),
                ("unit_id", models.UUIDField(null=True)),
                ("unit_hsa_id", models.TextField()),
                ("provider_hsa_id", models.TextField()),
                ("resource_type", models.TextField()),
                ("resource_id", models.TextField()),
                ("residents", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("owner_unit_id", models.UUIDField(null=True)),
                ("details", models.JSONField()),
            ],
            options={"db_table": "access_log_entry", "managed": False},
        ),
        migrations.CreateModel(
            name="SealedBatch",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "seqs",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("leaves", models.BinaryField()),
                ("root", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("head", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
                ("key_id", models.TextField()),
                ("signature", models.BinaryField()),
            ],
            options={"db_table": "access_log_sealed_batch"},
        ),
    ]
