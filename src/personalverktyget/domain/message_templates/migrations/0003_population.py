"""Templates that a region writes to its population with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("message_templates", "0002_follow_up"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="messagetemplate",
            name="message_templates_question_has_form",
        ),
        migrations.AddConstraint(
            model_name="messagetemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case_type__isnull", False), ("kind", "question")),
                    models.Q(("case_type__isnull", True), ("kind__in", ["information", "population"])),
                    _connector="OR",
                ),
                name="message_templates_question_has_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="messagetemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "population"), _negated=True),
                    models.Q(("is_general", False), ("region__isnull", False)),
                    _connector="OR",
                ),
                name="message_templates_population_is_central",
            ),
        ),
    ]
