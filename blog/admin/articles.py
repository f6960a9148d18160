"""Articles and fixed pages in the admin: what stands on the desk of each, and what its list shows."""

from django.contrib import admin
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blog import page_types
from blog.admin import cards, creatives
from blog.admin.article_list import MarksFilter, MineFilter, NeedsFilter, RelationshipFilter, StateFilter
from blog.admin.bulk import STATES, VALUES
from blog.admin.desk import PUBLISH, DeskAdmin
from blog.article_form import ArticleForm, PageForm
from blog.models import Article, Author, Page


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    list_display = ["title", "state_column", "marks_column", "category", "author", "publish_at", "read_column"]
    list_filter = [
        StateFilter,
        NeedsFilter,
        MarksFilter,
        RelationshipFilter,
        MineFilter,
        "category",
        "author",
        "language",
    ]
    actions = [*VALUES, *STATES]
    autocomplete_fields = ["author", "pinned", "translation_of"]
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (pgettext_lazy("publishing", "Time"), {"fields": ["publish_at", "end_at", "revised_at"]}),
        (_("Address"), {"fields": ["slug", "reading"]}),
        (_("Where it belongs"), {"fields": ["category", "tags", "author"]}),
        (_("In search results and cards"), {"fields": ["description", "picture", "social_image", "is_noindex"]}),
        (_("Below the text"), {"fields": ["pinned", "comments_open"]}),
        (_("About the ads"), {"fields": ["strength", "further_notice"]}),
        (_("For editors"), {"fields": ["memo", "memo_blocks"]}),
        (_("Language"), {"fields": ["language", "translation_of"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(page_type__in=page_types.LISTED)

    @admin.display(description=_("opened"))
    def read_column(self, article):
        return intcomma(article.read)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "author" and not request.user.has_perm(PUBLISH):
            kwargs["queryset"] = Author.objects.filter(user=request.user)  # nobody writes in somebody else's name
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request):
        fields = super().get_autocomplete_fields(request)
        return fields if request.user.has_perm(PUBLISH) else [name for name in fields if name != "author"]

    def get_changeform_initial_data(self, request):
        author = getattr(request.user, "author", None)
        return {"author": author and author.pk, **super().get_changeform_initial_data(request)}

    def get_urls(self):
        own = [
            path("creatives.json", self.admin_site.admin_view(creatives.choices), name="blog_creative_choices"),
            path("cards.json", self.admin_site.admin_view(cards.choices), name="blog_card_choices"),
            path("cards/describe/", self.admin_site.admin_view(cards.describe), name="blog_card_describe"),
        ]
        return [*own, *super().get_urls()]


@admin.register(Page)
class PageAdmin(DeskAdmin):
    form = PageForm
    first_page_type = "page"
    list_display = ["title", "page_type", "language", "state_column", "marks_column", "publish_at"]
    list_filter = [StateFilter, NeedsFilter, MarksFilter, RelationshipFilter, "language", "page_type"]
    autocomplete_fields = ["translation_of"]
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (pgettext_lazy("publishing", "Time"), {"fields": ["publish_at", "end_at", "revised_at"]}),
        (_("Kind and address"), {"fields": ["page_type", "slug", "reading"]}),
        (_("In search results and cards"), {"fields": ["description", "picture", "social_image", "is_noindex"]}),
        (_("About the ads"), {"fields": ["strength", "further_notice"]}),
        (_("For editors"), {"fields": ["memo", "memo_blocks"]}),
        (_("Language"), {"fields": ["language", "translation_of"]}),
    ]
