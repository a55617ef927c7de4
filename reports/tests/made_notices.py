"""Notices for tests of the print, as rows of (kind, label, text)."""

from datetime import date

from conclusions.models import Conclusion, Item

HEADING, DIRECTIVE = Item.Kind.HEADING, Item.Kind.DIRECTIVE
SENTENCE = (
    "Các phòng, đơn vị rà soát nhiệm vụ được giao tại Thông báo số 373/TB-SKHCN ngày 01/3/2024, "
    "báo cáo Giám đốc Sở kết quả thực hiện, những vướng mắc phát sinh và đề xuất giải quyết."
)
ROWS = ((HEADING, "II.", "Nhiệm vụ chủ yếu trong tháng 4"), (DIRECTIVE, "1.", SENTENCE))


def a_notice(rows=ROWS, **fields) -> Conclusion:
    """A draft of 598/TB-SKHCN, 03/4/2024, with these items."""
    given = {
        "title": "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban Quý I "
        "năm 2024",
        "number": "598/TB-SKHCN",
        "year": 2024,
        "issued_on": date(2024, 4, 3),
        "meeting_on": date(2024, 4, 1),
        "opening": "Ngày 01/4/2024, Giám đốc Sở chủ trì cuộc họp và kết luận như sau:",
        "closing": "Nay thông báo để Trưởng các phòng, đơn vị thuộc Sở tổ chức quán triệt và "
        "triển khai thực hiện đạt kết quả./.",
        "recipients": "- GĐ, PGĐ Sở;\n- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, HCTH.",
        "signature": "TL. GIÁM ĐỐC\nTP. HÀNH CHÍNH - TỔNG HỢP",
        "signer_name": "Trần Văn Quang",
    }
    conclusion = Conclusion.objects.create(**given | fields)
    Item.objects.bulk_create(
        Item(conclusion=conclusion, position=n, kind=kind, label=label, text=text)
        for n, (kind, label, text) in enumerate(rows)
    )
    return conclusion


def issued(conclusion: Conclusion, leader) -> Conclusion:
    """The notice as issued under today's letterhead, without its tasks."""
    conclusion.status, conclusion.leader = Conclusion.Status.ISSUED, leader
    conclusion.letterhead = {
        "parent": "UBND TỈNH QUẢNG NGÃI",
        "name": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "code": "SKHCN",
        "place": "Quảng Ngãi",
        "heading_capitals": True,
    }
    conclusion.save()
    return conclusion
