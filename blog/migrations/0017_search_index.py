from django.db import migrations, models

from blog.search_index import STORES


def make(apps, schema_editor):
    STORES[schema_editor.connection.vendor].make(schema_editor.connection)


class Migration(migrations.Migration):
    """The tables of the search index belong to no model: each kind of database has its own."""

    dependencies = [("blog", "0016_popular")]

    operations = [
        migrations.AddIndex("article", models.Index(fields=["publish_at"], name="article_begins")),
        migrations.AddIndex(
            "article",
            models.Index(condition=models.Q(("end_at__isnull", False)), fields=["end_at"], name="article_ends"),
        ),
        migrations.RunPython(make, migrations.RunPython.noop, elidable=False),
    ]
