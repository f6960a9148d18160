"""The field for a description: how long it is, and how the page looks in a list of results and as a shared link."""

import json
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from js_asset import Script

from blog.advice import DESCRIPTION_LEAST, DESCRIPTION_MOST, TITLE_MOST
from blog.rendering import rendered
from blog.seo import DESCRIPTION_LENGTH
from lib.text import excerpt, width


class DescriptionInput(forms.Textarea):
    """`row` is the article; without JavaScript its previews show what was saved."""

    template_name = "admin/blog/widgets/description.html"
    row = None

    @property
    def media(self):
        return forms.Media(css={"all": ["css/admin/panel.css"]}, js=[Script("js/admin/panel.js", type="module")])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        row = self.row
        text = value or self._beginning()
        picture = row.social_image or row.picture
        config = {
            "least": DESCRIPTION_LEAST,
            "most": DESCRIPTION_MOST,
            "titleMost": TITLE_MOST,
            "cut": DESCRIPTION_LENGTH,
            "zone": settings.TIME_ZONE,
            "words": words(),
        }
        context["widget"] |= {
            "config": json.dumps(config, ensure_ascii=False),
            "length": words()["length"].replace("{length}", str(width(value or ""))),
            "host": urlsplit(settings.SITE_URL).netloc,
            "slug": row.slug,
            "title": row.title,
            "text": excerpt(text, DESCRIPTION_LENGTH),
            "picture": picture.thumb["src"] if picture and picture.file else "",
        }
        return context

    def _beginning(self):
        return rendered(self.row).plain_text if self.row.pk else ""


def words():
    least, most = DESCRIPTION_LEAST, DESCRIPTION_MOST
    return {
        "length": gettext("{length} full-width characters (%(least)d to %(most)d are good)")
        % {"least": least, "most": most},
        "short": gettext("There is room for more."),
        "good": gettext("A good length."),
        "long": gettext("Lists of results cut the end."),
        "empty": gettext("Empty: the beginning of the text is shown."),
        "presets": gettext("Choose a time"),
        "now": gettext("Now"),
        "tomorrow": gettext("Tomorrow 7:00"),
        "monday": gettext("Next Monday 7:00"),
        "clear": gettext("Empty the time"),
        "failed": gettext("The checklist could not be renewed. It is renewed when you save."),
    }
