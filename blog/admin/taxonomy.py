"""Categories, tags and authors in the admin."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Count
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import merging, search_index
from blog.admin import asking
from blog.admin.addressed import AddressedAdmin
from blog.admin.ordering import OrderedAdmin
from blog.admin.sources import OwnedAdmin, SourceAdmin
from blog.admin.tag_choices import tag_choices
from blog.forms import AuthorForm, CategoryForm, TagForm
from blog.models import Author, Category, Tag


class UsedAdmin(admin.ModelAdmin):
    """A row to which articles belong: its list says how many, and leads to them."""

    used_by = ""  # the article's field

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(uses=Count("articles"))

    @admin.display(description=_("articles"), ordering="uses")
    def article_count(self, row):
        address = reverse("admin:blog_article_changelist")
        return format_html('<a href="{}?{}__id__exact={}">{}</a>', address, self.used_by, row.pk, row.uses)


@admin.register(Category)
class CategoryAdmin(OrderedAdmin, UsedAdmin, AddressedAdmin, SourceAdmin):
    used_by = "category"
    form = CategoryForm
    list_display = ["name", "parent", "article_count", "slug", "position"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["parent"]


class MergeForm(forms.Form):
    is_ticked = True
    value = forms.ModelChoiceField(
        label=_("Tag"),
        queryset=Tag.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=_("The others are deleted. Their articles get this tag, and their addresses lead to it."),
    )


@admin.register(Tag)
class TagAdmin(UsedAdmin, AddressedAdmin, OwnedAdmin):
    used_by = "tags"
    form = TagForm
    list_display = ["name", "article_count", "slug"]
    search_fields = ["name", "slug"]
    actions = ["merge"]

    @admin.action(description=_("Make one tag of the selected ones"), permissions=["merge"])
    def merge(self, request, queryset):
        form = MergeForm(asking.sent(request))
        form.fields["value"].queryset = queryset
        if not form.is_valid():
            title = _("Make one tag of the selected ones")
            return asking.ask(self, request, form, action="merge", title=title, selected=_("Which tag stays?"))
        into = form.cleaned_data["value"]
        gained = merging.merge(list(queryset), into)
        said = ngettext(
            "%(count)d article has changed over to “%(tag)s”.",
            "%(count)d articles have changed over to “%(tag)s”.",
            gained,
        )
        self.message_user(request, said % {"count": gained, "tag": into}, messages.SUCCESS)

    def save_model(self, request, obj, form, change):
        with search_index.retagged([obj.pk] if "name" in form.changed_data and change else []):
            super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        with search_index.retagged([obj.pk]):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with search_index.retagged(queryset.values_list("pk", flat=True)):
            super().delete_queryset(request, queryset)

    def has_merge_permission(self, request):
        return self.has_change_permission(request) and self.has_delete_permission(request)

    def get_urls(self):
        choices = path("choices.json", self.admin_site.admin_view(tag_choices), name="blog_tag_choices")
        return [choices, *super().get_urls()]


@admin.register(Author)
class AuthorAdmin(UsedAdmin, AddressedAdmin, SourceAdmin):
    used_by = "author"
    form = AuthorForm
    list_display = ["name", "role", "article_count", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["user"]
    fieldsets = [
        (None, {"fields": ["name", "role", "picture", "bio"]}),
        (_("Address and account"), {"fields": ["reading", "slug", "user"]}),
    ]
