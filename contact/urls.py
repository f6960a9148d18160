"""Addresses of the contact form; included once for each language."""

from django.urls import path

from contact import views

app_name = "contact"
urlpatterns = [
    path("", views.form, name="form"),
    path("check/<slug:key>/", views.check, name="check"),
    path("write/<slug:key>/", views.edit, name="edit"),
    path("done/<str:reference>/", views.done, name="done"),
]
