"""Files that the recipients of a dispatch share."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_guardians"),
        ("organisation", "0007_approval_above"),
        ("people", "0006_guardians"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attachment",
            name="resident",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.resident",
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                condition=models.Q(("resident__isnull", True)),
                fields=["gathered_for", "received_at"],
                name="attachments_shared",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("resident__isnull", False),
                    models.Q(
                        ("by_kind", "staff"), ("case_id__isnull", True), ("message_id__isnull", True), ("question", "")
                    ),
                    _connector="OR",
                ),
                name="attachments_shared_are_of_no_case",
            ),
        ),
    ]
