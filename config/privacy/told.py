"""What readers are told of their data, as rows: what it is, where it comes from, what for, who sees it, and how long it stays."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Told:
    """`kinds` of privacy.kinds that the row speaks of; `periods` of privacy.period_rows that end its time.

    `until` says how long it stays where no number of days decides.
    """

    key: str
    name: Promise
    what: Promise
    source: Promise
    purpose: Promise
    seen_by: Promise
    kinds: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    until: Promise | str = ""


OWNER = _("The people behind this site who have the right to it.")

TOLD = (
    Told(
        "comments",
        _("Comments"),
        _("Name, e-mail address, text, and whether you want to be told of replies."),
        _("You write them into the form below an article."),
        _("To show your comment once it has been read, and to answer it."),
        _(
            "Everybody sees name and text of a comment that is shown. The address is shown to nobody but those who look after comments."
        ),
        ("comments",),
        ("comment-addresses", "refused-comments", "trash"),
        _("A published comment stays with its article until you ask for its removal."),
    ),
    Told(
        "confirmed",
        _("Confirmed e-mail addresses"),
        _("The address, when you confirmed it, and whether mails about replies are wanted."),
        _("You open the link in a mail that you asked for with a comment."),
        _("To tell you of replies. Where the owner trusts an address, its comments appear at once."),
        OWNER,
        ("confirmed",),
        ("correspondents",),
        _("Mails about replies end with one click, in each of them."),
    ),
    Told(
        "messages",
        _("Messages"),
        _(
            "Name, e-mail address, text, what the topic asks for, and to which wording of the privacy policy you agreed."
        ),
        _("You write them into the contact form."),
        _("To answer you."),
        OWNER,
        ("messages", "unsent"),
        ("done-messages", "spam-messages", "unsent"),
        _("A message stays until it is answered or closed."),
    ),
    Told(
        "mails",
        _("Mails"),
        _("The text of mails about comments and messages, and to whom they went."),
        _("The site writes them to its owner, and to you where you asked for it or wrote a message."),
        _("To send them, and to see whether they arrived."),
        OWNER,
        ("mails",),
        ("mail-texts", "mails"),
    ),
    Told(
        "reports",
        _("Reports about comments and links"),
        _("What you report and why. Neither name nor address is asked for."),
        _("You send them with the form for it."),
        _("To look at what was reported."),
        OWNER,
        (),
        ("comment-reports", "link-reports"),
        _("A report stays until somebody has dealt with it."),
    ),
    Told(
        "digests",
        _("Digests of networks and texts"),
        _(
            "A digest of the network address from which a form was sent, and one of its text, each made with a secret key. The address itself is not stored and cannot be read out of it."
        ),
        _("Your browser's connection, when you send a form."),
        _("To recognise floods of unwanted posts."),
        _("Nobody reads them; the site compares them."),
        ("network",),
        ("network",),
    ),
    Told(
        "blocks",
        _("Block list"),
        _("E-mail addresses and digests of networks from which unwanted posts came."),
        _("The owner of the site puts them there."),
        _("To keep unwanted posts away."),
        OWNER,
        ("blocks",),
        (),
        _("A digest stays as long as all digests; an address stays until the owner removes it or you ask for it."),
    ),
    Told(
        "receipts",
        _("Records of requests"),
        _("That data was handed out or erased, when and how much, with a digest in the place of the address."),
        _("You ask to see or erase your data."),
        _("To show that the request was met."),
        OWNER,
        ("history",),
        ("receipts", "history"),
    ),
    Told(
        "views",
        _("Numbers of what is read"),
        _(
            "How often an article was opened on a day, and how often an ad was seen and clicked. There is no cookie, and neither an address nor a browser is noted."
        ),
        _("The page that you read reports it when you leave it."),
        _("To see what is read, and to list what is read most."),
        _("The people behind this site. Readers see which articles are read most, without numbers."),
        (),
        ("page-views",),
    ),
    Told(
        "searches",
        _("What is searched for"),
        _(
            "How often the same words were searched for on a day. Words are kept once they have been searched for several times on several days; until then a digest made with a secret key takes their place. Addresses, telephone and other long numbers, links and long texts are never counted. There is no cookie, and neither an address nor a browser is noted."
        ),
        _("The page of results reports it when you leave it."),
        _("To see what readers look for and do not find."),
        _("The people behind this site. Readers are shown words that the owner has chosen, without numbers."),
        (),
        ("searches", "rare-searches"),
    ),
    Told(
        "browser",
        _("In your own browser"),
        _("What you are writing, and name and address where you tick the box for it."),
        _("The page stores it in your browser and nowhere else."),
        _("So that nothing typed is lost, and the form is filled in the next time."),
        _("You alone. It is sent with a form that you send, and not before."),
        (),
        (),
        _("Until you remove it in your browser."),
    ),
    Told(
        "logs",
        _("Access log of the server"),
        _("The network address, the page asked for, the time, and what the browser calls itself."),
        _("Your browser's connection, with every page."),
        _("To find errors and attacks."),
        _("Whoever runs the server."),
        (),
        ("logs",),
    ),
)
