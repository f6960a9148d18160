"""A helper who may do everything in the admin but see addresses: opens every screen, searches, sorts, filters, acts."""

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from tests.config.privacy.crawling import own_path
from tests.config.privacy.leaks import Answer

LEFT_ALONE = ("/admin/logout/", "/admin/password_change/", "/admin/jsi18n/", "/admin/login/", "/admin/auth/")
ROWS_OF_A_KIND = 4  # pages of single rows differ by their data alone


@dataclass
class DeskCrawl:
    """`lists` begin the addresses of the screens that know addresses; all others are opened once, as they are."""

    client: Client
    lists: tuple[str, ...]
    answers: dict[str, Answer] = field(default_factory=dict)
    of_kind: dict[str, int] = field(default_factory=dict)

    def run(self, start) -> "DeskCrawl":
        waiting = deque(start)
        while waiting:
            path = waiting.popleft()
            if path not in self.answers and self._is_wanted(path):
                waiting.extend(self.open(path))
        return self

    def open(self, path) -> list[str]:
        response = self.client.get(path)
        assert response.status_code < 500, f"{path} answered {response.status_code}"
        self.answers[path] = Answer.of(path, response)
        found = [response.headers.get("Location", "")]
        if response.headers.get("Content-Type", "").startswith("text/html"):
            page = LexborHTMLParser(response.content)
            found += [node.attributes.get("href") or "" for node in page.css("a[href]")]
            self._act(path, page)
        own = [one for link in found if (one := own_path(path, link, ("/static/", "/i18n/")))]
        return [*own, *(one.partition("?")[0] for one in own)]  # such as a file of a list, whatever it was filtered by

    def _act(self, path, page):
        """Every action of a list on its first row, up to the question whether to go on."""
        actions = [node.attributes.get("value") for node in page.css("select[name=action] option")]
        chosen = [node.attributes.get("value") for node in page.css("input[name=_selected_action]")][:1]
        for action in filter(None, actions if chosen and "?" not in path else []):
            response = self.client.post(path, {"action": action, "_selected_action": chosen})
            self.answers[f"{path} {action}"] = Answer.of(f"{path} {action}", response)

    def _is_wanted(self, path) -> bool:
        parts = urlsplit(path)
        kind = "/".join("1" if part.isdigit() else part for part in parts.path.split("/"))
        self.of_kind[kind] = self.of_kind.get(kind, 0) + 1
        is_row = kind != parts.path
        holds_addresses = parts.path.startswith(self.lists)
        return (
            parts.path.startswith("/admin/")
            and not parts.path.startswith(LEFT_ALONE)
            and (not is_row or self.of_kind[kind] <= (ROWS_OF_A_KIND if holds_addresses else 1))
            and (not parts.query or (holds_addresses and _is_one_question(parts.query)))
        )


def _is_one_question(query: str) -> bool:
    """One filter or one column: what they show together they show alone."""
    asked = parse_qsl(query)
    return len(asked) == 1 and asked[0][0] != "_changelist_filters" and "." not in asked[0][1]


def lists_of(models) -> list[str]:
    """The lists of the registered models among them: plain, sorted by each column, asked for a letter of an address."""
    found = []
    for model in models:
        if admin.site.is_registered(model):
            path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            found += [path, f"{path}?state=all", *(f"{path}?o={column}" for column in range(1, 12))]
            rows = model._default_manager.values_list("pk", flat=True)[:ROWS_OF_A_KIND]
            found += [f"{path}{pk}/{screen}/" for pk in rows for screen in ("change", "delete", "history")]
    return found


def remember_everything(person, models):
    """What the history says of a row is what the row says of itself."""
    for model in models:
        kind = ContentType.objects.get_for_model(model)
        for row in model._default_manager.all()[:ROWS_OF_A_KIND]:
            LogEntry.objects.create(
                user=person, content_type=kind, object_id=row.pk, object_repr=str(row), action_flag=ADDITION
            )
