"""Staff members and residents; identities encrypted in one table."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Resident",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("is_protected", models.BooleanField(default=False)),
                ("deceased_on", models.DateField(null=True)),
                ("emigrated_on", models.DateField(null=True)),
                ("wants_notices", models.BooleanField(default=True)),
                ("refreshed_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StaffMember",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("hsa_id", models.TextField(unique=True)),
                ("given_name", models.TextField()),
                ("surname", models.TextField()),
                ("title", models.TextField(default="")),
                ("email", models.TextField(default="")),
                ("own_signature", models.TextField(default="")),
                ("refreshed_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResidentIdentity",
            fields=[
                (
                    "resident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="identity",
                        serialize=False,
                        to="people.resident",
                    ),
                ),
                ("number_hash", models.BinaryField(unique=True)),
                ("number", models.BinaryField()),
                ("name", models.BinaryField()),
                ("contact", models.BinaryField()),
                (
                    "name_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["name_words"], name="people_identity_name_words")
                ],
            },
        ),
    ]
