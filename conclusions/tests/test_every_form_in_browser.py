"""The same notice in every form an office is sent it in, from the drop to the draft."""

import re
from difflib import SequenceMatcher
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.utils import timezone
from docx.oxml import parse_xml
from PIL import Image

from conclusions.actions import intaking
from conclusions.models import Conclusion, Intake, Item
from conclusions.reading import read
from conclusions.sources.office import is_installed
from conclusions.sources.scans import missing_tools
from conclusions.tests.sample_files import Laid, a_docx, a_pdf, drawn, laid_over, scanned
from conclusions.tests.sources.test_list_numbers import (
    W,
    kind,
    level,
    num,
    paragraph,
    use,
)
from conclusions.tests.sources.test_office import converted
from conclusions.tests.sources.test_packets import a_mail, a_packet
from conclusions.tests.sources.test_scans import from_aside

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parent / "notices" / "giao-ban-quy-1-2024.txt"
STYLE = "<style>body { font: 13pt 'Noto Serif', serif; text-align: justify }</style>"
RIGHT = 0.95  # of what is read from a picture

needs_tesseract = pytest.mark.skipif(
    bool(missing_tools()), reason=f"chưa cài {', '.join(missing_tools())}"
)
needs_office = pytest.mark.skipif(not is_installed(), reason="chưa cài LibreOffice")


@cache
def sample():
    return read(SAMPLE.read_text(encoding="utf-8"))


def printed() -> bytes:
    told = sample()
    items = [f"{item.label} {item.text}" for item in told.items]
    return a_pdf(STYLE, told.header.title, told.opening, *items, told.closing)


OUTLINE = kind(1, level(0, "upperRoman"), level(1), level(2, shown="(%3)"))
DEPTHS = {r"[IVX]+\.": 0, r"\d+\.": 1, r"\(\d+\)": 2}
MISSING = 4  # the sample's item 10 goes from (3) to (5)


def numbered_by_word() -> bytes:
    """The sample with every number counted by Word."""
    told, again = sample(), use(2, 1, more=_from(MISSING + 1))
    lines = [paragraph(escape(words)) for words in (told.header.title, told.opening)]
    last = 0
    for item in told.items:
        depth = next(
            (deep for form, deep in DEPTHS.items() if re.fullmatch(form, item.label)), None
        )
        if depth is None:
            lines.append(paragraph(escape(item.text)))
            continue
        number = int(item.label.strip("().")) if depth else 0
        skipped = depth == len(DEPTHS) - 1 and number == last + 2
        beyond = depth == len(DEPTHS) - 1 and number > MISSING and (skipped or last > MISSING)
        last = number
        lines.append(paragraph(escape(item.text), numbered=num(2 if beyond else 1, depth)))
    lines.append(paragraph(escape(told.closing)))

    def edit(document):
        root = document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for child in parse_xml(f"<w:numbering {W}>{OUTLINE}{use(1, 1)}{again}</w:numbering>"):
            root.append(child)
        for line in lines:
            body = document.element.body
            body.insert(len(body) - 1, parse_xml(line))

    return a_docx(edit=edit)


def _from(number: int) -> str:
    return f'<w:lvlOverride w:ilvl="2"><w:startOverride w:val="{number}"/></w:lvlOverride>'


def from_libreoffice(form: str) -> bytes:
    with TemporaryDirectory() as folder:
        return converted(form, Path(folder), numbered_by_word())


def signed() -> bytes:
    number = Laid("598/TB-SKHCN", (60, 800, 200, 815))
    return laid_over(printed(), number, Laid("03/4/2024", (300, 800, 400, 815)))


def scan(dpi: int) -> bytes:
    return scanned(drawn(printed(), dpi=dpi, tilt=1), "PDF")


def photos() -> bytes:
    """Of each sheet whole, from aside and in the shade."""
    taken = []
    for sheet in drawn(printed(), dpi=200):
        around = round(sheet.width * 0.1)
        table = Image.new("L", (sheet.width + 2 * around, sheet.height + 4 * around), 70)
        table.paste(sheet, (around, around))
        taken.append(from_aside(table))
    return scanned(taken, "PDF", quality=80)


def packed() -> bytes:
    """As the document axis brings it, from the agency itself."""
    packet = a_packet(("Thông báo 598.docx", numbered_by_word())).decode()
    for others, own in OWN.items():
        packet = packet.replace(others, own)
    return packet.encode()


OWN = {
    "UBND tỉnh Quảng Ngãi": "Sở Khoa học và Công nghệ",
    "TB-UBND": "TB-SKHCN",
    "2026/11/18": "2024/04/03",
}
FORMS = {
    "a.txt": SAMPLE.read_bytes,
    "a.docx": numbered_by_word,
    "a.doc": lambda: from_libreoffice("doc"),
    "a.odt": lambda: from_libreoffice("odt"),
    "a.rtf": lambda: from_libreoffice("rtf"),
    "signed.pdf": signed,
    "scan-200.pdf": lambda: scan(200),
    "scan-300.pdf": lambda: scan(300),
    "photos.pdf": photos,
    "a.eml": lambda: a_mail(("Thông báo 598.docx", numbered_by_word())),
    "a.edxml": packed,
}
PICTURES = {"scan-200.pdf", "scan-300.pdf", "photos.pdf"}
CONVERTED = {"a.doc", "a.odt", "a.rtf"}
WIDTHS = (1366, 360)


def forms():
    for place, name in enumerate(FORMS):
        needs = needs_tesseract if name in PICTURES else needs_office if name in CONVERTED else ()
        for turn, width in enumerate(WIDTHS):
            # CI drops each form once, desktop and phone in turn: "many" is left to the full run.
            many = "" if (place + turn) % 2 == 0 else "many-"
            yield pytest.param(name, width, marks=needs, id=f"{many}{name}-{width}")


Told = list[tuple[str, str]]

# Who leads what by which day of April, order for order, as the office enters the sample.
ROOMS = "QLKH QLCN&CN QLTĐC TTra TTUD"
EXPECTED: Told = [
    (f"{ROOMS} HCTH", ""),
    (ROOMS, "05/4"),
    ("HCTH", "10/4"),
    ("", "30/4"),
    (ROOMS, "08/4"),
    ("HCTH", "10/4"),
    ("HCTH", "10/4"),
    ("HCTH", "12/4"),
    *[("QLKH", "")] * 3,
    *[("QLCN&CN", "")] * 3,
    ("QLCN&CN", "30/4"),
    *[("QLTĐC", "")] * 4,
    ("TTra", ""),
    ("TTUD", ""),
    *[("HCTH", "")] * 6,
    ("CĐ ChĐ", ""),
]


def told_of(draft: Conclusion) -> Told:
    """Who leads what by which day, order for order, as the draft has it."""
    return [
        (
            " ".join(unit.code for unit in duty.leads.order_by("pk")),
            f"{duty.named_on:%d}/{duty.named_on.month}" if duty.named_on else "",
        )
        for item in draft.items.filter(kind=Item.Kind.DIRECTIVE).order_by("position")
        for duty in item.duties.order_by("position", "pk")
    ]


@pytest.mark.parametrize(("name", "width"), list(forms()))
def test_notice_goes_from_drop_to_draft(
    page, sign_in, cast, console, settings, tmp_path, name, width
):
    settings.MEDIA_ROOT = tmp_path / "media"
    file = tmp_path / name
    file.write_bytes(FORMS[name]())
    page.set_viewport_size({"width": width, "height": 768})
    sign_in(cast["hcth.son"])
    page.goto("/thong-bao/nhap/")

    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Đọc thông báo").click()
    if name in PICTURES | CONVERTED:
        page.get_by_text("Đang chờ đọc.").wait_for()
        intaking.run(Intake.objects.get().pk, timezone.now())
    page.wait_for_url("**/ra-soat/")

    told = told_of(Conclusion.objects.get())
    if name in PICTURES:
        assert SequenceMatcher(None, EXPECTED, told, autojunk=False).ratio() >= RIGHT
        assert {due for _, due in told} <= {due for _, due in EXPECTED}
    else:
        assert told == EXPECTED
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert console == []
