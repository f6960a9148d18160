"""Every spelling in which an e-mail address could leave the site and be read back, or be recognised by who knows it."""

import base64
import codecs
import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
ROT47 = {code: 33 + (code - 33 + 47) % 94 for code in range(33, 127)}
DIGESTS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")
AT_SIGNS = (" at ", "(at)", "[at]", " [at] ", " (at) ", "&commat;", "_at_", "★", "☆", "＠", "アットマーク")


@dataclass(frozen=True)
class Spelling:
    """`has_case`: whether capitals matter; `is_token`: whether it is one word of letters, digits and +/_-."""

    name: str
    text: str
    has_case: bool = False
    is_token: bool = False


def spellings(email: str) -> list[Spelling]:
    found = [*_readable(email)]
    for form, text in forms(email).items():
        found += [*_escaped(form, text), *_encoded(form, text), *_hashed(form, text)]
    return found


def forms(email: str) -> dict[str, str]:
    """The address as somebody may have brought it into order before writing it down, each once."""
    local, _at, host = email.partition("@")
    names = {
        "with a line break": f"{email}\n",
        "without its tag": f"{local.partition('+')[0]}@{host}".lower(),
        "without dots": f"{local.replace('.', '')}@{host}".lower(),
        "upper case": email.upper(),
        "lower case": email.lower(),
        "as typed": email,
    }
    texts = {text: name for name, text in names.items()}  # the plainest name of a form stands last and stays
    return {name: text for text, name in texts.items()}


def folded(text: str) -> str:
    """Without case and width, which hide nothing from a reader."""
    return unicodedata.normalize("NFKC", text).lower()


def _readable(email: str) -> Iterator[Spelling]:
    local, _at, host = email.partition("@")
    found = {
        "plain": email,
        "local part": local,
        "local part reversed": local[::-1],
        "host": host,
        "reversed": email[::-1],
        "full width": email.translate(FULL_WIDTH),
        "rot13": codecs.encode(email, "rot13"),
        "rot47": email.translate(ROT47),
        "letters apart": " ".join(email),
        "numbers of its letters": ",".join(str(ord(letter)) for letter in email),
    }
    found |= {f"with {sign!r}": f"{local}{sign}{host}" for sign in AT_SIGNS}
    return (Spelling(name, text) for name, text in found.items())


def _escaped(form: str, text: str) -> Iterator[Spelling]:
    found = {
        "percent": quote(text, safe=""),
        "percent, all": "".join(f"%{byte:02x}" for byte in text.encode()),
        "percent, twice": quote(quote(text, safe=""), safe=""),
        "decimal entities": "".join(f"&#{ord(letter)};" for letter in text),
        "padded entities": "".join(f"&#{ord(letter):04};" for letter in text),
        "hexadecimal entities": "".join(f"&#x{ord(letter):x};" for letter in text),
        "JSON escapes": "".join(f"\\u{ord(letter):04x}" for letter in text),
        "quoted-printable": text.replace("@", "=40"),
    }
    return (Spelling(f"{name}, {form}", value) for name, value in found.items())


def _encoded(form: str, text: str) -> Iterator[Spelling]:
    raw, wide = text.encode(), text.encode("utf-16-le")
    yield Spelling(f"hexadecimal, {form}", raw.hex(), is_token=True)
    yield Spelling(f"hexadecimal of two bytes, {form}", wide.hex(), is_token=True)
    yield Spelling(f"base32, {form}", base64.b32encode(raw).decode().rstrip("="), is_token=True)
    inner = {f"base64 at {offset}": _inner_base64(raw, offset) for offset in range(3)}
    inner["base64 of two bytes"] = _inner_base64(wide, 0)
    inner["base64, twice"] = _inner_base64(base64.b64encode(raw), 0)
    for name, value in inner.items():
        yield Spelling(f"{name}, {form}", value, has_case=True, is_token=True)
        yield Spelling(f"{name}, in addresses, {form}", _for_addresses(value), has_case=True, is_token=True)


def _inner_base64(raw: bytes, offset: int) -> str:
    """The letters that the text alone decides, when `offset` bytes stand before it and any number after it."""
    encoded = base64.b64encode(b"\0" * offset + raw).decode()
    return encoded[-(-offset * 8 // 6) : (offset + len(raw)) * 8 // 6]


def _hashed(form: str, text: str) -> Iterator[Spelling]:
    for name in DIGESTS:
        digest = hashlib.new(name, text.encode()).digest()
        inner = _inner_base64(digest, 0)
        yield Spelling(f"{name}, {form}", digest.hex(), is_token=True)
        yield Spelling(f"{name} in base64, {form}", inner, has_case=True, is_token=True)
        yield Spelling(f"{name} in base64 for addresses, {form}", _for_addresses(inner), has_case=True, is_token=True)


def _for_addresses(text: str) -> str:
    return text.translate(str.maketrans("+/", "-_"))
