"""How tests make rows: one factory for each model, with values a real site would have."""

import datetime
import hashlib

import factory
from django.utils import timezone

from blog import models as blog
from blog import search_index, searches
from blog.rendering import Rules
from comments import models as comments
from contact import models as contact
from contact import searching
from disclosures import models as disclosures
from disclosures.models.claims import fingerprint


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Category

    name = factory.Sequence("カテゴリー{}".format)
    slug = factory.Sequence("category-{}".format)


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Tag

    name = factory.Sequence("タグ{}".format)
    slug = factory.Sequence("tag-{}".format)


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Author

    name = factory.Sequence("筆者{}".format)
    slug = factory.Sequence("author-{}".format)


class ArticleFactory(factory.django.DjangoModelFactory):
    """A published article; `DraftFactory` makes one that nobody has published."""

    class Meta:
        model = blog.Article

    title = factory.Sequence("サーバーの選び方 その{}".format)
    slug = factory.Sequence("article-{}".format)
    body = "<p>契約の前に見るところを、三つに分けて書きます。</p>"
    category = factory.SubFactory(CategoryFactory)
    author = factory.SubFactory(AuthorFactory)
    state = blog.Article.State.PUBLISHED
    publish_at = factory.LazyFunction(timezone.now)


class DraftFactory(ArticleFactory):
    state = blog.Article.State.DRAFT
    publish_at = None


class ImageFactory(factory.django.DjangoModelFactory):
    """A picture as the library stores it; the files themselves are not there."""

    class Meta:
        model = blog.Image

    file = factory.Sequence("images/picture-{}.webp".format)
    title = factory.Sequence("写真{}".format)
    alt = factory.Sequence("窓辺の机 その{}".format)
    width = 960
    height = 540

    renditions = factory.LazyAttribute(
        lambda row: [
            {"width": 480, "height": 270, "name": row.file.replace(".webp", "-480.webp")},
            {"width": 960, "height": 540, "name": row.file},
        ]
    )


class SpeakerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Speaker

    name = factory.Sequence("はる{}".format)


class PartFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Part

    name = factory.Sequence("部品{}".format)
    body = "<p>表示価格は税込です。</p>"


class CommentFactory(factory.django.DjangoModelFactory):
    """A comment that waits for the moderator."""

    class Meta:
        model = comments.Comment

    article = factory.SubFactory(ArticleFactory)
    reference = factory.Sequence(lambda n: f"C-{n:06}")
    name = factory.Sequence("はるこ{}".format)
    email = factory.Sequence("haruko{}@example.com".format)
    body = "締め切りの前日に間に合いました。"


class ReportFactory(factory.django.DjangoModelFactory):
    """A reader's report about a comment, at which nobody has looked."""

    class Meta:
        model = comments.Report

    comment = factory.SubFactory(CommentFactory, state="approved")
    reason = "insult"


class CorrespondentFactory(factory.django.DjangoModelFactory):
    """Somebody who confirmed an address; whom nobody trusts yet."""

    class Meta:
        model = comments.Correspondent

    email = factory.Sequence("confirmed{}@example.com".format)
    confirmed_at = factory.LazyFunction(timezone.now)


class MessageFactory(factory.django.DjangoModelFactory):
    """A message that nobody has read."""

    class Meta:
        model = contact.Message

    reference = factory.Sequence(lambda n: f"M-{n:06}")
    topic = "question"
    name = factory.Sequence("竹野{}".format)
    email = factory.Sequence("takeno{}@example.com".format)
    body = "いつも参考にしています。"
    answers = factory.LazyFunction(dict)
    search_text = factory.LazyAttribute(
        lambda row: searching.folded(*searching.of_sender(row.reference, row.name, row.body, row.answers))
    )
    consented_at = factory.LazyFunction(timezone.now)


class CannedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = contact.Canned

    title = factory.Sequence("お礼 その{}".format)
    text = "{name} 様\n\nお知らせをありがとうございます。"


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Site

    name = "サーバー手帖"
    name_en = "Server Notes"
    tagline = "借りるときも、返すときも"


class SidebarBlockFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.SidebarBlock

    kind = "search"
    heading = factory.Sequence("囲み{}".format)


class SearchTermFactory(factory.django.DjangoModelFactory):
    """`asked` maps days before today to how often the words were searched for."""

    class Meta:
        model = blog.SearchTerm
        skip_postgeneration_save = True

    language = "ja"
    words = factory.Sequence("探す言葉{}".format)
    digest = factory.LazyAttribute(lambda row: searches.digest(row.words, row.language))

    @factory.post_generation
    def asked(self, create, extracted, **kwargs):
        for back, number in (extracted or {}).items():
            day = timezone.localdate() - datetime.timedelta(days=back)
            blog.SearchCount.objects.create(term=self, day=day, number=number)


class RenderingFactory(factory.django.DjangoModelFactory):
    """A published article with what lists and searches show of it, stored and fresh for lists."""

    class Meta:
        model = blog.Rendering

    article = factory.SubFactory(ArticleFactory)
    plain_text = "契約の前に見るところを、三つに分けて書きます。"
    html = factory.LazyAttribute(lambda row: f"<p>{row.plain_text}</p>")
    fingerprint = factory.LazyAttribute(lambda row: Rules().fingerprint(row.article.language))

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        row = super()._create(model_class, *args, **kwargs)
        search_index.put(row.article)
        return row


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = disclosures.Programme

    name = factory.Sequence("やまねこホスト{}".format)
    network = "a8"
    number = factory.Sequence("s000000{:05}001".format)


class CreativeFactory(factory.django.DjangoModelFactory):
    """An ad with an A8 code, as the network issues it: the counting pixel follows the link."""

    class Meta:
        model = disclosures.Creative

    name = factory.Sequence("広告{}".format)
    network = "a8"
    code = (
        '<a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+3GWO+614CX" rel="nofollow">やまねこホスト</a>\n'
        '<img border="0" width="1" height="1" src="https://www10.a8.net/0.gif?a8mat=4AAAAA+BBBBBB+3GWO+614CX" alt="">'
    )
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.code.encode()).hexdigest())


class ButtonFactory(CreativeFactory):
    kind = disclosures.Creative.Kind.BUTTON
    code = ""
    address = "https://px.a8.net/svt/ejp?a8mat=4AAAAA+CCCCCC"
    button_text = "やまねこホストの料金を見る"


class PlacementFactory(factory.django.DjangoModelFactory):
    """An ad in an article that the renderer has noted."""

    class Meta:
        model = disclosures.Placement

    source = "article"
    source_id = factory.Sequence(lambda n: n + 1)
    creative = factory.SubFactory(CreativeFactory)
    key = factory.LazyAttribute(lambda row: f"creative-{row.creative.pk}")
    number = 1


class DailyCountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = disclosures.DailyCount

    placement = factory.SubFactory(PlacementFactory)
    day = factory.LazyFunction(timezone.localdate)


class OwnNetworkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = disclosures.OwnNetwork

    name = "こもれび広告"
    hosts = "track.komorebi.example"
    examples = "https://track.komorebi.example/click?id=1"


class PictureHostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = disclosures.PictureHost

    network = "a8"
    host = "img.a8-pictures.example"
    reason = "管理画面の説明にあります"


class LinkDecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = disclosures.LinkDecision

    address = factory.Sequence("https://bit.ly/abc{}".format)
    target = factory.LazyAttribute(lambda row: disclosures.LinkDecision.target_of(row.address, row.scope))
    scope = disclosures.LinkDecision.Scope.LINK
    verdict = disclosures.LinkDecision.Verdict.NOT_AD
    reason = "開いて確かめました"


class ClaimHitFactory(factory.django.DjangoModelFactory):
    """An open hit that needs evidence."""

    class Meta:
        model = disclosures.ClaimHit

    source = "article"
    source_id = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence("サーバーの選び方 その{}".format)
    rule = "SUP01"
    words = "業界最安"
    sentence = "業界最安のプランです。"
    level = "error"
    category = "superlative"
    fingerprint = factory.LazyAttribute(lambda row: fingerprint(row.rule, row.words, row.sentence))


class ClaimAnswerFactory(factory.django.DjangoModelFactory):
    """Evidence for the expression of ClaimHitFactory."""

    class Meta:
        model = disclosures.ClaimAnswer

    source = "article"
    source_id = 1
    rule = "SUP01"
    words = "業界最安"
    sentence = "業界最安のプランです。"
    kind = "waiver"
    url = "https://example.jp/survey"
    as_of = datetime.date(2026, 11, 20)
    answered_by_name = "owner"
    fingerprint = factory.LazyAttribute(lambda row: fingerprint(row.rule, row.words, row.sentence))


class ClaimRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = disclosures.ClaimRule

    words = "爆売れ"
    why = "根拠がありません。"
    hint = "数を書く"
    hits = "爆売れ中です"
