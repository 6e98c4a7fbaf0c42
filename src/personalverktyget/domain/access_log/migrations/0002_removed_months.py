"""Months of the log that were kept as long as they must be, and then removed: what is remembered of them, and how."""

import django.contrib.postgres.fields
from django.db import migrations, models

REMOVE = """
CREATE FUNCTION access_log_remove_month(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    first date := date_trunc('month', month)::date;
    starts timestamptz := first::timestamp AT TIME ZONE 'UTC';
    ends timestamptz := (first + interval '1 month') AT TIME ZONE 'UTC';
    partition text := 'access_log_entry_' || to_char(first, 'YYYY_MM');
BEGIN
    -- The law's five years, as full calendar years where the entries were made, whatever the program says.
    IF extract(year FROM (ends - interval '1 microsecond') AT TIME ZONE 'Europe/Stockholm') + 5
       >= extract(year FROM now() AT TIME ZONE 'Europe/Stockholm') THEN
        RAISE EXCEPTION 'The log of % is kept for five full years.', partition USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM access_log_removed_month AS removed WHERE removed.month = first) THEN
        RAISE EXCEPTION 'No removal of % is written down.', partition USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF to_regclass(partition) IS NOT NULL THEN
        EXECUTE format('DROP TABLE %I', partition);
    END IF;
    -- What was brought in from before the first month of its own.
    ALTER TABLE access_log_entry_default DISABLE TRIGGER refuse_change;
    DELETE FROM access_log_entry_default WHERE at >= starts AND at < ends;
    ALTER TABLE access_log_entry_default ENABLE TRIGGER refuse_change;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access_log", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="RemovedMonth",
            fields=[
                ("month", models.DateField(primary_key=True, serialize=False)),
                ("firsts", django.contrib.postgres.fields.ArrayField(models.BigIntegerField(), size=None)),
                ("lasts", django.contrib.postgres.fields.ArrayField(models.BigIntegerField(), size=None)),
                ("count", models.BigIntegerField()),
                ("digest", models.BinaryField()),
                ("removed_at", models.DateTimeField()),
                ("kept_years", models.IntegerField()),
                ("key_id", models.TextField()),
                ("signature", models.BinaryField()),
            ],
            options={"db_table": "access_log_removed_month"},
        ),
        migrations.RunSQL(REMOVE, "DROP FUNCTION access_log_remove_month"),
    ]
