"""Letters on paper to residents who have not read a message."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import personalverktyget.domain.access_log.key_marks


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0008_calls"),
        ("people", "0005_notice_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_id", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("count", models.PositiveSmallIntegerField(default=0)),
                ("content", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("printed_at", models.DateTimeField(null=True)),
                ("posted_on", models.DateField(null=True)),
                (
                    "printed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaperLetter",
            fields=[
                (
                    "recipient",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="outreach.recipient",
                    ),
                ),
                ("unit_id", models.UUIDField()),
                ("state", models.TextField()),
                ("settled_at", models.DateTimeField()),
                ("place", models.PositiveSmallIntegerField(null=True)),
                (
                    "dispatch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outreach.dispatch",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="outreach.letterfile",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.resident",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="letterfile",
            index=models.Index(
                personalverktyget.domain.access_log.key_marks.KeyMarks("content"), name="outreach_letter_file_keys"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterfile",
            constraint=models.UniqueConstraint(fields=("unit_id", "number"), name="outreach_letter_file_number"),
        ),
        migrations.AddIndex(
            model_name="paperletter",
            index=models.Index(
                condition=models.Q(("state", "to_print")), fields=["unit_id"], name="outreach_letter_to_print"
            ),
        ),
        migrations.AddIndex(
            model_name="paperletter",
            index=models.Index(fields=["dispatch", "state"], name="outreach_letter_dispatch"),
        ),
    ]
