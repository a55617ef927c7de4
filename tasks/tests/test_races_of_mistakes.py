"""A mistaken issue taken back, and a meeting held, against whatever others do at that moment."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from conclusions.actions import mark_sent
from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from tasks.actions import issue, move
from tasks.actions.meeting_ends import carry_out, close, drop
from tasks.actions.meetings import decide, open_meeting, undo
from tasks.actions.taking_back import take_back
from tasks.models import Event, Meeting, MeetingDecision, Task
from tasks.tests.racing import NEEDS_SERVER, at_once, while_open

pytestmark = NEEDS_SERVER
TOLD = {"note": "Đưa nhầm bản chưa ký."}


@pytest.fixture
def people(transactional_db):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def notice(people) -> Conclusion:
    """Issued just now, to two units, one of them with a helper."""
    units = {unit.code: unit for unit in Department.objects.all()}
    draft = a_draft(people["giamdoc"], number="335/TB-SKHCN", issued_on=timezone.localdate())
    due = timezone.localdate() + timedelta(days=40)
    dated = {"deadline": "by", "named_on": due, "phrase": "trước ngày ấy"}
    a_directive(draft, units["TTUD"], helpers=[units["TTra"]], title="Một", **dated)
    a_directive(draft, units["QLKH"], title="Hai", **dated)
    issue(draft, by=people["hcth.tam"])
    return Conclusion.objects.get(pk=draft.pk)


def taking_back(notice, people):
    """As another browser would: it has read the notice before."""
    return partial(take_back, Conclusion.objects.get(pk=notice.pk), by=people["hcth.tam"], **TOLD)


MOVES = {
    "accept": ("ttud.dung", {}),
    "update": ("ttud.dung", {"note": "Đã liên hệ"}),
    "take_part": ("ttra.truong", {}),
    "remark": ("giamdoc", {"note": "Khẩn trương"}),
    "withdraw": ("giamdoc", {"note": "Thôi"}),
}


@pytest.mark.parametrize("verb", MOVES)
def test_what_was_begun_a_moment_ago_is_not_taken_back(people, notice, verb):
    task, (by, fields) = Task.objects.get(notice=notice, lead__code="TTUD"), MOVES[verb]

    late = while_open(
        partial(move, task, verb, by=people[by], **fields), taking_back(notice, people)
    )

    notice.refresh_from_db()
    assert (late, notice.status) == ("Refused", "issued")
    assert set(Event.objects.exclude(verb="issue").values_list("verb", flat=True)) == {verb}


@pytest.mark.parametrize("verb", MOVES)
def test_work_taken_back_a_moment_ago_is_not_begun(people, notice, verb):
    task, (by, fields) = Task.objects.get(notice=notice, lead__code="TTUD"), MOVES[verb]

    late = while_open(
        taking_back(notice, people), partial(move, task, verb, by=people[by], **fields)
    )

    assert late in ("Refused", "NotAllowed")
    assert {task.status for task in Task.objects.filter(notice=notice)} == {"withdrawn"}
    assert not Event.objects.exclude(verb__in=("issue", "take_back")).exists()


def test_notice_is_taken_back_once_by_several_at_once(people, notice):
    told = at_once(4, lambda n: taking_back(notice, people)())

    assert told.count("done") == 1
    assert Conclusion.objects.filter(number="335/TB-SKHCN").count() == 2
    assert Event.objects.filter(verb="take_back").count() == 2


def test_what_was_sent_a_moment_ago_is_not_taken_back(people, notice):
    def send():
        told = {"recipient": "UBND tỉnh (báo cáo)", "way": "post"}
        mark_sent(notice, by=people["vanthu"], sent_on=timezone.localdate(), **told)

    late = while_open(send, taking_back(notice, people))

    notice.refresh_from_db()
    assert (late, notice.status, notice.sendings.count()) == ("Refused", "issued", 1)


def test_notice_taken_back_a_moment_ago_is_not_sent(people, notice):
    told = {"recipient": "UBND tỉnh (báo cáo)", "way": "post", "sent_on": timezone.localdate()}

    late = while_open(
        taking_back(notice, people), partial(mark_sent, notice, by=people["vanthu"], **told)
    )

    assert (late, notice.sendings.count()) == ("Refused", 0)


@pytest.fixture
def meeting(people, notice) -> Meeting:
    return open_meeting(
        by=people["hcth.son"],
        held_on=timezone.localdate(),
        chair=people["giamdoc"],
        tasks=Task.objects.filter(notice=notice),
    )


def deciding(meeting, people, kind="remark", **told):
    task = meeting.agenda.get(position=1).task
    told = told or {"words": "Khẩn trương"}
    return partial(decide, meeting, by=people["hcth.son"], kind=kind, task=task, **told)


def test_only_one_meeting_is_opened_by_several_at_once(people, notice):
    chair, tasks = people["giamdoc"], list(Task.objects.filter(notice=notice))
    told = {"by": people["hcth.son"], "held_on": timezone.localdate(), "chair": chair}

    assert at_once(4, lambda n: open_meeting(tasks=tasks, **told)).count("done") == 1
    assert Meeting.objects.count() == 1


def test_meeting_closed_by_several_at_once_makes_its_moves_once(people, meeting):
    deciding(meeting, people)()
    deciding(meeting, people, "date", new_due_on=timezone.localdate() + timedelta(days=60))()

    told = at_once(4, lambda n: close(meeting, by=people["giamdoc"]))

    assert told == ["Refused"] * 3 + ["done"]
    made = Event.objects.filter(verb__in=("remark", "date_at_meeting"))
    assert sorted(made.values_list("verb", flat=True)) == ["date_at_meeting", "remark"]


def test_moves_made_by_several_at_once_are_made_once(people, meeting):
    deciding(meeting, people)()
    close(meeting, by=people["hcth.son"])

    at_once(4, lambda n: carry_out(Meeting.objects.get(), by=people["giamdoc"]))

    assert Event.objects.filter(verb="remark").count() == 1


def test_what_is_let_go_at_the_same_moment_is_not_made(people, meeting):
    decision = deciding(meeting, people)()
    close(meeting, by=people["hcth.son"])
    click = partial(carry_out, Meeting.objects.get(), by=people["giamdoc"])

    while_open(partial(drop, decision, by=people["giamdoc"]), click)

    decision.refresh_from_db()
    assert (decision.is_standing, decision.made) == (False, None)
    assert not Event.objects.filter(verb="remark").exists()


def test_nothing_is_taken_down_or_back_in_a_meeting_closed_a_moment_ago(people, meeting):
    decision = deciding(meeting, people)()
    ending = partial(close, meeting, by=people["hcth.son"])

    late = while_open(ending, deciding(meeting, people, "done", words="Xong"))
    undone = at_once(1, lambda n: undo(decision, by=people["hcth.son"]))

    assert (late, undone) == ("Refused", ["Refused"])
    assert [one.kind for one in MeetingDecision.objects.filter(undone_at=None)] == ["remark"]


def test_two_who_settle_one_task_at_once_are_told_of_each_other(people, meeting):
    said = {"new_due_on": timezone.localdate() + timedelta(days=60)}

    told = at_once(4, lambda n: deciding(meeting, people, "date", **said)())

    assert told == ["Refused"] * 3 + ["done"]
    assert Meeting.objects.get().draft.items.filter(duties__isnull=False).count() == 1


def test_task_that_a_meeting_spoke_of_a_moment_ago_is_not_taken_back(people, notice, meeting):
    late = while_open(deciding(meeting, people), taking_back(notice, people))

    notice.refresh_from_db()
    assert (late, notice.status) == ("Refused", "issued")


def test_task_taken_back_a_moment_ago_is_spoken_of_no_more(people, notice, meeting):
    late = while_open(taking_back(notice, people), deciding(meeting, people))

    assert late == "Refused"
    assert not MeetingDecision.objects.exists()
