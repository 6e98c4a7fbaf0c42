"""The unit's cases by the time they came: a search for a common word walks backwards through them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["unit", "received_at", "id"], name="cases_received"),
        ),
    ]
