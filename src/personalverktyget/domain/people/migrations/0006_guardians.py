"""A guardian's children are found at each of her requests."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_notice_channels"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="residentfacts",
            index=django.contrib.postgres.indexes.GinIndex(fields=["guardians"], name="people_facts_guardians"),
        ),
    ]
