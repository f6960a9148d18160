"""Addresses of comments; an article's own address stays the place where they are read."""

from django.urls import path

from comments import views

app_name = "comments"
urlpatterns = [
    path("received/<str:reference>/", views.received, name="received"),
    path("<str:slug>/", views.create, name="create"),
    path("<str:slug>/reply/<int:pk>/", views.reply, name="reply"),
    path("<str:slug>/page/<int:number>/", views.further, name="further"),
]
