"""The guard's only address."""

from django.urls import path

from guard import views

app_name = "guard"
urlpatterns = [path("token/", views.token, name="token")]
