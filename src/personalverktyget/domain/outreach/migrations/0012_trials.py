"""Tests that senders send to themselves before they let a dispatch go."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0011_population"),
        ("people", "0007_staff_protected"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrialMessage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("texts", models.JSONField()),
                ("signature", models.TextField()),
                ("digest", models.BinaryField()),
                ("asked_at", models.DateTimeField()),
                ("delivered_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("halted_at", models.DateTimeField(null=True)),
                (
                    "dispatch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outreach.dispatch",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.resident",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["dispatch", "asked_at"], name="outreach_trial_dispatch"),
                    models.Index(
                        condition=models.Q(("delivered_at__isnull", True), ("halted_at__isnull", True)),
                        fields=["asked_at"],
                        name="outreach_trial_waiting",
                    ),
                ],
            },
        ),
    ]
