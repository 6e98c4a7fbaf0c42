"""The card as everybody reads it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact_cards", "0001_initial"),
        ("organisation", "0002_own_hours"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedCard",
            fields=[
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="published_card",
                        serialize=False,
                        to="organisation.careunit",
                    ),
                ),
                ("fingerprint", models.TextField()),
                ("facts", models.JSONField(default=dict)),
                ("mark", models.TextField(default="")),
                ("published_at", models.DateTimeField(null=True)),
                ("tried_at", models.DateTimeField()),
                ("failed_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
