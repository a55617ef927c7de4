"""A task's history: newest first, with mails and lateness; notes for those who may read them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from departments.models import Delegation
from tasks.belongings import belongings_of
from tasks.calendar import Day, WorkCalendar
from tasks.models import Digest, Reminder
from tasks.tests.factories import a_task, do
from tasks.timeline import timeline

DUE = {"deadline": "before", "named_on": date(2024, 4, 5)}
CALENDAR = WorkCalendar()


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], **DUE)


def told(task, on=date(2024, 4, 11), with_notes=True):
    lines, files = timeline(task, belongings_of(task), Day(on, CALENDAR), with_notes=with_notes)
    return [(line.day.day, str(line.who or ""), line.line) for line in lines], lines, files


def test_lines_stand_newest_first_with_mails_and_lateness_between(cast, task):
    digest = Digest.objects.create(
        recipient=cast["ttud.dung"], day=date(2024, 4, 4), state=Digest.State.SENT
    )
    planned = Digest.objects.create(recipient=cast["ttud.my"], day=date(2024, 4, 4))
    for mail in (digest, planned):
        Reminder.objects.create(digest=mail, task=task, rung=Reminder.Rung.SOON)
    do(task, "accept", cast["ttud.dung"], on=date(2024, 4, 4))
    do(task, "update", cast["ttud.dung"], on=date(2024, 4, 9), note="Chờ số liệu")

    lines, _, _ = told(task)

    assert lines == [
        (9, "Tạ Công Dũng", "cập nhật tình hình"),
        (8, "", "Quá hạn"),
        (4, "Tạ Công Dũng", "tiếp nhận nhiệm vụ"),
        (4, "", "Nhắc việc sắp đến hạn, gửi 1 người"),
        (3, "Võ Thanh Sơn", "đưa vào theo dõi Thông báo số 598/TB-SKHCN"),
    ]


def test_notes_and_files_are_for_those_who_may_read_them(cast, task):
    fields = {"result": "Đã gửi báo cáo", "note": "Hai phần", "document_number": "12/BC"}
    file = SimpleUploadedFile("bao-cao.pdf", b"%PDF")
    do(task, "report", cast["ttud.dung"], files=[file], **fields)

    _, (open_line, *_), files = told(task)
    _, (shut_line, *_), none = told(task, with_notes=False)

    assert (open_line.result, open_line.note) == ("Đã gửi báo cáo", "Hai phần")
    assert [str(proof) for proof in files] == ["bao-cao.pdf", "12/BC"]
    assert (shut_line.has_body, none) == (False, [])


def test_stand_in_and_office_are_named_as_what_they_are(cast, task):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["ttud.dat"],
        starts_on=date(2000, 1, 1),
        ends_on=date(2999, 1, 1),
    )
    do(task, "accept", cast["ttud.dat"])
    do(task, "update", cast["hcth.son"], on=date(2024, 4, 5), note="Qua điện thoại")

    _, (office, stand_in, *_), _ = told(task, on=date(2024, 4, 5))

    assert office.line == "cập nhật tình hình (HCTH nhập thay TT Ứng dụng và Dịch vụ KHCN)"
    assert stand_in.acting_for == cast["ttud.dung"]
