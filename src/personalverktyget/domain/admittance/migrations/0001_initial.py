"""Case types that are handed out to some residents."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("case_types", "0007_audience"),
        ("organisation", "0004_contact_address"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseTypeGrant",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("until", models.DateField(null=True)),
                ("handed_out_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "handed_out_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "offered",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="case_types.offeredcasetype",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.resident"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.careunit"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("taken_back_at", None)),
                        fields=["offered", "-handed_out_at", "-id"],
                        name="admittance_grants_latest",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("offered", "resident"), name="admittance_granted_once")
                ],
            },
        ),
    ]
