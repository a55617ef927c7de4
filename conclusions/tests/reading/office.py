"""A made-up health office whose notices tests fill with items, and what is read in them."""

from datetime import date

from conclusions.reading import Reading, Unit, read

UNITS = tuple(
    Unit(name)
    for name in (
        "Văn phòng Sở",
        "Thanh tra Sở",
        "Phòng Quản lý Dược",
        "Phòng Nghiệp vụ Y",
        "Phòng Kế hoạch - Tài chính",
        "Phòng Công nghệ thông tin",
        "Phòng Tổ chức cán bộ",
        "Trung tâm Y tế Đồng Mai",
    )
)
ISSUED = date(2026, 11, 18)  # a Wednesday; the meeting was on the Monday before
NOTICE = """\
UBND TỈNH QUẢNG NGÃI
SỞ Y TẾ
Số: 45/TB-SYT
Quảng Ngãi, ngày {day:02} tháng {month:02} năm {year}
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban
Ngày 16/11/2026, Giám đốc Sở Nguyễn Văn An chủ trì họp giao ban. Giám đốc Sở kết luận như sau:
{items}
Trên đây là kết luận của Giám đốc Sở, Văn phòng Sở thông báo để các đơn vị thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn An
"""


def reading_of(items: str, issued: date = ISSUED, units: tuple[Unit, ...] = UNITS) -> Reading:
    """What is read in a notice of that office with these items."""
    text = NOTICE.format(items=items, day=issued.day, month=issued.month, year=issued.year)
    return read(text, units)


def duties_of(items: str, issued: date = ISSUED) -> list[tuple]:
    """Path, leads, helpers, day and words of the limit of every duty, in order."""
    return [
        (
            item.path,
            [ref.name or ref.written for ref in duty.leads],
            [ref.name or ref.written for ref in duty.helpers],
            duty.deadline and duty.deadline.on,
            duty.deadline.phrase if duty.deadline else "",
        )
        for item in reading_of(items, issued).directives
        for duty in item.duties
    ]
