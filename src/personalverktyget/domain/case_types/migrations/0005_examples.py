"""Examples that are tried again at each change, and why one was published although they came out otherwise."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0004_imports"),
    ]

    operations = [
        migrations.AddField("casetypeversion", "reason", models.TextField(default="")),
        migrations.CreateModel(
            name="CaseTypeExample",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("answers", models.JSONField()),
                ("expected", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "case_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="case_types.casetype"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
        ),
    ]
