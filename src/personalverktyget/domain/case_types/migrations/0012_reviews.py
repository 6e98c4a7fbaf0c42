"""When somebody of the unit last went through a local case type."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0011_library"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(model_name="casetype", name="reviewed_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="casetype",
            name="reviewed_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
    ]
