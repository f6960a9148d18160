from django.db import migrations


class Migration(migrations.Migration):
    """The index holds what is searched in; the stored rendering need not hold it as well."""

    dependencies = [("blog", "0017_search_index")]

    operations = [migrations.RemoveField("rendering", "search_text")]
