"""Attached files."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("gathered_for", models.UUIDField()),
                ("question", models.TextField(default="")),
                ("case_id", models.UUIDField(null=True)),
                ("message_id", models.UUIDField(null=True)),
                ("by_kind", models.TextField()),
                ("kind", models.TextField()),
                ("name", models.BinaryField()),
                ("file_key", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
                ("content_hash", models.BinaryField()),
                ("virus_check", models.TextField()),
                ("received_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "by_staff",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
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
                    models.Index(fields=["case_id", "received_at"], name="attachments_case"),
                    models.Index(fields=["resident", "received_at"], name="attachments_resident"),
                    models.Index(
                        condition=models.Q(("sent_at", None)), fields=["received_at"], name="attachments_unsent"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("sent_at", None)),
                        fields=("gathered_for", "question", "content_hash"),
                        name="attachments_once_in_a_place",
                    )
                ],
            },
        ),
    ]
