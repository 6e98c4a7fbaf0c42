"""Residents who have accepted the terms have an account since then."""

from django.db import migrations

_SQL = """
SELECT set_config('personalverktyget.actor', 'migration', true);
UPDATE people_resident SET account_opened_at = accepted.first_at
FROM (SELECT resident_id, min(accepted_at) AS first_at FROM access_termsacceptance GROUP BY resident_id) accepted
WHERE accepted.resident_id = people_resident.id AND account_opened_at IS NULL;
SELECT set_config('personalverktyget.actor', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("people", "0004_accounts"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
