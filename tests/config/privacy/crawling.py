"""A reader without an account who opens every address of the site: follows links, fills in forms, sends them wrong and right."""

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve
from selectolax.lexbor import LexborHTMLParser

from guard.senders import network_digest
from tests.config.privacy.leaks import Answer

READER = "Yomibito.Toorisugari@reader-example.net"  # whom the crawling reader says to be
PERSONAL = ("/admin/", "/i18n/", "/static/")
LINKS = {"a": "href", "link": "href", "form": "action", "img": "src", "source": "src", "script": "src", "iframe": "src"}
GUARDS = {"data-guard", "data-report", "data-url"}  # addresses that scripts ask
FORMS_OF_ONE_KIND = 2  # the form below each article is the same one
TYPED = {"email": READER, "url": "https://blog.example.jp/", "number": "1", "checkbox": "on"}


@dataclass
class Crawl:
    """`answers` are those to plain requests, the same for everybody; `own` those to what this reader has sent."""

    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    answers: dict[str, Answer] = field(default_factory=dict)
    own: list[Answer] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)
    networks: list[str] = field(default_factory=list)

    def run(self, start) -> "Crawl":
        waiting = deque(dict.fromkeys(start))
        while waiting:
            path = waiting.popleft()
            if path not in self.answers:
                waiting.extend(link for link in self.open(path) if link not in self.answers)
        return self

    def open(self, path) -> list[str]:
        response = self.client.get(path)
        self.answers[path] = Answer.of(path, response)
        self._note(path, response)
        page = _document(response)
        for form in page.css("form") if page else ():
            self._fill_in(path, form)
        return _links(path, response, page)

    def _note(self, path, response):
        route = route_of(path)
        if response.status_code < 400 or route not in self.statuses:
            self.statuses[route] = response.status_code
        assert response.status_code < 500, f"{path} answered {response.status_code}"

    def _fill_in(self, path, form):
        """Wrong, so that the page of errors is seen, and then right, up to the receipt."""
        target = own_path(path, form.attributes.get("action") or path)
        if not target or form.attributes.get("method", "get").lower() != "post":
            return
        kind = route_of(target)
        self.sent[kind] = self.sent.get(kind, 0) + 1
        if self.sent[kind] <= FORMS_OF_ONE_KIND:
            self._send(target, dict.fromkeys(_fields(form), "") | {"email": READER.replace("@", "")})
            self._send(target, _fields(form), steps=3)

    def _send(self, path, fields, steps=1):
        """From another network each time: how often one may send is not the question here."""
        address = f"192.0.2.{len(self.networks) % 250 + 1}"
        self.networks.append(network_digest(address))
        response = self.client.post(path, fields, headers={"origin": settings.SITE_URL}, REMOTE_ADDR=address)
        self._note(path, response)
        self.own.append(Answer.of(f"POST {path}", response))
        if response.status_code in {302, 303} and (path := own_path(path, response.url)):
            response = self._open_own(path, address)
        page = _document(response)
        for link in _links(path, response, page):
            if route_of(link) not in self.statuses:  # where only this reader is led, such as back to the own text
                self._open_own(link, address)
        further = page.css("main form") if page and steps > 1 else []
        for form in [form for form in further if form.attributes.get("method") == "post"][:1]:
            target = own_path(path, form.attributes.get("action") or path)
            self._send(target, _fields(form), steps=steps - 1)

    def _open_own(self, path, address):
        response = self.client.get(path, REMOTE_ADDR=address)
        self._note(path, response)
        self.own.append(Answer.of(path, response))
        return response


def public_routes(patterns=None, before="") -> list[str]:
    """Every pattern of the site map that a reader can ask for."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        found += public_routes(pattern.url_patterns, route) if hasattr(pattern, "url_patterns") else [route]
    return [route for route in found if not f"/{route}".startswith(PERSONAL)]


def route_of(path: str) -> str:
    try:
        return resolve(urlsplit(path).path).route
    except Resolver404:
        return ""


def own_path(page: str, link: str, closed: tuple[str, ...] = PERSONAL) -> str | None:
    """The path and question of a link to this site; None for other sites and what is no page."""
    parts = urlsplit(urljoin(settings.SITE_URL + page, link.strip()))
    if f"{parts.scheme}://{parts.netloc}" != settings.SITE_URL or parts.path.startswith(closed):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _document(response):
    kind = response.headers.get("Content-Type", "")
    return LexborHTMLParser(response.content) if kind.startswith("text/html") else None


def _links(path, response, page) -> list[str]:
    if page:
        found = [node.attributes.get(name) for tag, name in LINKS.items() for node in page.css(tag)]
        found += [value for node in page.css("*") for name, value in node.attributes.items() if name in GUARDS]
    else:
        found = [word for word in _words(response) if word.startswith(settings.SITE_URL)]
    found.append(response.headers.get("Location"))
    return [own for link in found if link and (own := own_path(path, link))]


def _words(response):
    """The addresses in feeds, site maps, and files of lines, whatever stands around them."""
    if response.streaming:
        return []
    text = response.content.decode("utf-8", "replace")
    return text.translate(str.maketrans("<>\"'(),", "       ")).split()


def _fields(form) -> dict[str, str]:
    """What a browser sends when a reader has filled in everything and presses the first button."""
    typed = {}
    for node in form.css("input, textarea, select"):
        name, kind = node.attributes.get("name"), node.attributes.get("type") or "text"
        if not name or kind in {"submit", "button"} or (kind == "radio" and name in typed):
            continue
        is_given = kind in {"hidden", "radio"} or name == "website"
        typed[name] = (node.attributes.get("value") or "") if is_given else TYPED.get(kind, f"通りすがりの{name}")
    for button in form.css("button[name]")[:1]:
        typed[button.attributes["name"]] = button.attributes.get("value") or ""
    return typed
