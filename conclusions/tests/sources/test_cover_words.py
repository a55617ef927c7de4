"""A mail that changes the paper attached to it is told on the draft."""

from email.message import EmailMessage

import pytest

from conclusions.sources import read_source
from conclusions.sources.cover_words import TOLD
from conclusions.tests.reading.office import NOTICE

PAPER = NOTICE.format(items="1. Văn phòng Sở họp.", day=18, month=11, year=2026)


def notes(words, kind="plain", subject="Gửi thông báo"):
    """What is told of a mail besides which file is read."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, "a@example.vn", "b@example.vn"
    mail.set_content(words, subtype=kind)
    mail.add_attachment(PAPER.encode(), maintype="text", subtype="plain", filename="tb.txt")
    return list(read_source("thu.eml", mail.as_bytes()).notes[1:])


@pytest.mark.parametrize(
    "words",
    [
        "Xin đính chính: mục 3 hạn 15/12 (không phải 12/12).",
        "Mục 2: hạn 20/12/2026 nhé.",
        "Do ghi nhầm, đơn vị chủ trì mục 1 là Thanh tra Sở.",
        "Mục 4 chuyển cho Phòng Nghiệp vụ Y.",
        "Thời hạn (mục 5) lùi đến 30/12.",
        "Bỏ mục 3.",
        "Gia hạn mục 2 đến hết tháng 12.",
        "Riêng mục 2 nộp sớm hơn.",
        "Anh chị xem, hạn chót 15/12.",
    ],
)
def test_words_of_a_mail_that_change_the_paper_are_told(words):
    sentence = TOLD.format(words.rstrip("."))

    assert notes(f"Kính gửi anh chị,\n{words}\nTrân trọng.") == [sentence]
    assert notes(f"<p>Kính gửi anh chị,</p><p>{words}</p>", "html") == [sentence]


@pytest.mark.parametrize(
    "words",
    [
        "Văn phòng gửi Thông báo số 45/TB-SYT ngày 18/11/2026.\nTrân trọng.",
        "Tài liệu họp sáng 20/11 kèm theo.",
        "Gửi lại anh chị.\n\n> Xin đính chính mục 3: hạn 15/12",
    ],
)
def test_other_words_of_a_mail_are_not_told(words):
    assert notes(words) == []


def test_subject_that_changes_the_paper_is_told():
    subject = "Đính chính TB 45: mục 2 hạn 15/12"

    assert notes("Kính gửi.", subject=subject) == [TOLD.format(subject)]
