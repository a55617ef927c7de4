"""A meeting: what is said is written at once, can be taken back, and is made when it ends."""

from datetime import date

import pytest

from conclusions.actions import Refused, StaleDraft, discard, reword, submit
from conclusions.models import Duty, Item
from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import StalePage, issue, move
from tasks.actions.meeting_ends import carry_out, close, drop
from tasks.actions.meetings import decide, open_meeting, show, undo
from tasks.actions.moving import NotAllowed
from tasks.models import Meeting, MeetingDecision
from tasks.tests.factories import at, do

ISSUED, TODAY, DUE = date(2024, 4, 3), date(2024, 4, 15), date(2024, 4, 12)
NEW = date(2024, 4, 26)
SOURCE = "(mục II.1 Thông báo số 598/TB-SKHCN ngày 03/4/2024)"


@pytest.fixture
def tasks(cast, units):
    """A dated one of TTUD and of QLKH, and an undated one of TTUD, of one notice."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    dated = {"deadline": "before", "named_on": DUE, "phrase": "trước ngày 12/4/2024"}
    a_directive(draft, units["TTUD"], units["QLKH"], title="Báo cáo tồn tại, vướng mắc", **dated)
    a_directive(draft, units["TTUD"], title="Tiếp tục thực hiện Thông báo số 335/TB-SKHCN")
    qlkh, ttud, other = issue(draft, by=cast["hcth.son"], now=at(ISSUED))
    return [ttud, qlkh, other]


@pytest.fixture
def meeting(cast, tasks):
    return open_meeting(
        by=cast["hcth.son"], held_on=TODAY, chair=cast["giamdoc"], tasks=tasks, now=at(TODAY, 8)
    )


@pytest.fixture
def say(cast, meeting):
    """Take something down, as the clerk of the office beside the projector."""

    def say(kind, task=None, by="hcth.son", **told):
        return decide(meeting, by=cast[by], kind=kind, task=task, now=at(TODAY), **told)

    return say


def lines(meeting) -> list[tuple[str, str, str]]:
    """The draft below its headings: label, words, units that lead."""
    meeting.refresh_from_db()
    if meeting.draft is None:
        return []
    items = meeting.draft.items.exclude(parent=None)
    return [
        (
            item.label,
            item.text,
            ", ".join(unit.code for duty in item.duties.all() for unit in duty.leads.all()),
        )
        for item in items
    ]


def history(task) -> list[str]:
    return [str(event) for event in task.events.order_by("pk")][1:]


def ended(meeting, by, cast):
    return close(meeting, by=cast[by], now=at(TODAY, 11))


def test_carrying_writes_a_line_under_its_unit_that_continues_the_item(meeting, tasks, say):
    decision = say("carry", tasks[0], new_due_on=NEW)

    words = f"Tiếp tục báo cáo tồn tại, vướng mắc {SOURCE}; hoàn thành trước ngày 26/4/2024."
    assert lines(meeting) == [
        ("1.", "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ", ""),
        ("a)", words, "TTUD"),
    ]
    duty = decision.line.duties.get()
    assert (duty.title, duty.deadline, duty.named_on, duty.phrase, duty.day_check) == (
        "Báo cáo tồn tại, vướng mắc",
        Duty.Deadline.BEFORE,
        NEW,
        "hoàn thành trước ngày 26/4/2024",
        "",
    )
    assert decision.line.continues == tasks[0].duty.item
    assert history(tasks[0]) == [
        "Võ Thanh Sơn ghi ý kiến Giám đốc tại giao ban ngày 15/4/2024: chuyển kỳ sau, hoàn "
        "thành trước ngày 26/4/2024"
    ]


def test_lines_of_one_unit_stand_under_its_name_and_no_word_is_doubled(meeting, tasks, say):
    say("carry", tasks[0])
    say("carry", tasks[1])
    say("carry", tasks[2])

    assert [(label, words) for label, words, _ in lines(meeting)] == [
        ("1.", "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"),
        ("a)", f"Tiếp tục báo cáo tồn tại, vướng mắc {SOURCE}."),
        (
            "b)",
            "Tiếp tục thực hiện Thông báo số 335/TB-SKHCN (mục II.2 Thông báo số 598/TB-SKHCN "
            "ngày 03/4/2024).",
        ),
        ("2.", "Phòng Quản lý Khoa học"),
        ("a)", f"Tiếp tục báo cáo tồn tại, vướng mắc {SOURCE}."),
    ]


def test_the_draft_is_of_the_meeting_and_its_chair(meeting, tasks, say, cast):
    say("carry", tasks[0])

    meeting.refresh_from_db()
    assert meeting.draft.title == ("Kết luận của Giám đốc Sở tại cuộc họp giao ban ngày 15/4/2024")
    assert (meeting.draft.leader, meeting.draft.meeting_on) == (cast["giamdoc"], TODAY)


def test_issuing_the_draft_carries_the_task(meeting, tasks, say, cast):
    say("carry", tasks[0], new_due_on=NEW)
    meeting.refresh_from_db()
    draft = meeting.draft
    draft.number, draft.issued_on, draft.year = "650/TB-SKHCN", TODAY, 2024
    draft.save()

    made = issue(draft, by=cast["hcth.son"], now=at(TODAY, 15))

    tasks[0].refresh_from_db()
    tasks[1].refresh_from_db()
    assert [(one.continues, one.due_on, one.original_due_on) for one in made] == [
        (tasks[0], NEW, DUE)
    ]
    assert (tasks[0].status, tasks[1].status) == ("carried", "assigned")


def test_nothing_moves_before_the_meeting_ends(meeting, tasks, say, cast):
    do(tasks[0], "report", cast["ttud.dung"], on=TODAY, result="Gửi báo cáo")

    say("done", tasks[0])

    tasks[0].refresh_from_db()
    assert tasks[0].status == "awaiting"
    ended(meeting, "giamdoc", cast)
    tasks[0].refresh_from_db()
    assert tasks[0].status == "done"


def test_who_closes_makes_the_moves_that_are_theirs(meeting, tasks, say, cast):
    say("done", tasks[0], words="Gửi báo cáo 02 vướng mắc")
    say("date", tasks[1], new_due_on=NEW)
    say("remark", tasks[2], words="Báo cáo hằng tuần")

    made, waiting = ended(meeting, "giamdoc", cast)

    assert [one.made.verb for one in made] == ["conclude", "date_at_meeting", "remark"]
    assert waiting == []
    for task in tasks:
        task.refresh_from_db()
    assert (tasks[0].status, tasks[0].result) == ("done", "Gửi báo cáo 02 vướng mắc")
    assert (tasks[0].reported_on, tasks[0].counted_on) == (TODAY, TODAY)
    assert (tasks[1].due_on, tasks[1].original_due_on) == (NEW, DUE)
    assert made[2].made.note == ("Tại giao ban ngày 15/4/2024, Võ Thanh Sơn ghi: Báo cáo hằng tuần")


def test_what_the_office_closes_waits_for_the_leader_and_one_click(meeting, tasks, say, cast):
    say("done", tasks[0])
    say("date", tasks[1], new_due_on=NEW)

    made, waiting = ended(meeting, "hcth.son", cast)
    later, left = carry_out(meeting, by=cast["giamdoc"], now=at(TODAY, 14))

    assert (made, len(waiting)) == ([], 2)
    assert ([one.made.verb for one in later], left) == (["conclude", "date_at_meeting"], [])
    assert {one.made.actor for one in later} == {cast["giamdoc"]}


def test_a_deputy_makes_only_what_a_deputy_may(meeting, tasks, say, cast):
    say("done", tasks[0])  # TTUD is overseen by pgd.nga
    say("date", tasks[1], new_due_on=date(2024, 5, 10))

    made, waiting = ended(meeting, "pgd.viet", cast)

    assert (made, [one.task for one in waiting]) == ([], [tasks[0], tasks[1]])


def test_a_new_unit_takes_the_work_and_the_line_is_under_it(meeting, tasks, say, cast, units):
    decision = say("unit", tasks[0], lead=units["TTra"], new_due_on=NEW)

    ended(meeting, "giamdoc", cast)

    tasks[0].refresh_from_db()
    assert (tasks[0].lead, tasks[0].due_on, tasks[0].status) == (units["TTra"], NEW, "assigned")
    assert decision.line.parent.text == "Thanh tra Sở"
    assert decision.written == (
        f"Giao Thanh tra Sở chủ trì báo cáo tồn tại, vướng mắc {SOURCE}, thay Trung tâm Ứng dụng "
        "và Dịch vụ khoa học công nghệ; hoàn thành trước ngày 26/4/2024."
    )


@pytest.mark.parametrize(
    ("kind", "due_on", "state"), [("grant", NEW, "granted"), ("refuse", DUE, "refused")]
)
def test_a_request_is_answered_at_the_end(kind, due_on, state, meeting, tasks, say, cast):
    do(tasks[0], "request_extension", cast["ttud.dung"], on=TODAY, new_due_on=NEW, note="Chờ")

    say(kind, tasks[0], words="" if kind == "grant" else "Việc gấp")
    ended(meeting, "giamdoc", cast)

    tasks[0].refresh_from_db()
    assert (tasks[0].due_on, tasks[0].extensions.get().state) == (due_on, state)
    grows = [words for _, words, _ in lines(meeting)][1:]
    until = f"Tiếp tục báo cáo tồn tại, vướng mắc {SOURCE}; hoàn thành trước ngày 26/4/2024."
    assert grows == ([until] if kind == "grant" else [])


@pytest.mark.parametrize(("kind", "told"), [("grant", {}), ("refuse", {"words": "Giữ hạn cũ."})])
def test_what_was_said_of_one_request_answers_no_later_one(kind, told, meeting, tasks, say, cast):
    """Neither when the meeting ends nor by a leader's click on the page as it stands then."""
    task, later = tasks[0], date(2024, 7, 26)
    do(task, "request_extension", cast["ttud.dung"], note="Chờ số liệu", new_due_on=NEW)
    decision = say(kind, task, **told)
    move(task, "refuse_extension", by=cast["giamdoc"], note="Xem lại", now=at(TODAY, 10))
    asked = {"note": "Chờ thẩm định", "new_due_on": later}
    move(task, "request_extension", by=cast["ttud.dung"], now=at(TODAY, 10), **asked)

    made, waiting = ended(meeting, "giamdoc", cast)
    task.refresh_from_db()
    click = {"by": cast["giamdoc"], "seen": {decision.pk: task.version}, "now": at(TODAY, 12)}
    again, still = carry_out(meeting, **click)

    task.refresh_from_db()
    assert (made, again, waiting, still) == ([], [], [decision], [decision])
    assert (task.due_on, task.open_request.new_due_on) == (DUE, later)
    assert still[0].trouble == (
        "Đơn vị đề nghị gia hạn đến 26/7/2024 sau khi ghi ý kiến này; đề nghị ấy quyết định riêng."
    )


def test_another_day_than_asked_for_ends_the_request(meeting, tasks, say, cast):
    do(tasks[0], "request_extension", cast["ttud.dung"], on=TODAY, new_due_on=NEW, note="Chờ")
    earlier = date(2024, 4, 19)

    say("date", tasks[0], new_due_on=earlier)
    ended(meeting, "giamdoc", cast)

    tasks[0].refresh_from_db()
    assert (tasks[0].due_on, tasks[0].extensions.get().state) == (earlier, "lapsed")
    assert tasks[0].events.first().line == (
        "cho hạn mới 19/4/2024 tại giao ban; đề nghị gia hạn đến 26/4/2024 hết hiệu lực"
    )


@pytest.mark.parametrize("place", [0, 2])
def test_a_day_that_cannot_be_moved_now_is_given_by_the_next_notice(
    place, meeting, tasks, say, cast
):
    """Of reported work, and of work without a limit."""
    if tasks[place].due_on:
        do(tasks[place], "report", cast["ttud.dung"], on=TODAY, result="Gửi báo cáo")

    decision = say("date", tasks[place], new_due_on=NEW)

    assert (decision.kind, decision.waits) == ("carry", False)
    assert decision.line.duties.get().named_on == NEW


def test_an_order_is_read_like_any_directive(meeting, say, units):
    words = (
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ báo cáo phương án trước ngày 20/5/2024."
    )

    decision = say("order", words=words, lead=units["TTUD"])

    duty = decision.line.duties.get()
    assert (decision.line.kind, list(duty.leads.all())) == (
        Item.Kind.DIRECTIVE,
        [units["TTUD"]],
    )
    assert (duty.named_on, decision.line.continues) == (date(2024, 5, 20), None)


def test_undoing_takes_the_line_and_its_unit_out_and_tells_the_history(meeting, tasks, say, cast):
    decision = say("carry", tasks[0])

    undo(decision, by=cast["giamdoc"], now=at(TODAY, 10))

    decision.refresh_from_db()
    assert (lines(meeting), decision.is_standing) == ([], False)
    assert history(tasks[0])[1] == (
        "Lê Đình Khải rút ý kiến đã ghi tại giao ban ngày 15/4/2024: chuyển kỳ sau"
    )
    assert ended(meeting, "giamdoc", cast) == ([], [])


def test_undoing_one_of_two_keeps_the_other(meeting, tasks, say, cast):
    first = say("carry", tasks[0])
    say("carry", tasks[2])

    undo(first, by=cast["hcth.son"])

    assert [label for label, *_ in lines(meeting)] == ["1.", "a)"]


def test_a_line_changed_in_the_draft_is_not_taken_out_unseen(meeting, tasks, say, cast):
    decision = say("carry", tasks[0])
    item = decision.line
    reword(item, seen=item.conclusion.version, by=cast["hcth.tam"], text="Sửa tay", label=None)

    with pytest.raises(StaleDraft):
        undo(decision, by=cast["hcth.son"])

    decision.refresh_from_db()
    assert decision.is_standing


def test_one_decision_settles_a_task_until_it_is_undone(meeting, tasks, say, cast):
    first = say("carry", tasks[0])

    with pytest.raises(Refused, match="đã ghi “chuyển kỳ sau” lúc 09 giờ 00; hoàn tác"):
        say("done", tasks[0], by="hcth.tam")
    say("remark", tasks[0], words="Báo cáo hằng tuần")
    undo(first, by=cast["hcth.tam"])
    say("done", tasks[0])

    kinds = MeetingDecision.objects.filter(undone_at=None).values_list("kind", flat=True)
    assert sorted(kinds) == ["done", "remark"]


def test_a_task_moved_since_it_was_shown_is_told(meeting, tasks, say, cast):
    seen = tasks[0].version
    do(tasks[0], "accept", cast["ttud.dung"], on=TODAY)

    with pytest.raises(StalePage):
        say("carry", tasks[0], seen=seen)

    assert not MeetingDecision.objects.exists()
    assert lines(meeting) == []


def test_what_was_moved_after_it_was_said_waits_with_its_reason(meeting, tasks, say, cast):
    decision = say("done", tasks[0])
    do(tasks[0], "report", cast["ttud.dung"], on=TODAY, result="Gửi báo cáo")

    made, (waiting,) = ended(meeting, "giamdoc", cast)

    assert made == []
    assert waiting.trouble.startswith("Nhiệm vụ vừa được Tạ Công Dũng cập nhật lúc")
    again, left = carry_out(
        meeting, by=cast["giamdoc"], seen={decision.pk: tasks[0].version}, now=at(TODAY, 14)
    )
    assert ([one.made.verb for one in again], left) == (["confirm"], [])


def test_what_a_page_did_not_show_is_not_made_by_its_click(meeting, tasks, say, cast):
    shown, other = (say("date", task, new_due_on=NEW) for task in tasks[:2])
    ended(meeting, "hcth.son", cast)

    seen = {shown.pk: tasks[0].version}
    made, waiting = carry_out(meeting, by=cast["giamdoc"], seen=seen, now=at(TODAY, 12))

    assert (made, waiting) == ([shown], [other])


def test_what_was_done_otherwise_is_let_go_by_whose_it_is(meeting, tasks, say, cast):
    decision = say("done", tasks[0])
    ended(meeting, "hcth.son", cast)

    with pytest.raises(NotAllowed):
        drop(decision, by=cast["hcth.son"])
    drop(decision, by=cast["giamdoc"])

    assert carry_out(meeting, by=cast["giamdoc"]) == ([], [])


def test_a_closed_meeting_takes_down_and_undoes_nothing(meeting, tasks, say, cast):
    decision = say("carry", tasks[0])
    ended(meeting, "giamdoc", cast)

    for act in (lambda: say("done", tasks[1]), lambda: undo(decision, by=cast["giamdoc"])):
        with pytest.raises(Refused, match="đã kết thúc"):
            act()
    with pytest.raises(Refused, match="đã kết thúc"):
        ended(meeting, "hcth.son", cast)


def test_a_meeting_is_closed_before_the_next_is_opened(meeting, tasks, cast):
    def again():
        return open_meeting(by=cast["hcth.son"], held_on=TODAY, chair=cast["giamdoc"], tasks=tasks)

    with pytest.raises(Refused, match="chưa kết thúc"):
        again()
    ended(meeting, "hcth.son", cast)

    assert again().is_open
    assert Meeting.objects.count() == 2


def test_a_meeting_goes_through_something(cast):
    with pytest.raises(Refused, match="Không có nhiệm vụ nào"):
        open_meeting(by=cast["hcth.son"], held_on=TODAY, chair=cast["giamdoc"], tasks=[])


@pytest.mark.parametrize("account", ["ttud.dung", "ttud.dat", "vanthu"])
def test_others_keep_no_meeting(account, meeting, tasks, say, cast):
    decision = say("carry", tasks[0])

    with pytest.raises(NotAllowed):
        say("carry", tasks[1], by=account)
    for act in (undo, close):
        with pytest.raises(NotAllowed):
            act(decision if act is undo else meeting, by=cast[account])
    with pytest.raises(NotAllowed):
        show(meeting, 2, by=cast[account])


@pytest.mark.parametrize(
    ("kind", "told", "words"),
    [
        ("remark", {}, "Chưa nhập nội dung ý kiến."),
        ("order", {"words": "Làm"}, "Chưa chọn đơn vị."),
        ("unit", {"new_due_on": NEW}, "Chưa chọn đơn vị."),
        ("date", {"new_due_on": None}, "Chưa nhập hạn mới."),
        ("date", {"new_due_on": ISSUED}, "Hạn mới phải từ hôm nay trở đi."),
        ("grant", {}, "không ghi “Đồng ý gia hạn” được"),
    ],
)
def test_what_would_be_refused_at_the_end_is_refused_at_once(kind, told, words, tasks, say):
    with pytest.raises(Refused, match=words):
        say(kind, tasks[0], **told)

    assert not MeetingDecision.objects.exists()


def test_a_deadline_from_above_is_not_moved_in_a_meeting(meeting, tasks, say):
    Duty.objects.update(imposed=True)

    with pytest.raises(Refused, match="Thời hạn do cấp trên giao, Sở không gia hạn."):
        say("date", tasks[0], new_due_on=NEW)


def test_a_draft_that_waits_for_approval_is_not_written_into(meeting, tasks, say, cast):
    say("carry", tasks[0])
    meeting.refresh_from_db()
    submit(meeting.draft, seen=meeting.draft.version, by=cast["hcth.son"])

    with pytest.raises(StaleDraft, match="đang chờ duyệt"):
        say("carry", tasks[1])

    say("done", tasks[1])  # writes no line
    assert MeetingDecision.objects.filter(task=tasks[1]).count() == 1


def test_a_draft_thrown_away_is_begun_anew_with_all_that_stands(meeting, tasks, say):
    say("carry", tasks[0])
    meeting.refresh_from_db()
    discard(meeting.draft, seen=meeting.draft.version)

    say("carry", tasks[2])

    assert [label for label, *_ in lines(meeting)] == ["1.", "a)", "b)"]


def test_the_projector_shows_a_place_of_the_order_and_the_one_behind_it(meeting, cast):
    places = []
    for place in (0, 2, 4, 9):
        show(meeting, place, by=cast["hcth.son"])
        meeting.refresh_from_db()
        places.append(meeting.showing)

    assert places == [1, 2, 4, 4]
