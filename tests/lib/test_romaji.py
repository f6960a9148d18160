"""lib.romaji: kana as Japanese write their names and places for people abroad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.romaji import romaji

PLAIN = "あ い う え お か き く け こ さ し す せ そ た ち つ て と な に ぬ ね の は ひ ふ へ ほ ま み む め も や ゆ よ ら り る れ ろ わ を ん"
LATIN = (
    "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho "
    "ma mi mu me mo ya yu yo ra ri ru re ro wa o n"
)
VOICED = "が ぎ ぐ げ ご ざ じ ず ぜ ぞ だ ぢ づ で ど ば び ぶ べ ぼ ぱ ぴ ぷ ぺ ぽ"
VOICED_LATIN = "ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po"
GLIDES = "きゃ しゅ ちょ にゃ ひゅ みょ りゃ ぎゅ じょ ぢゃ びゅ ぴょ"
GLIDES_LATIN = "kya shu cho nya hyu myo rya gyu jo ja byu pyo"
LOANS = "ファイル ティ ディ デュ ウィ ウェブ ヴァ ヴ シェ チェ ジェ トゥ ドゥ フォ ツァ フュ クォ イェ スィ ヷ ゐ ヱ"
LOANS_LATIN = "fairu ti di dyu wi webu va vu she che je tu du fo tsa fyu kwo ye si va i e"


@pytest.mark.parametrize(
    ("kana", "latin"), [(PLAIN, LATIN), (VOICED, VOICED_LATIN), (GLIDES, GLIDES_LATIN), (LOANS, LOANS_LATIN)]
)
def test_every_syllable_has_its_letters(kana, latin):
    assert romaji(kana).split() == latin.split()


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("とうきょう", "tokyo"),
        ("おおさか", "osaka"),
        ("きゅうしゅう", "kyushu"),
        ("サーバー", "saba"),
        ("らーめん", "ramen"),
        ("コーヒー", "kohi"),
        ("おいしい", "oishii"),
        ("せんせい", "sensei"),
        ("おかあさん", "okaasan"),
        ("がっこう", "gakko"),
        ("ざっし", "zasshi"),
        ("マッチ", "matchi"),
        ("きっぷ", "kippu"),
        ("いっつう", "ittsu"),
        ("あっ", "a"),
        ("っ", ""),
        ("ーっー", ""),
        ("しんぶん", "shinbun"),
        ("けんあん", "kenan"),
        ("ヴィンテージ", "vinteji"),
        ("ｶﾞｲﾄﾞ", "gaido"),
        ("か\u3099いと\u3099", "gaido"),
        ("つづき", "tsuzuki"),
    ],
)
def test_words_are_spelled_as_on_a_station_sign(kana, latin):
    assert romaji(kana) == latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("レンタルサーバーのえらびかた", "rentarusaba noerabikata"),
        ("れんたる さーばー 2026", "rentaru saba 2026"),
        ("Wi-Fiルーターの6E", "wi-fi ruta no 6e"),
        ("だい3かい", "dai 3 kai"),
        ("解約のほうほう", "解約nohoho"),
        ("Ｗｏｒｄ", "word"),
    ],
)
def test_words_begin_where_the_letters_change_and_other_text_stays(text, latin):
    assert romaji(text) == latin


@given(st.text(alphabet=st.characters(min_codepoint=0x3041, max_codepoint=0x30FC)))
def test_kana_in_any_order_become_something(kana):
    assert "っ" not in romaji(kana)
