"""The list of articles and pages in the admin: what it knows of each row, and what it can be filtered by."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blog import popular, questions, rendering
from disclosures import relationships

READ = 30  # days whose readers the list counts


class ArticleList(ChangeList):
    """The list knows each row's marks and its readers; the rules that marks follow from are read once."""

    def get_results(self, request):
        super().get_results(request)
        rules = rendering.Rules()
        self.result_list = list(self.result_list)
        keys = [article.pk for article in self.result_list]
        read = popular.numbers(keys, READ) if "read_column" in self.list_display else {}
        for article in self.result_list:
            article.read = read.get(article.pk, 0)
            article.marks = rendering.rendered(article, rules).marks
            article.title = article.title or article.draft_title or str(article)  # typed, and not saved yet


class QuestionFilter(admin.SimpleListFilter):
    """A filter whose choices are questions: key, name and condition of each."""

    questions = ()

    def lookups(self, request, model_admin):
        return [(key, name) for key, name, _condition in self.questions]

    def queryset(self, request, queryset):
        chosen = {key: condition for key, _name, condition in self.questions}.get(self.value())
        return queryset if chosen is None else queryset.filter(chosen())


class StateFilter(QuestionFilter):
    title = _("state")
    parameter_name = "state"
    questions = (
        ("draft", _("Draft"), questions.draft),
        ("review", _("Waiting for review"), questions.in_review),
        ("scheduled", _("Scheduled"), questions.scheduled),
        ("public", pgettext_lazy("state", "Public now"), questions.public),
        ("ended", pgettext_lazy("state", "Ended"), questions.ended),
        ("withdrawn", _("Withdrawn"), questions.withdrawn),
    )


class NeedsFilter(QuestionFilter):
    title = _("what is to be done")
    parameter_name = "needs"
    questions = (
        ("facts", _("Facts to check again"), questions.overdue),
        ("dated", _("Dated more than three months ago"), questions.dated),
        ("code", _("Old network code"), questions.with_old_code),
        ("blocked", _("Cannot be published yet"), questions.blocked),
        ("changes", _("Unpublished changes"), questions.changed),
        ("description", _("No description"), questions.undescribed),
        ("picture", _("No picture"), questions.without_picture),
    )


class MarksFilter(QuestionFilter):
    title = _("marks")
    parameter_name = "marks"
    questions = (
        ("undecided", _("Undecided links"), questions.undecided),
        ("held", _("Shown without ads"), questions.held),
        ("ads", _("With ads"), questions.with_ads),
        ("none", _("No ads"), questions.without_ads),
    )


class RelationshipFilter(QuestionFilter):
    title = _("relationship")
    parameter_name = "relationship"
    questions = tuple(
        (row.key, row.name, partial(questions.with_relationship, row.key)) for row in relationships.RELATIONSHIPS
    )


class MineFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("1", _("Mine"))]

    def queryset(self, request, queryset):
        return queryset.filter(questions.of_user(request.user)) if self.value() == "1" else queryset
