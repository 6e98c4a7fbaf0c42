"""The region's library of local case types, and what a case type was copied from."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0010_requests_and_consultations"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="casetype",
            name="copied_from",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="case_types.casetype"
            ),
        ),
        migrations.AddField(model_name="casetype", name="copied_number", field=models.PositiveIntegerField(null=True)),
        migrations.CreateModel(
            name="SharedCaseType",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("description", models.TextField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="shared", to="case_types.casetype"
                    ),
                ),
            ],
        ),
    ]
