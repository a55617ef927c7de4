"""The one view of every move: it works, whom it refuses, and that nothing typed is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from conclusions.models import Conclusion, Duty
from departments.models import Delegation
from departments.papertext import paper_date
from tasks.actions import move
from tasks.limits import MAX_EXTENSIONS
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do
from tasks.verbs import BUTTONS
from tasks.workflow import REPORTED

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def task(cast, units):
    """A fresh task of TTUD, due in a month."""
    today = timezone.localdate()
    due = {"deadline": "before", "named_on": today + timedelta(days=30)}
    return a_task(cast, units["TTUD"], issued_on=today - timedelta(days=7), **due)


def url(verb, task):
    return reverse(f"tasks:{verb}", args=[task.pk])


def page_of(task):
    return reverse("tasks:detail", args=[task.pk])


def words_of(response):
    return " ".join(response.content.decode().split())


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def test_accept_is_one_post_and_says_so(client, cast, task):
    client.force_login(cast["ttud.dung"])

    response = client.post(url("accept", task), {"seen": task.version})

    assert (response.status_code, response.url) == (302, page_of(task))
    assert told(response) == ["Đã tiếp nhận nhiệm vụ mục II.1, TB 598."]
    task.refresh_from_db()
    assert task.status == "in_progress"


def test_link_of_a_mail_asks_and_then_moves(client, cast, task):
    client.force_login(cast["ttud.dung"])

    page = client.get(url("accept", task))

    assert (page.status_code, page.templates[0].name) == (200, "tasks/move_form.html")
    assert f'name="seen" value="{task.version}"' in words_of(page)
    assert client.post(url("accept", task), {"seen": task.version}).status_code == 302


def test_dialog_is_the_form_alone_and_success_takes_the_page_along(client, cast, task):
    client.force_login(cast["ttud.dung"])

    dialog = client.get(url("report", task), **HTMX)
    assert dialog.templates[0].name == "tasks/_move_form.html"
    assert b"<html" not in dialog.content

    fields = {"seen": task.version, "result": "Đã gửi báo cáo"}
    done = client.post(url("report", task), fields, **HTMX)
    assert (done.status_code, done["HX-Redirect"]) == (204, page_of(task))


@pytest.mark.parametrize(
    ("there", "goes"),
    [
        ("/viec-cua-don-vi/?q=x", "/viec-cua-don-vi/?q=x"),
        ("https://example.org/", None),
        ("//example.org/", None),
    ],
)
def test_way_back_is_a_page_of_ours(client, cast, task, there, goes):
    client.force_login(cast["ttud.dung"])

    response = client.post(url("accept", task), {"seen": task.version, "next": there})

    assert response.url == (goes or page_of(task))


@pytest.mark.parametrize("verb", BUTTONS)
def test_outsider_does_not_find_the_task(client, cast, task, verb):
    client.force_login(cast["qlkh.chi"])  # of another unit, and no head

    assert client.get(url(verb, task)).status_code == 404
    assert client.post(url(verb, task)).status_code == 404


# Of a task without a draft and without units that help.
NOTHING_TO_DO = {
    "return_draft": "Không có dự thảo báo cáo nào đang chờ.",
    "take_part": "Nhiệm vụ không có đơn vị phối hợp.",
    "part_done": "Nhiệm vụ không có đơn vị phối hợp.",
    "ask_part_again": "Chưa có đơn vị phối hợp nào báo xong phần của mình.",
}
NOTHING_TO_DO |= dict.fromkeys(
    ("recognise_cause", "refuse_cause"), "Không có nguyên nhân nào đang chờ ghi nhận."
)
NOT_NOW = NOTHING_TO_DO | {"set_date": "Đơn vị còn được đề nghị gia hạn (tối đa 2 lần)."}


def admit(task, verb):
    """Put the task where the verb is possible."""
    status = sorted(BUTTONS[verb].sources)[0]
    day = timezone.localdate() if status in REPORTED else None
    row = Task.objects.filter(pk=task.pk)
    row.update(status=status, reported_on=day, counted_on=day)
    if BUTTONS[verb].answers == "request_extension":
        asked = task.events.get()
        task.extensions.create(new_due_on=task.due_on + timedelta(7), days=5, asked=asked)
    if verb == "set_date":
        row.update(extended=MAX_EXTENSIONS)
    if verb == "cause":
        row.update(due_on=timezone.localdate() - timedelta(1))
    if verb == "close_period":
        Duty.objects.filter(pk=task.duty_id).update(deadline="ongoing", named_on=None)


@pytest.mark.parametrize("verb", sorted(set(BUTTONS) - {"remark", *NOTHING_TO_DO}))
def test_wrong_role_is_told_whose_move_it_is(client, cast, task, verb):
    client.force_login(cast["tdc.quan"])  # a head elsewhere, who sees the register
    admit(task, verb)

    asked, posted = client.get(url(verb, task)), client.post(url(verb, task), {"note": "Tôi nhập"})

    assert (asked.status_code, posted.status_code) == (403, 403)
    refusal = f"được {BUTTONS[verb].unmade}."
    assert refusal in words_of(asked)
    assert refusal in words_of(posted)
    assert "Tôi nhập" in words_of(posted)  # nothing typed is lost
    assert task.events.count() == 1


@pytest.mark.parametrize("verb", ["grant_extension", "refuse_extension", *NOT_NOW])
def test_what_nobody_may_do_now_is_told_before_whose_it_would_be(client, cast, task, verb):
    client.force_login(cast["tdc.quan"])
    why = NOT_NOW.get(verb, "Không có đề nghị gia hạn nào đang chờ.")

    asked, posted = client.get(url(verb, task)), client.post(url(verb, task), {"note": "Tôi nhập"})

    assert (asked.status_code, posted.status_code) == (403, 403)
    assert why in words_of(asked)
    assert "Không thuộc quyền" not in words_of(asked)
    assert why in words_of(posted)
    assert "Tôi nhập" in words_of(posted)


@pytest.mark.parametrize("verb", BUTTONS)
def test_wrong_method_is_not_allowed(client, cast, task, verb):
    client.force_login(cast["ttud.dung"])

    assert client.put(url(verb, task)).status_code == 405
    assert client.delete(url(verb, task)).status_code == 405


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_stale_page_shows_the_colleague_and_keeps_what_was_typed(client, cast, task, headers):
    seen = task.version
    move(task, "accept", by=cast["ttud.my"])
    client.force_login(cast["ttud.dung"])

    fields = {"seen": seen, "result": "Đã gửi báo cáo", "note": "Hai phần"}
    response = client.post(url("report", task), fields, **headers)

    assert response.status_code == 409
    page = words_of(response)
    assert "Nhiệm vụ vừa được Lâm Thị Diễm My cập nhật lúc" in page
    assert "Lâm Thị Diễm My tiếp nhận nhiệm vụ" in page
    assert "Đã gửi báo cáo</textarea>" in page
    assert "Hai phần</textarea>" in page
    task.refresh_from_db()
    assert f'name="seen" value="{task.version}"' in page
    assert client.post(url("report", task), fields | {"seen": task.version}).status_code == 302


def test_stale_page_keeps_the_day_that_was_typed(client, cast, task):
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    client.force_login(cast["giamdoc"])

    fields = {"seen": task.version - 1, "new_due_on": "16/4/2030", "note": "Gõ nhầm ngày"}
    page = words_of(client.post(url("fix_date", task), fields))

    assert "Hạn đúng: 16/4/2030 Gõ nhầm ngày" in page
    assert 'value="16/4/2030"' in page


def test_stale_page_offers_no_button_where_the_move_is_over(client, cast, task):
    seen = task.version
    move(task, "withdraw", by=cast["giamdoc"], note="Giao trùng")
    client.force_login(cast["ttud.dung"])

    response = client.post(url("report", task), {"seen": seen, "result": "Đã gửi báo cáo"})

    page = words_of(response)
    assert response.status_code == 409
    assert "Đã gửi báo cáo" in page
    assert '<form method="post" action="' + url("report", task) not in page


def test_same_click_twice_is_no_conflict(client, cast, task):
    client.force_login(cast["ttud.dung"])
    fields = {"seen": task.version}

    assert client.post(url("accept", task), fields).status_code == 302
    assert client.post(url("accept", task), fields).status_code == 302
    assert task.events.count() == 2


def test_move_already_past_goes_to_the_task_with_a_word(client, cast, task):
    move(task, "accept", by=cast["ttud.my"])
    client.force_login(cast["ttud.dung"])

    response = client.get(url("accept", task))

    assert (response.status_code, response.url) == (302, page_of(task))
    assert told(response) == ["Nhiệm vụ đang ở trạng thái “Đang thực hiện”, không tiếp nhận được."]


def test_update_never_meets_a_stale_page(client, cast, task):
    seen = task.version
    move(task, "accept", by=cast["ttud.my"])
    client.force_login(cast["ttud.dung"])

    response = client.post(url("update", task), {"seen": seen, "note": "Đã có số liệu"})

    assert (response.status_code, told(response)) == (302, ["Đã lưu cập nhật."])


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_wrong_field_is_told_beside_it_and_the_rest_stays(client, cast, task, headers):
    client.force_login(cast["ttud.dung"])

    fields = {"seen": task.version, "new_due_on": "31/02/2024", "note": "Chờ số liệu"}
    response = client.post(url("request_extension", task), fields, **headers)

    page = words_of(response)
    assert response.status_code == 422
    assert "Không có ngày 31/02/2024." in page
    assert 'value="31/02/2024"' in page
    assert "Chờ số liệu</textarea>" in page


def test_refusal_of_the_action_stands_beside_its_field(client, cast, task):
    client.force_login(cast["ttud.dung"])

    fields = {"seen": task.version, "new_due_on": "01/01/2024", "note": "Chờ"}
    response = client.post(url("request_extension", task), fields)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["new_due_on"]


def test_report_keeps_its_proofs(client, cast, units):
    task = a_task(cast, units["TTUD"], deliverable="báo cáo của đơn vị")
    client.force_login(cast["ttud.dung"])
    fields = {"seen": task.version, "result": "Đã gửi báo cáo"}

    without = client.post(url("report", task), fields)
    assert without.status_code == 422
    assert without.context["form"].errors["document_number"] == [
        "Nhiệm vụ có nêu sản phẩm: cần kèm tệp hoặc số văn bản."
    ]

    files = [SimpleUploadedFile(f"Báo cáo {n}.pdf", b"%PDF-1.7") for n in (1, 2)]
    response = client.post(url("report", task), fields | {"files": files})
    assert told(response) == ["Đã gửi báo cáo, chờ Phan Thị Thu Nga xác nhận."]
    proofs = task.events.first().evidence.values_list("name", flat=True)
    assert sorted(proofs) == ["Báo cáo 1.pdf", "Báo cáo 2.pdf"]


def test_decision_shows_what_it_is_about(client, cast, task):
    move(
        task, "report", by=cast["ttud.dung"], result="Đã gửi 02 vướng mắc", document_number="12/BC"
    )
    client.force_login(cast["pgd.nga"])

    page = words_of(client.get(url("confirm", task)))

    assert "Đã gửi 02 vướng mắc" in page
    assert "12/BC" in page


def test_stand_in_moves_and_both_are_named(client, cast, task):
    day = timezone.localdate()
    Delegation.objects.create(
        giver=cast["ttud.dung"], taker=cast["qlkh.chi"], starts_on=day, ends_on=day
    )
    client.force_login(cast["qlkh.chi"])

    assert client.post(url("accept", task), {"seen": task.version}).status_code == 302
    page = words_of(client.get(page_of(task)))
    assert '<b>Tôn Nữ Mai Chi</b> <span class="mid">(thay Tạ Công Dũng)</span>' in page


@pytest.mark.wide
def test_every_verb_has_its_words_of_success(client, cast, task, units):
    """The whole life of a task through the pages; each move ends with its own word."""
    calendar, day = DayOff.objects.calendar(), timezone.localdate() + timedelta(days=60)
    due, later = (calendar.after(day, n).strftime("%d/%m/%Y") for n in (1, 5))
    steps = [
        ("ttud.dung", "accept", {"assignee": cast["ttud.dat"].pk}),
        ("ttud.dung", "hand", {"assignee": cast["ttud.my"].pk, "note": "Trong tuần"}),
        ("ttud.my", "update", {"note": "Đã gom số liệu", "step": "to_leaders"}),
        ("ttud.dung", "obstacle", {"note": "Thiếu kinh phí"}),
        ("pgd.nga", "remark", {"note": "Báo cáo Sở Tài chính"}),
        ("ttud.dung", "request_extension", {"new_due_on": due, "note": "Chờ"}),
        ("giamdoc", "grant_extension", {}),
        ("pgd.nga", "pause", {"note": "Chờ UBND tỉnh"}),
        ("pgd.nga", "resume", {"new_due_on": due, "note": "Đã có ý kiến"}),
        ("ttud.dung", "report", {"result": "Đã gửi"}),
        ("ttud.dung", "recall", {}),
        ("ttud.dung", "report", {"result": "Đã gửi đủ"}),
        ("pgd.nga", "send_back", {"kind": "papers", "note": "Thiếu biên bản"}),
        ("ttud.dung", "decline", {"lead": units["QLKH"].pk, "note": "Trùng"}),
        ("pgd.nga", "keep", {}),
        (
            "giamdoc",
            "reassign",
            {"lead": units["TTra"].pk, "new_due_on": due, "note": "Đúng chức năng"},
        ),
        ("giamdoc", "fix_date", {"new_due_on": later, "note": "Gõ nhầm ngày"}),
        ("giamdoc", "withdraw", {"kind": "merged", "note": "Lồng ghép vào mục II.2"}),
    ]
    for made, (who, verb, fields) in enumerate(steps, start=1):
        client.force_login(cast[who])
        version = Task.objects.get(pk=task.pk).version

        response = client.post(url(verb, task), fields | {"seen": version})

        assert (verb, response.status_code) == (verb, 302)
        assert (len(told(response)), told(response)[-1].endswith(".")) == (made, True)
    assert task.events.count() == len(steps) + 1


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("outdated", "thôi theo dõi nhiệm vụ (không còn phù hợp)"),
        ("merged", "thôi theo dõi nhiệm vụ (đã lồng ghép vào nhiệm vụ khác)"),
        ("twice", "thôi theo dõi nhiệm vụ (giao trùng)"),
        ("other", "thôi theo dõi nhiệm vụ"),
    ],
)
def test_work_is_let_go_for_a_kind_of_reason(client, cast, task, kind, line):
    client.force_login(cast["giamdoc"])
    words = {"seen": task.version, "note": "Theo mục II.2"}

    assert client.post(url("withdraw", task), words).status_code == 422
    assert client.post(url("withdraw", task), words | {"kind": kind}).status_code == 302

    event = task.events.get(verb="withdraw")
    assert (event.line, event.note) == (line, "Theo mục II.2")


def test_request_for_time_says_what_is_done_so_far_to_who_may_read_notes(client, cast, task):
    client.force_login(cast["ttud.dung"])
    day = paper_date(task.due_on + timedelta(days=14))
    fields = {"new_due_on": day, "note": "Chờ số liệu", "done_so_far": "Dự thảo lần 1"}
    fields |= {"seen": task.version, "day_off": (task.due_on + timedelta(days=14)).isoformat()}

    assert client.post(url("request_extension", task), fields).status_code == 302
    again = client.post(url("request_extension", task), fields)

    assert (again.status_code, task.events.filter(verb="request_extension").count()) == (302, 1)
    shown = {}
    for who in ("giamdoc", "qlkh.anh"):
        client.force_login(cast[who])
        shown[who] = "Dự thảo lần 1" in words_of(client.get(page_of(task)))
    assert shown == {"giamdoc": True, "qlkh.anh": False}
    client.force_login(cast["giamdoc"])
    assert "Dự thảo lần 1" in words_of(client.get(url("grant_extension", task)))


def test_form_shows_the_question_it_decides_only_while_it_stands(client, cast, task, units):
    do(task, "obstacle", cast["ttud.dung"], note="Chưa có kinh phí", on=timezone.localdate())
    client.force_login(cast["giamdoc"])
    stuck = words_of(client.get(url("remark", task)))
    do(task, "remark", cast["giamdoc"], note="Đã bố trí", on=timezone.localdate())
    do(task, "decline", cast["ttud.dung"], lead=units["QLKH"], note="Trùng")

    remark = words_of(client.get(url("remark", task)))
    declined = words_of(client.get(url("reassign", task)))
    do(task, "keep", cast["giamdoc"])
    kept = words_of(client.get(url("reassign", task)))

    assert "Chưa có kinh phí" in stuck
    assert ["Chưa có kinh phí" in remark, "Trùng" in declined, "Trùng" in kept] == [
        False,
        True,
        False,
    ]


# A day off as the new day


def a_sunday(after):
    return after + timedelta(days=6 - after.weekday() or 7)


def test_day_off_is_asked_about_once_and_may_be_kept(client, cast, task):
    client.force_login(cast["ttud.dung"])
    sunday = a_sunday(task.due_on)
    sent = {"seen": task.version, "note": "Chờ số liệu", "new_due_on": f"{sunday:%d/%m/%Y}"}

    asked = client.post(url("request_extension", task), sent)
    kept = client.post(
        url("request_extension", task), sent | {"day_off": asked.context["form"].day_off}
    )

    assert asked.status_code == 422
    assert f"Thời hạn rơi vào ngày nghỉ ({paper_date(sunday)})." in words_of(asked)
    assert kept.status_code == 302
    assert task.extensions.get().new_due_on == sunday


def test_day_off_that_gives_no_more_time_is_refused_and_not_asked_about(client, cast, task):
    client.force_login(cast["ttud.dung"])
    sunday = a_sunday(task.due_on - timedelta(days=14))
    sent = {"seen": task.version, "note": "Chờ số liệu", "new_due_on": f"{sunday:%d/%m/%Y}"}

    refused = client.post(url("request_extension", task), sent)

    assert refused.status_code == 422
    assert f"Hạn mới phải sau ngày {paper_date(task.due_on)}." in words_of(refused)
    assert "ngày nghỉ" not in words_of(refused)


def test_day_off_that_a_rule_refuses_is_not_asked_about(client, cast, task):
    task.lead.overseen_by = cast["pgd.viet"]
    task.lead.save()
    Task.objects.filter(pk=task.pk).update(status="paused", confirmer=cast["pgd.viet"])
    client.force_login(cast["pgd.viet"])
    sunday = a_sunday(task.due_on + timedelta(days=14))
    sent = {"seen": task.version, "note": "Đã có vốn", "new_due_on": f"{sunday:%d/%m/%Y}"}

    refused = client.post(url("resume", task), sent)

    assert refused.status_code == 422
    assert "được cho thêm quá 5 ngày làm việc" in words_of(refused)
    assert "ngày nghỉ" not in words_of(refused)


def test_day_off_gone_by_is_asked_about_where_it_may_have_gone_by(client, cast, task):
    client.force_login(cast["giamdoc"])
    sunday = a_sunday(timezone.localdate() - timedelta(days=7))
    Conclusion.objects.filter(pk=task.notice_id).update(issued_on=sunday - timedelta(days=7))
    sent = {"seen": task.version, "note": "Nhập nhầm", "new_due_on": f"{sunday:%d/%m/%Y}"}

    asked = client.post(url("fix_date", task), sent)
    kept = client.post(url("fix_date", task), sent | {"day_off": asked.context["form"].day_off})

    assert asked.status_code == 422
    assert f"Thời hạn rơi vào ngày nghỉ ({paper_date(sunday)})." in words_of(asked)
    assert kept.status_code == 302


def test_state_is_told_before_what_is_missing(client, cast, task):
    client.force_login(cast["giamdoc"])

    refused = client.post(url("resume", task), {"seen": task.version})

    assert refused.status_code == 409
    assert "đang ở trạng thái “Chờ tiếp nhận”, không tiếp tục thực hiện được." in words_of(refused)
    assert "Chưa nhập" not in words_of(refused)
    assert "Bản đang lưu" not in words_of(refused)  # no colleague was first


def test_imposed_work_given_to_another_unit_keeps_its_day_though_it_is_gone(client, cast, units):
    gone = timezone.localdate() - timedelta(days=5)
    due = {"deadline": "by", "named_on": gone, "imposed": True}
    task = a_task(cast, units["TTUD"], issued_on=gone - timedelta(days=30), **due)
    client.force_login(cast["giamdoc"])

    form = client.get(url("reassign", task)).context["form"]

    assert form.initial["new_due_on"] == gone
    assert f"giữ nguyên {paper_date(gone)}" in str(form["new_due_on"].help_text)
