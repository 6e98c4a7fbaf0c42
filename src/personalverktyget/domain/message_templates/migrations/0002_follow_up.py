"""A template says what happens when what was sent is not read or not answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("message_templates", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="messagetemplateversion",
            name="follow_up",
            field=models.JSONField(db_default={}, default=dict),
        ),
    ]
