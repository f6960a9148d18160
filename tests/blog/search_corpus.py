"""A blog to search in: generated articles, and the plain scan that says what a search must find in them."""

import random
import re
import unicodedata
from datetime import timedelta
from itertools import accumulate

from django.utils import timezone

from blog import search_index
from blog.models import Article, Rendering
from blog.rendering import Rules

KANJI = "猫犬水火木金土日月年時分人車店本書手目口力内外上下左右新古高安速契約料解更登設管画機性比検選条期保証交返確連案広告収記事公編原写図"
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゴザジズダデドバビブボパピプポー"
ALWAYS = "サーバー 契約 WiFi レンタルサーバー 猫 WordPress ドメイン 解約 ルーター iPhone15 VPS".split()
JOINS = "は が を に の で と も から まで 、 。 です。 ます。 ・ / ( ) \n".split(" ")
SPELLINGS = (str, str.upper, lambda text: unicodedata.normalize("NFD", text), lambda text: text.translate(FULL))
FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
QUERIES = (
    "猫 犬 の を ー 水 料 w 契約 解約 さー 店内 です から VPS サーバー レンタルサーバー ドメイン さーばーは 契約の vps wifi word wordpress "
    "iphone15 iphone WiFiルーター 猫wifi wifi猫 サーバーvps 15の 猫・犬 ｻｰﾊﾞｰ ＷｉＦｉ ﾜ 存在しない語 zzz fi ばー約 か\u3099 "
    "wi wif vpsの iphone15は の猫の サーバーw サーバーwi 15-1 契約・猫・の wifi・vps 1"
).split()


def words(chance: random.Random) -> list[str]:
    def word() -> str:
        kind = chance.random()
        if kind < 0.6:
            return "".join(chance.choices(KANJI, k=chance.choice((1, 2, 2, 2, 3, 4))))
        if kind < 0.85:
            return "".join(chance.choices(KANA, k=chance.randint(2, 7)))
        return "".join(chance.choices("abcdefghiklmnoprstuw", k=chance.randint(1, 9)))

    return [*ALWAYS, *(word() for _number in range(5000))]


def texts(count: int) -> list[tuple[str, str]]:
    """Title and text of each article; every fiftieth is long."""
    chance = random.Random(6)
    known = words(chance)
    weights = list(accumulate(1 / (place + 3) for place in range(len(known))))

    def line(length: int) -> str:
        chosen = chance.choices(known, cum_weights=weights, k=length)
        return "".join(chance.choice(SPELLINGS)(word) + chance.choice(JOINS) for word in chosen)

    return [
        (line(3)[:120].strip() or "題", line(chance.randint(20, 250) * (20 if not n % 50 else 1))) for n in range(count)
    ]


def build(count: int) -> dict[int, str]:
    """Published articles, indexed; the text of each by its key."""
    rules = Rules().fingerprint("ja")  # fresh, so that pages need not render them
    now, written = timezone.now().replace(microsecond=0), texts(count)
    articles = Article.objects.bulk_create(
        Article(title=title, slug=f"s{number}", state="published", publish_at=now - timedelta(hours=number))
        for number, (title, _text) in enumerate(written)
    )
    shown = [
        Rendering(article=article, plain_text=text, html="", fingerprint=rules)
        for article, (_title, text) in zip(articles, written, strict=True)
    ]
    Rendering.objects.bulk_create(shown, batch_size=500)
    search_index.rebuild()
    return {article.pk: f"{article.title}\0{text}" for article, (_title, text) in zip(articles, written, strict=True)}


def folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(chr(ord(sign) - 96) if "ァ" <= sign <= "ヶ" or sign in "ヽヾ" else sign for sign in text)


def scan(corpus: dict[int, str], query: str) -> set[int]:
    """What holds the query, by a look into every text: signs part words, a Latin word is found from its beginning on."""
    pieces = re.findall(r"[a-z0-9]+|[^\W_a-z0-9]+", folded(query))
    pattern = ""
    for before, piece in zip(["", *pieces], pieces, strict=False):
        is_latin, was_latin = piece.isascii(), before.isascii()
        gap = r"(?:[^\w\0]|_)+" if is_latin == was_latin else r"(?:[^\w\0]|_)*"
        pattern += (gap if before else "") + (r"(?<![a-z0-9])" if is_latin else "") + re.escape(piece)
    return {key for key, text in corpus.items() if re.search(pattern, text)}
