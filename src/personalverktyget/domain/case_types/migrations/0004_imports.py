"""Case types that began as a form from elsewhere, with what was remarked on it."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0003_versions_restored"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseTypeImport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("source", models.TextField(default="")),
                ("remarks", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "case_type",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="brought", to="case_types.casetype"
                    ),
                ),
            ],
        ),
    ]
