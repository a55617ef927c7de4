"""A unit that helps takes up its part, reports it done, and may be asked to do it once more."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.actions import Refused
from tasks import permissions
from tasks.models import Notification, Task
from tasks.tests.factories import a_task, do
from tasks.tests.test_telling import heard

DAY, NEXT = date(2024, 4, 4), date(2024, 4, 5)
LEAD = ("ttud.dung", "ttud.my", "ttud.dat")


@pytest.fixture
def task(cast, units):
    """Led by TTUD, helped by QLKH and TTra."""
    due = {"deadline": "by", "named_on": date(2024, 4, 30)}
    task = a_task(cast, units["TTUD"], helpers=[units["QLKH"], units["TTra"]], **due)
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    return task


def parts(task) -> dict[str, str]:
    return {part.unit.code: part.words for part in Task.objects.get(pk=task.pk).parts}


def refusal(user, verb, task) -> str:
    return permissions.refusal(user, verb, Task.objects.get(pk=task.pk))


def test_part_is_taken_up_and_done_for_one_unit_alone(cast, task):
    do(task, "take_part", cast["qlkh.anh"])
    taken = parts(task)
    do(task, "part_done", cast["qlkh.anh"], on=NEXT, note="Đã gửi số liệu")

    assert taken == {
        "QLKH": "đã tiếp nhận ngày 04/4/2024, chưa báo xong",
        "TTra": "chưa báo xong",
    }
    assert parts(task) == {"QLKH": "đã xong ngày 05/4/2024", "TTra": "chưa báo xong"}
    assert (task.status, task.reported_on) == ("in_progress", None)


def test_lead_hears_at_once_which_unit_has_done_its_part(cast, task):
    event = do(task, "part_done", cast["qlkh.anh"], note="Đã gửi số liệu")

    assert heard("part_done") == dict.fromkeys(LEAD, "part")
    assert event.line == "báo phần phối hợp của Quản lý Khoa học đã xong"


def test_first_word_of_a_helping_unit_takes_up_its_part(cast, task):
    do(task, "update", cast["qlkh.chi"], note="Đang gom số liệu")

    assert parts(task)["QLKH"] == "đã tiếp nhận ngày 04/4/2024, chưa báo xong"


def test_word_of_the_lead_takes_up_nobodys_part(cast, task):
    do(task, "update", cast["ttud.dat"], note="Đang gom số liệu")

    assert parts(task) == {"QLKH": "chưa báo xong", "TTra": "chưa báo xong"}


def test_lead_asks_for_a_part_again_and_that_unit_alone_hears_of_it(cast, units, task):
    do(task, "part_done", cast["qlkh.anh"], note="Đã gửi số liệu")
    do(task, "part_done", cast["ttra.truong"], note="Đã gửi số liệu")
    event = do(
        task, "ask_part_again", cast["ttud.my"], on=NEXT, helper=units["QLKH"], note="Thiếu Quý I"
    )

    assert event.line == "đề nghị Quản lý Khoa học làm lại phần phối hợp"
    assert heard("ask_part_again") == {"qlkh.anh": "returned", "congdoan": "returned"}
    assert parts(task) == {
        "QLKH": "đề nghị làm lại ngày 05/4/2024",
        "TTra": "đã xong ngày 04/4/2024",
    }
    do(task, "part_done", cast["qlkh.anh"], on=NEXT, note="Đã gửi số liệu")
    assert parts(task)["QLKH"] == "đã xong ngày 05/4/2024"


@pytest.mark.parametrize(
    ("who", "verb", "why"),
    [
        ("ttud.dung", "part_done", "Chỉ Trưởng hoặc Phó đơn vị phối hợp chưa báo xong phần của"),
        ("qlkh.chi", "part_done", "Chỉ Trưởng hoặc Phó đơn vị phối hợp chưa báo xong phần của"),
        ("qlkh.anh", "part_done", "Chỉ Trưởng hoặc Phó đơn vị phối hợp chưa báo xong phần của"),
        ("qlkh.anh", "take_part", "Chỉ Trưởng hoặc Phó đơn vị phối hợp chưa tiếp nhận phần của"),
        ("qlkh.anh", "ask_part_again", "Chỉ Trưởng hoặc Phó đơn vị chủ trì được đề nghị làm lại"),
        ("ttud.dat", "ask_part_again", "Chỉ Trưởng hoặc Phó đơn vị chủ trì được đề nghị làm lại"),
    ],
)
def test_move_that_is_not_theirs_is_refused_in_words(cast, task, who, verb, why):
    do(task, "part_done", cast["qlkh.anh"], note="Đã gửi số liệu")

    assert refusal(cast[who], verb, task).startswith(why)


def test_when_all_parts_are_done_nobody_reports_one(cast, task):
    do(task, "part_done", cast["qlkh.anh"], note="Đã gửi số liệu")
    do(task, "part_done", cast["ttra.truong"], note="Đã gửi số liệu")

    assert refusal(cast["qlkh.anh"], "part_done", task) == "Các đơn vị phối hợp đã báo xong."


def test_part_that_is_not_done_is_not_asked_for_again(cast, units, task):
    do(task, "part_done", cast["qlkh.anh"], note="Đã gửi số liệu")

    with pytest.raises(Refused, match="Phần phối hợp của Thanh tra Sở chưa báo xong."):
        do(task, "ask_part_again", cast["ttud.dung"], helper=units["TTra"], note="Thiếu")


def test_parts_begin_anew_with_the_next_period(cast, units):
    each_month = {"deadline": "recurring", "every": "month", "helpers": [units["QLKH"]]}
    task = a_task(cast, units["TTUD"], **each_month)
    do(task, "part_done", cast["qlkh.anh"], note="Đã gửi số liệu")
    do(task, "report", cast["ttud.dung"], result="Đã gửi")
    do(task, "confirm", cast["giamdoc"])

    assert parts(task) == {"QLKH": "đã tiếp nhận ngày 04/4/2024, chưa báo xong"}


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("pause", {"note": "Chờ tỉnh"}),
        ("fix_date", {"note": "Gõ nhầm", "new_due_on": date(2024, 5, 6)}),
        ("withdraw", {"note": "Trùng"}),
    ],
)
def test_helping_units_hear_what_becomes_of_the_work(cast, task, verb, given):
    do(task, verb, cast["giamdoc"], **given)

    told = Notification.objects.filter(event__verb=verb, news="decided")
    assert {"qlkh.anh", "congdoan", "ttra.truong"} <= set(
        told.values_list("recipient__username", flat=True)
    )


def test_page_and_lists_say_how_far_the_parts_are(client, cast, task):
    do(task, "part_done", cast["qlkh.anh"], note="Đã gửi số liệu")

    def page(account, name, *args):
        client.force_login(cast[account])
        return client.get(reverse(name, args=args)).content.decode().replace("\xa0", " ")

    facts = page("ttud.dung", "tasks:detail", task.pk)
    assert "đã xong ngày 04/4/2024" in facts
    assert "phối hợp đã xong 1/2 đơn vị" in page("ttud.dung", "tasks:unit")
    assert "phần phối hợp đã xong ngày 04/4/2024" in page("qlkh.anh", "tasks:unit")
    assert "Tiếp nhận phần phối hợp" in page("ttra.truong", "tasks:unit")
