"""Rút lại do ban hành nhầm: the mistake ends whole, is told as far as it was, leaves a draft."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.actions import Refused, discard, keep_source, mark_sent, note_view
from conclusions.models import Citation, Conclusion, NoticeAct
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Agency
from tasks.actions import issue
from tasks.actions.after_issue import Paper, add_missed, correct
from tasks.actions.recounting import asking_events
from tasks.actions.taking_back import last_day, take_back
from tasks.models import DayOff, Digest, Event, Notification, OpenQuestion, Reminder, Task
from tasks.reminders import plan
from tasks.tests.factories import a_task, at, do
from tasks.unseen import unseen_count

ISSUED, NEXT = date(2024, 4, 3), date(2024, 4, 4)  # a Wednesday and a Thursday
WHY = "Đưa nhầm bản chưa ký."


@pytest.fixture
def notice(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    a_directive(
        draft,
        units["QLKH"],
        title="Một",
        helpers=[units["TTra"]],
        deadline="by",
        named_on=date(2024, 4, 30),
    )
    a_directive(draft, units["TTUD"], title="Hai")
    issue(draft, by=cast["hcth.tam"], now=at(ISSUED))
    return Conclusion.objects.get(pk=draft.pk)


def taken_back(notice, cast, on=ISSUED):
    return take_back(notice, by=cast["hcth.tam"], note=WHY, now=at(on, 14))


def test_mistaken_issue_ends_its_work_and_keeps_the_history(notice, cast):
    taken_back(notice, cast)

    notice.refresh_from_db()
    assert (notice.status, notice.number) == ("taken_back", "598/TB-SKHCN")
    tasks = Task.objects.filter(notice=notice)
    assert {task.status for task in tasks} == {"withdrawn"}
    assert [event.line for event in tasks[0].events.all()] == [
        f"thôi theo dõi do thông báo ban hành nhầm, đã rút lại: {WHY}",
        "đưa vào theo dõi Thông báo số 598/TB-SKHCN",
    ]
    [told] = NoticeAct.objects.all()
    assert told.told == "đã rút lại do ban hành nhầm ngày 03/4/2024"


def test_draft_has_the_words_duties_files_and_number_and_is_issued_again(notice, cast, units):
    keep_source(notice, "thong-bao.txt", b"nguyen van")
    draft = taken_back(notice, cast)

    assert (draft.status, draft.number, draft.issued_on) == ("draft", "598/TB-SKHCN", ISSUED)
    assert [item.text for item in draft.items.all()] == [i.text for i in notice.items.all()]
    duty = draft.items.get(duties__title="Một").duties.get()
    assert (duty.title, duty.named_on) == ("Một", date(2024, 4, 30))
    assert [[unit.code for unit in some.all()] for some in (duty.leads, duty.helpers)] == [
        ["QLKH"],
        ["TTra"],
    ]
    assert [one.content() for one in draft.documents.all()] == [b"nguyen van"]

    issue(draft, by=cast["hcth.tam"], now=at(NEXT))
    assert [task.status for task in Task.objects.filter(notice=draft)] == ["assigned"] * 2


def test_draft_thrown_away_leaves_the_files_of_the_notice(
    notice, cast, django_capture_on_commit_callbacks
):
    kept = keep_source(notice, "thong-bao.txt", b"nguyen van")
    draft = taken_back(notice, cast)
    with django_capture_on_commit_callbacks(execute=True):
        discard(draft, seen=draft.version)

    assert kept.content() == b"nguyen van"


def test_what_was_added_after_issue_is_a_directive_of_the_draft(notice, cast, units):
    add_missed(
        None,
        notice=notice,
        words="Trung tâm báo cáo kết quả.",
        by=cast["hcth.tam"],
        paper=Paper("Còn sót."),
        leads=[units["TTUD"]],
        title="Báo cáo",
        now=at(ISSUED),
    )
    notice.refresh_from_db()
    draft = taken_back(notice, cast)

    last = draft.items.last()
    assert (last.kind, last.text) == ("directive", "Trung tâm báo cáo kết quả.")


@pytest.mark.parametrize(
    ("account", "may"),
    [("giamdoc", True), ("pgd.nga", True), ("hcth.tam", True), ("hcth.son", False)]
    + [("vanthu", False), ("qlkh.anh", False)],
)
def test_it_is_taken_back_by_leaders_and_who_heads_the_office(notice, cast, account, may):
    if may:
        take_back(notice, by=cast[account], note=WHY, now=at(ISSUED))
    else:
        with pytest.raises(Refused, match="Trưởng, Phó"):
            take_back(notice, by=cast[account], note=WHY, now=at(ISSUED))

    assert NoticeAct.objects.count() == int(may)


@pytest.mark.parametrize(
    ("issued", "days", "last"),
    [
        (date(2024, 4, 3), 1, date(2024, 4, 4)),
        (date(2024, 4, 5), 1, date(2024, 4, 8)),  # a Friday: the Monday after
        (date(2024, 4, 3), 0, date(2024, 4, 3)),
        (date(2024, 4, 3), 3, date(2024, 4, 8)),
    ],
)
def test_it_is_taken_back_within_the_agencys_days(cast, units, issued, days, last):
    Agency.objects.update(take_back_days=days)
    task = a_task(cast, units["QLKH"], issued_on=issued)

    # Whatever days off follow it belong to it.
    assert DayOff.objects.calendar().last_working(last_day(task.conclusion)) == last
    take_back(task.conclusion, by=cast["giamdoc"], note=WHY, now=at(last))


def test_it_is_taken_back_no_later(notice, cast):
    with pytest.raises(Refused, match=r"^Chỉ rút lại được đến hết ngày 04/4/2024\. .*Thu hồi"):
        taken_back(notice, cast, date(2024, 4, 5))

    assert (NoticeAct.objects.count(), Conclusion.objects.count()) == (0, 1)


def test_paper_signed_long_ago_is_taken_back_from_the_day_it_came_in(cast, units):
    draft = a_draft(cast["giamdoc"], number="12/TB-SKHCN", issued_on=date(2024, 1, 10))
    a_directive(draft, units["QLKH"])
    issue(draft, by=cast["hcth.tam"], now=at(ISSUED))

    taken_back(draft, cast, NEXT)

    assert Conclusion.objects.get(pk=draft.pk).status == "taken_back"


@pytest.mark.parametrize(
    ("verb", "fields", "said"),
    [
        ("accept", {}, "Huỳnh Ngọc Ánh đã tiếp nhận nhiệm vụ"),
        ("update", {"note": "Đang làm"}, "Huỳnh Ngọc Ánh đã cập nhật tình hình"),
        ("remark", {"note": "Khẩn trương"}, "Lê Đình Khải đã cho ý kiến chỉ đạo"),
    ],
)
def test_it_is_not_taken_back_once_somebody_has_acted(notice, cast, verb, fields, said):
    task = Task.objects.get(duty__title="Một")
    do(task, verb, cast["giamdoc" if verb == "remark" else "qlkh.anh"], on=ISSUED, **fields)

    with pytest.raises(Refused, match=said):
        taken_back(notice, cast)


def test_it_is_not_taken_back_once_it_was_sent_or_mended_by_a_paper(notice, cast):
    mark_sent(notice, by=cast["hcth.tam"], recipient="UBND tỉnh", way="post", sent_on=ISSUED)
    with pytest.raises(Refused, match="Đã ghi gửi UBND tỉnh ngày 03/4/2024"):
        taken_back(notice, cast)
    notice.sendings.all().delete()

    correct(
        notice, by=cast["hcth.tam"], paper=Paper("Sai chữ.", "612/SKHCN", ISSUED), now=at(ISSUED)
    )
    with pytest.raises(Refused, match="Đã có văn bản điều chỉnh"):
        taken_back(notice, cast)


def test_reason_is_needed(notice, cast):
    with pytest.raises(Refused, match="lý do"):
        take_back(notice, by=cast["hcth.tam"], note="  ", now=at(ISSUED))


def test_letters_not_sent_do_not_go_and_who_was_told_is_told(notice, cast):
    seen = Notification.objects.get(recipient=cast["qlkh.anh"])
    Notification.objects.filter(pk=seen.pk).update(read_at=at(ISSUED, 10))

    taken_back(notice, cast)

    told = Notification.objects.filter(event__verb="take_back")
    assert {one.recipient.username for one in told} == {"qlkh.anh"}
    assert unseen_count(cast["ttud.dung"]) == 0
    plan(NEXT, at(NEXT))
    assert {one.recipient.username for one in Digest.objects.all()} == {"qlkh.anh"}


def test_who_was_sent_a_letter_is_told_in_the_next(notice, cast):
    plan(NEXT, at(NEXT, 7))
    Digest.objects.filter(recipient=cast["ttud.dung"]).update(state="sent")

    taken_back(notice, cast, NEXT)

    told = Notification.objects.filter(event__verb="take_back")
    assert {one.recipient.username for one in told} == {"ttud.dung"}


def test_who_opened_the_notice_is_told(notice, cast):
    note_view(notice, user=cast["ttud.my"])
    note_view(notice, user=cast["hcth.son"])  # has no part in the work

    taken_back(notice, cast)

    told = Notification.objects.filter(event__verb="take_back")
    assert {one.recipient.username for one in told} == {"ttud.my"}


def test_notice_taken_back_is_not_sent(notice, cast):
    taken_back(notice, cast)

    with pytest.raises(Refused, match="không ghi gửi thêm; bản đã gửi thì báo nơi nhận trả lại"):
        mark_sent(notice, by=cast["vanthu"], recipient="UBND tỉnh", way="post", sent_on=ISSUED)


def test_lines_of_work_taken_back_are_settled(notice, cast):
    plan(NEXT, at(NEXT, 7))
    taken_back(notice, cast, NEXT)

    assert Reminder.objects.filter(read_at=None).count() == 0
    assert Notification.objects.filter(read_at=None).exclude(event__verb="take_back").count() == 0


def test_work_that_was_carried_stands_where_it_stood(cast, units):
    old = a_task(cast, units["QLKH"], issued_on=date(2024, 1, 10), number="9/TB-SKHCN")
    do(old, "report", cast["qlkh.anh"], on=date(2024, 4, 2), result="Đã trình")
    before = {
        name: getattr(old, name) for name in ("status", "reported_on", "counted_on", "result")
    }
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    item = a_directive(draft, units["QLKH"], title="Tiếp tục")
    item = getattr(item, "item", item)
    type(item).objects.filter(pk=item.pk).update(continues=old.duty.item)
    issue(draft, by=cast["hcth.tam"], now=at(ISSUED))
    old.refresh_from_db()
    assert old.status == "carried"

    taken_back(draft, cast)

    old.refresh_from_db()
    assert {name: getattr(old, name) for name in before} == before
    assert old.carried_on is None
    assert old.events.first().line == (
        f"theo dõi tiếp do thông báo ban hành nhầm, đã rút lại: {WHY}"
    )
    assert set(OpenQuestion.objects.values_list("event", flat=True)) == asking_events()
    assert OpenQuestion.objects.get().task == old


def test_request_for_time_of_carried_work_stands_again(cast, units):
    dated = {"deadline": "by", "named_on": date(2024, 4, 30)}
    old = a_task(cast, units["QLKH"], issued_on=date(2024, 1, 10), number="9/TB-SKHCN", **dated)
    do(old, "request_extension", cast["qlkh.anh"], new_due_on=date(2024, 5, 10), note="Chờ")
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    item = a_directive(draft, units["QLKH"], title="Tiếp tục")
    item = getattr(item, "item", item)
    type(item).objects.filter(pk=item.pk).update(continues=old.duty.item)
    issue(draft, by=cast["hcth.tam"], now=at(NEXT))

    taken_back(draft, cast, NEXT)

    assert old.extensions.get().state == "asked"
    assert OpenQuestion.objects.get().asked == "request_extension"


def test_papers_that_cite_it_are_tied_to_what_is_issued_in_its_stead(notice, cast, units):
    citing = a_draft(cast["giamdoc"], number="600/TB-SKHCN", issued_on=ISSUED)
    a_directive(citing, units["QLKH"])
    item = citing.items.first()
    cited = Citation.objects.create(
        item=item, number="598/TB-SKHCN", dated_on=ISSUED, resolved=notice
    )

    draft = taken_back(notice, cast)
    cited.refresh_from_db()
    assert cited.resolved is None
    issue(draft, by=cast["hcth.tam"], now=at(ISSUED))

    cited.refresh_from_db()
    assert cited.resolved == draft


def test_pages_say_why_not_and_lead_to_the_draft(client, notice, cast, monkeypatch):
    client.force_login(cast["hcth.tam"])
    acts = client.get(reverse("tasks:mend", args=[notice.pk])).text
    assert "Không rút lại được. Chỉ rút lại được đến hết ngày 04/4/2024." in " ".join(acts.split())
    address = reverse("tasks:mend_by", args=[notice.pk, "rut-lai"])
    assert "Không rút lại được." in client.get(address).text

    Agency.objects.update(take_back_days=9_999)
    answer = client.post(address, {"note": WHY, "seen": notice.version})

    draft = Conclusion.objects.get(status="draft")
    assert answer.url == reverse("conclusions:review", args=[draft.pk])
    page = " ".join(client.get(reverse("conclusions:detail", args=[notice.pk])).text.split())
    assert f"<b>Rút lại do ban hành nhầm</b>: {WHY}" in page
    assert client.get(reverse("reports:register")).status_code == 200
    assert Event.objects.filter(verb="issue").count() == 2


def test_list_does_not_count_a_mistake_among_the_issued(client, notice, cast):
    taken_back(notice, cast)
    client.force_login(cast["hcth.tam"])

    page = client.get(reverse("conclusions:list"))

    assert "0 thông báo đã ban hành, 1 đã rút lại, 1 dự thảo" in " ".join(page.text.split())
