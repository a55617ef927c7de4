"""The pages of a meeting: opened, gone through, followed by the projector, ended."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from departments.papertext import paper_date
from tasks.actions import issue, move
from tasks.actions.meeting_ends import close
from tasks.actions.meetings import decide, show
from tasks.models import DayOff, Meeting, MeetingDecision


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def due(today):
    """A working day a month on, and the same on paper."""
    return DayOff.objects.calendar().after(today, 20)


@pytest.fixture
def notice(cast, units, today):
    """Given a month ago: one overdue of TTUD, one due later of QLKH, one undated of each."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=today - timedelta(days=30))
    late, later = today - timedelta(days=14), today + timedelta(days=60)
    dated = {"deadline": "before", "named_on": late, "phrase": "trước ngày đã qua"}
    a_directive(draft, units["TTUD"], title="Không ghi thời hạn một")
    a_directive(draft, units["TTUD"], title="Báo cáo tồn tại", **dated)
    a_directive(draft, units["QLKH"], title="Kế hoạch năm", **dated | {"named_on": later})
    a_directive(draft, units["QLKH"], title="Không ghi thời hạn hai")
    issue(draft, by=cast["hcth.son"], now=timezone.now() - timedelta(days=30))
    return draft


@pytest.fixture
def meeting(client, cast, notice):
    client.force_login(cast["hcth.son"])
    form = {"held_on": timezone.localdate().strftime("%d/%m/%Y"), "chair": cast["giamdoc"].pk}
    client.post(reverse("tasks:meetings"), form | {"notices": [notice.pk]})
    return Meeting.objects.get()


def titles(meeting):
    return [row.task.title for row in meeting.agenda.all()]


def at_place(meeting, place):
    return reverse("tasks:meeting_task", args=[meeting.pk, place])


def say(client, meeting, place, **told):
    task = meeting.agenda.get(position=place).task
    told = {name: value for name, value in told.items() if value is not None}
    return client.post(at_place(meeting, place), {"seen": task.version} | told)


def test_it_goes_unit_by_unit_the_latest_first(meeting):
    assert titles(meeting) == [
        "Kế hoạch năm",
        "Không ghi thời hạn hai",
        "Báo cáo tồn tại",
        "Không ghi thời hạn một",
    ]
    assert meeting.about.startswith("Thông báo số 598/TB-SKHCN ngày ")


def test_the_last_briefing_is_proposed_and_what_is_late_can_be_added(client, cast, notice, units):
    newer = a_draft(cast["giamdoc"], number="600/TB-SKHCN", issued_on=timezone.localdate())
    a_directive(newer, units["QLKH"], title="Việc mới")
    issue(newer, by=cast["hcth.son"])
    client.force_login(cast["hcth.son"])

    form = client.get(reverse("tasks:meetings")).context["form"]
    sent = {
        "held_on": timezone.localdate().strftime("%d/%m/%Y"),
        "chair": form.initial["chair"].pk,
        "notices": form.initial["notices"],
        "late": "on",
    }
    client.post(reverse("tasks:meetings"), sent)

    assert form.initial["notices"] == [newer.pk]
    assert titles(Meeting.objects.get()) == ["Việc mới", "Báo cáo tồn tại"]


@pytest.mark.parametrize(("days", "status"), [(-32, 422), (-31, 302), (31, 302), (32, 422)])
def test_a_day_of_meeting_far_from_today_is_a_slip(client, cast, notice, days, status):
    client.force_login(cast["hcth.son"])
    held = timezone.localdate() + timedelta(days=days)
    form = {"held_on": held.strftime("%d/%m/%Y"), "chair": cast["giamdoc"].pk, "notices": notice.pk}

    response = client.post(reverse("tasks:meetings"), form)

    assert response.status_code == status
    assert Meeting.objects.count() == (status == 302)
    if status == 422:
        assert "Ngày họp cách hôm nay quá 31 ngày; xem lại ngày, năm." in response.text


def test_a_meeting_of_nothing_is_not_opened(client, cast, notice):
    client.force_login(cast["hcth.son"])
    form = {"held_on": timezone.localdate().strftime("%d/%m/%Y"), "chair": cast["giamdoc"].pk}

    page = client.post(reverse("tasks:meetings"), form)

    assert page.status_code == 422
    assert "Chưa chọn nhiệm vụ nào để đưa ra giao ban." in page.text


def test_the_screen_tells_where_the_task_stands(client, meeting, cast):
    task = meeting.agenda.get(position=3).task
    move(task, "update", by=cast["ttud.dung"], note="Đã gửi hai trong ba cơ sở")

    text = " ".join(client.get(at_place(meeting, 3)).text.split())

    for told in (
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
        "Báo cáo tồn tại",
        "Quá hạn",
        "“trước ngày đã qua”",
        "Đã gửi hai trong ba cơ sở",
        "Nhiệm vụ 3 trên 4",
    ):
        assert told in text


def test_saving_takes_down_and_goes_on_here_and_on_the_projector(client, meeting, due):
    page = say(client, meeting, 3, kind="date", new_due_on=due.strftime("%d/%m/%Y"))

    meeting.refresh_from_db()
    decision = MeetingDecision.objects.get()
    assert (page.status_code, page.url) == (302, at_place(meeting, 4))
    assert (decision.kind, decision.new_due_on, meeting.showing) == ("date", due, 4)


def test_saving_on_the_projector_stays_on_the_projector(client, meeting):
    page = say(client, meeting, 1, kind="carry", chieu="1")

    assert page.url == reverse("tasks:meeting_wall", args=[meeting.pk])
    assert client.get(page.url).context["screen"].place == 2


@pytest.mark.parametrize(
    ("place", "told", "words"),
    [
        (3, {"kind": None}, "Chưa chọn ý kiến."),
        (3, {"kind": "date"}, "Chưa nhập hạn."),
        (3, {"kind": "date", "new_due_on": "31/02/2026"}, "Không có ngày 31/02/2026."),
        (3, {"kind": "unit"}, "Chưa chọn đơn vị."),
        (3, {"kind": "remark"}, "Chưa nhập nội dung."),
        (4, {"kind": "date"}, "Chưa nhập hạn."),
        (4, {"kind": "grant"}, "Chọn lại ý kiến."),
        (5, {"kind": "order", "words": "Làm"}, "Chưa chọn đơn vị."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(client, meeting, place, told, words):
    told = {name: value for name, value in told.items() if value is not None}

    page = client.post(at_place(meeting, place), told)

    assert page.status_code == 422
    assert words in page.text
    assert not MeetingDecision.objects.exists()


def test_a_day_typed_for_what_asks_for_none_stands_in_nobodys_way(client, meeting):
    say(client, meeting, 3, kind="remark", words="Báo cáo tuần", new_due_on="không rõ")

    decision = MeetingDecision.objects.get()
    assert (decision.kind, decision.new_due_on) == ("remark", None)


def test_an_order_of_a_task_is_its_units_unless_another_is_named(client, meeting, units):
    say(client, meeting, 3, kind="order", words="Lập phương án tự chủ.")
    say(client, meeting, 3, kind="order", words="Thẩm định.", lead=units["TTra"].pk)

    leads = MeetingDecision.objects.values_list("lead__code", flat=True)
    assert list(leads) == ["TTUD", "TTra"]


def test_a_new_order_is_taken_down_behind_the_last_task(client, meeting, units):
    page = client.post(
        at_place(meeting, 5), {"kind": "order", "words": "Lập đề án.", "lead": units["QLKH"].pk}
    )

    decision = MeetingDecision.objects.get()
    assert (decision.task, decision.lead, page.url) == (None, units["QLKH"], at_place(meeting, 5))
    assert "Đã qua hết danh sách" in client.get(page.url).text


def test_two_who_decide_at_once_are_told_of_each_other(client, meeting, cast):
    say(client, meeting, 3, kind="carry")

    page = say(client, meeting, 3, kind="done", words="Đã gửi báo cáo")

    assert page.status_code == 409
    assert "Võ Thanh Sơn đã ghi “chuyển kỳ sau”" in page.text
    assert "Đã gửi báo cáo" in page.text  # what was typed is still there
    assert MeetingDecision.objects.count() == 1


def test_a_task_moved_meanwhile_is_shown_as_it_stands_and_can_be_sent_again(client, meeting, cast):
    task = meeting.agenda.get(position=3).task
    seen = task.version
    move(task, "report", by=cast["ttud.dung"], result="Đã gửi")

    page = client.post(at_place(meeting, 3), {"seen": seen, "kind": "carry", "words": "Tiếp tục"})

    assert page.status_code == 409
    assert "Nhiệm vụ vừa được Tạ Công Dũng cập nhật lúc" in page.text
    assert page.context["form"]["seen"].value() == task.version
    assert "Chờ xác nhận" in page.text


def test_what_stands_is_offered_to_be_undone_and_not_to_be_settled_twice(client, meeting):
    say(client, meeting, 3, kind="carry")
    decision = MeetingDecision.objects.get()

    kinds = [kind for kind, *_ in client.get(at_place(meeting, 3)).context["screen"].kinds]
    page = client.post(reverse("tasks:meeting_undo", args=[decision.pk]), {"so": "3"}, follow=True)

    assert kinds == ["order", "remark"]
    assert page.redirect_chain[-1][0] == at_place(meeting, 3)
    assert "Đã hoàn tác: chuyển kỳ sau." in page.text
    assert "done" in [kind for kind, *_ in page.context["screen"].kinds]


def test_the_projector_is_told_when_there_is_another_picture(client, meeting, cast):
    wall = reverse("tasks:meeting_wall", args=[meeting.pk])
    ask = reverse("tasks:meeting_mark", args=[meeting.pk])

    def told():
        mark = client.get(wall).context["mark"]

        def now():
            return client.get(ask, {"dau": mark}).get("HX-Redirect", "")

        return now

    before = told()
    assert before() == ""
    show(meeting, 2, by=cast["hcth.tam"])
    assert (before(), told()()) == (wall, "")
    here = told()
    decide(meeting, by=cast["hcth.tam"], kind="carry", task=meeting.agenda.get(position=2).task)
    assert here() == wall


def test_the_projector_turns_by_its_buttons_and_by_who_enters_beside_it(client, meeting):
    wall = reverse("tasks:meeting_wall", args=[meeting.pk])

    turned = client.post(wall, {"so": "3"})
    beside = client.post(wall, {"so": "2", "ghi": "1"})
    odd = client.post(wall, {"so": "ba"})

    meeting.refresh_from_db()
    assert (turned.url, beside.url, odd.url) == (wall, at_place(meeting, 2), wall)
    assert meeting.showing == 2


def test_the_office_ends_it_and_the_director_confirms_all_with_one_click(client, meeting, cast):
    say(client, meeting, 3, kind="done", words="Đã gửi báo cáo")
    say(client, meeting, 1, kind="carry")
    here = reverse("tasks:meeting", args=[meeting.pk])

    ended = client.post(reverse("tasks:meeting_close", args=[meeting.pk]), follow=True)
    client.force_login(cast["giamdoc"])
    before = client.get(here)
    version = meeting.agenda.get(position=3).task.version
    pick = f"{MeetingDecision.objects.get(kind='done').pk}:{version}"
    client.post(reverse("tasks:meeting_make", args=[meeting.pk]), {"pick": pick})

    task = meeting.agenda.get(position=3).task
    assert "Xác nhận 1 ý kiến" not in ended.text
    assert "Xác nhận 1 ý kiến" in before.text
    assert (task.status, task.result) == ("done", "Đã gửi báo cáo")
    assert "Chờ xác nhận" not in client.get(here).text


def test_who_confirms_reads_what_was_said_and_that_the_work_moved_on(client, meeting, cast, due):
    say(client, meeting, 1, kind="date", new_due_on=f"{due:%d/%m/%Y}")
    say(client, meeting, 3, kind="remark", words="Khẩn trương")
    close(meeting, by=cast["hcth.son"])
    task = meeting.agenda.get(position=1).task
    move(task, "update", by=cast["qlkh.anh"], note="Đã trình dự thảo")
    client.force_login(cast["giamdoc"])

    text = client.get(reverse("tasks:meeting", args=[meeting.pk])).text.replace("\xa0", " ")
    waiting = text[text.index('id="cho-thuc-hien"') : text.index('id="y-kien"')]

    first, second = (part for part in waiting.split("<li>")[1:])
    overtaken = "Nhiệm vụ đã được cập nhật sau khi ghi ý kiến"
    assert f"<b>Hạn mới {paper_date(due)}</b>" in first
    assert "<b>Cho ý kiến chỉ đạo</b>" in second
    assert (overtaken in first, overtaken in second) == (True, False)


def test_the_menu_counts_what_waits_for_a_leaders_click(client, meeting, cast):
    say(client, meeting, 3, kind="done")
    close(meeting, by=cast["hcth.son"])

    def count(account):
        client.force_login(cast[account])
        menu = client.get(reverse("tasks:meetings")).context["menu"]
        return next(str(item["count"]) for item in menu if item["page"].label == "Giao ban")

    assert (count("giamdoc"), count("pgd.viet"), count("hcth.son")) == ("1", "0", "0")


def test_a_closed_meeting_has_no_form_and_no_way_to_undo(client, meeting, cast):
    say(client, meeting, 3, kind="carry")
    close(meeting, by=cast["hcth.son"])

    pages = [
        client.get(at_place(meeting, 3)).text,
        client.get(reverse("tasks:meeting", args=[meeting.pk])).text,
    ]

    assert [("Hoàn tác" in page, "Lưu" in page) for page in pages] == [(False, False)] * 2


@pytest.mark.wide
def test_the_page_of_a_meeting_costs_the_same_for_one_and_for_many(client, meeting):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("tasks:meeting", args=[meeting.pk]))
        return len(asked)

    say(client, meeting, 1, kind="carry")
    client.get(reverse("tasks:meeting", args=[meeting.pk]))
    one = queries()
    for place in (2, 3, 4):
        say(client, meeting, place, kind="carry")

    assert queries() == one


def test_a_meeting_going_on_is_entered_and_no_second_one_offered(client, meeting, cast):
    text = client.get(reverse("tasks:meetings")).text

    assert "Vào giao ban" in text
    assert "Mở giao ban</h2>" not in text


def test_the_records_clerk_reads_and_writes_nothing(client, meeting, cast):
    client.force_login(cast["vanthu"])

    page = client.get(at_place(meeting, 1))
    sent = client.post(at_place(meeting, 1), {"kind": "carry"})

    assert (page.status_code, sent.status_code) == (200, 403)
    assert "Lưu, sang nhiệm vụ sau" not in page.text
    assert not MeetingDecision.objects.exists()
