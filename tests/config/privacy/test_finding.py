"""privacy.finding and privacy.variants: from an address, a number or a name to every row of one person."""

import pytest

from comments import confirming
from comments.models import Comment
from config.privacy import finding, variants
from config.privacy.kinds import tables
from config.privacy.person import Person
from tests.config.privacy.cast import EMAIL, NETWORK, OTHER, OTHER_NETWORK, mail, write
from tests.factories import CommentFactory, MessageFactory

pytestmark = pytest.mark.django_db


def numbers(person):
    return {table.label: len(rows) for found in finding.everything(person) for table, rows in found.tables}


def test_one_address_finds_a_row_in_every_table(owner):
    write(by=owner)
    expected = {table.label: 1 for table in tables()} | {"post_office.Email": 2}
    assert numbers(Person(frozenset({EMAIL}))) == expected


def test_nothing_of_anybody_else_is_found(owner):
    write(by=owner)
    write(OTHER, OTHER_NETWORK, name="なつこ", by=owner)
    assert numbers(Person(frozenset({EMAIL}))) == {table.label: 1 for table in tables()} | {"post_office.Email": 2}
    assert numbers(Person(frozenset({"nobody@secret-example.com"}))) == {}
    assert numbers(Person()) == {}


def test_the_same_network_alone_finds_what_it_left_elsewhere():
    CommentFactory(email=EMAIL, network_hash=NETWORK)
    write(OTHER, NETWORK)
    assert numbers(Person(frozenset({EMAIL}))) == {
        "comments.Comment": 1,
        "guard.Trace": 1,
        "comments.Report": 1,
        "disclosures.LinkReport": 1,
    }


@pytest.mark.parametrize("typed", [EMAIL, f"  {EMAIL}\t"])
def test_an_address_names_its_rows_alone(typed):
    for email in [EMAIL, EMAIL.upper(), "haruko+kaki@secret-example.com", OTHER]:
        CommentFactory(email=email)
    found = finding.sought(typed)
    assert (found.person, found.similar) == (
        Person(frozenset({EMAIL})),
        [(EMAIL.upper(), 1), ("haruko+kaki@secret-example.com", 1)],
    )


@pytest.mark.parametrize(
    "other",
    [
        "HARUKO@secret-example.com",
        "haruko@SECRET-example.COM",
        "haruko+shirushi@secret-example.com",
        "h.a.ruko@secret-example.com",
        "ｈａｒｕｋｏ@secret-example.com",
        "Ha.Ruko+a+b@Secret-Example.com",
    ],
)
def test_what_reaches_the_same_mailbox_is_suggested(other):
    MessageFactory.create_batch(2, email=other)
    CommentFactory(email=other)
    assert variants.similar(EMAIL) == [(other, 3)]


@pytest.mark.parametrize("other", ["harukoo@secret-example.com", "haruko@secret-example.com.evil.example", "ruko@a.jp"])
def test_what_only_looks_alike_is_not_suggested(other):
    CommentFactory(email=other)
    assert variants.similar(EMAIL) == []


def test_both_hosts_of_one_provider_are_the_same():
    CommentFactory(email="haruko@googlemail.com")
    assert variants.similar("Haruko@gmail.com") == [("haruko@googlemail.com", 1)]


def test_a_full_width_sign_is_read_as_an_address():
    CommentFactory(email=EMAIL)
    assert finding.sought(EMAIL.replace("@", "＠")).similar == [(EMAIL, 1)]


@pytest.mark.parametrize("lower", [True, False])
def test_a_number_leads_to_its_writer(lower):
    comment = CommentFactory(email=EMAIL, reference="C-7K3F9Q")
    MessageFactory(email=EMAIL)
    typed = comment.reference.lower() if lower else comment.reference
    assert finding.sought(typed).person == Person(frozenset({EMAIL}))


def test_a_number_without_an_address_names_its_row():
    CommentFactory(email="", reference="C-7K3F9Q", name="はるこ")
    CommentFactory(email="", name="はるこ")
    found = finding.sought("C-7K3F9Q")
    assert (found.person, numbers(found.person)) == (
        Person(references=frozenset({"C-7K3F9Q"})),
        {"comments.Comment": 1},
    )


def test_a_name_suggests_addresses_and_names_what_bears_none():
    CommentFactory.create_batch(2, name="はるこ", email=EMAIL)
    CommentFactory(name="はるこ", email="", reference="C-7K3F9Q")
    CommentFactory(name="はるこさん", email=OTHER)
    found = finding.sought("はるこ")
    assert (found.person, found.similar) == (Person(references=frozenset({"C-7K3F9Q"})), [(EMAIL, 2)])


@pytest.mark.parametrize("rows", [1, 3])
def test_everything_takes_as_many_queries_for_three_rows_as_for_one(owner, rows, django_assert_num_queries):
    for _number in range(rows):
        CommentFactory(email=EMAIL, network_hash=NETWORK)
        MessageFactory(email=EMAIL)
    numbers(Person(frozenset({EMAIL})))
    with django_assert_num_queries(17):
        finding.everything(Person(frozenset({EMAIL})))


def test_a_thousand_comments_are_found_as_well():
    article = CommentFactory(email=EMAIL).article
    CommentFactory.create_batch(1000, email=EMAIL, article=article)
    assert numbers(Person(frozenset({EMAIL}))) == {"comments.Comment": 1001}


@pytest.mark.parametrize(
    ("text", "is_theirs"),
    [
        (f"To: <{EMAIL}>", True),
        (f"{EMAIL.upper()} wrote", True),
        (f"Write to {EMAIL}.", True),
        (f"宛先は{EMAIL}です", True),
        (f"a{EMAIL}", False),
        (f"x.{EMAIL}", False),
        (f"{EMAIL}.evil.example", False),
        (f"{EMAIL}m", False),
    ],
)
def test_a_mail_belongs_to_the_whole_address_alone(text, is_theirs):
    mail("owner@example.jp", text)
    assert numbers(Person(frozenset({EMAIL}))) == ({"post_office.Email": 1} if is_theirs else {})


@pytest.mark.parametrize("part", ["@", "haruko@", "@secret-example.com"])
def test_part_of_an_address_finds_no_mail(part):
    mail(EMAIL, "お返事です。")
    assert numbers(Person(frozenset({part}))) == {}


def test_a_mail_that_asked_to_confirm_the_address_left_a_trace():
    confirming.ask(CommentFactory(email=EMAIL, network_hash=OTHER_NETWORK))
    Comment.objects.all().delete()
    assert numbers(Person(frozenset({EMAIL})))["guard.Trace"] == 1
