"""Scans and photos read by Tesseract: straight or tilted, as PDF, TIFF or a picture."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from conclusions.reading import Unit, read
from conclusions.reading.plain_form import as_data
from conclusions.reading.scoring import score
from conclusions.sources import NeedsTime, SourceProblem, read_patiently, read_source
from conclusions.sources.even_light import evened
from conclusions.sources.flat_page import laid_flat
from conclusions.sources.lone_numbers import mend_numbers
from conclusions.sources.page_edges import cut_sides, cut_told
from conclusions.sources.page_turns import TURNS, turn_told
from conclusions.sources.printed_lines import PrintedLine, lines_in
from conclusions.sources.scan_programs import run
from conclusions.sources.scans import UNDER_SEAL, missing_tools, read_upright
from conclusions.sources.seals import Sheet, in_tones, without_seals
from conclusions.tests.sample_files import (
    Laid,
    a_docx,
    a_pdf,
    drawn,
    laid_over,
    partly_scanned,
    scanned,
)

NOTICES = Path(__file__).parents[1] / "notices"
UNITS = [
    Unit("Phòng Quản lý Khoa học"),
    Unit("Văn phòng Sở"),
    Unit("Thanh tra Sở"),
]
PARAGRAPHS = (
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "Số: 612/TB-SKHCN",
    "Quảng Ngãi, ngày 18 tháng 11 năm 2026",
    "THÔNG BÁO",
    "Kết luận của Giám đốc Sở tại cuộc họp giao ban",
    "Ngày 16/11/2026, Giám đốc Sở kết luận như sau:",
    "1. Văn phòng Sở rà soát hồ sơ, báo cáo Giám đốc Sở trước ngày 05/12/2026.",
    "2. Phòng Quản lý Khoa học chủ trì, phối hợp với Thanh tra Sở lập kế hoạch, hoàn thành chậm "
    "nhất ngày 15/12/2026.",
)
LINE = 20  # points of the picture kept
TWO = "<span style='display: inline-block; width: 2cm; padding-left: 1cm'>2.</span>"
FIVE = "<style>body { font: 14pt 'DejaVu Serif', 'Noto Serif', serif } @page { size: A4 }</style>"

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"chưa cài {', '.join(missing_tools())}"
)


def page(tilt: float = 0, dpi: int = 200) -> list[Image.Image]:
    return drawn(a_pdf(FIVE, *PARAGRAPHS), dpi=dpi, tilt=tilt)


def duties(words: str) -> list[tuple[list[str], str]]:
    return [
        ([ref.name for ref in duty.leads], str(duty.deadline.on))
        for item in read(words, UNITS).directives
        for duty in item.duties
    ]


DUTIES = [(["Văn phòng Sở"], "2026-12-05"), (["Phòng Quản lý Khoa học"], "2026-12-15")]


@pytest.mark.wide
def test_photo_of_a_phone_is_read_as_the_phone_keeps_it():
    told = read_patiently("IMG_0412.jpg", (Path(__file__).parent / "trang.heic").read_bytes())

    assert told.words.split("\n")[-1] == "1. Thanh tra Sở báo cáo trước ngày 05/5/2024."
    assert [one.number for one in told.pages] == [1]


@pytest.mark.slow
def test_photo_with_a_second_picture_in_it_is_one_page():
    small = Image.new("L", (200, 200), 255)

    told = read_patiently("a.jpg", scanned([*page(), small], "MPO"))

    assert (len(told.pages), told.notes) == (1, ())


def test_strip_is_no_page():
    with pytest.raises(SourceProblem, match="Ảnh là một dải quá dài"):
        read_patiently("a.png", scanned([Image.new("L", (100, 2000), 255)], "PNG"))


@pytest.mark.slow
def test_page_that_a_scanner_or_register_stamped_is_a_scan_still():
    stamped = laid_over(
        scanned(page()), Laid("Scanned with CamScanner", (20, 20, 300, 40), "/FreeText")
    )

    told = read_patiently("a.pdf", stamped)

    assert duties(told.words) == DUTIES
    assert [one.number for one in told.pages] == [1]


def test_damaged_photo_of_a_phone_is_told():
    with pytest.raises(SourceProblem, match="Ảnh không mở được"):
        read_patiently("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40)


@pytest.mark.wide
@pytest.mark.parametrize(
    "kind",
    ["PDF", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("TIFF", "PNG", "JPEG"))],
)
def test_scan_is_read_whatever_file_it_is_kept_in(kind):
    told = read_patiently("a", scanned(page(tilt=1), kind))

    assert duties(told.words) == DUTIES
    assert [one.number for one in told.pages] == [1]
    assert told.notes == ()


@pytest.mark.slow
@pytest.mark.parametrize(("tilt", "dpi"), [(0, 300), (-2.5, 200), (3, 150)])
def test_tilted_or_coarse_scan_is_set_straight(tilt, dpi):
    assert duties(read_patiently("a", scanned(page(tilt, dpi), "PNG")).words) == DUTIES


@pytest.mark.slow
@pytest.mark.parametrize("turn", TURNS.values())
@pytest.mark.parametrize(("tilt", "dpi"), [(0, 150), (2, 300)])
def test_page_that_lies_on_its_side_or_head_is_read_upright(turn, tilt, dpi):
    (sheet,) = page(tilt, dpi)

    told = read_patiently("a.pdf", scanned([sheet.transpose(turn)]))

    assert duties(told.words) == DUTIES
    assert told.notes == ()
    tops = [word.box[1] for word in told.pages[0].words]
    assert tops[0] - min(tops) < LINE
    assert max(tops) - tops[-1] < LINE


@pytest.mark.slow
@pytest.mark.parametrize("turn", TURNS.values())
def test_page_is_turned_by_trial_where_no_model_of_its_letters_is(turn, tmp_path):
    (sheet,) = page()

    turned = Sheet(sheet).transposed(turn)

    assert turn_told(turned.seen, tmp_path, ["eng", "vie"]) is None
    assert duties(read_upright(1, turned, tmp_path, ["vie"]).text) == DUTIES


@pytest.mark.slow
def test_photo_with_a_shadow_is_read():
    shade = Image.radial_gradient("L").resize(page()[0].size).point(lambda light: 255 - light // 3)
    photo = Image.composite(page(tilt=1)[0], Image.new("L", shade.size, 60), shade)

    assert duties(read_patiently("a", scanned([photo], "JPEG", quality=70)).words) == DUTIES


TAB = "<style>b { display: inline-block; width: 2cm; padding-left: 1cm; font-weight: 400 }</style>"
NUMBERED = (
    *PARAGRAPHS[:6],
    "<b>I.</b>Nhiệm vụ trọng tâm trong tháng 12 năm 2026",
    "<b>1.</b>Văn phòng Sở rà soát hồ sơ, báo cáo Giám đốc Sở trước ngày 05/12/2026.",
    "<b>2.</b>Phòng Quản lý Khoa học:",
    "<b>(1)</b>Rà soát danh mục nhiệm vụ mở mới năm 2027.",
    "<b>(2)</b>Đôn đốc các cơ quan chủ trì gửi hồ sơ.",
    "<b>3.</b>Thanh tra Sở:",
    "<b>(1)</b>Tổng hợp kết quả kiểm tra.",
    "<b>4.</b>Văn phòng Sở theo dõi chung.",
    "<b>5.</b>Thanh tra Sở đôn đốc.",
)
PATHS = ["1", "2.(1)", "2.(2)", "3.(1)", "4", "5"]


@pytest.mark.slow
@pytest.mark.parametrize(("tilt", "dpi", "dark"), [(1, 300, 1), (0, 200, 1), (-1.4, 200, 0.5)])
def test_number_that_word_sets_before_a_tab_is_read(tilt, dpi, dark):
    style = "<style>body { font: 13pt 'Tinos', 'Noto Serif', serif } @page { size: A4 }</style>"
    (sheet,) = drawn(a_pdf(style, TAB, *NUMBERED), dpi=dpi, tilt=tilt)

    told = read_patiently("a", scanned([sheet.point(lambda tone: int(tone * dark))], "PNG"))

    assert [item.path for item in read(told.words, UNITS).directives] == PATHS


@pytest.mark.wide
def test_number_that_was_lost_is_found_in_the_strip_before_its_words(tmp_path):
    (sheet,) = drawn(a_pdf(FIVE, *(words.replace("2. ", TWO) for words in PARAGRAPHS)), dpi=300)
    sheet.save(tmp_path / "page.png")
    told = ["-l", "vie", "--dpi", "300", "--psm", "3", "tsv"]
    table = run(["tesseract", str(tmp_path / "page.png"), "-", *told], 1).decode()
    rows = [[line] for line in lines_in(table)]
    lost = next(row[0] for row in rows if "chủ" in (word for word, _, _ in row[0].words))
    lost.words = [word for word in lost.words if not word[0].startswith(("2", "S"))]

    mend_numbers(rows, sheet, tmp_path, 1, ["eng", "vie"])

    assert lost.words[0][0] == "2."


def from_aside(sheet: Image.Image) -> Image.Image:
    """A photo of the sheet on a dark table, one side further away and in the shade."""
    width, height = sheet.size
    seen = round(width * 1.2), round(height * 1.15)
    # What a lens makes of the sheet's corners, as eight numbers that Pillow takes.
    way = (1.06, 0.075, -0.13 * width, -0.035, 1.05, -0.05 * height, 0.00003, 0.00005)
    photo = sheet.transform(seen, Image.Transform.PERSPECTIVE, way, fillcolor=70)
    shade = Image.linear_gradient("L").rotate(90).resize(seen).point(lambda light: 140 + light // 3)
    return ImageChops.multiply(photo, shade)


@pytest.mark.slow
def test_sheet_photographed_from_aside_is_laid_flat():
    photo = from_aside(page(dpi=220)[0])

    flat = laid_flat(photo)

    assert flat.size != photo.size
    corners = [(x, y) for x in (9, flat.width - 9) for y in (9, flat.height - 9)]
    assert min(flat.getpixel(corner) for corner in corners) > 90  # the table is 70 at most
    assert duties(read_patiently("a", scanned([photo], "JPEG", quality=80)).words) == DUTIES


@pytest.mark.parametrize("tilt", [0, -1.4])
def test_sheet_that_fills_its_picture_is_left_as_it_is(tilt):
    (sheet,) = page(tilt)

    assert laid_flat(sheet) is sheet
    assert evened(sheet) is sheet


def test_shadow_over_a_page_is_taken_off():
    paper = Image.linear_gradient("L").resize((800, 1100)).point(lambda light: 90 + light // 2)

    light = evened(paper)

    assert min(light.getextrema()) > 225


def sealed(ink, at: tuple[float, float]) -> Image.Image:
    """A page with a seal, a double ring with words, so far across and down it."""
    (sheet,) = page(dpi=300)
    coloured = sheet.convert("RGB")
    across, down = round(at[0] * sheet.width), round(at[1] * sheet.height)
    pen = ImageDraw.Draw(coloured)
    for size, width in ((210, 12), (150, 5)):
        ring = across - size, down - size, across + size, down + size
        pen.ellipse(ring, outline=ink, width=width)
    pen.text((across - 120, down - 20), "SO KHOA HOC", fill=ink, font_size=36)
    # Ink lets what is darker through.
    return ImageChops.darker(coloured, sheet.convert("RGB"))


@pytest.mark.slow
@pytest.mark.parametrize("ink", [(215, 40, 50), (230, 110, 110), (130, 130, 130)])
@pytest.mark.parametrize("at", [(0.15, 0.28), (0.45, 0.27), (0.8, 0.28)])
def test_words_under_a_seal_are_read_and_never_sure(ink, at):
    told = read_patiently("a.pdf", scanned([sealed(ink, at)]))

    assert duties(told.words) == DUTIES
    assert any(word.sure == UNDER_SEAL for word in told.pages[0].words)
    assert told.pages[0].words[0].sure > UNDER_SEAL


@pytest.mark.slow
@pytest.mark.parametrize(("tilt", "dpi"), [(0, 300), (1, 200), (3, 110)])
def test_page_with_no_seal_is_read_once(tilt, dpi):
    (sheet,) = page(tilt, dpi)
    sized = sheet.resize((2480, 2480 * sheet.height // sheet.width))

    assert without_seals(in_tones(sized.convert("RGB"))).bare is None


@pytest.mark.slow
def test_words_in_red_are_read():
    (sheet,) = page(dpi=300)
    red = Image.merge("RGB", (Image.new("L", sheet.size, 220), sheet, sheet))
    half = sheet.height // 4
    red.paste(sheet.crop((0, 0, sheet.width, half)).convert("RGB"), (0, 0))

    assert duties(read_patiently("a.pdf", scanned([red])).words) == DUTIES


@pytest.mark.wide
def test_words_stand_where_the_text_and_the_picture_have_them():
    told = read_patiently("a", scanned(page(), "PNG"))
    (sheet,) = told.pages

    words = [told.words[word.start : word.end] for word in sheet.words]
    assert words[:6] == ["SỞ", "KHOA", "HỌC", "VÀ", "CÔNG", "NGHỆ"]
    lefts = [word.box[0] for word in sheet.words[:6]]
    assert lefts == sorted(lefts)
    assert all(word.box[0] + word.box[2] <= sheet.size[0] for word in sheet.words)


@pytest.mark.slow
def test_pages_told_as_they_are_read_and_text_pages_kept():
    told = []
    read_patiently("a", partly_scanned(PARAGRAPHS[5], 2), lambda *way: told.append(way))

    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.slow
def test_wrecked_page_is_said_and_an_empty_one_is_not():
    (sheet,) = page()
    wreck = sheet.filter(ImageFilter.GaussianBlur(7))
    empty = Image.new("L", sheet.size, 255)

    told = read_patiently("a", scanned([sheet, wreck, empty], "TIFF"))

    assert len(told.notes) == 1
    assert told.notes[0].startswith("Trang 2 ")


def test_page_that_someone_waits_at_reads_no_scan():
    with pytest.raises(NeedsTime):
        read_source("a", scanned(page(), "PDF"))


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0 nothing", b"\x89PNG\r\n\x1a\n nothing"])
def test_damaged_picture_is_told(content):
    with pytest.raises(SourceProblem, match="Ảnh không mở được"):
        read_patiently("a", content)


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [200, 300])
def test_sample_scanned_and_tilted_reads_back(dpi):
    """Nineteen of twenty directives, leads and deadlines, and no deadline on another day."""
    sample = read((NOTICES / "giao-ban-quy-1-2024.txt").read_text(encoding="utf-8"))
    items = [f"{item.label} {item.text}" for item in sample.items]
    style = "<style>body { font: 13pt 'Noto Serif', serif; text-align: justify }</style>"
    paper = a_pdf(style, sample.header.title, sample.opening, *items, sample.closing)

    told = read_patiently("a", scanned(drawn(paper, dpi=dpi, tilt=1), "PDF"))
    result = score(as_data(read(told.words)), as_data(sample))

    for part in ("directives", "leads", "deadlines"):
        tally = result.parts[part]
        assert min(tally.precision, tally.recall) >= 0.95, (part, tally.notes)
    assert result.wrong_dates == 0


def test_word_file_is_read_by_the_worker_as_by_the_page():
    content = a_docx(*PARAGRAPHS)

    assert read_patiently("a", content) == read_source("a", content)


CUT = (
    "Trang 1 có thể bị khung ảnh cắt mất chữ ở {}; chụp lại cho đủ trang hoặc đối chiếu với bản "
    "gốc."
)
WHOLE = 0, 0, 1000, 1400
LINES = [(150, top, 700, 40) for top in range(120, 1200, 60)]


def cut_of(frame, boxes=LINES):
    """What is told of lines in these boxes on a page that the frame cuts to its own."""
    left, top, right, foot = frame
    rows = [
        [PrintedLine(("1", "1"), [("chữ", (box[0] - left, box[1] - top, *box[2:]), 90.0)])]
        for box in boxes
        if box[1] + box[3] <= foot
    ]
    rows = [
        [replace(line, words=[(word, (max(x, 0), y, min(wide, right - left - x), high), sure)])]
        for (line,) in rows
        for word, (x, y, wide, high), sure in line.words
    ]
    sheet = Image.new("L", (right - left, foot - top), 255)
    return cut_told(1, cut_sides(rows, sheet))


@pytest.mark.parametrize(
    ("frame", "where"),
    [
        ((0, 0, 1000, 1000), "chân trang"),
        ((0, 0, 1000, 690), "chân trang"),
        ((0, 115, 1000, 1400), "đầu trang"),
        ((0, 0, 800, 1400), "bên phải"),
        ((200, 0, 1000, 1400), "bên trái"),
        ((0, 0, 800, 1000), "chân trang và bên phải"),
    ],
)
def test_page_that_its_frame_cuts_is_told(frame, where):
    assert cut_of(frame) == CUT.format(where)


def test_page_with_its_margins_is_whole():
    assert cut_of(WHOLE) == ""
    assert cut_of(WHOLE, [*LINES, (480, 1270, 40, 40)]) == ""  # its number at the foot
    assert cut_of(WHOLE, LINES[:2]) == ""


def test_letters_cut_through_at_the_foot_are_told():
    rows = [[PrintedLine(("1", "1"), [("chữ", (150, 800, 700, 40), 90.0)])]]
    sheet = Image.new("L", (1000, 950), 255)
    for left in range(160, 840, 20):
        ImageDraw.Draw(sheet).line((left, 940, left, 950), fill=0, width=3)

    assert cut_sides(rows, sheet) == ("chân trang",)


@pytest.mark.wide
def test_photo_whose_foot_is_cut_is_read_as_far_as_it_goes_and_told():
    whole = page()[0]
    cut = whole.crop((0, 0, whole.width, whole.height // 3))
    words = read_patiently("a.png", scanned([cut], "PNG"))

    assert "kết luận như sau" in words.words
    assert CUT.format("chân trang") in words.notes
