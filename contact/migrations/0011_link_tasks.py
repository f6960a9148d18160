"""Reports that came before know their task as well."""

from django.db import migrations


def link(apps, schema_editor):
    Message, ClaimHit = apps.get_model("contact", "Message"), apps.get_model("disclosures", "ClaimHit")
    for message in Message.objects.exclude(article=None).iterator():
        words = message.answers.get("quote", "")[:500]
        asked = {"source": "article", "source_id": message.article_id, "origin": "reader", "words": words}
        if words and (task := ClaimHit.objects.filter(**asked).first()):
            Message.objects.filter(pk=message.pk).update(task=task)


class Migration(migrations.Migration):
    dependencies = [("contact", "0010_task")]

    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
