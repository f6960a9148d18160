from django.db import migrations

from blog.search_index import STORES


def make_what_is_missing(apps, schema_editor):
    STORES[schema_editor.connection.vendor].make(schema_editor.connection)


class Migration(migrations.Migration):
    """In PostgreSQL the index forgets the articles of an emptied table as well."""

    dependencies = [("blog", "0029_phrased_titles")]

    operations = [migrations.RunPython(make_what_is_missing, migrations.RunPython.noop)]
