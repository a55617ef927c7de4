"""A unit names a cause beyond it; who judges the work takes it for one or not."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.actions import Refused
from tasks import permissions
from tasks.actions import recount
from tasks.decisions import waiting_for
from tasks.forms import FORMS
from tasks.models import OpenQuestion, Task
from tasks.tests.factories import a_task, do
from tasks.tests.test_telling import heard

DUE, LATE = date(2024, 4, 8), date(2024, 4, 12)
STORM = "Bão số 12, Công văn số 45/UBND"


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], deadline="by", named_on=DUE)


def cause_of(task) -> str:
    return Task.objects.get(pk=task.pk).cause


def test_cause_named_with_a_late_report_waits_beside_it(cast, task):
    do(task, "report", cast["ttud.dung"], on=LATE, result="Đã gửi", cause=STORM)

    assert (task.status, task.cause) == ("awaiting", "asked")
    assert list(task.events.values_list("verb", "note")[:2]) == [("cause", STORM), ("report", "")]
    asked = [(line.asked, line.words) for line in waiting_for(cast["pgd.nga"])]
    assert asked == [("report", "Đã gửi"), ("cause", STORM)]


def test_cause_named_with_a_request_for_time_waits_beside_it(cast, task):
    more = {"new_due_on": date(2024, 4, 30), "note": "Chờ số liệu"}
    do(task, "request_extension", cast["ttud.dung"], cause=STORM, **more)

    assert set(OpenQuestion.objects.values_list("asked", flat=True)) == {
        "request_extension",
        "cause",
    }


@pytest.mark.parametrize(
    ("verb", "given", "cause", "words"),
    [
        ("recognise_cause", {}, "recognised", "khách quan, đã ghi nhận"),
        ("refuse_cause", {"note": "Đã biết trước"}, "refused", "không ghi nhận là khách quan"),
    ],
)
def test_answer_is_kept_and_told_to_the_unit(cast, task, verb, given, cause, words):
    do(task, "cause", cast["ttud.dung"], on=LATE, note=STORM)
    do(task, verb, cast["pgd.nga"], on=LATE, **given)

    assert (cause_of(task), task.get_cause_display()) == (cause, words)
    assert heard(verb) == {"ttud.dung": "decided", "ttud.my": "decided"}
    assert OpenQuestion.objects.count() == 0


def test_question_of_the_cause_outlives_the_confirmation(cast, task):
    do(task, "report", cast["ttud.dung"], on=LATE, result="Đã gửi", cause=STORM)
    do(task, "confirm", cast["pgd.nga"], on=LATE)

    assert [line.asked for line in waiting_for(cast["pgd.nga"])] == ["cause"]
    assert recount() == 0
    do(task, "recognise_cause", cast["pgd.nga"], on=LATE)
    assert (task.status, task.cause) == ("done", "recognised")


def test_unit_that_gets_the_work_has_no_cause_of_the_former(cast, units, task):
    do(task, "cause", cast["ttud.dung"], on=LATE, note=STORM)
    new = {"lead": units["TTra"], "new_due_on": date(2024, 5, 3), "note": "Đúng chức năng"}
    do(task, "reassign", cast["giamdoc"], on=LATE, **new)

    assert (cause_of(task), OpenQuestion.objects.count(), recount()) == ("", 0, 0)


def test_refused_cause_may_be_named_again_with_other_grounds(cast, task):
    do(task, "cause", cast["ttud.dung"], on=LATE, note=STORM)
    do(task, "refuse_cause", cast["pgd.nga"], on=LATE, note="Thiếu căn cứ")
    do(task, "cause", cast["ttud.dung"], on=LATE, note="Kèm công văn")

    assert cause_of(task) == "asked"


def of_today(cast, units, days, **duty) -> Task:
    due = timezone.localdate() + timedelta(days=days)
    return a_task(cast, units["TTUD"], **({"deadline": "by", "named_on": due} | duty))


@pytest.mark.parametrize(
    ("days", "duty", "changes", "why"),
    [
        (9, {}, {}, "Nhiệm vụ chưa quá hạn và không có đề nghị gia hạn đang chờ."),
        (0, {}, {}, "Nhiệm vụ chưa quá hạn và không có đề nghị gia hạn đang chờ."),
        (
            0,
            {"deadline": "", "named_on": None},
            {},
            "Nhiệm vụ không ghi thời hạn nên không có nguyên nhân quá hạn.",
        ),
        (-9, {}, {"cause": "asked"}, "Nguyên nhân đã nêu đang chờ ghi nhận."),
        (-9, {}, {"cause": "recognised"}, "Nguyên nhân khách quan đã được ghi nhận."),
        (-9, {}, {}, ""),
        (-9, {}, {"cause": "refused"}, ""),
    ],
)
def test_cause_is_named_for_what_is_late(cast, units, days, duty, changes, why):
    task = of_today(cast, units, days, **duty)
    Task.objects.filter(pk=task.pk).update(**{"cause": ""} | changes)

    told = permissions.refusal(cast["ttud.dung"], "cause", Task.objects.get(pk=task.pk))

    assert told == why


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (
            "ttud.dung",
            "Người của đơn vị chủ trì không tự ghi nhận nguyên nhân nhiệm vụ của đơn vị.",
        ),
        ("hcth.tam", "Chỉ người xác nhận của nhiệm vụ, Giám đốc được ghi nhận nguyên nhân."),
        ("pgd.viet", "Chỉ người xác nhận của nhiệm vụ, Giám đốc được ghi nhận nguyên nhân."),
    ],
)
def test_cause_is_judged_by_who_judges_the_work(cast, task, who, why):
    do(task, "cause", cast["ttud.dung"], on=LATE, note=STORM)

    assert permissions.refusal(cast[who], "recognise_cause", task) == why


@pytest.mark.parametrize(
    ("verb", "days", "asked"),
    [
        ("report", -9, True),
        ("report", 9, False),
        ("request_extension", 9, True),
    ],
)
def test_form_asks_for_a_cause_where_there_may_be_one(cast, units, verb, days, asked):
    task = of_today(cast, units, days)

    assert ("cause" in FORMS[verb](task=task, by=cast["ttud.dung"]).fields) is asked


def test_cause_that_is_not_possible_leaves_the_report_unsent_too(cast, units):
    task = of_today(cast, units, 9)

    with pytest.raises(Refused, match="chưa quá hạn"):
        do(task, "report", cast["ttud.dung"], on=date(2024, 4, 5), result="Đã gửi", cause=STORM)
    assert Task.objects.get(pk=task.pk).status == "assigned"


def test_page_and_list_say_what_became_of_the_cause(client, cast, task):
    do(task, "cause", cast["ttud.dung"], on=LATE, note=STORM)
    client.force_login(cast["ttud.dung"])

    page = client.get(reverse("tasks:detail", args=[task.pk])).content.decode()
    unit = client.get(reverse("tasks:unit")).content.decode()

    assert "Khách quan, chờ ghi nhận" in page.replace("\xa0", " ")
    assert "nguyên nhân khách quan, chờ ghi nhận" in unit.replace("\xa0", " ")
