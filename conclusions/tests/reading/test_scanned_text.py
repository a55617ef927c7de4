"""What a scan makes of the numbers of parts, read as what they are where they come next."""

import pytest

from conclusions.reading import read

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
