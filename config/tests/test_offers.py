"""Nothing is offered to a person that is refused to them: whatever a page they can walk to links
to, fetches or sends is theirs to open and to do."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import timezone

from config.demo import build
from config.tests.visitors import Visitor
from departments.first_account import make_first
from departments.models import User

pytestmark = pytest.mark.wide

BEGIN = "/"
ALIKE = 1  # pages of one kind that are looked at, for each kind of page that leads there
# The admin's own pages are Django's; files are read whole by nobody here; a word of many letters.
NO_PAGE = re.compile(r"^/(quan-tri|static|in)/|/tep-mau/|\.(pdf|docx|xlsx|edxml)$|/tep/\d+/$")
# What is sent here is empty, so what it concerns may well not be found.
REFUSED = {"GET": (403, 404, 405, 500), "POST": (403, 405, 500)}
ROLES = [
    *("quantri", "giamdoc", "pgd.nga", "hcth.tam", "hcth.son", "vanthu", "ketoan"),
    *("qlkh.anh", "ttud.dat", "congdoan"),
]
FIRST = ("quantri", "hcth.tam", "qlkh.anh", "ttud.dat")  # each of another menu


class Offers(HTMLParser):
    """What a page offers: addresses to open, and addresses that a button sends a form to."""

    def __init__(self, page: str, body: str) -> None:
        super().__init__()
        self.page, self.opens, self.sends = page, set(), set()
        self.form: dict = {}  # the one that stands open
        self.forms: dict[str, dict] = {}
        self.buttons: list[dict] = []
        self.feed(body)
        for button in self.buttons:
            form = self.forms[button["form"]] if button.get("form") else button["inside"]
            method = button.get("formmethod") or form.get("method") or "get"
            found = self.sends if method.lower() == "post" else self.opens
            self._note(found, button.get("formaction") or form.get("action") or "")

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self._note(self.opens, given["href"])
        for name, found in (("hx-get", self.opens), ("hx-post", self.sends)):
            if given.get(name):
                self._note(found, given[name])
        if tag == "form":
            self.form = given
            self.forms[given.get("id", "")] = given
        if tag == "button" and given.get("type", "submit") == "submit":
            self.buttons.append(given | {"inside": self.form})

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = {}

    def _note(self, found: set[str], address: str) -> None:
        whole = urlsplit(urljoin(self.page, address))
        if not whole.netloc and whole.path.startswith("/"):
            found.add(whole.path + (f"?{whole.query}" if whole.query else ""))


def refused_offers(user: User) -> tuple[list[str], set[str]]:
    """What is offered to the person and refused, each with the page that offers it; and the kinds
    of pages that were seen."""
    visitor, wrong, seen = Visitor(user), [], {}
    waiting, asked = [("", "GET", BEGIN)], set()
    while waiting:
        offered_by, method, address = waiting.pop(0)
        kind = _kind_of(address)
        if not kind or (method, address) in asked:
            continue
        if seen.setdefault((method, kind, offered_by), 0) >= ALIKE:
            continue
        seen[method, kind, offered_by] += 1
        asked.add((method, address))
        answer = visitor.ask(method, address)
        if answer.status_code in REFUSED[method]:
            wrong.append(f"{offered_by} → {method} {address}: {answer.status_code}")
        elif method == "GET" and answer.status_code == 200:
            offers = Offers(address, answer.body)
            waiting += [(kind, "GET", one) for one in sorted(offers.opens)]
            waiting += [(kind, "POST", one) for one in sorted(offers.sends)]
        elif method == "GET" and answer.status_code == 302:
            waiting.append((kind, "GET", answer["Location"]))
    return wrong, {kind for _, kind, _ in seen}


def _kind_of(address: str) -> str:
    path = urlsplit(address).path
    try:
        return "" if NO_PAGE.search(path) else resolve(path).view_name
    except Resolver404:
        return "nowhere"


@pytest.fixture(scope="module")
def demo(built_once):
    build(timezone.localdate())
    admin = {"is_staff": True, "is_superuser": True, "full_name": "Quản trị hệ thống"}
    User.objects.create(username="quantri", **admin)


@pytest.mark.parametrize(
    "account",
    [pytest.param(who, marks=() if who in FIRST else pytest.mark.slow) for who in ROLES],
)
def test_nothing_is_offered_that_is_refused(demo, account):
    wrong, kinds = refused_offers(User.objects.get(username=account))

    assert not wrong, "\n".join(wrong)
    assert len(kinds) > 15


def test_first_account_is_offered_nothing_that_is_refused(db):
    first = make_first(username="quantri", full_name="Lê Văn A", email="a@b.vn", password="x")

    wrong, kinds = refused_offers(first)

    assert not wrong, "\n".join(wrong)
    assert {"first_steps", "departments:lists", "departments:agency"} < kinds
