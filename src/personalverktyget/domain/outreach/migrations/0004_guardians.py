"""When each guardian opened a child's message."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0003_follow_up"),
        ("people", "0006_guardians"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuardianReading",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "recipient",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outreach.recipient",
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.resident",
                    ),
                ),
                ("read_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("recipient", "guardian"), name="outreach_guardian_once")
                ],
            },
        ),
    ]
