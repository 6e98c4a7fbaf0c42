"""Who attached a file in a child's place."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_keys"),
        ("people", "0006_guardians"),
    ]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="guardian",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.resident",
            ),
        ),
    ]
