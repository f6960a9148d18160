"""What was replaced before names its article as other rows are named."""

from django.db import migrations
from django.db.models import F


def name_articles(apps, schema_editor):
    apps.get_model("blog", "ReplacedField").objects.filter(source_id=0).update(source_id=F("article_id"))


class Migration(migrations.Migration):
    dependencies = [("blog", "0008_replaced_ads")]

    operations = [migrations.RunPython(name_articles, migrations.RunPython.noop)]
