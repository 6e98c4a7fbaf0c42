"""A unit's own opening hours, and days that deviate from them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="careunit",
            name="deviations",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="careunit",
            name="hours_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="careunit",
            name="own_hours",
            field=models.JSONField(null=True),
        ),
    ]
