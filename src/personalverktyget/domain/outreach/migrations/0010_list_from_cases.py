"""A list that is made from earlier cases, and is too long to be checked at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0009_letters_on_paper")]

    operations = [
        migrations.AddField(
            model_name="uploadedlist",
            name="is_selection",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
