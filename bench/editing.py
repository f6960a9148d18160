"""What writing costs: a keystroke and a save in the editor, beside the same text in a plain text area of a plain form.

A real Chromium types into a real server on this machine. The article is one of the longest that anybody writes:
15,000 characters in 150 blocks, with 40 pictures.
"""

import io
import json
import os
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django

BLOCKS, PICTURES = 150, 40
SENTENCE = "契約の前に見るところを、順番に書いていきます。月の料金だけでなく、更新の日と解約の締め切りも確かめます。"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
# From the key's own time stamp to the first moment at which the frame that shows it is done.
WATCH = """() => {
  window.delays = []
  addEventListener("keydown", event => requestAnimationFrame(() => setTimeout(
    () => window.delays.push(performance.now() - event.timeStamp))), true)
}"""


def body(pictures: list[int]) -> str:
    """150 blocks, every fourth one a picture while there are any, in about 15,000 characters."""
    kinds = [
        '<aside data-block="callout" data-kind="point"><p>{}</p></aside>',
        "<ul><li><p>{}</p></li><li><p>二つめ</p></li></ul>",
        "<h2>見出し</h2>",
        "<table><tbody><tr><th><p>窓口</p></th><th><p>時間</p></th></tr><tr><td><p>電話</p></td><td><p>{}</p></td></tr></tbody></table>",
    ]
    blocks, left = [], list(pictures)
    for number in range(BLOCKS):
        if number % 3 == 1 and left:
            blocks.append(
                f'<figure data-block="figure" data-image="{left.pop()}" data-size="normal"><figcaption>図</figcaption></figure>'
            )
        elif number % 10 == 9:
            blocks.append(kinds[number // 10 % len(kinds)].format(SENTENCE))
        else:
            blocks.append(f"<p>{SENTENCE * 3}</p>")
    return "".join(blocks)


def build() -> Any:
    """The article, its pictures in the library."""
    from blog import images
    from blog.models import Image
    from tests.factories import DraftFactory

    ids = []
    for number in range(PICTURES):
        image = Image(title=f"図{number}", alt="設定の画面")
        images.store(image, images.prepare(photo(number)))
        ids.append(image.pk)
    return DraftFactory(slug="typed", body=body(ids), category=None, author=None)


def photo(number: int) -> Any:
    """An upload of its own colour: the same picture twice would be one picture."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image as Pillow

    target = io.BytesIO()
    Pillow.new("RGB", (1200, 800), (number * 6, 120, 160)).save(target, "PNG")
    return SimpleUploadedFile("photo.png", target.getvalue())


def serve() -> tuple[str, Any]:
    """The site on a free port of this machine, in threads of this process."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Silent(WSGIRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadedWSGIServer(("127.0.0.1", 0), Silent, allow_reuse_address=True)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}", server


def measure(rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds of a keystroke and of a save, in the editor and in the plain form; empty without Chromium."""
    if not CHROMIUM.exists():
        return {}
    from playwright.sync_api import sync_playwright

    article = build()
    address, server = serve()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.context.add_cookies([session(address)])
            places = {
                "editor": (f"/admin/blog/article/{article.pk}/change/", ".ProseMirror", "[name=_continue]"),
                "plain form": (f"/admin/plain/{article.pk}/", "textarea", "[type=submit]"),
            }
            found = {name: write(page, address, *place, rounds) for name, place in places.items()}
            browser.close()
    finally:
        server.shutdown()
    return found


def session(address: str) -> dict[str, Any]:
    """The cookie of a logged-in owner."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.create_superuser("owner", "owner@example.jp", "correct horse battery"))
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": urlsplit(address).hostname, "path": "/"}


def write(page: Any, address: str, path: str, field: str, button: str, rounds: int) -> dict[str, float]:
    """Type near the top of the text, then save; the median and the slowest tenth of keystrokes, the median save."""
    page.goto(address + path)
    page.locator(field).first.wait_for()
    page.wait_for_timeout(1500)  # pictures and the editor's own preparations
    page.evaluate(WATCH)
    page.locator(field).first.click(position={"x": 60, "y": 60})
    for letter in "abcdefghij" * (rounds // 10):
        page.keyboard.press(letter)
        page.wait_for_timeout(30)
    delays = sorted(page.evaluate("() => window.delays"))
    saves = [save(page, field, button) for _round in range(max(3, rounds // 10))]
    return {
        "keystroke_ms": round(statistics.median(delays), 1),
        "keystroke_p90_ms": round(delays[len(delays) * 9 // 10], 1),
        "save_ms": round(statistics.median(saves), 1),
    }


def save(page: Any, field: str, button: str) -> float:
    """Milliseconds from the click to the server's answer, with one more letter in the text."""
    page.locator(field).first.click(position={"x": 60, "y": 60})
    page.keyboard.press("x")
    page.wait_for_timeout(50)
    before = time.perf_counter()
    with page.expect_response(is_save) as answer:
        page.locator(button).first.click(no_wait_after=True)
    taken = (time.perf_counter() - before) * 1000
    if answer.value.status != 302:
        sys.exit(f"{page.url} was not saved: {answer.value.status}")
    page.locator(field).first.wait_for()
    page.wait_for_load_state("load")
    return taken


def is_save(response: Any) -> bool:
    return bool(response.request.method == "POST" and response.request.is_navigation_request())


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
