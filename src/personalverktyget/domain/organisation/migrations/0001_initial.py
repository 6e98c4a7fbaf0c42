"""Regions, care providers and care units."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CareProvider",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("hsa_id", models.TextField(unique=True)),
                ("name", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("hsa_id", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("feedback_days", models.PositiveSmallIntegerField(default=3)),
                ("closing_days", models.PositiveSmallIntegerField(default=20)),
                ("uses_permission_admin", models.BooleanField(default=False)),
                (
                    "working_eves",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CareUnit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("hsa_id", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("sort_key", models.TextField(db_index=True)),
                ("search_key", models.TextField()),
                ("kind", models.TextField()),
                ("address", models.TextField()),
                ("postal_code", models.TextField()),
                ("town", models.TextField()),
                ("municipality", models.TextField()),
                ("phone", models.TextField()),
                ("opening_hours", models.JSONField(default=dict)),
                ("presentation", models.TextField(default="")),
                ("is_active", models.BooleanField(default=True)),
                ("feedback_target", models.TextField(default="")),
                ("pauses_while_waiting", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.careprovider"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.region"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="careprovider",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.region"
            ),
        ),
    ]
