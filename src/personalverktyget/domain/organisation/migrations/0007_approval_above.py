"""To how many a unit sends before somebody else than who prepared it must approve it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0006_highest_lix"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="approval_above",
            field=models.PositiveIntegerField(db_default=50, default=50),
        ),
    ]
