"""What stood in columns of its own becomes an answer of the message's topic."""

from django.db import migrations
from django.db.models import Q


def move(apps, schema_editor):
    Message = apps.get_model("contact", "Message")
    for message in Message.objects.exclude(Q(page_address="") & Q(quote="")).iterator():
        page = "article" if message.topic == "expression" else "page"
        answers = {page: message.page_address, "quote": message.quote}
        message.answers = {key: text for key, text in answers.items() if text}
        message.save(update_fields=["answers"])


def move_back(apps, schema_editor):
    Message = apps.get_model("contact", "Message")
    for message in Message.objects.exclude(answers={}).iterator():
        message.page_address = message.answers.get("page") or message.answers.get("article", "")
        message.quote = message.answers.get("quote", "")
        message.save(update_fields=["page_address", "quote"])


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0002_answers'),
    ]

    operations = [
        migrations.RunPython(move, move_back),
    ]
