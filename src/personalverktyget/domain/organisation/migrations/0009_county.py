"""Which county of the population register a region is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0008_extract_policy"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="county",
            field=models.TextField(db_default="", default=""),
        ),
    ]
