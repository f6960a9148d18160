"""Many visitors at a real server, at once: each sends its text until it has a receipt, or gives up when the line breaks."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from tests.visitors import COMMENT, MESSAGE, proved, ticket

AT_ONCE = 6  # as many as the server lets one address send at the same time


@dataclass
class Text:
    """One text and its ticket; `receipts` are the addresses to which its sender was led."""

    number: int
    article: object
    clicks: int = 1
    gives_up: bool = False
    receipts: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.is_comment = self.number % 2 == 0
        self.body = f"届いたら一度だけ残る文、その{self.number}。"
        self.signed = ticket(f"comment:{self.article.pk}" if self.is_comment else "contact")

    @property
    def form(self):
        return {**(COMMENT if self.is_comment else MESSAGE), "body": self.body, **proved(self.signed)}


def texts(count, article):
    """Every third is sent by a double click, every seventh given up when the line breaks."""
    return [
        Text(number, article, clicks=2 if number % 3 == 0 else 1, gives_up=number % 7 == 0) for number in range(count)
    ]


class Crowd:
    """`statuses` counts the answers, `broken` the lines that broke."""

    def __init__(self, port):
        self.port, self.statuses, self.broken, self.answered = port, Counter(), 0, 0
        self.pool = ThreadPoolExecutor(AT_ONCE)

    def begin(self, texts):
        """Both clicks of a double click run at the same time."""
        return [self.pool.submit(self.send, text) for text in texts for _click in range(text.clicks)]

    def send(self, text):
        for _try in range(600):
            try:
                receipt = self.write(text)
            except (OSError, HTTPException):
                self.broken += 1
                if text.gives_up:
                    return
                receipt = ""
            if receipt:
                text.receipts.append(receipt)
                self.answered += 1
                return
            time.sleep(0.1)
        raise AssertionError(f"{text.body} never got an answer")

    def write(self, text):
        """The receipt's address; an empty text when the server asks to come again."""
        if text.is_comment:
            return self.post(f"/comments/{text.article.slug}/", text.form)
        check = self.post("/contact/", text.form)
        return check and self.post(check, {})

    def post(self, path, form):
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            line.request("POST", path, urlencode(form), headers)
            answer = line.getresponse()
            page = answer.read().decode()
        finally:
            line.close()
        self.statuses[answer.status] += 1
        assert answer.status in {303, 503}, f"{answer.status} from {path}: {page}"
        return answer.getheader("Location", "")
