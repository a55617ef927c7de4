"""One task, one story: list, page, mail, register and overdue list say the same words of it."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import strip_tags

from conclusions.tests.factories import a_directive, a_draft
from reports.figures.register_lines import for_register, register_line_of
from reports.papers.worksheets.print_kinds import KINDS
from reports.papers.worksheets.print_request import PrintRequest
from tasks.actions import issue
from tasks.models import DayOff, Task
from tasks.reminder_lines import Agenda
from tasks.tests.factories import a_task, at, deadline_given_by, do

time_machine = pytest.importorskip("time_machine", reason="time-machine is not installed")

ISSUED, DAY = date(2024, 4, 3), date(2024, 4, 15)  # a Monday
DATED = {"deadline": "before", "named_on": date(2024, 4, 5), "phrase": "trước ngày 05/4/2024"}
GIVEN = "trước ngày 05/4/2024"


@dataclass(frozen=True)
class Story:
    """What every surface says: the first deadline, the present one, how the task stands in time;
    what the unit's mail says after them (None: it is not reminded), its result or newest word, the
    working days in the overdue list with what is waited for (None: it is not there)."""

    first: str
    now: str
    time: str
    mail: str | None
    words: str
    overdue: tuple[int, str] | None


def carried_twice(cast, units) -> Task:
    task = a_task(cast, units["TTUD"], number="208/TB-SKHCN", **DATED)
    for number, day in (("335/TB-SKHCN", 9), ("598/TB-SKHCN", 11)):
        draft = a_draft(cast["giamdoc"], number=number, issued_on=ISSUED)
        phrase = f"trước ngày {day:02d}/4/2024"
        dated = DATED | {"named_on": date(2024, 4, day), "phrase": phrase}
        duty = a_directive(draft, units["TTUD"], **dated)
        duty.item.continues = task.duty.item
        duty.item.save()
        task = issue(draft, by=cast["hcth.son"], now=at(ISSUED))[0]
    return task


def extended_once(cast, units) -> Task:
    task = a_task(cast, units["TTUD"], **DATED)
    more = {"new_due_on": date(2024, 4, 12), "note": "Chờ số liệu"}
    do(task, "request_extension", cast["ttud.dung"], **more)
    do(task, "grant_extension", cast["giamdoc"])
    deadline_given_by(task, "grant_extension", extended=1)
    return task


def resumed(cast, units) -> Task:
    task = a_task(cast, units["TTUD"], **DATED)
    do(task, "update", cast["ttud.dung"], note="Đang làm")
    deadline_given_by(task, "resume", date(2024, 4, 17))
    return task


def reassigned(cast, units) -> Task:
    task = a_task(cast, units["QLKH"], **DATED)
    do(task, "update", cast["qlkh.anh"], note="Lời của đơn vị cũ")
    reason = {"lead": units["TTUD"], "note": "Đúng chức năng", "new_due_on": date(2024, 4, 30)}
    do(task, "reassign", cast["giamdoc"], on=date(2024, 4, 12), **reason)
    return task


def awaiting_late(cast, units) -> Task:
    task = a_task(cast, units["TTUD"], **DATED)
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 9), result="Đã gửi báo cáo")
    return task


def awaiting_in_time(cast, units) -> Task:
    task = a_task(cast, units["TTUD"], **DATED)
    do(task, "report", cast["ttud.dung"], on=date(2024, 4, 5), result="Đã gửi báo cáo")
    return task


def returned(cast, units) -> Task:
    task = awaiting_late(cast, units)
    reason = {"kind": "papers", "note": "Thiếu phụ lục"}
    do(task, "send_back", cast["giamdoc"], on=date(2024, 4, 10), **reason)
    return task


STORIES = {
    carried_twice: Story(
        "trước ngày 05/4/2024 (TB 208)",
        "hạn mới trước ngày 11/4/2024, đã chuyển 2 kỳ",
        "Quá hạn 2 ngày",
        "quá hạn 2 ngày làm việc",
        "",
        (2, ""),
    ),
    extended_once: Story(
        GIVEN,
        "gia hạn lần 1 đến 12/4/2024",
        "Quá hạn 1 ngày",
        "quá hạn 1 ngày làm việc",
        "",
        (1, ""),
    ),
    resumed: Story(
        GIVEN,
        "hạn mới 17/4/2024 sau tạm dừng",
        "Sắp đến hạn",
        "còn 2 ngày làm việc",
        "Đang làm",
        None,
    ),
    reassigned: Story(
        GIVEN,
        "hạn mới 30/4/2024 khi giao lại",
        "Trong hạn",
        "giao ngày 12/4/2024",
        "",
        None,
    ),
    awaiting_late: Story(
        GIVEN,
        "",
        "Báo cáo quá hạn 2 ngày",
        None,
        "Đã gửi báo cáo",
        (2, "Báo cáo ngày 09/4/2024, chờ xác nhận"),
    ),
    awaiting_in_time: Story(GIVEN, "", "Báo cáo đúng hạn", None, "Đã gửi báo cáo", None),
    returned: Story(
        GIVEN,
        "",
        "Quá hạn 6 ngày",
        "quá hạn 6 ngày làm việc",
        "Trả lại lần 1: Bổ sung hồ sơ, minh chứng: Thiếu phụ lục",
        (6, ""),
    ),
}


def said_on(html: str) -> str:
    """The page as read: no tags, one space between words."""
    main = re.search(r"<main.*</main>", html, re.DOTALL)[0]
    return " ".join(unescape(strip_tags(re.sub(r"<", " <", main))).replace("\u00a0", " ").split())


def on_page(client, address: str) -> str:
    text = said_on(client.get(address).content.decode())
    return text.replace("“", "").replace("”", "").replace("( ", "(").replace(" )", ")")


@pytest.fixture(params=STORIES, ids=lambda stage: stage.__name__)
def told(request, cast, units, client):
    """The one task and what is to be said of it, on the day."""
    task = request.param(cast, units)
    client.force_login(cast["giamdoc"])
    with time_machine.travel(at(DAY), tick=False):
        yield task, STORIES[request.param]


@pytest.mark.parametrize("name", ["list", "detail"])
def test_screens_tell_the_story(client, told, name):
    task, story = told

    page = on_page(client, reverse(f"tasks:{name}", args=[task.pk] if name == "detail" else []))

    for words in filter(None, (story.first, story.now, story.time)):
        assert words in page
    if not story.now.startswith(("gia hạn", "chuyển")):
        assert "gia hạn lần" not in page
    if name == "detail":
        assert ("Kết quả Đã gửi báo cáo" in page) is task.is_reported


def test_mail_tells_the_story(cast, told):
    task, story = told
    agenda = Agenda.of(DAY)

    lines = [line.words for line in agenda.lines_for(cast["ttud.dung"]) if line.task == task]

    deadline = ", ".join(filter(None, [story.first, story.now]))
    assert lines == ([f"Thời hạn: {deadline}; {story.mail}"] if story.mail else [])


def test_register_tells_the_story(cast, told):
    task, story = told
    row = for_register(Task.objects.filter(pk=task.pk)).get()

    line = register_line_of(row, cast["giamdoc"], DayOff.objects.day(DAY))

    assert (line.deadline.given, line.deadline.now) == (story.first, story.now)
    assert (line.time.words, line.words) == (story.time, story.words)


def test_overdue_list_tells_the_story(cast, told):
    task, story = told
    given = QueryDict("ky=2024")

    (paper,) = KINDS["qua-han"](PrintRequest(given, cast["giamdoc"], at(DAY))).papers()

    rows = [(*row[5:8], row[9]) for row in paper.groups[0].rows if row[3] == task.lead.sign]
    wanted = [(story.first, story.now, *story.overdue)] if story.overdue else []
    assert rows == wanted
