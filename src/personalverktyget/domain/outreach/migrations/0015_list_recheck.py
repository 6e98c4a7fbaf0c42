"""Long lists that are looked at anew for the guidelines by the worker."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0014_recall_by_worker")]

    operations = [
        migrations.CreateModel(
            name="ListRecheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "dispatch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="outreach.dispatch"
                    ),
                ),
                ("commission_hsa_id", models.TextField(default="")),
                ("asked_at", models.DateTimeField()),
                ("rows", models.PositiveIntegerField()),
                ("checked", models.PositiveIntegerField(default=0)),
                ("reached", models.PositiveIntegerField(default=0)),
            ],
        ),
    ]
