"""Where a unit lies."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0002_own_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="careunit",
            name="latitude",
            field=models.FloatField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="careunit",
            name="longitude",
            field=models.FloatField(null=True),
        ),
    ]
