"""The task page: whose, what stands out, what is hidden; and the download of proofs."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tasks.models import Evidence, Task
from tasks.tests.factories import a_task, do

TODAY = timezone.localdate()
NAME = "Báo cáo “tồn tại”; vướng mắc.pdf"


@pytest.fixture
def task(cast, units):
    due = {"deadline": "before", "named_on": TODAY - timedelta(days=7)}
    issued_on = TODAY - timedelta(days=14)
    return a_task(cast, units["TTUD"], issued_on=issued_on, phrase="trước ngày đã hẹn", **due)


@pytest.fixture
def reported(cast, task):
    do(
        task,
        "report",
        cast["ttud.dung"],
        on=TODAY,
        result="Đã gửi 02 vướng mắc",
        note="Chỉ nội bộ",
        files=[SimpleUploadedFile(NAME, b"%PDF-1.7 noi dung")],
    )
    return task


def show(client, task):
    return client.get(reverse("tasks:detail", args=[task.pk]))


def verbs(response):
    main = [verb for verb, *_ in response.context["main_moves"]]
    return main, [verb for verb, _ in response.context["more_moves"]]


def test_page_shows_the_words_of_the_notice_and_never_a_bare_date(client, cast, task):
    client.force_login(cast["ttud.dung"])

    html = show(client, task).content.decode()

    assert "Nội dung giao (nguyên văn)" in html
    assert '<span class="said">“trước ngày đã hẹn”</span>' in html
    assert "Quá hạn 5 ngày" in html or "Quá hạn 4 ngày" in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize(
    ("person", "main", "more"),
    [
        (
            "ttud.dung",
            ["update", "accept"],
            ["hand", "report", "obstacle", "ask_help", "request_extension", "cause", "decline"],
        ),
        ("hcth.son", ["update"], ["report", "obstacle", "nudge"]),
        ("pgd.nga", ["remark"], ["nudge", "reassign"]),
        ("tdc.quan", [], []),
    ],
)
def test_two_moves_at_most_stand_out_the_natural_one_last(client, cast, task, person, main, more):
    client.force_login(cast[person])

    assert verbs(show(client, task)) == (main, more)


def test_leader_decides_the_request_first(client, cast, task):
    new_due_on = TODAY + timedelta(days=30)
    do(task, "request_extension", cast["ttud.dung"], on=TODAY, new_due_on=new_due_on, note="Chờ")
    client.force_login(cast["ttud.dung"])
    assert verbs(show(client, task))[0] == ["update", "accept"]

    client.force_login(cast["giamdoc"])
    page = show(client, task)
    assert verbs(page)[0] == ["refuse_extension", "grant_extension"]
    assert "remark" in verbs(page)[1]
    assert page.context["decides"] == []


def test_report_ends_the_request_that_stood_open(client, cast, task):
    new_due_on = TODAY + timedelta(days=30)
    do(task, "request_extension", cast["ttud.dung"], on=TODAY, new_due_on=new_due_on, note="Chờ")
    do(task, "report", cast["ttud.dung"], on=TODAY, result="Đã gửi")
    client.force_login(cast["giamdoc"])

    page = show(client, task)

    assert verbs(page)[0] == ["send_back", "confirm"]
    assert page.context["decides"] == []


def test_notes_and_files_are_hidden_from_other_units(client, cast, reported):
    shown = {}
    for person in ("ttud.dat", "giamdoc", "hcth.son", "tdc.quan"):
        client.force_login(cast[person])
        html = show(client, reported).content.decode()
        shown[person] = ("Chỉ nội bộ" in html, "/minh-chung/" in html)

    assert shown == {
        "ttud.dat": (True, True),
        "giamdoc": (True, True),
        "hcth.son": (True, True),
        "tdc.quan": (False, False),
    }


def test_same_item_shows_the_other_units(client, cast, units):
    draft_units = [units["QLKH"], units["TTra"]]
    first = a_task(cast, draft_units[0])
    client.force_login(cast["giamdoc"])
    assert show(client, first).context["mates"] == []

    first.duty.leads.add(draft_units[1])
    other = type(first).objects.create(
        duty=first.duty,
        lead=draft_units[1],
        assigned_by=first.assigned_by,
        confirmer=first.confirmer,
    )

    mates = [mate for mate, _ in show(client, first).context["mates"]]
    assert mates == [first, other]


def test_same_item_tells_the_days_in_force_however_many_were_moved(
    client, cast, units, django_assert_num_queries
):
    due = {"deadline": "by", "named_on": date(2024, 4, 30), "phrase": "chậm nhất 30/4/2024"}
    first = a_task(cast, units["QLKH"], **due)
    for n, code in enumerate(("TTra", "TTUD", "QLTĐC"), 1):
        first.duty.leads.add(units[code])
        Task.objects.create(
            duty=first.duty,
            lead=units[code],
            assigned_by=first.assigned_by,
            confirmer=first.confirmer,
            original_due_on=first.due_on,
            due_on=date(2024, 5, n),
            moved_by="fix_date",
        )
    client.force_login(cast["giamdoc"])
    show(client, first)

    with django_assert_num_queries(7):
        page = show(client, first).text

    moved = [f"sửa lỗi nhập hạn thành 0{n}/5/2024" for n in (1, 2, 3)]
    assert [words for words in moved if words in page] == moved


def test_outsider_does_not_find_the_page(client, cast, task):
    client.force_login(cast["qlkh.chi"])

    assert show(client, task).status_code == 404


def test_page_is_read_only(client, cast, task):
    client.force_login(cast["ttud.dung"])

    assert client.post(reverse("tasks:detail", args=[task.pk])).status_code == 405


def test_page_asks_as_much_for_three_events_as_for_one(client, cast, task):
    client.force_login(cast["ttud.dung"])
    counts = []
    for n in range(3):
        file = SimpleUploadedFile(f"{n}.pdf", b"%PDF")
        do(task, "update", cast["ttud.dung"], on=TODAY, note=f"Lần {n}", files=[file])
        with CaptureQueriesContext(connection) as seen:
            show(client, task)
        counts.append(len(seen))

    assert counts[2] == counts[0]


def download(client, proof):
    return client.get(reverse("tasks:evidence", args=[proof.pk]))


def test_proof_is_downloaded_under_its_own_name(client, cast, reported):
    client.force_login(cast["giamdoc"])

    response = download(client, Evidence.objects.get())

    assert response.status_code == 200
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1o%20%E2%80%9Ct%E1%BB%93n%20"
        "t%E1%BA%A1i%E2%80%9D%3B%20v%C6%B0%E1%BB%9Bng%20m%E1%BA%AFc.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    assert b"".join(response.streaming_content) == b"%PDF-1.7 noi dung"


def test_proof_is_refused_to_other_units_and_unknown_to_outsiders(client, cast, reported):
    proof = Evidence.objects.get()
    seen = {}
    for person in ("tdc.quan", "qlkh.chi"):
        client.force_login(cast[person])
        seen[person] = download(client, proof).status_code

    assert seen == {"tdc.quan": 403, "qlkh.chi": 404}


def test_proof_that_is_a_number_or_whose_file_is_gone_is_not_found(client, cast, reported):
    proof = Evidence.objects.get()
    number = Evidence.objects.create(event=proof.event, document_number="12/BC")
    client.force_login(cast["giamdoc"])

    assert download(client, number).status_code == 404
    proof.file.storage.delete(proof.file.name)
    assert download(client, proof).status_code == 404
