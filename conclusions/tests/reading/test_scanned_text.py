"""What a scan makes of the numbers of parts, read as what they are where they come next."""

import pytest

from conclusions.reading import read
from conclusions.tests.reading.office import reading_of

PAPER = """SỞ Y TẾ
Số: 45/TB-SYT
Đồng Mai, ngày 18 tháng 11 năm 2026
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban
Ngày 16/11/2026, Giám đốc Sở kết luận như sau:

I. Đánh giá chung
Các phòng đã hoàn thành tốt nhiệm vụ tháng 10.

{part} {title}
1. Văn phòng Sở rà soát hồ sơ trước ngày 30/11/2026.
"""


@pytest.mark.parametrize("title", ["Nhiệm vụ trọng tâm", "NHIỆM VỤ TRỌNG TÂM THÁNG 11"])
@pytest.mark.parametrize("part", ["II.", "1L", "IL", "H.", "Il.", "II"])
def test_number_of_the_next_part_is_known_however_it_was_misread(part, title):
    reading = read(PAPER.format(part=part, title=title))

    assert [item.path for item in reading.directives] == ["1"]
    heading = next(item for item in reading.items if item.text == title)
    assert heading.label == "II."


@pytest.mark.parametrize("part", ["T.", "V.", "HV.", "LX."])
def test_letters_that_are_no_next_number_make_no_part(part):
    reading = read(PAPER.format(part=part, title="NHIỆM VỤ TRỌNG TÂM THÁNG 11"))

    assert "II." not in [item.label for item in reading.items]


HEAD = PAPER.partition("\nI. ")[0]


def told(*items: str):
    return read("\n".join([HEAD, *items]))


@pytest.mark.parametrize(
    ("end", "begin"),
    [
        ("theo Phụ lục", "I. Gửi báo cáo trước ngày 15/12/2026."),
        ("theo khoản", "1. Điều 5, gửi báo cáo trước ngày 15/12/2026."),
        ("theo mục", "3. Gửi báo cáo trước ngày 15/12/2026."),
        ("theo Điều", "7. Gửi báo cáo trước ngày 15/12/2026."),
        ("của Quyết định số", "12. Gửi báo cáo trước ngày 15/12/2026."),
        ("trong quý", "IV. Gửi báo cáo trước ngày 15/12/2026."),
        ("tại Chương", "II. Gửi báo cáo trước ngày 15/12/2026."),
        ("hồ sơ gồm", "3. Bộ, gửi báo cáo trước ngày 15/12/2026."),
        ("trước ngày 15/12/", "2026."),
        ("trong tháng", "12. Gửi báo cáo trước ngày 15/12/2026."),
    ],
)
def test_number_that_the_line_above_demands_begins_no_item(end, begin):
    reading = told(f"1. Giao Văn phòng Sở rà soát hồ sơ {end}", begin, "2. Thanh tra Sở họp.")

    assert [item.path for item in reading.directives] == ["1", "2"]
    deadline = reading.directives[0].duties[-1].deadline
    assert str(deadline.on) == "2026-12-15"


@pytest.mark.parametrize(
    ("item", "how"),
    [
        ("Thanh tra So bao cao ket qua ra soat truoc ngay 15/12/2026.", "viết không dấu"),
        ("Thanh tra Së b¸o c¸o kÕt qu¶ rµ so¸t tr­íc ngµy 15/12/2026.", "có nhiều chữ hỏng"),
        ("Thanh tra Sở bá o cá o kế t quả kiể m tra trướ c ngà y 15/12/2026.", "có nhiều chữ hỏng"),
        ("Thqnh trx Sở bxo czo kztq qqả rx szxt trxxc ngzy 15/12/2026.", "có nhiều chữ hỏng"),
    ],
)
def test_item_that_is_spoiled_is_told_though_the_text_is_sound(item, how):
    reading = told("1. Văn phòng Sở rà soát hồ sơ.", f"2. {item}", "3. Văn phòng Sở họp.")

    assert f"Mục 2 {how}, đọc có thể thiếu; đối chiếu với bản gốc." in reading.warnings
    assert not [warning for warning in reading.warnings if "Mục 1 " in warning]


@pytest.mark.parametrize("cue", ["trước ngày", "chậm nhất ngày", "hạn cuối là ngày"])
@pytest.mark.parametrize("end", [".", ";", ", gửi bản mềm."])
def test_limit_whose_day_is_gone_is_told(cue, end):
    reading = reading_of(f"1. Thanh tra Sở báo cáo Giám đốc Sở {cue}{end}")

    assert reading.warnings == (f"Mục 1 chưa đọc được thời hạn “{cue}”.",)


def test_day_that_is_told_in_other_words_is_no_lost_one():
    reading = reading_of("1. Thanh tra Sở thực hiện trước ngày khai mạc 20/12/2026.")

    assert [one for one in reading.warnings if "“trước ngày”" in one] == []
