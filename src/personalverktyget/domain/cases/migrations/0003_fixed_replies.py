"""Which fixed alternative a reply was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_cases_received"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="fixed_reply",
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("fixed_reply__isnull", False)), fields=["fixed_reply"], name="cases_fixed_reply"
            ),
        ),
    ]
