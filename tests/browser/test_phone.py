"""A whole evening's work on a phone: write, insert a picture, publish, and approve what a reader says about it."""

from blog.models import Article, Image
from comments.models import Comment
from tests.browser.conftest import PHONE
from tests.browser.hand import click, follow
from tests.browser.test_blocks import insert
from tests.browser.test_home import WIDTH, log_in
from tests.browser.test_library import disk, png  # noqa: F401 -- the fixture puts pictures where they are served
from tests.factories import CategoryFactory, CommentFactory


def test_an_article_is_written_illustrated_published_and_its_comment_approved(person, owner):
    CategoryFactory(name="暮らし")
    page = person(PHONE)
    log_in(page)
    begin(page, "梅雨の部屋干し")
    page.keyboard.type("扇風機を足もとに置きます。")
    page.keyboard.press("Enter")
    take_picture(page, "足もとの扇風機")
    page.select_option("[name=category]", label="暮らし")
    follow(page, "[name=_publish]")
    page.wait_for_selector(".messagelist .success")
    article = Article.objects.published().get()
    image = Image.objects.get()
    assert article.body == (
        "<p>扇風機を足もとに置きます。</p>"
        f'<figure data-block="figure" data-image="{image.pk}" data-size="normal"><figcaption>六月の部屋</figcaption></figure>'
    )
    page.goto(article.get_absolute_url())
    assert (page.locator("figure img").get_attribute("alt"), page.evaluate(WIDTH)) == ("足もとの扇風機", PHONE["width"])
    approve(page, CommentFactory(article=article))
    assert Comment.objects.get().state == Comment.State.APPROVED


def begin(page, title):
    page.fill("[name=title]", title)
    follow(page, ".begin button")
    click(page, ".ProseMirror")


def take_picture(page, words):
    insert(page, "がぞう")
    page.set_input_files("dialog .upload-button input", {"name": "部屋.png", "mimeType": "image/png", "buffer": png()})
    page.fill("dialog .upload-words [type=text]", words)
    page.click("dialog [type=submit]")
    page.wait_for_selector(".ProseMirror figure img[src]")
    assert page.evaluate(WIDTH) == PHONE["width"]
    page.keyboard.type("六月の部屋")


def approve(page, comment):
    page.goto("/admin/comments/comment/")
    assert page.evaluate(WIDTH) == PHONE["width"]
    follow(page, f"[value='approved:{comment.pk}']")
    page.wait_for_selector(".messagelist .success")
