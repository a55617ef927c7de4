"""Personal names and the offices their bearers hold."""

import re

from conclusions.reading.alphabet import LOW, UP

SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Lương|"
    "Trịnh|Mai|Tô|"
    "Tạ|Hà|Cao|Châu|Tôn|Lâm|Trương|Phùng|Thái|Đào|Chu|Kiều|La|Lưu|Quách|Tăng|Vương|Văn|Nghiêm|"
    "Khuất|"
    "Thạch|Từ|Giàng|Lò|Sùng|Vàng|Thào|Triệu|Nông|Hứa|Ma|Đàm|Ninh|Giáp|Hầu|Hạ|Hạng|Bàn|Lù|Quàng|Cầm|"
    "Đậu|Tống|Trà|Ung|Viên|Âu|An|Bạch|Doãn|Kim|Lại|Lục|Mạc|Mã|Nhữ|Ông|Phí|Sầm|Thân|Thiều|Tiêu|Tòng|"
    "Trang|Trầm|Ứng|Vi|Xa|Cù|Cổ|Diệp|Đồng|Hàn|Khổng|Khúc|Mẫn|Nhan|Rơ|Siu|Ksor|Y|Điểu|A"
)
CAPITALIZED = rf"[{UP}][{LOW}']+"
PART = rf"(?:[{UP}]['’])?[{UP}][{LOW}'’]*"
ALONE = re.compile(rf"{PART}(?: {PART}){{1,8}}")
NAME = re.compile(rf"(?:(?:{SURNAMES})(?: {CAPITALIZED}){{1,4}})(?![{LOW}])")
ADDRESSED = re.compile(
    rf"(?i:đồng chí|đ/c|ông|bà|thầy|cô)\s+(?P<name>{CAPITALIZED}(?: {CAPITALIZED}){{1,4}})(?!\w)"
)
PLACES = re.compile(r"(?:thành phố|tp\.?|huyện|thị xã|xã|phường|quận|thị trấn|đặc khu)\s+$", re.I)
PROVINCES = {
    "Hà Nội", "Hà Giang", "Hà Nam", "Hà Tĩnh", "Lâm Đồng", "Thái Nguyên", "Thái Bình", "Lai Châu",
    "Cao Bằng", "An Giang", "Hồ Chí Minh", "Ninh Bình", "Ninh Thuận", "Kiên Giang", "Đồng Nai",
    "Đồng Tháp", "Trà Vinh", "Hà Tây", "Hà Bắc", "Thái Lan", "Kim Sơn",
}  # fmt: skip
DEGREES = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|BS|BSCKI{1,2}|CKI{1,2}|KS|CN|Ths|Đại tá|Thiếu tướng|Thượng tá)"
    r"[.,]?\s*)+"
)
OFFICES = re.compile(
    rf"(?:Phó |Quyền |Q\. )?(?:Tổng )?(?:Giám đốc|Chủ tịch|Chánh Văn phòng|Bộ trưởng|Thứ trưởng|"
    rf"Hiệu trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Viện trưởng|Bí thư|Trưởng [{LOW}]+|"
    rf"Thủ tướng|Chánh Thanh tra)\b"
)


def name_in(text: str) -> str | None:
    """The person a text names: the one addressed as đồng chí, else one after an office."""
    if addressed := ADDRESSED.search(text):
        return addressed["name"]
    for found in reversed(list(NAME.finditer(text))):
        place = found[0].count(" ") == 1 and PLACES.search(text[: found.start()])
        if found.start() and not place and found[0] not in PROVINCES:
            return found[0]
    return None


def is_name(line: str) -> bool:
    """A line that is nothing but a person's name, its degrees aside: Y Thông, H’Nia Êban too."""
    return bool(ALONE.fullmatch(bare_name(line)))


def bare_name(line: str) -> str:
    return DEGREES.sub("", line).strip()
