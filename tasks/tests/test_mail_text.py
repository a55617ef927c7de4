"""A letter is written out as Django would write it, only sooner."""

from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMail

import pytest
from django.core.mail import BadHeaderError, EmailMultiAlternatives

from tasks.mail_text import LetterMail

TOLD_APART = ("Content-Type", "Date")  # a boundary, the moment
SUBJECTS = [
    "[Nhiệm vụ] 5 quá hạn",
    "[Nhiệm vụ] TT Ứng dụng và Dịch vụ KHCN, Quản lý Khoa học: 1 quá hạn, 1 chờ tiếp nhận",
    "Plain words",
    "Many plain words " * 8,
]
TEXTS = ["Kính gửi: Đồng chí Dũng\n- Việc\n", "Việc không có dòng cuối", "dòng\r\nnọ\rđến\nkia\n"]
LONG = "<p>" + "Việc " * 300 + "</p>\n"  # a line that mail does not take as it is


def letter(
    of: type[EmailMultiAlternatives], subject=SUBJECTS[0], text=TEXTS[0], html="<p>Việc</p>"
):
    mail = of(
        subject,
        text,
        "=?utf-8?b?VGhlbyBkw7VpIGvhur90IGx14bqtbg==?= <nhac-viec@skhcn.example>",
        ["ttud.dung@skhcn.example"],
        headers={"Message-ID": "<nhac-viec.1@a.vn>", "Auto-Submitted": "auto"},
    )
    mail.attach_alternative(html, "text/html")
    return mail


def read(mail: EmailMultiAlternatives) -> tuple[list, list]:
    """Headers and parts as a mail program finds them."""
    found: ParsedMail = message_from_bytes(
        mail.message().as_bytes(linesep="\r\n"), policy=policy.SMTP
    )
    headers = [(name, value) for name, value in found.items() if name not in TOLD_APART]
    parts = [(part.items(), part.get_content()) for part in found.iter_parts()]
    return sorted(headers), [found.get_content_type(), found.defects, *parts]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("text", TEXTS)
def test_letter_reads_as_django_writes_it(subject, text):
    ours, theirs = (letter(of, subject, text) for of in (LetterMail, EmailMultiAlternatives))

    assert read(ours) == read(theirs)


def test_line_too_long_for_mail_is_encoded():
    ours, theirs = (letter(of, html=LONG) for of in (LetterMail, EmailMultiAlternatives))

    assert read(ours) == read(theirs)
    assert max(map(len, ours.message().as_bytes().split(b"\n"))) < 998


def test_no_header_is_smuggled_in_by_a_subject():
    with pytest.raises(BadHeaderError):
        letter(LetterMail, subject="Việc\nBcc: all@a.vn").message()
