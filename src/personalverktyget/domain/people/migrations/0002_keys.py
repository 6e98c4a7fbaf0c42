"""The key of each resident's sealed answers; and which keys of the key ring identities were written with."""

import django.db.models.deletion
from django.db import migrations, models

from personalverktyget.domain.access_log.key_marks import KeyMarks


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerKey",
            fields=[
                (
                    "resident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.resident",
                    ),
                ),
                ("answer_key", models.BinaryField()),
            ],
        ),
        migrations.AddIndex(
            model_name="residentidentity",
            index=models.Index(KeyMarks("number", "name", "contact"), name="people_identity_keys"),
        ),
        migrations.AddIndex(
            model_name="answerkey",
            index=models.Index(KeyMarks("answer_key"), name="people_answer_keys"),
        ),
    ]
