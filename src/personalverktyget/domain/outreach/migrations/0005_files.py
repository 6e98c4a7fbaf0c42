"""When residents open the files of their messages, and why the program stopped a dispatch."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0004_shared_files"),
        ("outreach", "0004_guardians"),
    ]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="halted_because",
            field=models.TextField(default=""),
        ),
        migrations.CreateModel(
            name="FileOpening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField()),
                (
                    "attachment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attachments.attachment",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outreach.recipient",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["attachment", "recipient"], name="outreach_opening_file")],
                "constraints": [
                    models.UniqueConstraint(fields=("recipient", "attachment"), name="outreach_opening_once")
                ],
            },
        ),
    ]
