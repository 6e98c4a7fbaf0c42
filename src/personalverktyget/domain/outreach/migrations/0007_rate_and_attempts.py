"""To how many a minute a dispatch goes, and how many times each recipient has been tried."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0006_uploaded_lists")]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="rate",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="recipient",
            name="attempts",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
    ]
