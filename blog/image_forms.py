"""The forms through which pictures come into the library, get their words, and are looked for."""

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.utils.translation import gettext_lazy as _

from blog import images
from blog.fields import LineField
from blog.models import Image

ACCEPTED = "image/png,image/jpeg,image/webp,image/gif"
MOST_CHOSEN = 100


class WordsForm(forms.ModelForm):
    """What stands for a picture where it cannot be seen: words, or the statement that nothing is missed."""

    class Meta:
        model = Image
        fields = ("alt", "is_decorative")
        field_classes = {"alt": LineField}

    def clean(self):
        super().clean()
        if "alt" in self.cleaned_data and not (self.cleaned_data["alt"] or self.cleaned_data.get("is_decorative")):
            self.add_error("alt", _("Say what the picture shows, or mark it as decoration."))
        return self.cleaned_data


class ImageForm(WordsForm):
    """A picture and its words. The upload is judged and made small here, so that a refusal stands beside the field."""

    upload = forms.FileField(
        label=_("file"),
        required=False,
        widget=AdminFileWidget(attrs={"accept": ACCEPTED}),
        help_text=_("PNG, JPEG, WebP or GIF, up to 12 MB. Place and camera data are removed."),
    )
    # What is known of the upload before the form is checked: see blog.admin.images.
    prepared = None
    refusal = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "upload" in self.fields:
            self.fields["upload"].help_text = _(
                "A new file takes the place of this picture wherever it is shown; its address stays. "
                "PNG, JPEG, WebP or GIF, up to 12 MB."
            )

    class Meta(WordsForm.Meta):
        fields = ("title", "alt", "is_decorative")
        field_classes = {"title": LineField, "alt": LineField}

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if self.refusal:
            raise self.refusal
        if upload:
            return self.prepared or images.prepare(upload)
        if self.instance.pk is None:
            raise forms.ValidationError(_("Choose a picture."), code="required")
        return None


class UploadForm(forms.Form):
    """One file from the editor or the library; its words are asked for right afterwards."""

    file = forms.FileField(error_messages={"required": _("Choose a picture.")})

    def clean_file(self):
        self.known = images.known(self.cleaned_data["file"])
        return None if self.known else images.prepare(self.cleaned_data["file"])

    def save(self):
        """The picture; the one that is here already where the bytes are the same."""
        if self.known:
            return self.known
        image = Image()
        images.store(image, self.cleaned_data["file"])
        return image


class ChoicesForm(forms.Form):
    """What the editor asks of the library: words, a page, or certain pictures."""

    q = forms.CharField(max_length=100, required=False)
    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)
    ids = forms.RegexField(r"\A[1-9]\d{0,8}(,[1-9]\d{0,8})*\Z", max_length=1000, required=False)

    def clean_ids(self):
        wanted = [int(part) for part in self.cleaned_data["ids"].split(",") if part]
        if len(wanted) > MOST_CHOSEN:
            raise forms.ValidationError(_("Too many at once."), code="too_many")
        return wanted
