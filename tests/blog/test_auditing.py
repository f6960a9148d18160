"""The audit of a whole site: sound templates pass, and each template that breaks a promise is found under its number."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from blog.auditing import Audit, Here, about, feeds
from blog.rendering import render_and_store
from disclosures.audit.finding import RULES
from disclosures.audit.page import Circumstances
from tests.factories import ArticleFactory, CreativeFactory

A8 = "https://px.a8.net/svt/ejp?a8mat=1X+2X"
AD = f'<a href="{A8}" rel="sponsored nofollow noopener">宿</a>'
LABEL = '<span class="mark" data-disclosure="label">広告</span>'
PAGE, TEXT, NOTICE = "blog/article.html", "components/entry_text.html", "components/notice.html"
REST = "{{ text.rest }}"

BROKEN = {
    "R01": (PAGE, "{% ad_badge marks strength %}", ""),
    "R02": (PAGE, "{% ad_badge marks strength %}", "", "</article>", "{% ad_badge marks strength %}</article>"),
    "R04": (PAGE, "{% ad_badge marks strength %}", "<details open>{% ad_badge marks strength %}</details>"),
    "R05": (TEXT, '{% include "components/notice.html" %}', '<p data-disclosure="notice">いろいろあります。</p>'),
    "R06": (TEXT, REST, "{{ text.rest|cut:'data-disclosure=\"label\"' }}"),
    "R07": (TEXT, REST, REST + f"{LABEL.replace('広告', '提供')}{AD}"),
    "R10": (TEXT, REST, REST + f"<nav>{LABEL}{AD}</nav>"),
    "R11": (TEXT, REST, "{{ text.rest|cut:'sponsored' }}"),
    "R12": (TEXT, REST, REST + "<p>広告ではありません。</p>"),
    "R14": (TEXT, REST, REST + '<iframe src="/x/"></iframe>'),
    "R15": ("base.html", "</body>", '<script src="https://aml.valuecommerce.com/vcdal.js"></script></body>'),
    "R16": (TEXT, REST, "{{ text.rest|cut:'border=\"0\"' }}"),
    "R17": ("components/card.html", '{% if mark %}<span class="mark">{{ mark }}</span>{% endif %}', ""),
    "R18": (TEXT, REST, REST + f"<h2>{LABEL}{AD}</h2>"),
    "R19": (TEXT, '{% include "components/notice.html" %}', '<p data-disclosure="notice">広告です。</p>'),
    "R20": (TEXT, REST, REST + '<div class="ad-banner"><img src="/static/img/icon.svg"></div>'),
    "R22": (PAGE, "{% ad_badge marks strength %}", "{% ad_badge marks %}"),
}
PAINTED = {"R00", "R03", "R08", "R09", "R13"}  # broken in style sheets and scripts: tests/browser/test_audit.py


@pytest.fixture
def with_ads(db):
    creative = CreativeFactory()
    amazon = "https://www.amazon.co.jp/dp/B000000000?tag=example-22"
    article = ArticleFactory(
        slug="yado",
        body=f'<h2>はじめに</h2><p><a href="{amazon}">Amazonで見る</a></p><h2>宿</h2><div data-block="ad" data-creative="{creative.pk}"></div>',
    )
    render_and_store(article)
    return article


def change(site_settings, name, *changes):
    """Another text of one template, as somebody who adapts the theme would leave it."""
    text = (Path(settings.BASE_DIR) / "templates" / name).read_text()
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    (engine,) = site_settings.TEMPLATES
    loaders = ["filesystem.Loader", "app_directories.Loader"]
    options = {key: value for key, value in engine["OPTIONS"].items() if key != "loaders"}
    options["loaders"] = [
        ("django.template.loaders.locmem.Loader", {name: text}),
        *(f"django.template.loaders.{one}" for one in loaders),
    ]
    site_settings.TEMPLATES = [{**engine, "APP_DIRS": False, "OPTIONS": options}]


def test_a_sound_site_passes_on_every_page(with_ads):
    ArticleFactory()
    report = Audit(Here()).run()
    assert report.findings == []
    assert report.with_ads == ["/yado/"]
    assert {"/yado/", "/", with_ads.category.get_absolute_url(), *feeds()} <= set(report.pages)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_template_that_breaks_a_promise_is_found(with_ads, settings, rule):
    change(settings, *BROKEN[rule])
    if rule == "R22":
        with_ads.strength = "strong"
        with_ads.save(update_fields=["strength"])
    audit = Audit(Here())
    audit.look_at("/yado/", about(with_ads, audit.rules))
    audit.look_at("/", Circumstances())
    audit.compare()
    assert rule in {finding.rule for finding in audit.report.findings}


def test_every_rule_is_broken_in_a_template_or_in_a_browser():
    assert BROKEN.keys() | PAINTED == {row.key for row in RULES}


def test_a_feed_without_marks_is_found(with_ads, settings):
    class Unmarked(Here):
        def get(self, address):
            answer = super().get(address)
            body = answer.body.replace(b"data-disclosure", b"data-other") if "feed" in address else answer.body
            return type(answer)(answer.status, answer.headers, body)

    findings = Audit(Unmarked()).run().findings
    assert {(one.rule, one.page) for one in findings} == {
        ("R17", "/feed/"),
        ("R17", "/feed/atom/"),
        ("R17", "/feed.json"),
    }


def test_the_command_says_what_it_saw(with_ads, capsys):
    call_command("audit_disclosures")
    assert capsys.readouterr().out.endswith("1 with ads: 0 failures, 0 warnings.\n")


def test_all_samples_pass(db, capsys):
    call_command("demo", verbosity=0)
    call_command("audit_disclosures")
    assert capsys.readouterr().out.endswith("11 with ads: 0 failures, 0 warnings.\n")


def test_the_command_fails_with_the_list(with_ads, settings, capsys):
    change(settings, *BROKEN["R01"])
    with pytest.raises(CommandError, match="marks are not as promised") as refused:
        call_command("audit_disclosures")
    assert refused.value.returncode == 1
    assert "R01 failure /yado/: There are 0 badges; there must be one." in capsys.readouterr().out


def test_the_list_can_be_had_as_json(with_ads, settings, capsys):
    change(settings, *BROKEN["R18"])
    call_command("audit_disclosures", format="json")
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["rule"], finding["page"], finding["is_failure"]) == ("R18", "/yado/", False)


def test_the_list_can_be_had_as_junit(with_ads, settings, capsys):
    change(settings, *BROKEN["R12"])
    with pytest.raises(CommandError):
        call_command("audit_disclosures", format="junit")
    suite = ET.fromstring(capsys.readouterr().out)  # noqa: S314 -- made by the command
    failed = [(case.get("classname"), case.get("name")) for case in suite if case.find("failure") is not None]
    assert (failed, suite.get("failures")) == ([("/yado/", "R12")], "1")


def test_a_server_that_does_not_answer_is_an_error_of_its_own(db):
    ArticleFactory()
    with pytest.raises(CommandError, match="could not be had") as refused:
        call_command("audit_disclosures", url="http://127.0.0.1:9")
    assert refused.value.returncode == 2


def test_an_address_of_another_kind_is_refused(db):
    with pytest.raises(CommandError, match="begins with http"):
        call_command("audit_disclosures", url="file:///etc/passwd")
