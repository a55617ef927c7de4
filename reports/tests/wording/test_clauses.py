"""Clauses of an assessment, drafted from tasks as the moves leave them."""

from datetime import date

import pytest

from departments.models import Agency
from reports.figures.row_sets import ROW_SETS
from reports.tests.figures.test_period_figures import chosen_of
from reports.wording.clauses import (
    lowered,
    obstacle_clauses,
    proposal_clauses,
    result_clauses,
    unfinished_clauses,
)
from reports.wording.period_material import material_of
from reports.wording.period_words import listed, report_parts
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do

ON = date(2024, 4, 15)
DAY_4 = date(2024, 4, 4)


def day():
    return DayOff.objects.day(ON)


def words(clauses):
    return [clause.words for clause in clauses]


def finished(cast, unit, head, result, *, title, n, number="", **duty):
    task = a_task(cast, unit, number=f"{n}/TB-SKHCN", title=title, **duty)
    told = {"document_number": number} if number else {}
    do(task, "report", cast[head], on=DAY_4, result=result, **told)
    do(task, "confirm", task.confirmer, on=date(2024, 4, 5))
    return Task.objects.get(pk=task.pk)


def test_results_begin_with_their_verb_and_papers_come_first(cast, units):
    centre, science, inspection = units["TTUD"], units["QLKH"], units["TTra"]
    plain = finished(cast, centre, "ttud.dung", "Đã nhân giống nấm.", title="Nấm", n=1)
    own = finished(
        cast,
        science,
        "qlkh.anh",
        "Tham mưu Giám đốc Sở ban hành kế hoạch",
        title="Kế hoạch",
        n=2,
        number="31/QĐ-SKHCN",
    )
    above = finished(
        cast,
        inspection,
        "ttra.truong",
        "đã tham mưu UBND tỉnh ban hành Quyết định 47/QĐ-UBND;",
        title="Quyết định",
        n=3,
        number="47/QĐ-UBND",
    )

    clauses = result_clauses([plain, own, above])

    assert [(clause.words, clause.tasks) for clause in clauses] == [
        ("Tham mưu UBND tỉnh ban hành Quyết định 47/QĐ-UBND", (above.pk,)),
        ("Tham mưu Giám đốc Sở ban hành kế hoạch (31/QĐ-SKHCN)", (own.pk,)),
        ("Nhân giống nấm", (plain.pk,)),
    ]
    assert words(result_clauses([own], name_units=True)) == [
        "Tham mưu Giám đốc Sở ban hành kế hoạch (31/QĐ-SKHCN; Phòng Quản lý Khoa học)"
    ]


def test_no_more_results_are_told_than_a_sentence_takes(cast, units):
    unit = units["TTUD"]
    done = [
        finished(cast, unit, "ttud.dung", f"Tổ chức hội nghị lần {n}", title="Hội nghị", n=n)
        for n in range(1, 9)
    ]

    assert words(result_clauses(done)) == [f"Tổ chức hội nghị lần {n}" for n in range(1, 7)]


def test_unfinished_are_the_overdue_then_key_then_carried(cast, units):
    due = {"deadline": "by", "named_on": date(2024, 4, 12)}
    early = {"deadline": "by", "named_on": date(2024, 4, 8)}
    key = a_task(cast, units["QLKH"], number="1/TB", title="Đề án", key=True)
    plain = a_task(cast, units["TTra"], number="2/TB", title="Kế hoạch")
    late = a_task(cast, units["TTUD"], number="3/TB", title="Báo cáo", **due)
    later = a_task(cast, units["HCTH"], number="4/TB", title="Tờ trình", **early)
    carried = a_task(cast, units["QLTĐC"], number="5/TB", title="Quy chế")
    carried.carried_times = 2
    do(late, "cause", cast["ttud.dung"], on=ON, note="Bão số 12.")
    late.refresh_from_db()

    clauses = unfinished_clauses([key, plain, late, later, carried], day())

    assert [(clause.words, clause.tasks) for clause in clauses] == [
        ("Tờ trình (Phòng Hành chính - Tổng hợp, quá hạn 5 ngày làm việc)", (later.pk,)),
        (
            "Báo cáo (Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ, quá hạn 1 ngày làm việc, "
            "bão số 12)",
            (late.pk,),
        ),
        ("Đề án (Phòng Quản lý Khoa học)", (key.pk,)),
        ("Quy chế (Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng)", (carried.pk,)),
    ]
    assert words(unfinished_clauses([key], day(), name_units=False)) == ["Đề án"]


def test_refused_cause_is_not_told_as_one(cast, units):
    due = {"deadline": "by", "named_on": date(2024, 4, 12)}
    late = a_task(cast, units["TTUD"], title="Báo cáo", **due)
    do(late, "cause", cast["ttud.dung"], on=ON, note="Bão số 12.")
    do(late, "refuse_cause", cast["giamdoc"], on=ON, note="Không có bão")
    late.refresh_from_db()

    (told,) = words(unfinished_clauses([late], day(), name_units=False))

    assert told == "Báo cáo (quá hạn 1 ngày làm việc)"


def test_obstacles_stand_until_a_report(cast, units):
    told = a_task(cast, units["TTUD"], number="1/TB", title="Kế hoạch")
    over = a_task(cast, units["QLKH"], number="2/TB", title="Đề án")
    do(told, "obstacle", cast["ttud.dung"], note="Các trường chưa thống nhất lịch.")
    do(over, "obstacle", cast["qlkh.anh"], note="Thiếu số liệu")
    do(over, "report", cast["qlkh.anh"], result="Xong")
    tasks = Task.objects.filter(pk__in=[told.pk, over.pk])

    (clause,) = obstacle_clauses(tasks)

    assert (clause.words, clause.tasks) == (
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ: các trường chưa thống nhất lịch "
        "(Kế hoạch)",
        (told.pk,),
    )


def test_proposals_are_what_waits_for_a_decision(cast, units):
    due = {"deadline": "by", "named_on": date(2024, 4, 12)}
    more = a_task(cast, units["TTUD"], number="1/TB", title="Kế hoạch", **due)
    other = a_task(cast, units["QLKH"], number="2/TB", title="Đề án")
    cause = a_task(cast, units["TTra"], number="3/TB", title="Báo cáo", **due)
    asked = {"new_due_on": date(2024, 4, 26), "note": "Chờ số liệu"}
    do(more, "request_extension", cast["ttud.dung"], on=DAY_4, **asked)
    do(other, "decline", cast["qlkh.anh"], lead=units["TTra"], note="Không đúng chức năng")
    do(cause, "cause", cast["ttra.truong"], on=ON, note="Bão số 12")
    tasks = Task.objects.order_by("pk")

    assert words(proposal_clauses(tasks)) == [
        "Xem xét gia hạn nhiệm vụ “Kế hoạch” (Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ) "
        "đến ngày 26/4/2024",
        "Xem xét giao lại nhiệm vụ “Đề án” (Phòng Quản lý Khoa học đề nghị giao Thanh tra Sở)",
        "Xem xét ghi nhận nguyên nhân khách quan của nhiệm vụ “Báo cáo” (Thanh tra Sở)",
    ]


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("Các trường chưa thống nhất", "các trường chưa thống nhất"),
        ("UBND tỉnh chưa có ý kiến", "UBND tỉnh chưa có ý kiến"),
        ("KH&CN còn thiếu", "KH&CN còn thiếu"),
        ("Đã gửi", "đã gửi"),
        ("", ""),
    ],
)
def test_words_inside_a_sentence_begin_small_unless_abbreviated(words, inside):
    assert lowered(words) == inside


def parts_of(key="2024-q2", on=ON):
    chosen = chosen_of(key, on)
    told = material_of(chosen, Agency.current().words)
    return {p.heading[:3].strip(" ."): p.paragraphs for p in report_parts(told, "tính đến …")}


def test_parts_without_content_say_so(cast, units):
    finished(cast, units["TTUD"], "ttud.dung", "Đã xong", title="Kế hoạch", n=1)

    parts = parts_of("2024-03")

    assert parts["I"][0] == (
        "Trong tháng 3 năm 2024, Giám đốc Sở không giao nhiệm vụ tại thông báo kết luận."
    )
    assert list(parts.values())[1:] == [
        ("Trong kỳ chưa có nhiệm vụ được xác nhận hoàn thành.",),
        ("Không còn nhiệm vụ chưa hoàn thành.",),
        ("Các đơn vị không có vướng mắc đang chờ giải quyết.",),
        ("Không có đề xuất, kiến nghị.",),
    ]


def test_report_tells_what_stands_and_what_is_asked(cast, units):
    due = {"deadline": "by", "named_on": date(2024, 4, 8)}
    late = a_task(cast, units["TTUD"], number="1/TB", title="Kế hoạch", **due)
    do(late, "obstacle", cast["ttud.dung"], note="Thiếu số liệu")
    finished(cast, units["QLKH"], "qlkh.anh", "Gửi báo cáo", title="Báo cáo", n=2)

    parts = parts_of()

    assert parts["I"][0].startswith(
        "Trong Quý II năm 2024, Giám đốc Sở giao 02 nhiệm vụ tại 02 thông báo kết luận; đã hoàn "
        "thành 01 nhiệm vụ, đúng hạn; chưa hoàn thành 01 nhiệm vụ, đã quá hạn. "
    )
    assert parts["II"] == ("- Gửi báo cáo (Phòng Quản lý Khoa học).",)
    assert parts["III"] == (
        "Có 01 nhiệm vụ quá hạn chưa hoàn thành; danh mục, nguyên nhân và đề xuất tại Phụ lục II "
        "kèm theo.",
        "Một số nhiệm vụ thực hiện còn dở dang, chưa hoàn thành như: Kế hoạch (Trung tâm Ứng dụng "
        "và Dịch vụ khoa học công nghệ, quá hạn 5 ngày làm việc).",
    )
    assert parts["IV"] == (
        "- Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ: thiếu số liệu (Kế hoạch).",
    )
    assert parts["V"] == ("Không có đề xuất, kiến nghị.",)


def test_more_than_a_list_takes_is_told_by_its_number(cast, units):
    tasks = [
        a_task(cast, units["TTUD"], number=f"{n}/TB", title=f"Kế hoạch {n}") for n in range(12)
    ]
    for task in tasks:
        do(task, "obstacle", cast["ttud.dung"], note="Thiếu số liệu")

    told = listed(obstacle_clauses(Task.objects.all()), "Còn {} nhiệm vụ.", "Không có.")

    assert len(told) == 11
    assert told[-2].endswith(".")
    assert told[-1] == "Còn 02 nhiệm vụ."


def test_sets_of_rows_have_names_of_their_own():
    labels = [column.label for column in ROW_SETS.values()]

    assert len(set(labels)) == len(labels)
