"""Messages that are there already can be searched; what somebody has handled was read."""

from django.db import migrations
from django.db.models import F

from lib.text import fold


def index(apps, schema_editor):
    Message = apps.get_model("contact", "Message")
    for message in Message.objects.prefetch_related("replies", "notes").iterator(chunk_size=200):
        texts = [row.text for row in (*message.replies.all(), *message.notes.all())]
        parts = [message.reference, message.name, message.body, *message.answers.values(), *texts]
        Message.objects.filter(pk=message.pk).update(search_text=fold("\n".join(parts)))
    Message.objects.exclude(state="new").update(read_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("contact", "0008_read_and_search_text")]

    operations = [migrations.RunPython(index, migrations.RunPython.noop)]
