"""Every page a person can walk to, as axe-core sees it for those who listen or use keys alone.

axe 4.12 with the rules of WCAG 2.0 to 2.2, levels A and AA, and its own good practice.
"""

from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from config.demo import build
from departments.models import User
from departments.workbooks import table_runs
from tasks.old_book.old_register import OLD_BOOK
from tasks.tests.test_old_book import ROW, book

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SIZES = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}
PEOPLE = ["giamdoc", "hcth.tam", "ttud.dung", "ttud.dat"]
# What a link may open that is no page of ours: files, Django's own admin, the way out.
NO_PAGE = ("reports:notice_pdf", "reports:notice_docx", "reports:print", "reports:print_file")
NO_PAGE += ("conclusions:document", "tasks:evidence", "logout")
NO_PAGE += (
    "api:document",
    "departments:lists_blank",
    "departments:security_book",
    "metrics",
    "tasks:calendar_blank",
    "tasks:old_book_blank",
)


@pytest.fixture
def axe(browser, live_server, client):
    """What axe finds wrong on the page at an address, and the links on it.

    As that person, or as nobody.
    """
    package = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    contexts = []

    def as_(user, size):
        # Only here is our policy put aside: it would refuse axe's own script, as it should.
        context = browser.new_context(
            base_url=live_server.url, viewport=size, locale="vi-VN", bypass_csp=True
        )
        contexts.append(context)
        if user:
            client.force_login(user)
            key = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page, checker = context.new_page(), package.Axe()

        def look(address):
            page.goto(address)
            found = checker.run(page, options={"runOnly": list(RULES)})
            hrefs = "links => links.map(link => link.getAttribute('href'))"
            wrong = [
                f"{address}: {rule['id']}: {node['html'][:120]}"
                for rule in found.response["violations"]
                for node in rule["nodes"]
            ]
            return wrong, page.eval_on_selector_all("a[href^='/']", hrefs)

        return look

    yield as_
    for context in contexts:
        context.close()


def kind_of(address: str) -> str:
    """The name of the view a link opens; "" for what is no page of ours."""
    try:
        name = resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
    return "" if name.startswith("admin:") or name in NO_PAGE else name


@pytest.mark.parametrize(
    ("who", "size"),
    [
        pytest.param(who, size, marks=() if (who, size) in first else pytest.mark.slow)
        for first in [{("hcth.tam", "desktop"), ("giamdoc", "phone"), ("ttud.dung", "phone")}]
        for who in PEOPLE
        for size in SIZES
    ],
)
def test_every_kind_of_page_within_reach_is_accessible(axe, db, who, size):
    build(timezone.localdate())
    look = axe(User.objects.get(username=who), SIZES[size])
    seen, ahead, wrong = set(), ["/"], []

    while ahead:
        address = ahead.pop(0)
        if (kind := kind_of(address)) and kind not in seen:
            seen.add(kind)
            found, links = look(address)
            wrong += found
            ahead += links

    assert wrong == []
    assert len(seen) > 12


@pytest.mark.parametrize("size", SIZES)
def test_trial_of_a_workbook_is_accessible(axe, cast, settings, tmp_path, size):
    settings.MEDIA_ROOT = tmp_path
    content, now = book(ROW, ROW | {"lead": "Phòng Lạ"}), timezone.now()
    bringer = cast["hcth.son"]
    table = table_runs.bring(OLD_BOOK, "so.xlsx", content, by=bringer, now=now)

    wrong, _ = axe(bringer, SIZES[size])(reverse("tasks:old_book_trial", args=[table.pk]))

    assert wrong == []


@pytest.mark.parametrize("size", SIZES)
def test_sign_in_page_is_accessible(axe, agency, size):
    wrong, links = axe(None, SIZES[size])("/dang-nhap/")

    assert wrong == []
    assert "/tai-khoan/" not in links


@pytest.mark.parametrize("size", SIZES)
def test_guide_is_accessible_to_whoever_comes(axe, cast, size):
    signed_out, _ = axe(None, SIZES[size])("/huong-dan/")
    signed_in, _ = axe(cast["ttud.dat"], SIZES[size])("/huong-dan/")

    assert signed_out + signed_in == []
