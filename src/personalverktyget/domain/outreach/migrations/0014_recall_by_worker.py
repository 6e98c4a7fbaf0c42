"""That what nobody has read of a large dispatch is to be recalled by the worker."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0013_guidelines")]

    operations = [migrations.AddField("dispatch", "recall_asked_at", models.DateTimeField(null=True))]
