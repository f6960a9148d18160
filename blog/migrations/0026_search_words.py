from django.db import migrations

from blog.search_index import STORES

OLD = ("DROP TABLE IF EXISTS blog_search", "DROP TRIGGER IF EXISTS search_forgets{}")
TRIGGER_OF = {"sqlite": "", "postgresql": " ON blog_article"}


def make_anew(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for statement in OLD:
            cursor.execute(statement.format(TRIGGER_OF[connection.vendor]))
    STORES[connection.vendor].make(connection)


class Migration(migrations.Migration):
    """An index of another shape. It is empty until `rebuild_search --missing`, which every start runs, has filled it."""

    dependencies = [("blog", "0025_searches")]

    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop)]
