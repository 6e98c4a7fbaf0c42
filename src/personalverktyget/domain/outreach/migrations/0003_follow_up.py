"""What is done for messages that are not read or not answered."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0002_many"),
        ("message_templates", "0002_follow_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUpRow",
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
                ("rung", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)), fields=["due_at"], name="outreach_follow_up_due"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TakenStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("step", models.TextField()),
                ("number", models.PositiveSmallIntegerField()),
                ("taken_at", models.DateTimeField()),
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
                "constraints": [
                    models.UniqueConstraint(fields=("recipient", "step", "number"), name="outreach_step_once")
                ],
            },
        ),
    ]
