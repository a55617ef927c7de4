"""The guide tells the product as it is, its numbers, labels and pages, and is one of them."""

import ast
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst

from conclusions.actions.draft_parts import TURN
from config.guide import GUIDE, guide_of, the_guide
from config.guide_links import SECTIONS, guide_address, section_of
from config.tests.visitors import addresses
from departments.agency_words import WORDS_BY_KIND
from departments.models import Agency
from departments.papertext import paper_count
from reports.papers.queue.print_queue import KEPT, MOST_PACK_ROWS, MOST_ROWS
from reports.papers.worksheets.pack_archive import MOST_MB
from tasks.calendar import SOON_DAYS
from tasks.chase_cases import LATE_DAYS, UNACCEPTED_DAYS, UNANSWERED_DAYS
from tasks.chase_words import REPLY_DAYS
from tasks.limits import DEPUTY_DAYS, MAX_EXTENSIONS, OFFICE_DAYS
from tasks.models.chase_slip import REPLY_HOUR
from tasks.pressing import OLD_MONTHS

TEXT = GUIDE.read_text("utf-8")
WORDS = " ".join(TEXT.split())
PICTURES = settings.BASE_DIR / "static/huong-dan"
MOST_BYTES = 85_000  # of a picture
TOLD = {
    rf"gia hạn đến {DEPUTY_DAYS} ngày làm việc": r"gia hạn đến \d+ ngày",
    rf"gia hạn tối đa {MAX_EXTENSIONS} lần": r"gia hạn tối đa \d+ lần",
    rf"trong {OFFICE_DAYS} ngày làm việc sau ban hành": r"trong \d+ ngày làm việc sau ban hành",
    rf"nghỉ quá {TURN.seconds // 60} phút": r"nghỉ quá \d+ phút",
    rf"Tệp in giữ {KEPT.days} ngày": r"Tệp in giữ \d+ ngày",
    rf"PDF có nhiều nhất {paper_count(MOST_ROWS['pdf'])} dòng": r"PDF có nhiều nhất [\d.]+ dòng",
    rf"nhiều nhất {paper_count(MOST_PACK_ROWS)} dòng, các tệp {MOST_MB} MB": (
        r"nhiều nhất [\d.]+ dòng, các tệp \d+ MB"
    ),
    rf"Excel {paper_count(MOST_ROWS['xlsx'])} dòng": r"Excel [\d.]+ dòng",
    rf"từ {UNACCEPTED_DAYS} ngày làm việc chưa tiếp nhận": r"từ \d+ ngày làm việc chưa tiếp nhận",
    rf"giao quá {OLD_MONTHS} tháng": r"giao quá \d+ tháng",
    rf"quá hạn từ 1 đến {LATE_DAYS} ngày": r"quá hạn từ 1 đến \d+ ngày",
    rf"quá hạn hơn {LATE_DAYS} ngày": r"quá hạn hơn \d+ ngày",
    rf"phiếu mức 2 sau {UNANSWERED_DAYS} ngày": r"phiếu mức 2 sau \d+ ngày",
    rf"{REPLY_HOUR} ngày làm việc thứ {REPLY_DAYS}": r"\d+ giờ \d+ ngày làm việc thứ \d+",
    rf"còn không quá {SOON_DAYS} ngày làm việc": r"còn không quá \d+ ngày",
}
ROOMS = ("departments", "conclusions", "tasks", "reports", "config")
TAG = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
QUOTED = re.compile(r'"([^"{}<>]+)"')


@pytest.mark.parametrize("words", TOLD)
def test_guide_tells_the_number_of_the_product(words):
    assert len(re.findall(words, WORDS)) == len(re.findall(TOLD[words], WORDS)) >= 1


def shown_by_templates() -> set[str]:
    """What stands whole between two tags, or in quotes inside one."""
    pieces: set[str] = set()
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        source = path.read_text("utf-8")
        pieces |= {*TAG.split(source), *QUOTED.findall(source)}
    return pieces


def shown_by_code() -> set[str]:
    """Every text in the code of the rooms that is written out whole."""
    return {
        node.value
        for room in ROOMS
        for path in (settings.BASE_DIR / room).rglob("*.py")
        if "tests" not in path.parts and "demo" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.fixture(scope="module")
def shown() -> set[str]:
    """The texts of the product, each with its first letter as at the head of a line."""
    return {capfirst(" ".join(piece.split())) for piece in shown_by_templates() | shown_by_code()}


def test_every_label_in_bold_stands_in_the_product(shown):
    named = set(re.findall(r"\*\*(.+?)\*\*", WORDS))

    assert {label for label in named if capfirst(label) not in shown} == set()
    assert len(named) > 100


def test_troubles_are_named_as_the_product_tells_them(shown):
    rows = TEXT.partition("## Khi có gì không đúng")[2].splitlines()
    told = {said.removesuffix(" …") for row in rows for said in re.findall("“(.+?)”", row)}

    assert {said for said in told if not any(text.startswith(said) for text in shown)} == set()
    assert len(told) > 4


@pytest.mark.parametrize("kind", WORDS_BY_KIND)
def test_links_lead_to_headings(kind):
    anchors = re.findall(r'<h[23] id="([^"]+)"', the_guide(kind).html)
    links = {unquote(link) for link in re.findall(r'href="#([^"]+)"', the_guide(kind).html)}

    assert links - set(anchors) == set()
    assert len(anchors) == len(set(anchors))


def test_pages_point_to_headings_that_are_there():
    anchors = set(re.findall(r'<h[23] id="([^"]+)"', the_guide().html))
    templates = [path.read_text("utf-8") for path in Path("templates").rglob("*.html")]
    in_templates = re.findall(r'\{% url "guide" %\}#([^"]+)"', "".join(templates))

    assert (set(SECTIONS) | set(in_templates)) - anchors == set()
    assert len(in_templates) == 3


def test_sections_are_of_pages_that_are_there():
    names = list(addresses())
    begins = {begin for begins in SECTIONS.values() for begin in begins}

    assert {begin for begin in begins if not any(n.startswith(begin) for n in names)} == set()
    assert section_of("conclusions:review") == "rà-soát-dự-thảo"
    assert guide_address("home") == reverse("guide")


def test_pictures_are_all_shown_small_and_told_in_words():
    shown = re.findall(r"!\[(.*?)\]\(\.\./static/huong-dan/(\S+?)\)", TEXT)

    assert sorted(name for _, name in shown) == sorted(path.name for path in PICTURES.iterdir())
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > MOST_BYTES] == []
    assert all(len(words) > 15 for words, _ in shown)


def test_markup_in_the_source_stays_letters():
    assert guide_of("# A\n\n<script>x</script>").html == "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"


@pytest.mark.django_db
def test_guide_is_read_without_signing_in(client):
    page = client.get(reverse("guide"))

    assert page.status_code == 200
    assert "Rà soát dự thảo" in page.content.decode()
    assert reverse("login") in page.content.decode()


def test_page_leads_to_its_section(client, cast):
    client.force_login(cast["hcth.son"])

    page = client.get(reverse("conclusions:compose")).content.decode()

    assert f'href="{guide_address("conclusions:compose")}"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["login", "forgotten"])
def test_doors_lead_to_the_guide(client, name):
    assert f'href="{guide_address("login")}"' in client.get(reverse(name)).content.decode()


# Files, parts of pages and pages whose own section would be all of the guide.
WITHOUT_SECTION = {"healthz", "metrics", "readyz", "logout", "home", "guide"}
WITHOUT_SECTION |= {"tasks:evidence", "conclusions:document", "conclusions:scan_page"}
WITHOUT_SECTION |= {"tasks:progress", "tasks:of_conclusion"}


def test_every_page_opens_the_guide_at_a_section():
    assert {name for name in addresses() if not section_of(name)} == WITHOUT_SECTION


def test_guide_names_leaders_as_the_agency_does(client, cast):
    words = {"so": "Phó Giám đốc xác nhận việc", "ubnd": "Phó Chủ tịch xác nhận việc"}
    words |= {"school": "Phó Hiệu trưởng xác nhận việc", "party": "Phó Bí thư xác nhận việc"}
    words |= {"other": "Phó Thủ trưởng xác nhận việc"}

    found = {}
    for kind in WORDS_BY_KIND:
        Agency.objects.update(kind=kind)
        page = client.get(reverse("guide")).content.decode()
        found[kind] = [said for said in words.values() if said in page]
        assert ("Giám đốc" in page, "Lãnh đạo Sở" in page) == (kind == "so", kind == "so")

    assert found == {kind: [said] for kind, said in words.items()}
