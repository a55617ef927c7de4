"""A notice written in the mail itself is read where no document is attached, and nothing else of
the mail is."""

from email.message import EmailMessage

import pytest

from conclusions.sources import SourceProblem, read_source
from conclusions.tests.outlook_files import compound

NOTICE = """\
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 700/TB-SKHCN
Quảng Ngãi, ngày 30 tháng 11 năm 2026

THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban

Giám đốc Sở kết luận như sau:
1. Thanh tra Sở báo cáo trước ngày 10/12/2026.
2. Phòng Quản lý Khoa học rà soát đề tài./.

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Đình Khải
"""
GREETING = "Kính gửi anh Tâm, nhờ anh giao các phòng làm trước ngày 05/12/2026.\n\n"
SIGNATURE = "\nTrân trọng,\nVõ Thanh Sơn\n1. Gửi từ điện thoại"
TOLD = "Thư “Gửi TB”: không đính kèm văn bản; đọc thông báo ghi trong lời thư."
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def a_mail(body: str, html: str = "", *files: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.vn", "b@y.vn", "Gửi TB"
    mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def an_outlook_mail(body: str) -> bytes:
    said = {"0037": "Gửi TB", "1000": body.replace("\n", "\r\n")}
    return compound({f"__substg1.0_{n}001F": told.encode("utf-16-le") for n, told in said.items()})


def words(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


HTML = "".join(f"<p>{line}</p>" for line in (GREETING + NOTICE + SIGNATURE).split("\n"))
QUOTED = "".join(f"> {line}\n" for line in NOTICE.split("\n"))


@pytest.mark.parametrize(
    "mail",
    [
        a_mail(GREETING + NOTICE + SIGNATURE),
        a_mail("", HTML),
        a_mail(GREETING + NOTICE + SIGNATURE, HTML),
        a_mail(f"Chuyển anh xử lý.\n\nFrom: văn thư\nSubject: TB\n\n{QUOTED}"),
        a_mail(GREETING + NOTICE + "\n-- \nVăn thư Sở\n3. Phòng A báo cáo."),
        a_mail(GREETING + NOTICE, "", ("logo.png", PNG)),
        an_outlook_mail(GREETING + NOTICE + SIGNATURE),
    ],
    ids=["plain", "page", "both", "forwarded", "signed", "with a picture", "Outlook"],
)
def test_notice_is_read_from_its_letterhead_to_its_signature(mail):
    told = read_source("thu.eml", mail)

    assert words(told.words) == words(NOTICE)
    assert told.notes[0] == TOLD
    assert told.paper
    assert told.paper.name == "Thông báo trong lời thư.txt"


def test_words_around_it_are_told_and_not_read():
    told = read_source("thu.eml", a_mail(GREETING + NOTICE))

    assert told.notes == (
        TOLD,
        "Lời thư trước và sau thông báo không đọc: “Kính gửi anh Tâm, nhờ anh giao các phòng làm "
        "trước ngày 05/12/2026.”.",
    )


ITEMS = "1. Thanh tra Sở báo cáo.\n2. Văn phòng Sở rà soát."


@pytest.mark.parametrize(
    "notice",
    [
        f"Thông báo kết luận giao ban tháng 11\n{ITEMS}",
        f"KẾT LUẬN CUỘC HỌP GIAO BAN\n{ITEMS}",
        f"Thông báo ý kiến kết luận của Giám đốc Sở\n{ITEMS}",
        f"Tại giao ban ngày 30/11/2026, Giám đốc Sở kết luận như sau:\n\n{ITEMS}",
        f"Giám đốc Sở có ý kiến chỉ đạo:\n{ITEMS}",
        "Giám đốc Sở kết luận và chỉ đạo các phòng:\n- Thanh tra Sở báo cáo.\n- Phòng A rà soát.",
        "Tại cuộc họp giao ban tháng 11 ngày 30/11/2026, đồng chí Giám đốc Sở\n"
        f"kết luận như sau:\n{ITEMS}",
    ],
)
def test_notice_without_its_form_begins_with_its_title_or_its_opening(notice):
    told = read_source("thu.eml", a_mail(f"Kính gửi các phòng,\n\n{notice}\n\nTrân trọng\nSơn"))

    assert words(told.words) == words(notice)


def test_letterhead_laid_out_by_a_table_of_the_mail_is_read():
    head, body = NOTICE.split("THÔNG BÁO")
    number, day = "Số: 700/TB-SKHCN", "Quảng Ngãi, ngày 30 tháng 11 năm 2026"
    table = f"<table><tr><td>SỞ KHOA HỌC VÀ CÔNG NGHỆ<br>{number}<td>{day}</table>"
    page = "".join(f"<p>{line}</p>" for line in f"THÔNG BÁO{body}".split("\n"))

    told = read_source("thu.eml", a_mail("", f"<p>Kính gửi anh</p>{table}{page}"))

    assert words(told.words) == words(NOTICE)


@pytest.mark.parametrize(
    "body",
    [
        "Kính gửi Thanh tra Sở,\n1. Đề nghị báo cáo trước ngày 10/12/2026.",
        "Nhờ anh xem giúp mấy việc sau:\n- Gửi bản ký.\n- Gửi phụ lục.",
        "Anh ơi, em gửi sau nhé.\n1. Nhớ họp.",
        "THÔNG BÁO\nNghỉ Tết Dương lịch\n1. Nghỉ từ 01/01.",
        "Kết luận giao ban em gửi sau.\n1. Thanh tra Sở báo cáo.",
        "THÔNG BÁO\nKết luận của Giám đốc Sở em gửi sau.",
    ],
)
def test_mail_that_holds_no_notice_says_what_to_do(body):
    with pytest.raises(SourceProblem) as refused:
        read_source("thu.eml", a_mail(body))

    assert str(refused.value) == (
        "Thư không có tệp đính kèm nào đọc được. Lưu thông báo ra tệp rồi chọn tệp đó, hoặc dán "
        "nội dung vào ô văn bản."
    )
