"""The list of articles and pages in the admin: what it knows of each row, and what it can be filtered by."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog import rendering


class ArticleList(ChangeList):
    """The list knows each row's marks; the rules that they follow from are read once."""

    def get_results(self, request):
        super().get_results(request)
        rules = rendering.Rules()
        self.result_list = list(self.result_list)
        for article in self.result_list:
            article.marks = rendering.rendered(article, rules).marks


class MarksFilter(admin.SimpleListFilter):
    title = _("marks")
    parameter_name = "marks"

    def lookups(self, request, model_admin):
        return [("undecided", _("Undecided links")), ("ads", _("With ads")), ("none", _("No ads"))]

    def queryset(self, request, queryset):
        undecided = Q(rendering__inventory__undecided__0__isnull=False)
        ads = Q(rendering__inventory__ads__0__isnull=False) | undecided
        chosen = {"undecided": undecided, "ads": ads, "none": ~ads}.get(self.value())
        return queryset if chosen is None else queryset.filter(chosen)
