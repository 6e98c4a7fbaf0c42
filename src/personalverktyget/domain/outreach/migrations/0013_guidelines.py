"""Rows that are outside the guidelines, and why they go nevertheless."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("outreach", "0012_trials")]

    operations = [
        migrations.AddField("dispatch", "youngest", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("dispatch", "oldest", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("dispatch", "list_mark", models.TextField(db_default="", default="")),
        migrations.AddField("listedrow", "ground", models.TextField(db_default="", default="")),
        migrations.AddField("listedrow", "because", models.TextField(db_default="", default="")),
        migrations.RemoveConstraint("listedrow", "outreach_listed_left_out"),
        migrations.AddConstraint(
            "listedrow",
            models.CheckConstraint(
                condition=Q(verdict="valid") | Q(left_out=True) | (Q(verdict="outside") & ~Q(because="")),
                name="outreach_listed_left_out",
            ),
        ),
    ]
