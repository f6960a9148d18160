"""Categories, tags and authors in the admin."""

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from blog.admin.addressed import AddressedAdmin
from blog.admin.ordering import OrderedAdmin
from blog.admin.sources import OwnedAdmin, SourceAdmin
from blog.admin.tag_choices import tag_choices
from blog.forms import AuthorForm, CategoryForm, TagForm
from blog.models import Author, Category, Tag


@admin.register(Category)
class CategoryAdmin(OrderedAdmin, AddressedAdmin, SourceAdmin):
    form = CategoryForm
    list_display = ["name", "parent", "slug", "position"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["parent"]


@admin.register(Tag)
class TagAdmin(AddressedAdmin, OwnedAdmin):
    form = TagForm
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]

    def get_urls(self):
        choices = path("choices.json", self.admin_site.admin_view(tag_choices), name="blog_tag_choices")
        return [choices, *super().get_urls()]


@admin.register(Author)
class AuthorAdmin(AddressedAdmin, SourceAdmin):
    form = AuthorForm
    list_display = ["name", "role", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["user"]
    fieldsets = [
        (None, {"fields": ["name", "role", "picture", "bio"]}),
        (_("Address and account"), {"fields": ["reading", "slug", "user"]}),
    ]
