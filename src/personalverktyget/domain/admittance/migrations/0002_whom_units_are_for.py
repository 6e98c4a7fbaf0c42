"""Whom a unit is for, and whom it has approved besides."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("admittance", "0001_initial"),
        ("organisation", "0004_contact_address"),
        ("people", "0002_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitAudience",
            fields=[
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="audience",
                        serialize=False,
                        to="organisation.careunit",
                    ),
                ),
                ("is_for_all", models.BooleanField(default=True)),
                ("areas", models.JSONField(default=list)),
                ("elsewhere", models.TextField(default="")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApprovedResident",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("until", models.DateField(null=True)),
                ("approved_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.careunit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("taken_back_at", None)),
                        fields=["unit", "-approved_at", "-id"],
                        name="admittance_approved_latest",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("unit", "resident"), name="admittance_approved_once")],
            },
        ),
    ]
