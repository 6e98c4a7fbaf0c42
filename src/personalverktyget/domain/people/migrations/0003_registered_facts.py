"""Where a resident is registered, and her sex, encrypted like the rest of who she is."""

import django.db.models.deletion
from django.db import migrations, models

import personalverktyget.domain.access_log.key_marks


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResidentFacts",
            fields=[
                (
                    "resident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="facts",
                        serialize=False,
                        to="people.resident",
                    ),
                ),
                ("facts", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        personalverktyget.domain.access_log.key_marks.KeyMarks("facts"), name="people_facts_keys"
                    )
                ],
            },
        ),
    ]
