"""The blog's public addresses; the slug of an article comes last, because it matches almost anything."""

from django.http import HttpResponse
from django.urls import path

app_name = "blog"
urlpatterns = [
    path("", lambda request: HttpResponse("ok"), name="home"),
    path("category/<str:slug>/", lambda request, slug: HttpResponse("ok"), name="category"),
    path("tag/<str:slug>/", lambda request, slug: HttpResponse("ok"), name="tag"),
    path("author/<str:slug>/", lambda request, slug: HttpResponse("ok"), name="author"),
    path("<str:slug>/", lambda request, slug: HttpResponse("ok"), name="article"),
]
