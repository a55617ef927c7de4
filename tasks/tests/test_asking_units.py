"""The unit that leads asks another unit by name, for help by a day or for a word on an obstacle."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.actions import Refused
from departments.papertext import paper_date
from tasks import permissions
from tasks.actions import recount
from tasks.decisions import waiting_for
from tasks.models import Coordination, DayOff, Notification, OpenQuestion, Task
from tasks.reminder_lines import Agenda
from tasks.situation import standing_obstacle
from tasks.tests.factories import a_task, do
from tasks.tests.test_telling import heard

BY = date(2024, 4, 10)


@pytest.fixture
def task(cast, units):
    task = a_task(cast, units["TTUD"], helpers=[units["TTra"]])
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    return task


def parts(task) -> dict[str, str]:
    return {part.unit.code: part.words for part in Task.objects.get(pk=task.pk).parts}


def ask(task, cast, units, code="QLKH", by="ttud.dat", **given):
    given = {"needed_by": BY, "note": "Số liệu Quý I"} | given
    return do(task, "ask_help", cast[by], unit=units[code], **given)


def test_asked_unit_hears_of_it_and_finds_the_work_among_what_it_helps_with(cast, units, task):
    event = ask(task, cast, units)

    assert event.line == "đề nghị Quản lý Khoa học phối hợp, cần ngày 10/4/2024"
    assert heard("ask_help") == {"qlkh.anh": "help", "congdoan": "help"}
    assert parts(task)["QLKH"] == "đề nghị ngày 04/4/2024, cần ngày 10/4/2024, chưa báo xong"
    assert task in Task.objects.visible_to(cast["qlkh.chi"])


def test_answer_closes_what_was_asked_and_is_told_to_who_leads(cast, units, task):
    ask(task, cast, units)
    do(task, "part_done", cast["qlkh.anh"], on=date(2024, 4, 9), note="Đã gửi")

    assert parts(task)["QLKH"] == "đã xong ngày 09/4/2024"
    assert heard("part_done") == dict.fromkeys(("ttud.dung", "ttud.my", "ttud.dat"), "part")


def test_unit_that_helps_already_is_asked_for_its_part_by_a_day(cast, units, task):
    do(task, "part_done", cast["ttra.truong"], note="Đã gửi")
    ask(task, cast, units, "TTra")

    assert parts(task) == {
        "TTra": "đề nghị ngày 04/4/2024, cần ngày 10/4/2024, đã tiếp nhận ngày 04/4/2024, "
        "chưa báo xong"
    }
    assert Coordination.objects.filter(task=task).count() == 1


@pytest.mark.parametrize(
    ("code", "day", "why"),
    [
        ("TTUD", BY, "Đơn vị được đề nghị phải khác đơn vị chủ trì."),
        ("QLKH", date(2024, 4, 3), "Ngày cần phải từ hôm nay trở đi."),
        ("QLKH", date(2026, 4, 10), "Ngày cần cách hôm nay hơn một năm; kiểm tra lại."),
    ],
)
def test_own_unit_and_a_day_gone_by_are_refused(cast, units, task, code, day, why):
    with pytest.raises(Refused, match=why):
        ask(task, cast, units, code, needed_by=day)


@pytest.mark.parametrize("who", ["ttra.truong", "hcth.son", "giamdoc", "qlkh.anh"])
def test_help_is_asked_for_by_who_does_the_work(cast, task, who):
    assert permissions.refusal(cast[who], "ask_help", task) == (
        "Chỉ Trưởng hoặc Phó đơn vị chủ trì, người được phân công thực hiện được đề nghị phối hợp."
    )


def test_same_words_to_another_unit_are_another_request(cast, units, task):
    first, again = ask(task, cast, units), ask(task, cast, units)
    other = ask(task, cast, units, "HCTH")

    assert (first == again, first == other) == (True, False)
    assert set(parts(task)) == {"TTra", "QLKH", "HCTH"}


def test_obstacle_without_a_name_waits_for_the_leaders(cast, task):
    do(task, "obstacle", cast["ttud.dat"], note="Chưa có kinh phí")

    assert [line.asked for line in waiting_for(cast["pgd.nga"])] == ["obstacle"]


@pytest.mark.parametrize(
    ("code", "line", "told"),
    [
        ("HCTH", "báo vướng mắc, xin ý kiến Hành chính - Tổng hợp", {"hcth.tam", "hcth.huong"}),
        ("QLKH", "báo vướng mắc, xin ý kiến Quản lý Khoa học", {"qlkh.anh", "congdoan"}),
    ],
)
def test_obstacle_names_the_unit_that_is_asked(cast, units, task, code, line, told):
    event = do(task, "obstacle", cast["ttud.dat"], note="Chưa có mẫu", unit=units[code])

    assert event.line == line
    hearing = Notification.objects.filter(event=event, news="help")
    assert set(hearing.values_list("recipient__username", flat=True)) == told
    assert (waiting_for(cast["pgd.nga"]), recount()) == ([], 0)


def test_unit_that_helps_names_no_other_for_an_obstacle(cast, units, task):
    with pytest.raises(Refused, match="Chỉ đơn vị chủ trì nêu đơn vị cần xin ý kiến"):
        do(task, "obstacle", cast["ttra.truong"], note="Chưa có mẫu", unit=units["QLKH"])


def test_word_on_an_obstacle_leaves_the_day_that_help_is_needed_by(cast, units, task):
    ask(task, cast, units)

    do(task, "obstacle", cast["ttud.dat"], note="Chưa có mẫu", unit=units["QLKH"])

    assert Coordination.objects.get(task=task, department=units["QLKH"]).needed_by == BY


def test_word_of_the_asked_unit_answers_the_obstacle(cast, units, task):
    do(task, "obstacle", cast["ttud.dat"], note="Chưa có mẫu", unit=units["QLKH"])
    do(task, "part_done", cast["ttra.truong"], note="Phần của Thanh tra")
    events = list(task.events.all())
    assert standing_obstacle(task, events)[1] is None

    answer = do(task, "part_done", cast["qlkh.anh"], on=date(2024, 4, 5), note="Gửi kèm mẫu")

    assert standing_obstacle(task, list(task.events.all()))[1] == answer


def test_question_to_the_leaders_stands_beside_one_to_a_unit(cast, units, task):
    do(task, "obstacle", cast["ttud.dat"], note="Chưa có kinh phí")
    do(task, "obstacle", cast["ttud.dat"], note="Chưa có mẫu", unit=units["QLKH"])

    assert OpenQuestion.objects.get().event.note == "Chưa có kinh phí"
    assert recount() == 0


def test_pages_ask_and_show_what_was_asked(client, cast, units, task):
    client.force_login(cast["ttud.dat"])
    day = DayOff.objects.calendar().after(timezone.localdate(), 7)
    sent = {"unit": units["QLKH"].pk, "needed_by": f"{day:%d/%m/%Y}", "note": "Số liệu"}

    client.post(reverse("tasks:ask_help", args=[task.pk]), sent)
    form = client.get(reverse("tasks:obstacle", args=[task.pk])).content.decode()

    assert "Xin ý kiến của" in form
    assert "Lãnh đạo phụ trách" in form
    client.force_login(cast["qlkh.anh"])
    assert "cần ngày" in client.get(reverse("tasks:unit")).content.decode().replace("\xa0", " ")
    told = client.get(reverse("tasks:reminders")).content.decode().replace("\xa0", " ")
    assert "đề nghị Quản lý Khoa học phối hợp, cần ngày" in told


def test_day_off_that_help_is_needed_by_is_asked_about_once(client, cast, units, task):
    client.force_login(cast["ttud.dat"])
    here, today = reverse("tasks:ask_help", args=[task.pk]), timezone.localdate()
    sunday = today + timedelta(days=13 - today.weekday())
    sent = {"unit": units["QLKH"].pk, "note": "Cần số liệu", "needed_by": f"{sunday:%d/%m/%Y}"}

    asked = client.post(here, sent)
    before = parts(task)
    kept = client.post(here, sent | {"day_off": asked.context["form"].day_off})

    assert (asked.status_code, kept.status_code, list(before)) == (422, 302, ["TTra"])
    assert f"Ngày cần rơi vào ngày nghỉ ({paper_date(sunday)})." in asked.text.replace("\xa0", " ")
    assert set(parts(task)) == {"TTra", "QLKH"}


def lines(person, on):
    return [(line.rung, line.words) for line in Agenda.of(on).lines_for(person)]


def test_who_asked_and_who_was_asked_are_told_of_help_that_is_missing(cast, units, task):
    ask(task, cast, units)
    missing = "QLKH chưa báo xong phần phối hợp, cần ngày 10/4/2024"

    assert "help_late" not in dict(lines(cast["qlkh.anh"], BY))
    next_day = date(2024, 4, 11)
    for who in ("ttud.dung", "ttud.dat"):
        assert dict(lines(cast[who], next_day)) == {"help_late": f"Không ghi thời hạn; {missing}"}
    assert dict(lines(cast["qlkh.anh"], next_day)) == {
        "help_late": "Không ghi thời hạn; phần phối hợp cần ngày 10/4/2024, chưa báo xong"
    }
    do(task, "part_done", cast["qlkh.anh"], on=next_day, note="Đã gửi")
    assert lines(cast["qlkh.anh"], next_day) == []


def test_line_of_late_work_tells_whose_help_is_missing(cast, units):
    late = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 4, 8))
    do(late, "accept", cast["ttud.dung"])
    ask(late, cast, units, by="ttud.dung")

    [(rung, words)] = lines(cast["ttud.dung"], date(2024, 4, 11))

    assert rung == "late"
    assert words.endswith(". QLKH chưa báo xong phần phối hợp, cần ngày 10/4/2024")


def test_each_helper_is_told_of_the_day_of_its_own_part(cast, units, task):
    ask(task, cast, units)
    ask(task, cast, units, code="TTra", needed_by=date(2024, 4, 12))

    assert [
        [rung for rung, _ in lines(cast[who], date(2024, 4, 11))]
        for who in ("qlkh.anh", "ttra.truong")
    ] == [["help_late"], []]
