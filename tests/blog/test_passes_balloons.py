"""blog.passes.balloons: who says what, as the site knows the speaker today."""

import pytest

from blog.rendering import Rules, render
from tests.factories import ArticleFactory, ImageFactory, SpeakerFactory

pytestmark = pytest.mark.django_db


def balloon(pk, text="<p>契約番号はどこ？</p>", side=""):
    return f'<div data-block="balloon" data-speaker="{pk}"{side}>{text}</div>'


def shown(body):
    return render(ArticleFactory(body=body), Rules())


def test_a_balloon_carries_its_speakers_face_and_name():
    speaker = SpeakerFactory(name="はる<b>", picture=ImageFactory())
    thumb = speaker.picture.renditions[0]["name"]
    rendering = shown(balloon(speaker.pk, "<p>一</p><p>二</p>", ' data-side="end"'))
    assert rendering.html == (
        '<div class="balloon balloon-end"><div class="balloon-who small">'
        f'<img src="/media/{thumb}" width="96" height="96" alt="" loading="lazy" decoding="async">はる&lt;b&gt;</div>'
        '<div class="balloon-text"><p>一</p><p>二</p></div></div>'
    )
    assert rendering.sheet.uses == {("speaker", speaker.pk), ("image", speaker.picture_id)}


def test_without_a_side_the_speaker_stands_where_they_usually_do():
    speaker = SpeakerFactory(side="end")
    assert 'class="balloon balloon-end"' in shown(balloon(speaker.pk)).html
    assert 'class="balloon"' in shown(balloon(speaker.pk, side=' data-side="start"')).html


def test_words_stay_where_the_speaker_is_gone():
    rendering = shown(balloon(404) + balloon("x"))
    assert rendering.html == "<p>契約番号はどこ？</p><p>契約番号はどこ？</p>"
    assert rendering.sheet.missing == ["speaker", "speaker"]


def test_nothing_stays_of_an_empty_balloon_whose_speaker_is_gone():
    missing = '<figure data-block="figure" data-image="404" data-size="wide"><figcaption>図</figcaption></figure>'
    assert shown(f"<p>前</p>{balloon(404, missing)}<p>後</p>").html == "<p>前</p><p>後</p>"


def test_a_balloon_in_a_balloon_and_code_with_an_empty_first_line_survive():
    speaker = SpeakerFactory(name="みお")
    who = '<div class="balloon-who small">みお</div>'
    inner = balloon(speaker.pk, "<pre>\n\nphp -v</pre>")
    text = f'<div class="balloon">{who}<div class="balloon-text"><pre tabindex="0" role="region" aria-label="コード">\n\nphp -v</pre></div></div>'
    assert shown(balloon(speaker.pk, inner)).html == (
        f'<div class="balloon">{who}<div class="balloon-text">{text}</div></div>'
    )


def test_an_ad_said_in_a_balloon_carries_its_label():
    link = '<p><a href="https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA">ここです</a></p>'
    assert '<p><span class="mark" data-disclosure="label">広告</span>' in shown(balloon(SpeakerFactory().pk, link)).html


def test_thirty_balloons_cost_as_many_queries_as_one(django_assert_num_queries):
    for count in (1, 30):
        speakers = [SpeakerFactory(picture=ImageFactory()) for _ in range(count)]
        article, rules = ArticleFactory(body="".join(balloon(one.pk) for one in speakers)), Rules()
        assert rules.state
        with django_assert_num_queries(
            3
        ):  # the speakers with their pictures, the decisions about links, the owner's networks
            render(article, rules)
