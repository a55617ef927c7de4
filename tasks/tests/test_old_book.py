"""The office's old register from a workbook: notices with their tasks, open or closed as told."""

from datetime import date, datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from conclusions.models import Conclusion, Item
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Department, User
from departments.tests.workbook_files import a_workbook
from departments.workbooks import table_runs
from departments.workbooks.blank_book import blank_book
from departments.workbooks.sheet_rows import NO_ROWS
from tasks import reminders
from tasks.actions import issue, move
from tasks.deadline_words import deadline_of
from tasks.models import Digest, Event, Reminder, Task
from tasks.old_book import book_rows, old_register
from tasks.old_book.old_register import OLD_BOOK

HEAD = ["Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Mục", "Nội dung nhiệm vụ", "Chủ trì",
        "Phối hợp", "Thời hạn", "Thời hạn hiện tại", "Kết quả", "Sản phẩm, số văn bản",
        "Ngày hoàn thành"]  # fmt: skip
NAMES = ("notice", "issued_on", "title", "item", "work", "lead", "helpers", "deadline", "due_on",
         "result", "paper", "done_on")  # fmt: skip
ROW = {
    "notice": "208/TB-SKHCN",
    "issued_on": "30/01/2024",
    "title": "Kết luận giao ban tháng 01 năm 2024",
    "item": "II.1",
    "work": "Báo cáo tồn tại trong quản lý nghiên cứu khoa học",
    "lead": "QLKH",
}
DONE = {"result": "Đã gửi báo cáo 02 vướng mắc", "done_on": "02/02/2024"}
NOW = timezone.make_aware(datetime(2024, 4, 11, 9))


@pytest.fixture
def office(cast):
    return cast["hcth.son"]


def book(*rows) -> bytes:
    return a_workbook(Sổ=[HEAD, *([row.get(name, "") for name in NAMES] for row in rows)])


def bring(office, *rows):
    return table_runs.bring(OLD_BOOK, "Sổ 2024.xlsx", book(*rows), by=office, now=NOW)


def tried(office, *rows) -> list[tuple[str, list[str]]]:
    return [(verdict, told) for *_, verdict, told in bring(office, *rows).rows]


def taken(office, *rows) -> list[Task]:
    table = bring(office, *rows)
    assert table_runs.take_in(OLD_BOOK, table, by=office, now=NOW), table.rows
    return list(Task.objects.order_by("pk"))


# What becomes of a row


def test_closed_work_is_closed_as_told(office, cast, units):
    [task] = taken(office, ROW | DONE | {"deadline": "trước ngày 05/02/2024", "paper": "45/BC"})

    assert (task.status, task.lead, task.result) == ("done", units["QLKH"], DONE["result"])
    assert (task.original_due_on, task.due_on) == (date(2024, 2, 5), date(2024, 2, 5))
    assert (task.reported_on, task.counted_on) == (date(2024, 2, 2), date(2024, 2, 2))
    [event] = task.events.all()
    assert (event.actor, event.line, event.to_status) == (
        office,
        "nhập từ sổ theo dõi cũ, hoàn thành ngày 02/02/2024",
        "done",
    )
    assert [str(proof) for proof in event.evidence.all()] == ["45/BC"]


def test_work_done_late_is_late(office):
    [task] = taken(office, ROW | DONE | {"deadline": "31/01/2024"})

    assert task.counted_on > task.due_on


def test_day_of_report_counts_as_the_last_working_day_before(office):
    [task] = taken(office, ROW | DONE | {"done_on": "04/02/2024"})  # a Sunday

    assert (task.reported_on, task.counted_on) == (date(2024, 2, 4), date(2024, 2, 2))


def test_open_work_is_followed_with_what_the_register_says_of_it(office):
    [task] = taken(office, ROW | {"deadline": "trong tháng 4", "result": "Đã trình Lãnh đạo Sở"})

    assert (task.status, task.due_on, task.result) == ("in_progress", date(2024, 4, 30), "")
    assert task.events.get().note == "Đã trình Lãnh đạo Sở"


def test_nothing_is_sent_and_closed_work_is_never_reminded_of(office):
    taken(office, ROW | DONE, ROW | {"work": "Việc khác", "deadline": "05/02/2024"})

    assert (mail.outbox, Digest.objects.count()) == ([], 0)
    reminders.plan(NOW.date(), NOW)

    assert set(Reminder.objects.values_list("task__duty__title", flat=True)) == {"Việc khác"}


def test_notice_is_made_of_its_rows(office, cast):
    taken(office, ROW, ROW | {"item": "II.2", "work": "Kế hoạch năm", "title": ""})

    notice = Conclusion.objects.get()
    assert (notice.number, notice.year, notice.issued_on, notice.title, notice.status) == (
        "208/TB-SKHCN", 2024, date(2024, 1, 30), "Kết luận giao ban tháng 01 năm 2024", "issued",
    )  # fmt: skip
    assert (notice.kind, notice.leader, notice.created_by) == ("briefing", cast["giamdoc"], office)
    assert [(item.path, item.text) for item in notice.items.all()] == [
        ("II.1", ROW["work"]),
        ("II.2", "Kế hoạch năm"),
    ]


@pytest.mark.parametrize(
    ("notice", "issued_on"),
    [
        ("208/TB-SKHCN", "30/01/2024"),
        ("208/TB-SKHCN, 30/01/2024", ""),
        ("208/TB-SKHCN ngày 30/01/2024", ""),
        ("Số: 208/TB-SKHCN\n30/1/2024", ""),
        ("208", "2024-01-30"),
    ],
)
def test_number_and_day_may_stand_in_one_cell(office, notice, issued_on):
    taken(office, ROW | {"notice": notice, "issued_on": issued_on})

    found = Conclusion.objects.get()
    assert (found.number, found.issued_on) == ("208/TB-SKHCN", date(2024, 1, 30))


def test_row_of_several_units_is_a_task_for_each(office, units):
    tasks = taken(office, ROW | {"lead": "QLKH; Thanh tra Sở", "helpers": "HCTH; Sở Tài chính"})

    assert [task.lead.code for task in tasks] == ["QLKH", "TTra"]
    assert {task.duty_id for task in tasks} == {tasks[0].duty_id}
    assert [list(task.helpers.all()) for task in tasks] == [[units["HCTH"]]] * 2
    assert tasks[0].duty.helpers_written == "HCTH; Sở Tài chính"


def test_collective_is_every_unit_it_means(office):
    assert len(taken(office, ROW | {"lead": "Các phòng, đơn vị"})) == 6


def test_day_in_force_is_kept_beside_the_first(office):
    [task] = taken(office, ROW | {"deadline": "trước ngày 05/4/2024", "due_on": "30/4/2024"})

    assert (task.original_due_on, task.due_on) == (date(2024, 4, 5), date(2024, 4, 30))
    assert deadline_of(task).line == "trước ngày 05/4/2024, 30/4/2024 theo sổ cũ"


def test_result_longer_than_a_line_stands_whole_in_the_history(office):
    [task] = taken(office, ROW | DONE | {"result": "Đã gửi báo cáo. " * 40})

    assert len(task.result) <= 300
    assert task.result.endswith("…")
    assert task.events.get().note == ("Đã gửi báo cáo. " * 40).strip()


def test_closed_work_may_be_of_a_unit_that_is_no_more(office):
    Department.objects.create(name="Phòng Cũ", code="PC", active=False)

    [task] = taken(office, ROW | DONE | {"lead": "Phòng Cũ"})

    assert task.lead.code == "PC"


def test_reader_finds_it_by_its_words(office, client):
    taken(office, ROW)
    client.force_login(office)

    page = client.get(reverse("reports:search"), {"q": "ton tai quan ly"})

    assert ROW["work"] in strip_tags(page.content.decode())


# What is told of a row


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"lead": "QLKH (Nguyễn Văn A)"}, ["Chủ trì: không nhập “(Nguyễn Văn A)”."]),
        ({"helpers": "Sở Tài chính"}, ["Phối hợp: “Sở Tài chính” giữ nguyên chữ."]),
        ({"deadline": "sớm nhất"},
         ["Thời hạn “sớm nhất” không nêu ngày nào: theo dõi như không ghi thời hạn."]),
        ({"lead": "QLKH; TTra"}, ["2 đơn vị, mỗi đơn vị một nhiệm vụ."]),
    ],
)  # fmt: skip
def test_what_is_not_taken_as_it_stands_is_told(office, change, told):
    [(verdict, said)] = tried(office, ROW | change)

    assert (verdict, said) == ("new", ["Đang thực hiện.", *told])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"notice": ""}, ["Chưa có số, ký hiệu."]),
        ({"notice": "khong-so"},
         ["“khong-so” không phải số, ký hiệu của văn bản; ví dụ 12/TB-SKHCN."]),
        ({"issued_on": ""}, ["Chưa có ngày ban hành."]),
        ({"issued_on": "31/02/2024"}, ["Ngày ban hành “31/02/2024”: Không có ngày 31/02/2024."]),
        ({"issued_on": "12/4/2024"}, ["Ngày ban hành 12/4/2024 sau hôm nay."]),
        ({"lead": ""}, ["Chưa có đơn vị chủ trì."]),
        ({"lead": "Phòng Lạ"}, [book_rows.NO_UNIT.format(words="Phòng Lạ")]),
        ({"lead": "UBND tỉnh"}, [book_rows.NO_UNIT.format(words="UBND tỉnh")]),
        ({"done_on": "29/01/2024"}, ["Ngày hoàn thành trước ngày ban hành 30/01/2024."]),
        ({"done_on": "12/4/2024"}, ["Ngày hoàn thành 12/4/2024 sau hôm nay."]),
        ({"done_on": "đã xong"},
         ["Ngày hoàn thành “đã xong”: Nhập ngày theo dạng dd/mm/yyyy, ví dụ 05/04/2024."]),
        ({"result": "Đã hoàn thành"}, [book_rows.DONE_WHEN.format(words="Đã hoàn thành")]),
        ({"result": "Xong."}, [book_rows.DONE_WHEN.format(words="Xong.")]),
        ({"deadline": "10/4/2024 (gia hạn 20/4)"},
         [book_rows.TWO_DAYS.format(days="10/4/2024, 20/4")]),
        ({"item": "I" * 61}, ["Số, ký hiệu hoặc mục quá dài."]),
    ],
)  # fmt: skip
def test_wrong_row_is_told_why_and_nothing_is_made(office, change, told):
    [(verdict, said), right] = tried(office, ROW | change, ROW | {"work": "Việc khác"})

    assert (verdict, said) == ("wrong", told)
    assert not Conclusion.objects.exists()


@pytest.mark.parametrize("words", ["Hoàn thành 50%", "Chưa hoàn thành", "Đang hoàn thiện"])
def test_work_that_is_not_said_to_be_done_is_open(office, words):
    assert tried(office, ROW | {"result": words}) == [("new", ["Đang thực hiện."])]


def test_open_work_of_a_unit_that_is_no_more_is_told(office):
    Department.objects.create(name="Phòng Cũ", active=False)

    [(verdict, told)] = tried(office, ROW | {"lead": "Phòng Cũ"})

    assert (verdict, told) == ("wrong", [book_rows.CLOSED_UNIT.format(unit="Phòng Cũ")])


def test_agency_without_a_director_is_told(office, cast):
    User.objects.filter(username="giamdoc").update(is_active=False)

    assert tried(office, ROW) == [("wrong", [old_register.NO_DIRECTOR])]


# What is there already


def test_twice_makes_nothing_twice(office):
    rows = [ROW | DONE, ROW | {"item": "II.2", "work": "Kế hoạch", "lead": "QLKH; TTra"}]
    taken(office, *rows)

    assert tried(office, *rows) == [("same", []), ("same", [])]
    assert len(taken(office, *rows)) == 3


def test_rows_added_to_the_register_since_are_taken_in(office):
    taken(office, ROW)

    tasks = taken(office, ROW, ROW | {"item": "II.2", "work": "Kế hoạch"}, ROW | {"lead": "TTra"})

    assert [task.lead.code for task in tasks] == ["QLKH", "QLKH", "TTra"]
    assert Conclusion.objects.count() == 1
    positions = Item.objects.order_by("pk").values_list("position", flat=True)
    assert list(positions) == [0, 1, 2]


def test_unit_added_to_a_row_gets_its_task(office):
    taken(office, ROW)

    tasks = taken(office, ROW | {"lead": "QLKH; TTra"})

    assert [task.lead.code for task in tasks] == ["QLKH", "TTra"]


def test_work_that_went_on_here_is_not_written_over(office):
    taken(office, ROW)

    assert tried(office, ROW | DONE) == [
        ("same", [old_register.MOVED_ON.format(status="đang thực hiện")])
    ]


def test_same_row_twice_is_told(office):
    assert tried(office, ROW, ROW | {"work": ROW["work"].upper()})[1] == (
        "wrong",
        [old_register.TWICE.format(number=2)],
    )


def test_same_number_of_another_day_is_told(office):
    rows = [ROW, ROW | {"issued_on": "31/01/2024", "work": "Việc khác"}]

    assert tried(office, *rows)[1] == (
        "wrong",
        [old_register.OTHER_DAY.format(day="30/01/2024")],
    )


def test_same_number_of_another_year_is_another_notice(office):
    taken(office, ROW, ROW | {"issued_on": "30/01/2023"})

    assert sorted(Conclusion.objects.values_list("year", flat=True)) == [2023, 2024]


@pytest.fixture
def read_notice(cast, units):
    """A notice whose own text is here."""
    notice = a_draft(cast["giamdoc"], number="208/TB-SKHCN", issued_on=date(2024, 1, 30))
    a_directive(notice, units["QLKH"], title="Báo cáo tồn tại")
    notice.items.update(path="II.1")
    issue(notice, by=cast["hcth.son"])
    return notice


def test_notice_with_a_text_of_its_own_keeps_it(office, read_notice):
    assert tried(office, ROW, ROW | {"item": "II.9"}) == [
        ("same", []),
        ("wrong", [old_register.HELD_AS_TEXT]),
    ]


def test_number_of_a_draft_is_told(office, cast):
    a_draft(cast["giamdoc"], number="208/TB-SKHCN", issued_on=date(2024, 1, 30))

    assert tried(office, ROW) == [("wrong", [old_register.HELD_AS_DRAFT])]


# Its pages


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_is_never_printed_as_a_notice(office, client):
    taken(office, ROW)
    client.force_login(office)
    notice = Conclusion.objects.get()

    for name in ("notice_pdf", "notice_docx", "notice_edxml", "notice_check", "slips"):
        assert client.get(reverse(f"reports:{name}", args=[notice.pk])).status_code == 404
    page = words(client.get(reverse("conclusions:detail", args=[notice.pk])))
    assert "nhập từ sổ theo dõi cũ" in page
    assert "Nội dung theo sổ cũ" in page
    assert "In PDF" not in page
    assert "Nguyên văn" not in page


def test_page_of_the_task_tells_where_its_words_come_from(office, client):
    [task] = taken(office, ROW | DONE)
    client.force_login(office)

    page = words(client.get(reverse("tasks:detail", args=[task.pk])))

    assert "Nội dung giao (theo sổ cũ), Thông báo số" in page
    assert DONE["result"] in page


def test_closed_work_may_be_opened_again(office, cast):
    [task] = taken(office, ROW | DONE | {"deadline": "05/02/2024"})

    move(task, "reopen", by=cast["giamdoc"], now=NOW, note="Còn thiếu phụ lục",
         new_due_on=date(2024, 4, 30))  # fmt: skip

    assert (task.status, task.due_on) == ("in_progress", date(2024, 4, 30))
    assert Event.objects.filter(task=task).count() == 2


def test_empty_workbook_has_no_rows(office):
    with pytest.raises(Exception, match=NO_ROWS):
        table_runs.bring(OLD_BOOK, "a.xlsx", blank_book(OLD_BOOK), by=office, now=NOW)


def test_page_of_notices_to_take_in_leads_to_it(office, client):
    client.force_login(office)

    page = client.get(reverse("conclusions:import")).content.decode()

    assert f'href="{reverse("tasks:old_book_import")}"' in page
