"""Addresses of comments; an article's own address stays the place where they are read."""

from django.urls import path, re_path

from comments import address_views, feeds, mail_link_views, report_views, thread_views, views

app_name = "comments"
urlpatterns = [
    # What belongs to one comment comes first: "confirm" and "received" may be addresses of articles, and no token is a number.
    path("<str:slug>/<int:pk>/", thread_views.one, name="one"),
    path("<str:slug>/<int:pk>/report/", report_views.report, name="report"),
    path("<str:slug>/reported/", report_views.reported, name="reported"),
    path("received/<str:reference>/", views.received, name="received"),
    path("confirm/<str:token>/", address_views.confirm, name="confirm"),
    # A sealed token holds a colon; an article may have the address "decide", and its feed has none.
    re_path(r"^decide/(?P<token>[^/]*:[^/]*)/$", mail_link_views.decide, name="decide"),
    path("stop/<str:token>/", address_views.stop, name="stop"),
    path("<str:slug>/", views.create, name="create"),
    path("<str:slug>/reply/<int:pk>/", views.reply, name="reply"),
    path("<str:slug>/thread/<int:pk>/", thread_views.whole_thread, name="thread"),
    path("<str:slug>/thread/<int:pk>/<int:number>/", thread_views.whole_thread, name="thread"),
    path("<str:slug>/feed/", feeds.atom, name="feed"),
    path("<str:slug>/page/<int:number>/", thread_views.further, name="further"),
]
