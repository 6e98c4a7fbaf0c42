"""By what a case type's name is searched for."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from personalverktyget.domain.organisation.naming import search_key


def _fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Python folds the case, the same on every build. The guard of the table asks who acts."""
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'system:migration', true)")
        cursor.execute("SELECT id, name FROM case_types_casetype")
        keys = [(search_key(name), id_) for id_, name in cursor.fetchall()]
        cursor.executemany("UPDATE case_types_casetype SET search_key = %s WHERE id = %s", keys)
        cursor.execute("SELECT set_config('personalverktyget.actor', '', true)")


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0012_reviews"),
    ]

    operations = [
        migrations.AddField(model_name="casetype", name="search_key", field=models.TextField(default="")),
        migrations.RunPython(_fill, migrations.RunPython.noop),
    ]
