"""Kana in Latin letters, for addresses: Hepburn's spelling without marks, each long vowel written once."""

import re
import unicodedata

SYLLABLES = {
    kana: f"{consonant}{vowel}"
    for consonant, row in {
        "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと",
        "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも",
        "r": "らりるれろ",
    }.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
}  # fmt: skip
SYLLABLES |= dict(zip("やゆよわゐゑをんゔ", ("ya", "yu", "yo", "wa", "i", "e", "o", "n", "vu"), strict=True))
SYLLABLES |= dict(zip("しちつふじぢづ", ("shi", "chi", "tsu", "fu", "ji", "ji", "zu"), strict=True))
SYLLABLES |= dict(
    zip("ぁぃぅぇぉゃゅょゎゕゖ", ("a", "i", "u", "e", "o", "ya", "yu", "yo", "wa", "ka", "ke"), strict=True)
)
# A small kana changes the vowel of the one before it; what stands in front of it is all that is left of that one.
GLIDES = {kana: SYLLABLES[kana][:-1] + "y" for kana in "きぎにひびぴみり"} | dict.fromkeys("じぢ", "j")
GLIDES |= {"し": "sh", "ち": "ch", "て": "ty", "で": "dy", "ふ": "fy", "ゔ": "vy"}
LOANED = dict(zip("うゔふつてでとどくぐしちじいすず", "w v f ts t d t d kw gw sh ch j y s z".split(), strict=True))
SMALL_Y, SMALL = dict(zip("ゃゅょ", "auo", strict=True)), dict(zip("ぁぃぅぇぉ", "aiueo", strict=True))
LONG = "ー"
WRITTEN_ONCE = re.compile(r"o[uo]|uu")  # おう, おお, うう: one long vowel, as in Tokyo and Osaka
BORDER = re.compile(
    "(?<=[ァ-ヺ])(?=[ぁ-ゖa-z0-9])|(?<=[ァ-ヺ]ー)(?=[ぁ-ゖa-z0-9])"
    "|(?<=[ぁ-ゖ])(?=[ァ-ヺa-z0-9])|(?<=[ぁ-ゖ]ー)(?=[ァ-ヺa-z0-9])"
    "|(?<=[a-z0-9])(?=[ぁ-ヺ])"
)


def romaji(text: str) -> str:
    """The text in lower case with its kana in Latin letters; where the kind of letters changes, a word begins.

    Whatever is no kana stays as it is, so a result that is all ASCII was all kana, Latin letters and digits.
    """
    text = BORDER.sub(" ", unicodedata.normalize("NFKC", text).lower())
    return re.sub(r"[ぁ-ヺー]+", lambda word: _word(_hiragana(word[0])), text)


def _hiragana(word: str) -> str:
    word = "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in word)
    return word.translate({ord("ヷ"): "ゔぁ", ord("ヸ"): "ゔぃ", ord("ヹ"): "ゔぇ", ord("ヺ"): "ゔぉ"})


def _word(word: str) -> str:
    found, place = "", 0
    while place < len(word):
        spelled, length = _syllable(word[place : place + 2])
        found += _doubled(spelled) if word[place - 1 : place] == "っ" else spelled
        place += length
    return WRITTEN_ONCE.sub(lambda vowels: vowels[0][0], found)


def _syllable(two: str) -> tuple[str, int]:
    """The letters of the first kana, or of both where the second is a small one; and how many were read."""
    first, small = two[0], two[1:]
    if small in SMALL_Y and first in GLIDES:
        return GLIDES[first] + SMALL_Y[small], 2
    if small in SMALL and first in LOANED:
        return LOANED[first] + SMALL[small], 2
    return ("" if first in f"っ{LONG}" else SYLLABLES.get(first, "")), 1


def _doubled(spelled: str) -> str:
    """After っ: tch for ch, else the consonant twice; a vowel has nothing to double."""
    if spelled.startswith("ch"):
        return f"t{spelled}"
    return spelled if spelled[:1] in "aiueo" else spelled[0] + spelled
