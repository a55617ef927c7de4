import hashlib
import socket
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from reports.papers.notices.notice_files import STYLES
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.pdf import StaticFetcher, render_pdf
from reports.tests.made_notices import DIRECTIVE, a_notice

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src={site}/a.png>",
    '<img src="file:///etc/passwd">',
    '<link rel="stylesheet" href="{site}/b.css">',
    '<link rel=attachment href="file:///etc/passwd">',
    '<iframe src="{site}/c.html"></iframe>',
    '<object data="{site}/d.svg"></object>',
    '<embed src="{site}/e.pdf">',
    "<style>@import url({site}/f.css);</style>",
    "</style></head><body onload=x()>",
    "<p style=\"background:url('{site}/g.png')\">",
    "<svg><image href='{site}/h.png'/></svg>",
    '<base href="{site}/">',
    '<meta http-equiv="refresh" content="0;url={site}/i">',
    "<a href='javascript:alert(1)'>x</a>",
    "</p></main></body></html>",
    "<!-- chú thích -->",
    "<![CDATA[ x ]]>",
    '<?xml version="1.0"?>',
    "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp;",
    "{{ sheet.name }}",
    "{% include 'admin/base.html' %}",
    "{% load static %}{# x #}",
    "static:../config/settings.py",
    "url(data:text/html,<b>x</b>)",
    "expression(alert(1)); } body { display: none",
    "\\00003Cscript\\00003E",
    "' OR '1'='1'; DROP TABLE conclusions_item; --",
    "%00%0d%0aSet-Cookie: x=1 ../../../etc/passwd",
)


def printed(sheet) -> bytes:
    return render_pdf(render_to_string("reports/pdf/notice.html", {"sheet": sheet}), STYLES)


def squeezed(text: str) -> str:
    """Without spaces, which justified lines neither keep nor lose."""
    return "".join(unicodedata.normalize("NFC", text).split())


@pytest.fixture
def listener():
    """A loopback server that must hear nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/a.css",
        "https://127.0.0.1:1/a.css",
        "ftp://127.0.0.1/a.css",
        "file:///etc/passwd",
        "data:text/html,<b>x</b>",
        "data:text/css,p{}",
        "static:../manage.py",
        "static:../static/../config/settings.py",
        "static:%2e%2e/%2e%2e/etc/passwd",
        "static:/etc/passwd",
        "static:///etc/passwd",
        "static:vendor/VENDORED.txt",
        "static:css/pdf",
        "static:css/pdf/missing.css",
        "STATIC:css/pdf/paper.css",
        "css/pdf/paper.css",
        "",
    ],
)
def test_fetcher_refuses_everything_but_our_static_files(url):
    with pytest.raises(ValueError, match=r"^(Refused address|Not one of our static files)"):
        StaticFetcher().fetch(url)


def test_fetcher_serves_our_static_files():
    response = StaticFetcher().fetch("static:css/pdf/paper.css")

    assert (response.content_type, response.read()[:2]) == ("text/css", b"/*")


def test_hostile_words_are_printed_as_words_and_fetch_nothing(agency, listener):
    site = f"http://127.0.0.1:{listener.getsockname()[1]}"
    words = [payload.replace("{site}", site) for payload in PAYLOADS]
    rows = [(DIRECTIVE, f"{n}.", text) for n, text in enumerate(words, 1)]
    sheet = sheet_of(
        a_notice(rows, title=words[1], opening=words[3], recipients=words[7], signer_name=words[5])
    )

    text = squeezed(
        "".join(page.extract_text() for page in PdfReader(BytesIO(printed(sheet))).pages)
    )

    assert [word for word in words if squeezed(word) not in text] == []
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_page_that_names_other_addresses_fetches_none_of_them(listener, caplog):
    site = f"http://127.0.0.1:{listener.getsockname()[1]}"
    named = "".join(payload.replace("{site}", site) for payload in PAYLOADS if "{site}" in payload)

    content = render_pdf(f"<html lang=vi><title>x</title><body>{named}<p>Hết.</body>", STYLES)

    assert content[:5] == b"%PDF-"
    assert "Refused address" in caplog.text
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_print_is_the_same_bytes_each_time(agency):
    sheet = sheet_of(a_notice())

    assert printed(sheet) == printed(sheet)


@pytest.mark.wide
def test_prints_asked_at_once_do_not_disturb_each_other(agency):
    sheet = sheet_of(a_notice())
    alone = hashlib.sha256(printed(sheet)).hexdigest()

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(printed, [sheet] * 8))

    assert {hashlib.sha256(content).hexdigest() for content in together} == {alone}


def test_file_is_tagged_vietnamese_and_marked_for_archives(agency):
    root = PdfReader(BytesIO(printed(sheet_of(a_notice())))).trailer["/Root"]
    about = root["/Metadata"].get_object().get_data().decode()

    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("vi", True)
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert ("part>2<" in about or 'part="2"' in about) is True
    assert ("conformance>A<" in about or 'conformance="A"' in about) is True


def test_file_is_titled_by_number_and_abstract(agency):
    title = PdfReader(BytesIO(printed(sheet_of(a_notice())))).metadata.title

    assert title == (
        "Thông báo 598/TB-SKHCN Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp "
        "giao ban Quý I năm 2024"
    )


def test_fonts_are_embedded_with_their_letters(agency):
    pages = PdfReader(BytesIO(printed(sheet_of(a_notice())))).pages
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]

    assert {font["/BaseFont"].partition("+")[2] for font in fonts} == {
        "Tinos",
        "Tinos-Bold",
        "Tinos-Italic",
        "Tinos-Bold-Italic",
    }
    assert {"/ToUnicode" in font for font in fonts} == {True}
    assert {bool({"/FontFile2", "/FontFile3"} & set(each)) for each in inner} == {True}
