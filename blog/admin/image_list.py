"""What the list of pictures asks and answers: which lack words, and which nothing shows."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blog.picture_uses import unused


class WordsFilter(admin.SimpleListFilter):
    title = _("alternative text")
    parameter_name = "words"

    def lookups(self, request, model_admin):
        return [("missing", _("Without alternative text")), ("decoration", pgettext_lazy("picture", "Only decoration"))]

    def queryset(self, request, queryset):
        if self.value() == "missing":
            return queryset.filter(alt="", is_decorative=False)
        return queryset.filter(is_decorative=True) if self.value() == "decoration" else queryset


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("none", _("Not used anywhere")), ("some", _("In use"))]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return unused(queryset)
        return queryset.exclude(pk__in=unused(queryset).values("pk")) if self.value() == "some" else queryset
