"""Who sent or wrote something in a child's place. What is begun and not sent is each writer's own."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def _guardian() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="people.resident",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_prompted_cases"),
        ("people", "0006_guardians"),
    ]

    operations = [
        migrations.AddField(model_name="case", name="guardian", field=_guardian()),
        migrations.AddField(model_name="casedraft", name="guardian", field=_guardian()),
        migrations.AddField(model_name="message", name="guardian", field=_guardian()),
        migrations.RemoveConstraint(model_name="casedraft", name="cases_one_draft_a_message"),
        migrations.AddConstraint(
            model_name="casedraft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("prompted_by__isnull", False)),
                fields=("prompted_by", "guardian"),
                name="cases_one_draft_a_message",
                nulls_distinct=False,
            ),
        ),
        # Its key was the case. What somebody had begun to write before this is not carried along.
        migrations.DeleteModel(name="AnswerDraft"),
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                ("writer_id", models.UUIDField()),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("body", models.TextField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "writer_id"), name="cases_one_answer_draft_each")
                ],
            },
        ),
    ]
