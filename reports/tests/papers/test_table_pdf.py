"""Working papers as PDF: every word is on them, heads repeat, rows hold together, pages count."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from reports.figures.table_columns import TableColumn
from reports.papers.pdf import render_pdf_together
from reports.papers.worksheets.working_paper import NamedCell, PaperGroup, WorkingPaper

STYLES = ("css/pdf/paper.css", "css/pdf/table.css")
NAME = "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"
SENTENCE = "Các phòng, đơn vị rà soát nhiệm vụ tại Thông báo số 373/TB-SKHCN ngày 01/3/2024."
PAPER = WorkingPaper(
    kind="book",
    name="Sổ theo dõi Quý II năm 2024",
    agency=(("UBND TỈNH QUẢNG NGÃI",), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)),
    title=("SỔ THEO DÕI", "THỰC HIỆN THÔNG BÁO KẾT LUẬN"),
    under=("Quý II năm 2024",),
    opening=f"Kính gửi: {NAME}",
    columns=(TableColumn("TT", 60, "c"), TableColumn("Nội dung", 700), TableColumn("Ngày", 240)),
    groups=(PaperGroup(((1, SENTENCE, "trước ngày 05/4/2024"),), f"1. {NAME}"),),
    total=(" ", "Tổng cộng", "1"),
    notes=("Không tính nhiệm vụ tạm dừng (0).",),
    closing="Đề nghị đơn vị tiếp nhận trên phần mềm.",
    dated="Quảng Ngãi, ngày 11 tháng 4 năm 2024",
    signs=("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP"),
)


def printed(*papers: WorkingPaper, on_paper=lambda done: None) -> bytes:
    pages = (render_to_string("reports/pdf/table.html", {"paper": paper}) for paper in papers)
    return render_pdf_together(pages, STYLES, title="Nhiều tờ", on_paper=on_paper)


def read(content: bytes) -> list[str]:
    """The text of each page on one line, in composed letters."""
    pages = PdfReader(BytesIO(content)).pages
    return [
        " ".join(unicodedata.normalize("NFC", page.extract_text()).replace("\u00a0", " ").split())
        for page in pages
    ]


def number_of(page: str) -> int:
    """The number above the text, which is drawn last."""
    return int(page.rpartition(" ")[2])


def test_paper_is_printed_in_reading_order():
    (text,) = read(printed(PAPER))

    assert text == (
        "UBND TỈNH QUẢNG NGÃI SỞ KHOA HỌC VÀ CÔNG NGHỆ SỔ THEO DÕI "
        f"THỰC HIỆN THÔNG BÁO KẾT LUẬN Quý II năm 2024 Kính gửi: {NAME} TT Nội dung Ngày 1. {NAME} "
        f"1 {SENTENCE} trước ngày 05/4/2024 Tổng cộng 1 (1) Không tính nhiệm vụ tạm dừng (0). "
        "Đề nghị đơn vị tiếp nhận trên phần mềm. Quảng Ngãi, ngày 11 tháng 4 năm 2024 "
        "NGƯỜI LẬP BIỂU (Ký, ghi rõ họ tên) "
        "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP (Ký, ghi rõ họ tên)"
    )


def test_paper_is_a4_on_its_side():
    (page,) = PdfReader(BytesIO(printed(PAPER))).pages

    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)


def test_paper_is_a_tagged_archive_file_in_our_own_typeface():
    reader = PdfReader(BytesIO(printed(PAPER)))

    root = reader.trailer["/Root"]
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for font in reader.pages[0]["/Resources"]["/Font"].values()
    }
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("vi", True)
    assert reader.metadata.title == "Sổ theo dõi Quý II năm 2024"
    assert {font.split("-")[0] for font in fonts} == {"Tinos"}


def test_several_papers_in_a_file_go_under_its_own_title():
    title = PdfReader(BytesIO(printed(PAPER, PAPER))).metadata.title

    assert title == "Nhiều tờ"


@pytest.mark.wide
@pytest.mark.parametrize("count", [100, pytest.param(500, marks=pytest.mark.slow)])
def test_heads_repeat_and_no_row_is_torn(count):
    rows = tuple((n, f"[{n} {SENTENCE} {n}]", "") for n in range(1, count + 1))
    plain = replace(PAPER, groups=(PaperGroup(rows),), total=(), notes=(), closing="", signs=())

    pages = read(printed(plain))

    assert len(pages) > count // 40
    assert {page.count("TT Nội dung Ngày") for page in pages} == {1}
    assert [number_of(page) for page in pages[1:]] == list(range(2, len(pages) + 1))
    assert [
        n for n in range(1, count + 1) if not any(f"[{n} " in p and f" {n}]" in p for p in pages)
    ] == []


def test_row_longer_than_a_page_goes_on_under_the_head():
    long = (1, " ".join(f"{n}. {SENTENCE}" for n in range(120)), "30/4/2024")
    plain = replace(PAPER, total=(), notes=(), closing="", signs=())

    pages = read(printed(replace(plain, kind="slip", groups=(PaperGroup((long,)),))))

    assert f"119. {SENTENCE}" in pages[-1]
    assert {page.count("TT Nội dung Ngày") for page in pages} == {1}


@pytest.mark.parametrize(("sentences", "pages"), [(15, {1}), (19, {0, 1})])
def test_only_a_tall_row_is_torn_by_the_end_of_a_page(sentences, pages):
    """A torn one may leave but its number at the end of a page."""
    columns = (TableColumn("TT", 60), TableColumn("Nội dung", 300), TableColumn("Ngày", 640))
    words = "[" + " ".join([SENTENCE] * sentences) + "]"
    rows = (*((n, SENTENCE, "") for n in range(8)), (9, words, ""), (10, SENTENCE, ""))
    plain = replace(
        PAPER, kind="overdue", columns=columns, total=(), notes=(), closing="", signs=()
    )

    torn = read(printed(replace(plain, groups=(PaperGroup(rows),))))

    assert {n for n, page in enumerate(torn) for mark in "[]" if mark in page} == pages


@pytest.mark.wide
def test_head_of_a_group_stays_with_its_first_row():
    groups = tuple(PaperGroup(((1, SENTENCE * 3, ""),) * 3, f"[Đơn vị {n}]") for n in range(30))

    pages = read(printed(replace(PAPER, groups=groups, total=())))

    assert [page for page in pages if page.endswith("]")] == []


@pytest.mark.wide
def test_page_that_begins_inside_a_group_names_it():
    rows = tuple((n, SENTENCE, "") for n in range(26))
    groups = tuple(PaperGroup(rows, f"{n}. Đơn vị {n}: 26 nhiệm vụ") for n in (1, 2, 3))
    plain = replace(PAPER, groups=groups, total=(), notes=(), closing="", signs=())

    pages = read(printed(plain))

    heads = [[f"{n}. Đơn vị {n}: 26" in page for n in (1, 2, 3)] for page in pages]
    again = [[f"{n}. Đơn vị {n} (tiếp theo)" in page for n in (1, 2, 3)] for page in pages]
    assert heads == [[True, False, False], [False, True, False], [False, False, True]]
    assert again == [[False] * 3, [True, False, False], [False, True, False]]


def test_page_that_begins_with_a_group_names_no_other():
    rows = tuple((n, " ".join([SENTENCE] * 22), "") for n in range(2))
    groups = tuple(PaperGroup(rows, f"{n}. Đơn vị {n}: 2 nhiệm vụ") for n in (1, 2))
    plain = replace(PAPER, groups=groups, total=(), notes=(), closing="", signs=())

    pages = read(printed(plain))

    assert [("2. Đơn vị 2: 2" in page, "tiếp theo" in page) for page in pages] == [
        (False, False),
        (True, False),
    ]


SHARED = (
    TableColumn("TT", 60, "c"),
    TableColumn("Số", 200, merged=1, again="{}"),
    TableColumn("Nội dung", 500, merged=2),
    TableColumn("Chủ trì", 240),
)


@pytest.mark.wide
@pytest.mark.parametrize("before", [0, 9, 16])
def test_words_shared_by_rows_are_printed_once_and_named_where_a_page_goes_on(before):
    """Wherever the page ends: a shared cell is never begun where its words have no room."""
    firsts = [(n, f"{n}/TB", SENTENCE, "") for n in range(before)]
    shared = [(n, "598/TB (đã thu hồi)", f"[{SENTENCE * 3}]", f"Phòng {n}") for n in range(36)]
    rows = (*firsts, *shared, (99, "600/TB", SENTENCE, ""))
    plain = replace(PAPER, columns=SHARED, groups=(PaperGroup(rows),), total=(), notes=())

    pages = read(printed(replace(plain, closing="", signs=())))

    assert ["".join(pages).count(mark) for mark in ("[Các", ".]")] == [1, 1]
    assert [n for n in range(36) if f" Phòng {n} " not in f"{' '.join(pages)} "] == []
    on = ["598/TB (tiếp theo)" in page for page in pages]
    (start,) = [n for n, page in enumerate(pages) if "[Các" in page]
    assert on == [n > start for n in range(len(pages))]


def test_named_cell_is_printed_in_three_paragraphs():
    cell = NamedCell("Báo cáo tồn tại", SENTENCE, "Sản phẩm: báo cáo.")

    text = " ".join(
        read(printed(replace(PAPER, groups=(PaperGroup(((1, cell, ""),)),), kind="slip")))
    )

    assert f"1 Báo cáo tồn tại {SENTENCE} Sản phẩm: báo cáo. –" in text


def test_slip_stands_upright():
    (page,) = PdfReader(BytesIO(printed(replace(PAPER, kind="slip")))).pages

    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


@pytest.mark.wide
@pytest.mark.parametrize("count", range(18, 23))
def test_last_row_does_not_stand_alone(count):
    group = PaperGroup(tuple((n, SENTENCE, "") for n in range(count)))
    plain = replace(
        PAPER, kind="overdue", groups=(group,), total=(), notes=(), closing="", signs=()
    )

    pages = read(printed(plain))

    assert pages[-1].count(SENTENCE) > 1


@pytest.mark.slow
@pytest.mark.parametrize("count", range(24, 34, 3))
def test_signs_stand_with_the_end_of_the_table(count):
    group = PaperGroup(tuple((n, SENTENCE, "") for n in range(count)))
    table = replace(PAPER, groups=(group,))
    slip = replace(table, kind="overdue", total=(), notes=())
    tall = (count, " ".join([SENTENCE] * 36), "")  # some twenty-two lines
    ending = replace(table, groups=(PaperGroup((*group.rows[:-20], tall)),))

    lasts = [read(printed(paper))[-1] for paper in (table, slip, ending)]

    assert [("TRƯỞNG PHÒNG" in last, SENTENCE in last) for last in lasts] == [(True, True)] * 3


@pytest.mark.wide
def test_papers_together_count_their_own_pages():
    told = []
    long = replace(PAPER, groups=(PaperGroup(((1, SENTENCE, ""),) * 60),))

    pages = read(printed(long, PAPER, long, on_paper=told.append))

    firsts = [n for n, page in enumerate(pages) if page.startswith("UBND")]
    assert (len(firsts), told) == (3, [1, 2, 3])
    assert number_of(pages[1]) == number_of(pages[firsts[2] + 1]) == 2


def measured(paper: WorkingPaper):
    """The paper with the places of its letters and lines; skips where nothing measures them."""
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed")
    return pdfplumber.open(BytesIO(printed(paper)))


def table_of(kind: str, share: int, *cells: str) -> list[list[str]]:
    """The first page's rows with these words in a column of that share, line by line."""
    columns = (
        TableColumn("TT", 60),
        TableColumn("Nội dung", share),
        TableColumn("Ngày", 940 - share),
    )
    rows = tuple((1, cell, "") for cell in cells)
    paper = replace(PAPER, kind=kind, columns=columns, groups=(PaperGroup(rows),), total=())
    with measured(paper) as pdf:
        rows = pdf.pages[0].extract_table()[1:]
        return [row[1].replace("\u00a0", " ").split("\n") for row in rows]


@pytest.mark.wide
@pytest.mark.parametrize(
    ("kind", "share", "words", "lines"),
    [
        ("book", 100, "Gửi kèm 58/BC-TTUD", ["Gửi", "kèm 58/BC-TTUD"]),
        ("book", 100, "trước ngày 05/4/2024", ["trước ngày", "05/4/2024"]),
        ("book", 78, "báo cáo; 12345/BC-SKHCN", ["báo cáo;", "12345/BC-", "SKHCN"]),
        ("slip", 165, "Phòng Hành chính - Tổng hợp", ["Phòng Hành", "chính - Tổng hợp"]),
        ("book", 60, "Quá hạn 4 ngày", ["Quá hạn", "4 ngày"]),
        ("book", 78, "Bao-cao-TTra.txt", ["Bao-cao-", "TTra.txt"]),
        (
            "meeting",
            125,
            "(Thông báo 1/TB-SKHCN), 373/TB",
            ["(Thông", "báo 1/TB-SKHCN),", "373/TB"],
        ),
    ],
)
def test_days_and_numbers_stay_on_one_line_where_they_fit(kind, share, words, lines):
    assert table_of(kind, share, words) == [lines]


@pytest.mark.parametrize("share", [60, 78, 120, 260])
def test_no_letter_crosses_the_border_of_its_cell(share):
    words = (
        "Bao-cao-TTra.txt",
        "12345/QĐ-UBND-SKHCN ngày 05/4/2024",
        f"https://example.com/{'abcdefghij' * 30}",
        "TTNCƯDKĐ&ĐMST,",
    )
    columns = (
        TableColumn("TT", 60),
        TableColumn("Nội dung", share),
        TableColumn("Ngày", 940 - share),
    )
    rows = tuple((n, word, "05/4/2024") for n, word in enumerate(words))
    plain = replace(PAPER, columns=columns, total=(), notes=(), closing="", signs=())

    with measured(replace(plain, groups=(PaperGroup(rows),))) as pdf:
        page = pdf.pages[0]
        (table,) = page.find_tables()
        left, right = table.rows[1].cells[1][::2]
        crossing = [
            c["text"]
            for c in page.chars
            if c["top"] > table.bbox[1] and (c["x0"] < left < c["x1"] or c["x0"] < right < c["x1"])
        ]

    assert crossing == []


@pytest.mark.wide
def test_line_that_a_number_does_not_fit_keeps_its_other_words():
    words = "Đôn đốc hồ sơ thanh toán khối lượng Quý III/2026"

    found = {table_of("meeting", share, words)[0][0] for share in range(236, 250)}

    assert found == {"Đôn đốc hồ sơ thanh toán khối lượng"}


def test_equal_papers_are_equal_files():
    assert printed(PAPER, PAPER) == printed(PAPER, PAPER)


def test_words_are_printed_as_words():
    words = "<script>alert(1)</script> {{ paper.name }} <img src='file:///etc/passwd'>"

    (text,) = read(
        printed(replace(PAPER, groups=(PaperGroup(((1, words, words),)),), opening=words))
    )

    assert text.replace(" ", "").count(words.replace(" ", "")) == 3


@pytest.mark.slow
def test_line_is_broken_only_where_its_words_run_over():
    words = "Tổ chức thanh tra theo Kế hoạch thanh tra"

    found = {len(table_of("meeting", share, words)[0][0]) for share in range(220, 260)}

    ends = "Tổ chức thanh tra theo Kế hoạch", "Tổ chức thanh tra theo Kế hoạch thanh", words
    assert found == set(map(len, ends))
