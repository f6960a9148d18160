"""The page about personal data; included once for each language."""

from django.urls import path

from config.privacy import views

app_name = "privacy"
urlpatterns = [path("", views.page_of_what_is_kept, name="page")]
