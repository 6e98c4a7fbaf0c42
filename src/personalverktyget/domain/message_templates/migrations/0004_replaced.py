"""What a draft said before texts were changed in it by search, so that it can be taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("message_templates", "0003_population"),
    ]

    operations = [
        migrations.AddField(
            model_name="messagetemplatedraft",
            name="replaced",
            field=models.JSONField(db_default=[], default=list),
        ),
    ]
