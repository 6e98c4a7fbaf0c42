"""Accounts: since when a resident has an inbox, whether she may sign in, and who her guardians are."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_registered_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="resident",
            name="account_opened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="resident",
            name="has_email",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="resident",
            name="sign_in_locked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="residentfacts",
            name="guardians",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), default=list, size=None),
        ),
        migrations.CreateModel(
            name="SignInLock",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("locked_at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("unlocked_at", models.DateTimeField(null=True)),
                ("unlocked_reason", models.TextField(default="")),
                (
                    "locked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.resident"
                    ),
                ),
                (
                    "unlocked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("unlocked_at", None)),
                        fields=("resident",),
                        name="people_one_lock_at_a_time",
                    )
                ],
            },
        ),
    ]
