"""Back and send again: the same is written once, and another thing is never dropped."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tasks.actions import move
from tasks.models import Task
from tasks.tests.factories import a_task, at

NOON = at(date(2024, 4, 4), 12)


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], helpers=[units["QLKH"]])


def a_file(name="Báo cáo.pdf", content=b"%PDF-1.7 a"):
    return SimpleUploadedFile(name, content)


def told(task, verb="update"):
    return task.events.filter(verb=verb).count()


@pytest.mark.parametrize("verb", ["update", "obstacle"])
def test_same_words_within_minutes_are_written_once(cast, task, verb):
    first = move(task, verb, by=cast["ttud.dung"], now=NOON, note="Đã gom số liệu")
    version = task.version

    again = move(
        task, verb, by=cast["ttud.dung"], now=NOON + timedelta(minutes=9), note="Đã gom số liệu"
    )

    assert (again, told(task, verb), task.version) == (first, 1, version)


def test_same_remark_is_written_once(cast, task):
    for _ in range(2):
        move(task, "remark", by=cast["giamdoc"], now=NOON, note="Khẩn trương")

    assert told(task, "remark") == 1


@pytest.mark.parametrize("note", ["", "Gấp"])
def test_same_nudge_pressed_twice_is_one_letter(client, cast, task, note):
    client.force_login(cast["hcth.tam"])
    address, sent = reverse("tasks:nudge", args=[task.pk]), {"seen": task.version, "note": note}

    answers = [client.post(address, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert told(task, "nudge") == 1


@pytest.mark.parametrize(
    ("verb", "note", "other"),
    [("take_part", "", None), ("part_done", "Đã góp ý", "Đã góp ý thêm")],
)
def test_own_part_told_twice_is_no_offence(client, cast, task, verb, note, other):
    client.force_login(cast["qlkh.anh"])
    address, sent = reverse(f"tasks:{verb}", args=[task.pk]), {"seen": task.version, "note": note}

    answers = [client.post(address, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert told(task, verb) == 1
    if other:
        assert client.post(address, sent | {"note": other}).status_code == 403


@pytest.mark.parametrize(
    ("who", "minutes", "other"),
    [
        ("ttud.dung", 1, {"note": "Đã gom đủ số liệu"}),
        ("ttud.dung", 1, {"step": "to_leaders"}),
        ("ttud.dung", 11, {}),
        ("ttud.my", 1, {}),
        ("qlkh.anh", 1, {}),
    ],
)
def test_another_thing_is_written_too(cast, task, who, minutes, other):
    move(task, "update", by=cast["ttud.dung"], now=NOON, note="Đã gom số liệu")
    later = NOON + timedelta(minutes=minutes)

    move(task, "update", by=cast[who], now=later, **({"note": "Đã gom số liệu"} | other))

    assert told(task) == 2


@pytest.mark.parametrize(
    ("again", "times"),
    [
        ([a_file()], 1),
        ([], 2),
        ([a_file("Phụ lục.pdf")], 2),
        ([a_file(), a_file("Phụ lục.pdf")], 2),
        ([a_file(content=b"%PDF-1.7 mended")], 2),
    ],
)
def test_files_are_told_apart_by_name_and_content(cast, task, again, times):
    words = {"by": cast["ttud.dung"], "now": NOON, "note": "Gửi số liệu"}
    move(task, "update", files=[a_file()], **words)

    event = move(task, "update", files=again, **words)

    assert told(task) == times
    sent = {(file.name, file.open().read()) for file in again}
    kept = set()
    for proof in event.evidence.all():
        with proof.file.open() as file:
            kept.add((proof.name, file.read()))
    assert kept == sent


def test_back_and_send_again_leaves_one_line(client, cast, task):
    client.force_login(cast["ttud.dung"])
    address, sent = reverse("tasks:update", args=[task.pk]), {"seen": 1, "note": "Đã gom số liệu"}

    answers = [client.post(address, sent | {"files": a_file()}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert told(task) == 1


@pytest.fixture
def dated(cast, units):
    today = timezone.localdate()
    due = {"deadline": "by", "named_on": today + timedelta(days=60)}
    return a_task(cast, units["TTUD"], issued_on=today - timedelta(days=7), **due)


def test_other_person_chosen_on_going_back_is_not_taken_for_the_same_click(client, cast, dated):
    client.force_login(cast["ttud.dung"])
    address = reverse("tasks:hand", args=[dated.pk])
    sent = {"seen": 1, "assignee": cast["ttud.dat"].pk}

    first, again = client.post(address, sent), client.post(address, sent)
    other = client.post(address, sent | {"assignee": cast["ttud.my"].pk})

    assert [answer.status_code for answer in (first, again, other)] == [302, 302, 409]
    assert told(dated, "hand") == 1


def test_other_unit_or_day_on_going_back_is_told_what_stands(client, cast, units, dated):
    client.force_login(cast["giamdoc"])
    address = reverse("tasks:reassign", args=[dated.pk])
    day = dated.due_on.strftime("%d/%m/%Y")
    later = (dated.due_on + timedelta(days=7)).strftime("%d/%m/%Y")
    sent = {"seen": 1, "lead": units["QLTĐC"].pk, "new_due_on": day, "note": "Đúng chức năng"}
    sent |= {"day_off": dated.due_on.isoformat()}

    statuses = [
        client.post(address, sent | other).status_code
        for other in ({}, {}, {"lead": units["TTra"].pk}, {"new_due_on": later})
    ]

    assert statuses[:3] == [302, 302, 409]
    assert statuses[3] in (409, 422)  # the unit chosen leads it by now, and is no choice any more
    assert (Task.objects.get(pk=dated.pk).lead, told(dated, "reassign")) == (units["QLTĐC"], 1)


def test_report_sent_again_with_another_file_is_not_dropped_in_silence(client, cast, dated):
    client.force_login(cast["ttud.dung"])
    address = reverse("tasks:report", args=[dated.pk])
    sent = {"seen": 1, "result": "Đã gửi báo cáo"}

    statuses = [
        client.post(address, sent | {"files": file}).status_code
        for file in (a_file(), a_file(), a_file(content=b"%PDF-1.7 mended"))
    ]

    assert (statuses, told(dated, "report")) == ([302, 302, 409], 1)
