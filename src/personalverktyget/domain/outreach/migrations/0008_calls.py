"""Calls to residents who have not read a message."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0007_rate_and_attempts"),
        ("people", "0005_notice_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="CallTask",
            fields=[
                (
                    "recipient",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="outreach.recipient",
                    ),
                ),
                ("unit_id", models.UUIDField()),
                ("state", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("note", models.TextField(default="")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.resident",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["to_make", "not_answered"])),
                        fields=["unit_id", "made_at", "recipient"],
                        name="outreach_call_waiting",
                    ),
                    models.Index(fields=["unit_id", "settled_at"], name="outreach_call_settled"),
                    models.Index(fields=["dispatch"], name="outreach_call_dispatch"),
                ],
            },
        ),
    ]
