"""Addresses of the contact form; included once for each language."""

from django.urls import path

from contact import views

app_name = "contact"
urlpatterns = [
    path("", views.form, name="form"),
    path("done/<str:reference>/", views.done, name="done"),
]
