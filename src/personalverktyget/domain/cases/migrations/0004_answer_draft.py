"""What a resident has written in answer to a counter-question, and not sent."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_fixed_replies"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("body", models.TextField()),
                ("saved_at", models.DateTimeField()),
            ],
        ),
    ]
