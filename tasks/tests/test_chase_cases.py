"""Which work is to be chased, and by which level of paper: the one rule, and what is proposed."""

from datetime import date

import pytest
from django.db.models import Q

from departments.models import Department
from tasks.actions import SlipWords, make_slip
from tasks.calendar import Day
from tasks.chase_cases import by_unit, chase_cases, proposed_level
from tasks.chase_words import ProposedText, know_notices
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, at, do


def day(*ymd) -> Day:
    return DayOff.objects.day(date(*ymd))


def cases_on(*ymd):
    return chase_cases(day(*ymd), Q())


@pytest.mark.parametrize(
    ("late", "waits", "unanswered", "union", "level"),
    [
        (0, False, 0, False, 0),
        (0, True, 0, False, 1),
        (1, False, 0, False, 2),
        (5, True, 0, False, 2),
        (6, False, 0, False, 3),
        (2, False, 2, False, 2),
        (2, False, 3, False, 3),
        (0, False, 3, False, 3),
        (60, False, 9, True, 2),
        (0, True, 0, True, 1),
    ],
)
def test_level_is_one_rule(late, waits, unanswered, union, level):
    assert proposed_level(late, waits, unanswered, union=union) == level


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ((2024, 4, 5), []),
        ((2024, 4, 8), [(1, "3 ngày làm việc chưa tiếp nhận", 0)]),
        ((2024, 4, 12), [(1, "7 ngày làm việc chưa tiếp nhận", 0)]),
        ((2024, 4, 15), [(2, "8 ngày làm việc chưa tiếp nhận", 1)]),
        ((2024, 4, 22), [(2, "12 ngày làm việc chưa tiếp nhận", 5)]),
        ((2024, 4, 23), [(3, "13 ngày làm việc chưa tiếp nhận", 6)]),
    ],
)
def test_work_is_chased_as_it_ages(cast, units, on, found):
    a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 12))

    assert [(case.level, case.why, case.late_days) for case in cases_on(*on)] == found


def test_work_due_soon_is_asked_for_though_it_was_taken_up(cast, units):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 12))
    do(task, "accept", cast["ttud.dung"])

    assert [(case.level, case.why) for case in cases_on(2024, 4, 10)] == [(1, "")]


@pytest.mark.parametrize("verb", ["report", "decline", "pause"])
def test_what_waits_for_others_is_not_chased(cast, units, verb):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 12))
    do(task, "accept", cast["ttud.dung"])
    fields = {
        "report": ("ttud.dung", {"result": "Xong"}),
        "decline": ("ttud.dung", {"lead": units["QLKH"], "note": "Không đúng"}),
        "pause": ("giamdoc", {"note": "Chờ"}),
    }
    who, told = fields[verb]
    do(task, verb, cast[who], **told)

    assert cases_on(2024, 5, 6) == []


def test_second_level_left_unanswered_for_three_days_calls_for_the_third(cast, units):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 12))
    words = SlipWords(2, "Đề nghị báo cáo.", date(2024, 4, 17))
    make_slip([task], words, by=cast["hcth.son"], now=at(date(2024, 4, 15)))

    waiting, due = cases_on(2024, 4, 17)[0], cases_on(2024, 4, 19)[0]  # 18/4 off
    assert (waiting.level, waiting.is_asked(2, day(2024, 4, 17))) == (2, True)
    assert (due.level, due.is_asked(2, day(2024, 4, 19))) == (3, False)

    do(task, "update", cast["ttud.dung"], on=date(2024, 4, 19), note="Đang làm")
    assert cases_on(2024, 4, 19)[0].level == 2


def test_cases_stand_by_unit_the_latest_first(cast, units):
    for code, named in (("TTUD", 12), ("QLKH", 11), ("TTUD", 10)):
        due = date(2024, 4, named)
        a_task(cast, units[code], number=f"{named}/TB", deadline="before", named_on=due)

    found = by_unit(cases_on(2024, 4, 16))

    assert [(one.unit.code, [c.late_days for c in one.cases], one.late) for one in found] == [
        ("QLKH", [3], 1),
        ("TTUD", [4, 2], 2),
    ]


def test_finding_takes_as_many_queries_for_many(cast, units, django_assert_num_queries):
    named = {"deadline": "before", "named_on": date(2024, 4, 12)}
    a_task(cast, units["TTUD"], number="1/TB", **named)
    with django_assert_num_queries(6) as counted:
        cases_on(2024, 4, 16)
    for n in range(2, 5):
        a_task(cast, units["QLKH"], number=f"{n}/TB", **named)

    with django_assert_num_queries(len(counted)):
        assert len(cases_on(2024, 4, 16)) == 4


ONE = (
    "Theo Thông báo số 598/TB-SKHCN ngày 03/4/2024, mục II.1, Trung tâm Ứng dụng và Dịch vụ khoa "
    "học công nghệ chủ trì nhiệm vụ “Báo cáo kết quả”, thời hạn trước ngày 12/4/2024. Đến nay "
    "nhiệm vụ đã quá hạn 02 ngày làm việc, Phòng Hành chính - Tổng hợp chưa nhận được kết quả.\n"
    "Đề nghị Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ khẩn trương hoàn thành, báo cáo kết "
    "quả hoặc đề nghị gia hạn (nêu rõ lý do) trước 17 giờ 00 ngày 18/4/2024."
)
MORE = (
    "\nGiám đốc Sở yêu cầu Giám đốc Trung tâm báo cáo bằng văn bản nguyên nhân, trách nhiệm và "
    "thời gian hoàn thành, gửi Phòng Hành chính - Tổng hợp trước ngày 18/4/2024 để tổng hợp tại "
    "cuộc họp giao ban."
)


@pytest.mark.parametrize(("level", "text"), [(2, ONE), (3, ONE + MORE)])
def test_proposed_text_is_the_offices_own(cast, units, level, text):
    phrase = {"phrase": "trước ngày 12/4/2024"}
    a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 12), **phrase)
    cases = cases_on(2024, 4, 16)
    know_notices(cases)

    told = ProposedText.of(cases).on(level, date(2024, 4, 18))

    assert told.replace(cases[0].task.duty.item.named, "mục II.1") == text


def test_first_level_asks_to_take_up_what_is_new(cast, units):
    a_task(cast, units["TTUD"])
    cases = cases_on(2024, 4, 16)
    know_notices(cases)

    told = ProposedText.of(cases).on(1, date(2024, 4, 18))

    assert "không ghi thời hạn. Đến nay đơn vị chưa tiếp nhận nhiệm vụ trên phần mềm." in told
    assert told.endswith("cập nhật tình hình trước 17 giờ 00 ngày 18/4/2024.")


def test_several_tasks_are_listed(cast, units):
    for n in (1, 2):
        a_task(cast, units["TTUD"], number=f"{n}/TB-SKHCN", title=f"Việc {n} {{office}}")
    cases = cases_on(2024, 4, 16)
    know_notices(cases)

    lines = ProposedText.of(cases).on(2, date(2024, 4, 18)).split("\n")

    assert lines[0].endswith("chủ trì 02 nhiệm vụ sau:")
    assert lines[1].startswith("1. Việc 1 {office} (Thông báo số 1/TB-SKHCN ngày 03/4/2024")
    assert len(lines) == 5


def test_unions_are_told_so(cast):
    union = Department.objects.filter(kind=Department.Kind.UNION).first()
    a_task(cast, union, deadline="before", named_on=date(2024, 4, 5))

    assert [case.level for case in cases_on(2024, 6, 3)] == [2]


def test_text_tells_what_the_office_knows_of_causes_and_helpers(cast, units):
    named = {"deadline": "before", "named_on": date(2024, 4, 12), "phrase": "trước ngày 12/4/2024"}
    task = a_task(cast, units["TTUD"], helpers=[units["QLKH"], units["TTra"]], **named)
    do(task, "accept", cast["ttud.dung"])
    do(task, "part_done", cast["qlkh.anh"], note="Đã gửi")
    Task.objects.update(cause="recognised")
    cases = cases_on(2024, 4, 16)
    know_notices(cases)

    told = ProposedText.of(cases).on(2, date(2024, 4, 18)).split("\n")[0]

    assert told.endswith(
        "chưa nhận được kết quả. Nguyên nhân đơn vị đã nêu: khách quan, đã ghi nhận. "
        "QLKH: phần phối hợp đã xong ngày 04/4/2024."
    )
