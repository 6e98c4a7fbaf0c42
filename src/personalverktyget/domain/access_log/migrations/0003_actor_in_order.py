"""What one person has done comes out of the index in the order in which it is shown, ties included: a page of it costs
the same however much there is."""

from django.db import migrations

_IN_ORDER = """
DROP INDEX access_log_entry_actor;
CREATE INDEX access_log_entry_actor ON access_log_entry (actor_id, at DESC, seq DESC);
"""
_BY_TIME = """
DROP INDEX access_log_entry_actor;
CREATE INDEX access_log_entry_actor ON access_log_entry (actor_id, at DESC);
"""


class Migration(migrations.Migration):
    dependencies = [("access_log", "0002_removed_months")]

    operations = [migrations.RunSQL(_IN_ORDER, _BY_TIME)]
