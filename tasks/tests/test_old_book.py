"""The office's old register from a workbook: notices with their tasks, open or closed as told."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from conclusions.models import Conclusion, Item
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Delegation, Department, User
from departments.tests.workbook_files import a_workbook
from departments.workbooks import table_runs
from departments.workbooks.blank_book import blank_book
from departments.workbooks.sheet_rows import NO_ROWS
from reports.papers.worksheets import slips
from tasks import reminders
from tasks.actions import issue, move
from tasks.deadline_words import deadline_of
from tasks.models import Digest, Event, Reminder, Task
from tasks.old_book import book_days, book_rows, book_undoing, old_register
from tasks.old_book.book_columns import COLUMNS
from tasks.old_book.old_register import OLD_BOOK

HEAD = [column.title for column in COLUMNS]
NAMES = [column.name for column in COLUMNS]
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
    return [(row["verdict"], row["does"] + row["told"]) for row in bring(office, *rows).rows]


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


@pytest.mark.wide
@pytest.mark.parametrize(
    ("notice", "issued_on"),
    [
        ("208/TB-SKHCN", "30/01/2024"),
        ("208/TB-SKHCN, 30/01/2024", ""),
        ("208/TB-SKHCN ngày 30/01/2024", ""),
        ("Số: 208/TB-SKHCN\n30/1/2024", ""),
        ("208", "2024-01-30"),
        ("208/tb-skhcn", "30/1/24"),
        ("Thông báo số 208/TB-SKHCN ngày 30/01/2024 về giao ban", ""),
        ("208/TB-SKHCN", "ngày 30/01/2024"),
        ("208/TB-SKHCN", "30/01/2024 08:30"),
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
    assert tasks[0].others_of_help == "Sở Tài chính"


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
        ({"lead": "QLKH (Nguyễn Văn A)"},
         ["Chủ trì: không nhập người thực hiện (Nguyễn Văn A)."]),
        ({"helpers": "Sở Tài chính"},
         ["Phối hợp: “Sở Tài chính” ghi nguyên chữ, không phải đơn vị."]),
        ({"chair": "Phan Thị Thu Nga"}, ["Người giao việc: Phan Thị Thu Nga."]),
        ({"title": "Kết luận của Phó Giám đốc Phan Thị Thu Nga"},
         ["Người giao việc: Phan Thị Thu Nga."]),
        ({"chair": "Nguyễn Văn Cũ"},
         ["“Nguyễn Văn Cũ” không phải lãnh đạo đương nhiệm; người giao việc là Lê Đình Khải."]),
        ({"result": "Đã hoàn thành ngày 05/02/2024"},
         ["Ngày hoàn thành 05/02/2024 lấy từ cột Kết quả."]),
        ({"deadline": "sớm nhất"},
         ["Thời hạn “sớm nhất” không nêu ngày nào: theo dõi như không ghi thời hạn."]),
        ({"lead": "QLKH; TTra"}, ["2 đơn vị, mỗi đơn vị một nhiệm vụ."]),
    ],
)  # fmt: skip
def test_what_is_not_taken_as_it_stands_is_told(office, change, told):
    [(verdict, said)] = tried(office, ROW | change)

    assert (verdict, said) == ("new", told)


UNDONE = book_days.NO_DONE_DAY.format


@pytest.mark.wide
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"notice": ""}, ["Chưa có số, ký hiệu."]),
        ({"notice": "khong-so"},
         ["“khong-so” không phải số, ký hiệu văn bản; ví dụ 12/TB-SKHCN."]),
        ({"notice": "Võ Thanh Sơn"},
         ["“Võ Thanh Sơn” không phải số, ký hiệu văn bản; ví dụ 12/TB-SKHCN."]),
        ({"issued_on": ""}, ["Chưa có ngày ban hành."]),
        ({"issued_on": "31/02/2024"}, ["Ngày ban hành “31/02/2024”: Không có ngày 31/02/2024."]),
        ({"issued_on": "12/4/2024"}, ["Ngày ban hành 12/4/2024 sau hôm nay."]),
        ({"work": ""}, ["Chưa có nội dung nhiệm vụ."]),
        ({"lead": ""}, ["Chưa có đơn vị chủ trì."]),
        ({"lead": "Phòng Lạ"}, [book_rows.NO_UNIT.format(words="Phòng Lạ")]),
        ({"lead": "TT"}, [book_rows.NO_UNIT.format(words="TT")]),
        ({"lead": "UBND tỉnh"}, [book_rows.NO_WORKING_UNIT.format(words="UBND tỉnh")]),
        ({"lead": "QLKH, KHTC"}, [book_rows.BESIDE.format(rest="KHTC")]),
        ({"lead": "QLKH và Công nghệ"}, [book_rows.BESIDE.format(rest="và Công nghệ")]),
        ({"lead": "QLKH chủ trì, HCTH phối hợp"},
         [book_rows.NAMES_OTHERS.format(words="QLKH chủ trì, HCTH phối hợp")]),
        ({"lead": "Các phòng (trừ HCTH)"},
         [book_rows.NAMES_OTHERS.format(words="Các phòng (trừ HCTH)")]),
        ({"done_on": "29/01/2024"}, ["Ngày hoàn thành trước ngày ban hành 30/01/2024."]),
        ({"done_on": "12/4/2024"}, ["Ngày hoàn thành 12/4/2024 sau hôm nay."]),
        ({"done_on": "đã xong"},
         ["Ngày hoàn thành “đã xong”: Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024."]),
        ({"result": "Đã hoàn thành"}, [UNDONE(what="Kết quả", words="Đã hoàn thành")]),
        ({"result": "- Đã gửi. Đã hoàn tất"},
         [UNDONE(what="Kết quả", words="- Đã gửi. Đã hoàn tất")]),
        ({"result": "100%"}, [UNDONE(what="Kết quả", words="100%")]),
        ({"state": "Hoàn thành"}, [UNDONE(what="Trạng thái", words="Hoàn thành")]),
        ({"done": "x"}, [UNDONE(what="Trạng thái", words="Đã hoàn thành")]),
        ({"state": "Đang thực hiện", "done_on": "02/02/2024"},
         [book_days.STILL_OPEN.format(words="Đang thực hiện")]),
        ({"state": "Vàng"}, [book_days.NO_STATE.format(words="Vàng")]),
        ({"result": "Tạm dừng"}, [book_days.GIVEN_UP.format(what="Kết quả", words="Tạm dừng")]),
        ({"deadline": "10/4/2024 (gia hạn 20/4)"},
         [book_rows.TWO_DAYS.format(days="10/4/2024, 20/4")]),
        ({"deadline": "trong tháng 4, 5"}, [book_rows.TWO_DAYS.format(days="tháng 4, 5")]),
        ({"deadline": "31/4/2024"}, [book_rows.UNREAD_DAY.format(phrase="31/4/2024")]),
        ({"deadline": "45412"}, [book_rows.UNREAD_DAY.format(phrase="45412")]),
        ({"deadline": "sau 30/4/2024"}, [book_rows.NO_END.format(phrase="sau 30/4/2024")]),
        ({"deadline": "theo Kế hoạch số 12/KH ngày 03/4/2024"},
         [book_rows.NO_END.format(phrase="theo Kế hoạch số 12/KH ngày 03/4/2024")]),
        ({"deadline": "05/01/2024"}, ["Thời hạn 05/01/2024 trước ngày ban hành 30/01/2024."]),
        ({"deadline": "30/4/2042"}, ["Thời hạn 30/4/2042 quá xa ngày ban hành; xem lại năm."]),
        ({"due_on": "30/4/2024"}, [book_rows.NO_FIRST]),
        ({"item": "I" * 61}, ["Ô “" + "I" * 30 + "…” dài quá 60 chữ."]),
    ],
)  # fmt: skip
def test_wrong_row_is_told_why_and_nothing_is_made(office, change, told):
    [(verdict, said), right] = tried(office, ROW | change, ROW | {"work": "Việc khác"})

    assert (verdict, said) == ("wrong", told)
    assert not Conclusion.objects.exists()


@pytest.mark.parametrize(
    "words",
    ["Hoàn thành 50%", "Hoàn thành được 3/5", "Chưa hoàn thành", "Hoàn thành dự thảo, đang trình"],
)
def test_work_that_is_not_said_to_be_done_is_open(office, words):
    assert tried(office, ROW | {"result": words}) == [("new", [])]
    done = {"result": "Đã hoàn thành", "state": "Đang thực hiện"}
    assert tried(office, ROW | done) == [("new", [])]


def test_open_work_of_a_unit_that_is_no_more_is_told(office):
    Department.objects.create(name="Phòng Cũ", active=False)

    [(verdict, told)] = tried(office, ROW | {"lead": "Phòng Cũ"})

    assert (verdict, told) == ("wrong", [book_rows.CLOSED_UNIT.format(unit="Phòng Cũ")])


def test_agency_without_a_director_is_told(office, cast):
    User.objects.filter(username="giamdoc").update(is_active=False)

    assert tried(office, ROW)[0][0] == "wrong"


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
    taken(office, ROW | {"deadline": "05/02/2024"})

    change = DONE | {"deadline": "06/02/2024", "due_on": "07/02/2024"}
    what = "đang thực hiện, thời hạn, thời hạn hiện tại"
    assert tried(office, ROW | change) == [
        ("same", [old_register.NOT_OVERWRITTEN.format(what=what)])
    ]


@pytest.mark.wide
@pytest.mark.parametrize(
    "change",
    [
        {"work": ROW["work"].upper()},
        {"work": ROW["work"] + "."},
        {"item": ""},
        {"item": "Mục II. 1."},
        {"notice": "208/tb-skhcn"},
        {"lead": "Phòng Quản lý Khoa học"},
    ],
)
def test_same_row_in_other_letters_is_the_same(office, change):
    twice = old_register.TWICE.format(place="2 của “Sổ”")
    assert tried(office, ROW, ROW | change)[1] == ("wrong", [twice])
    taken(office, ROW)

    assert tried(office, ROW | change) == [("same", [])]


def test_work_given_to_another_unit_since_is_the_same(office, cast, units):
    [task] = taken(office, ROW | {"deadline": "30/4/2024"})
    move(task, "reassign", by=cast["giamdoc"], now=NOW, note="Đúng chức năng", lead=units["TTra"],
         new_due_on=date(2024, 4, 30))  # fmt: skip

    assert tried(office, ROW | {"deadline": "30/4/2024"}) == [("same", [])]


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
    held = old_register.HELD.format(place="mục II.1", title="Báo cáo tồn tại")
    by_words = ROW | {"item": "", "work": "Báo cáo tồn tại."}

    assert tried(office, ROW) == [("same", [held])]
    assert tried(office, by_words) == [("same", [held])]
    assert tried(office, ROW | {"item": "II.9", "work": "Việc khác"}) == [
        ("wrong", [old_register.HELD_AS_TEXT]),
    ]


def test_notice_of_the_days_since_the_product_is_used_comes_with_its_paper(office, cast, units):
    notice = a_draft(cast["giamdoc"], number="300/TB-SKHCN", issued_on=date(2024, 4, 2))
    a_directive(notice, units["QLKH"], title="Báo cáo")
    issue(notice, by=office, now=NOW - timedelta(days=2))

    told = old_register.TOO_LATE.format(day="09/4/2024")
    assert tried(office, ROW, ROW | {"notice": "301/TB-SKHCN", "issued_on": "09/4/2024"}) == [
        ("new", []),
        ("wrong", [told]),
    ]


def test_stand_in_is_named_with_whom_they_stand_in_for(office, cast):
    days = {"starts_on": timezone.localdate(), "ends_on": timezone.localdate()}
    Delegation.objects.create(giver=cast["hcth.tam"], taker=cast["ttra.loc"], **days)

    [task] = taken(cast["ttra.loc"], ROW)

    event = task.events.get()
    assert (event.actor.username, event.acting_for.username) == ("ttra.loc", "hcth.tam")


# Taken back


def test_register_taken_back_leaves_nothing_of_it(office):
    kept = taken(office, ROW)
    table = bring(office, ROW | {"work": "Việc khác"}, ROW | {"notice": "209/TB-SKHCN"} | DONE)
    table_runs.take_in(OLD_BOOK, table, by=office, now=NOW)

    assert table_runs.take_back(OLD_BOOK, table, now=NOW) == ""

    assert list(Task.objects.all()) == kept
    assert [notice.number for notice in Conclusion.objects.all()] == ["208/TB-SKHCN"]
    assert (Event.objects.count(), Item.objects.count()) == (1, 1)
    table.refresh_from_db()
    assert (table.taken_back_at, table.made) == (NOW, [])
    assert table_runs.take_back(OLD_BOOK, table, now=NOW) != ""


def test_register_whose_work_went_on_is_not_taken_back(office, cast):
    table = bring(office, ROW)
    table_runs.take_in(OLD_BOOK, table, by=office, now=NOW)
    move(Task.objects.get(), "update", by=cast["qlkh.anh"], now=NOW, note="Đang làm")

    title, unit = Task.objects.get().title, "Phòng Quản lý Khoa học"
    told = book_undoing.GONE_ON.format(title=title, unit=unit)
    assert table_runs.take_back(OLD_BOOK, table, now=NOW) == told
    assert Task.objects.count() == 1


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

    assert slips.given(Task.objects.all()).count() == 0
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
