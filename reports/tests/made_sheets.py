"""Sheets with all that a Word file can show, made without a database, and the file opened."""

from io import BytesIO

from docx import Document

from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.appendices import Appendix
from reports.papers.notices.notice_sheet import NoticeSheet
from reports.papers.notices.printed_tables import PrintedTable, table_of
from reports.papers.paragraphs import paragraph

HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
ROWS = (
    (("Phòng Quản lý Khoa học",), True),
    (("1", "Rà soát Thông báo số 373/TB-SKHCN", "Phòng Quản lý Khoa học", "15/4/2024"), False),
    (("2", "Báo cáo Giám đốc Sở", "Phòng Quản lý Khoa học", ""), False),
)
ATTACHED = ("(Kèm theo Thông báo số 598/TB-SKHCN", "ngày 03 tháng 4 năm 2024 của Sở)")


def a_table(rows=ROWS, head=HEAD) -> PrintedTable:
    return table_of(head, rows)


def a_wide_table() -> PrintedTable:
    """Words of one piece, which no upright page has room for."""
    names = [f"Nhiệmvụkhoahọc{number}" for number in range(8)]
    return table_of(names, [(names, False)], may_lie=True)


def an_appendix(*blocks, label="Phụ lục I", title=("DANH MỤC NHIỆM VỤ",)) -> Appendix:
    return Appendix(label, title, ATTACHED, blocks or (a_table(),))


def a_sheet(**fields) -> NoticeSheet:
    given = {
        "parent": ("UBND TỈNH QUẢNG NGÃI",),
        "agency": ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
        "number": "598/TB-SKHCN",
        "dated": "Quảng Ngãi, ngày 03 tháng 4 năm 2024",
        "form": "THÔNG BÁO",
        "abstract": ("Kết luận của Giám đốc Sở", "tại cuộc họp giao ban Quý I năm 2024"),
        "body": (
            paragraph("text", "Ngày 01/4/2024, Giám đốc Sở kết luận như sau:"),
            paragraph("section", "I. NHIỆM VỤ"),
            a_table(),
            paragraph("text", "Nay thông báo để thực hiện./."),
        ),
        "recipients": ("- GĐ, PGĐ Sở;", "- Lưu: VT, HCTH."),
        "signature": ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
        "signer": "Trần Văn Quang",
        "name": "Thông báo 598/TB-SKHCN",
    }
    return NoticeSheet(**given | fields)


def opened(sheet: NoticeSheet):
    return Document(BytesIO(render_docx(sheet)))
