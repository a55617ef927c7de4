"""Data → print → text → reading: the print says what it was made from, to a reader as well."""

from datetime import date, timedelta
from random import Random

import pytest

from conclusions.actions import draft_from
from conclusions.reading import read
from conclusions.sources import text_of
from conclusions.tests.reading import made_up
from conclusions.tests.reading.conftest import NAMES
from conclusions.tests.reading.conftest import text_of as paper_text
from conclusions.units import Directory
from config.paper import paper_date
from reports.actions import print_of
from reports.docx import render_docx
from reports.notice import sheet_of

DAY = date(2024, 4, 3)
HABITS = ("HOSPITAL", "SCHOOL", "COMMUNE", "PARTY", "SCANNED", "MARKED")
WORK = (
    "rà soát, tổng hợp các nhiệm vụ khoa học và công nghệ đang thực hiện trên địa bàn tỉnh",
    "tham mưu Giám đốc Sở ban hành Kế hoạch kiểm tra nhiệm vụ sau nghiệm thu",
    "xây dựng dự thảo Nghị quyết của HĐND tỉnh về mức chi hỗ trợ hệ sinh thái khởi nghiệp",
    "báo cáo kết quả thực hiện Thông báo số 373/TB-SKHCN ngày 01/3/2024",
    "hoàn thiện hồ sơ thanh toán khối lượng Quý I/2024 theo Quyết định số 25/2018/QĐ-UBND",
    "chuẩn bị nội dung làm việc với Trường Đại học Tôn Đức Thắng, Đại học Đà Nẵng",
    "đôn đốc các đơn vị chủ trì thực hiện nhiệm vụ KH&CN cấp tỉnh bảo đảm tiến độ",
)
MORE = (
    "",
    ", gửi Phòng Hành chính - Tổng hợp",
    "; những vướng mắc phát sinh và đề xuất giải quyết (nếu có)",
    ", trình Giám đốc Sở xem xét, quyết định",
)


def facts_of(reading) -> list[tuple]:
    """Every directive with its label, words, duties, units and deadlines."""
    return [
        (
            item.path,
            item.label,
            " ".join(item.text.split()),
            [
                (
                    duty.title,
                    duty.deliverable,
                    [(unit.written, unit.name) for unit in duty.leads],
                    [(unit.written, unit.name) for unit in duty.helpers],
                    (duty.deadline.kind, duty.deadline.on, duty.deadline.at, duty.deadline.phrase)
                    if duty.deadline
                    else None,
                )
                for duty in item.duties
            ],
        )
        for item in reading.directives
    ]


def there_and_back(text: str) -> tuple[list[tuple], dict[str, list[tuple]]]:
    """What is read from the words, and from each kind of print of what was read."""
    units = Directory().known()
    draft = draft_from(read(text, units, DAY), by=None, number="598/TB-SKHCN", issued_on=DAY)
    prints = {"pdf": print_of(draft), "docx": render_docx(sheet_of(draft))}
    back = {
        kind: facts_of(read(text_of(f"a.{kind}", content), units, DAY))
        for kind, content in prints.items()
    }
    return facts_of(read(text, units, DAY)), back


def a_paper(seed: int) -> str:
    """A notice of the sample agency, with units, deadlines and lengths by chance."""
    chance = Random(seed)
    names = [unit.name for unit in Directory().known()]
    told = [
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "THÔNG BÁO",
        "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban Quý I năm 2024",
        "Ngày 01/4/2024, Giám đốc Sở chủ trì cuộc họp giao ban và kết luận như sau:",
        "I. Đánh giá kết quả thực hiện Quý I năm 2024",
        "Trong Quý I, các phòng, đơn vị đã hoàn thành các nhiệm vụ được giao.",
        "II. Nhiệm vụ chủ yếu trong tháng 4 và Quý II năm 2024",
    ]
    for number in range(1, chance.randrange(5, 16)):
        if chance.random() < 0.4:
            told.append(f"{number}. {chance.choice(names)}:")
            told += [f"({place}) {sentence(chance)}" for place in range(1, chance.randrange(2, 6))]
        else:
            words = sentence(chance, chance.choice(names), chance.choice(["", *names]))
            told.append(f"{number}. {words}")
    told += [
        "Nay thông báo kết luận để các phòng, đơn vị thuộc Sở tổ chức thực hiện./.",
        "Nơi nhận:",
        "- GĐ, PGĐ Sở;",
        "- Lưu: VT, HCTH.",
        "TL. GIÁM ĐỐC",
        "TP. HÀNH CHÍNH - TỔNG HỢP",
        "Trần Văn Quang",
    ]
    return "\n".join(told)


def sentence(chance: Random, lead: str = "", helper: str = "") -> str:
    words = chance.choice(WORK)
    if lead and helper not in ("", lead):
        words = f"{lead} chủ trì, phối hợp với {helper} {words}"
    else:
        words = f"{lead} {words}" if lead else words[0].upper() + words[1:]
    words += "".join(chance.sample(MORE, k=chance.randrange(3)))
    day = DAY + timedelta(chance.randrange(1, 60))
    limit = chance.choice(["", f" trước ngày {paper_date(day)}", " trong tháng 4/2024"])
    return f"{words}{limit}."


@pytest.mark.parametrize("name", NAMES)
def test_real_notice_is_read_again_from_its_print(agency, name):
    wanted, back = there_and_back(paper_text(name))

    assert back == {"pdf": wanted, "docx": wanted}


@pytest.mark.parametrize("name", HABITS)
def test_other_agencys_notice_is_read_again_from_its_print(agency, name):
    wanted, back = there_and_back(getattr(made_up, name))

    assert back == {"pdf": wanted, "docx": wanted}


@pytest.mark.parametrize("seed", range(20))
def test_made_notice_is_read_again_from_its_print(agency, seed):
    wanted, back = there_and_back(a_paper(seed))

    assert len(wanted) > 3
    assert back == {"pdf": wanted, "docx": wanted}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 220))
def test_many_made_notices_are_read_again_from_their_prints(agency, seed):
    wanted, back = there_and_back(a_paper(seed))

    assert back == {"pdf": wanted, "docx": wanted}
