"""One way for every deadline to move: each verb that gives a day, against every rule."""

from datetime import date, timedelta

import pytest

from conclusions.actions import Refused
from conclusions.models import Duty
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Delegation
from tasks.actions import issue
from tasks.deadline_words import deadline_of
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, at, do

ISSUED, TODAY = date(2024, 4, 3), date(2024, 4, 10)
DUE, LATER, FAR = date(2024, 4, 12), date(2024, 4, 16), date(2024, 5, 10)  # + 2 and 17 worked days
IMPOSED = "Thời hạn do cấp trên giao, Sở không gia hạn."
TWICE = "Đã gia hạn 2 lần; cần Giám đốc quyết định."
TOO_MANY = "Chỉ lãnh đạo giao việc hoặc Giám đốc được cho thêm quá 5 ngày làm việc."
BEFORE_TODAY = "Hạn mới phải từ hôm nay trở đi."
AFTER_DUE = "Hạn mới phải sau ngày 12/4/2024."
YEARS = "Năm phải từ 1945 đến 2099."
OWN = "Người của đơn vị chủ trì không tự {} nhiệm vụ của đơn vị."
LINES = {
    "grant_extension": "đồng ý gia hạn đến {} (lần 1)",
    "resume": "tiếp tục, hạn {}",
    "reassign": "giao lại từ Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ cho Phòng Quản lý "
    "Tiêu chuẩn Đo lường Chất lượng, hạn mới {}",
    "reopen": "mở lại nhiệm vụ đã báo cáo ngày 10/4/2024, đúng hạn; hạn bổ sung {}",
    "fix_date": "sửa lỗi nhập hạn từ 12/4/2024 thành {}",
    "send_back": "trả lại lần 1: Bổ sung hồ sơ, minh chứng; hạn bổ sung {}",
}


@pytest.fixture
def move_to(cast, units):
    """Bring a task of TTUD to where the verb may be, then give it the day by it."""

    def bring(task, verb, day):
        head, judge = cast["ttud.dung"], cast["pgd.nga"]
        if verb == "grant_extension":
            do(task, "request_extension", head, on=TODAY, new_due_on=day, note="Chờ số liệu")
        if verb == "resume":
            do(task, "accept", head, on=TODAY)
            do(task, "pause", judge, on=TODAY, note="Chờ UBND tỉnh")
        if verb in ("reopen", "send_back"):
            do(task, "report", head, on=TODAY, result="Đã gửi")
        if verb == "reopen":
            do(task, "confirm", judge, on=TODAY)

    def move_to(task, verb, by, day):
        bring(task, verb, day)
        fields = {} if verb == "grant_extension" else {"new_due_on": day}
        fields |= {"lead": units["QLTĐC"]} if verb == "reassign" else {}
        fields |= {"kind": "papers"} if verb == "send_back" else {}
        return do(task, verb, cast[by], on=TODAY, note="Có lý do", **fields)

    return move_to


@pytest.fixture
def make(cast, units):
    def make(*, extended=0, dated=True, **duty):
        duty |= {"deadline": "by", "named_on": DUE} if dated else {}
        task = a_task(cast, units["TTUD"], issued_on=ISSUED, **duty)
        Task.objects.filter(pk=task.pk).update(extended=extended)
        task.refresh_from_db()
        return task

    return make


def stand_in(cast, giver, taker):
    days = {"starts_on": date(2000, 1, 1), "ends_on": date(2099, 1, 1)}
    Delegation.objects.create(giver=cast[giver], taker=cast[taker], **days)


@pytest.mark.parametrize("by", ["giamdoc", "qlcn.thinh"])
@pytest.mark.parametrize("verb", LINES)
def test_director_and_their_stand_in_give_any_day(cast, make, move_to, verb, by):
    stand_in(cast, "giamdoc", "qlcn.thinh")
    task = make()

    event = move_to(task, verb, by, FAR)

    assert (task.due_on, task.moved_by, task.original_due_on) == (FAR, verb, DUE)
    assert task.extended == (verb == "grant_extension")
    assert (event.line, event.acting_for) == (
        LINES[verb].format("10/5/2024"),
        None if by == "giamdoc" else cast["giamdoc"],
    )


@pytest.mark.parametrize("verb", ["grant_extension", "resume", "reassign", "send_back"])
def test_deputy_gives_a_few_days(cast, make, move_to, verb):
    task = make()

    event = move_to(task, verb, "pgd.nga", LATER)

    assert (task.due_on, task.moved_by, task.original_due_on) == (LATER, verb, DUE)
    assert (event.line, event.acting_for) == (LINES[verb].format("16/4/2024"), None)


MENDERS = "Chỉ Giám đốc, Trưởng, Phó Phòng Hành chính - Tổng hợp được sửa lỗi nhập hạn."
REFUSED = [
    ("grant_extension", "giamdoc", {"imposed": True}, LATER, IMPOSED),
    ("resume", "giamdoc", {"imposed": True}, LATER, IMPOSED),
    ("reassign", "giamdoc", {"imposed": True}, LATER, IMPOSED),
    ("grant_extension", "pgd.nga", {"extended": 2}, LATER, TWICE),
    ("grant_extension", "giamdoc", {"extended": 2}, LATER, TWICE),
    ("resume", "pgd.nga", {"extended": 2}, LATER, TWICE),
    ("reassign", "pgd.nga", {"extended": 2}, LATER, TWICE),
    (
        "grant_extension",
        "pgd.nga",
        {},
        FAR,
        "Đề nghị xin thêm 17 ngày làm việc, quá 5 ngày; Giám đốc quyết định.",
    ),
    ("resume", "pgd.nga", {}, FAR, TOO_MANY),
    ("send_back", "pgd.nga", {}, FAR, TOO_MANY),
    ("send_back", "giamdoc", {}, TODAY - timedelta(1), BEFORE_TODAY),
    ("reassign", "pgd.nga", {}, FAR, TOO_MANY),
    ("grant_extension", "giamdoc", {}, TODAY - timedelta(1), AFTER_DUE),
    ("resume", "giamdoc", {}, TODAY - timedelta(1), BEFORE_TODAY),
    ("reassign", "giamdoc", {}, TODAY - timedelta(1), BEFORE_TODAY),
    ("reopen", "giamdoc", {}, TODAY - timedelta(1), BEFORE_TODAY),
    (
        "fix_date",
        "giamdoc",
        {},
        ISSUED - timedelta(1),
        "Hạn đúng không được trước ngày ban hành 03/4/2024.",
    ),
    ("grant_extension", "giamdoc", {}, DUE, AFTER_DUE),
    ("fix_date", "giamdoc", {}, DUE, "Hạn đúng phải khác hạn đang có."),
    (
        "grant_extension",
        "giamdoc",
        {"dated": False},
        FAR,
        "Nhiệm vụ không ghi thời hạn nên không cần gia hạn.",
    ),
    (
        "fix_date",
        "giamdoc",
        {"dated": False},
        FAR,
        "Nhiệm vụ không ghi thời hạn nên không có hạn để thay đổi.",
    ),
    ("set_date", "giamdoc", {}, FAR, "Đơn vị còn được đề nghị gia hạn (tối đa 2 lần)."),
    ("set_date", "giamdoc", {"extended": 2, "imposed": True}, FAR, IMPOSED),
    ("set_date", "giamdoc", {"extended": 2}, DUE, "Hạn mới phải sau ngày 12/4/2024."),
    ("set_date", "pgd.nga", {"extended": 2}, FAR, "Chỉ Giám đốc được quyết định hạn mới."),
    *((verb, "giamdoc", {}, date(2100, 1, 1), YEARS) for verb in LINES),
    *(
        (verb, "giamdoc", {}, None, "Chưa nhập hạn mới.")
        for verb in ("resume", "reassign", "reopen")
    ),
    ("grant_extension", "ttud.my", {}, LATER, OWN.format("đồng ý gia hạn")),
    ("resume", "ttud.my", {}, LATER, OWN.format("tiếp tục thực hiện")),
    ("reassign", "ttud.my", {}, LATER, OWN.format("giao lại")),
    ("reopen", "ttud.my", {}, LATER, OWN.format("mở lại")),
    ("fix_date", "ttud.my", {}, LATER, OWN.format("sửa lỗi nhập hạn")),
    ("reopen", "pgd.nga", {}, LATER, "Chỉ lãnh đạo giao việc, Giám đốc được mở lại."),
    ("fix_date", "pgd.nga", {}, LATER, MENDERS),
]


@pytest.mark.parametrize(("verb", "by", "given", "day", "words"), REFUSED)
def test_day_against_a_rule_is_refused_in_words(cast, make, move_to, verb, by, given, day, words):
    stand_in(cast, "giamdoc", "ttud.my")  # of the unit itself
    task = make(**given)

    with pytest.raises(Refused) as refused:
        move_to(task, verb, by, day)

    assert refused.value.messages == [words]
    task.refresh_from_db()
    assert (task.due_on, task.moved_by) == (DUE if given.get("dated", True) else None, "")


@pytest.mark.parametrize("given", [{}, {"imposed": True}, {"extended": 2}])
@pytest.mark.parametrize(("verb", "by"), [("resume", "pgd.nga"), ("reassign", "pgd.nga")])
def test_day_in_force_may_always_be_kept(make, move_to, verb, by, given):
    """Where no later day may be given, work goes on with the one it has."""
    task = make(**given)

    move_to(task, verb, by, DUE)

    assert (task.due_on, task.moved_by, task.original_due_on) == (DUE, "", DUE)


@pytest.mark.parametrize(("verb", "status"), [("resume", "in_progress"), ("reassign", "assigned")])
def test_undated_work_goes_on_undated(make, move_to, verb, status):
    task = make(dated=False)

    move_to(task, verb, "giamdoc", None)

    assert (task.status, task.due_on, task.moved_by) == (status, None, "")


@pytest.mark.parametrize("verb", ["resume", "reassign", "reopen", "fix_date"])
def test_after_two_extensions_the_director_moves_the_deadline(make, move_to, verb):
    task = make(extended=2)

    move_to(task, verb, "giamdoc", FAR)

    assert (task.due_on, task.extended) == (FAR, 2)


def test_slip_of_typing_may_be_about_a_day_gone_by(make, move_to):
    task = make(imposed=True)

    move_to(task, "fix_date", "giamdoc", date(2024, 4, 9))

    assert (task.due_on, task.original_due_on) == (date(2024, 4, 9), DUE)


def test_imposed_task_resumes_with_its_own_day_though_it_has_gone_by(cast, make):
    task = make(imposed=True)
    do(task, "accept", cast["ttud.dung"], on=TODAY)
    do(task, "pause", cast["pgd.nga"], on=TODAY, note="Chờ UBND tỉnh")

    do(task, "resume", cast["pgd.nga"], on=FAR, new_due_on=DUE, note="Đã có ý kiến")

    assert (task.status, task.due_on, task.moved_by) == ("in_progress", DUE, "")


def test_time_stood_paused_is_not_counted_as_given(cast, make):
    """Paused ten working days, to 02/5: a deputy gives five more, not a day further."""
    task = make()
    do(task, "accept", cast["ttud.dung"], on=TODAY)
    do(task, "pause", cast["pgd.nga"], on=TODAY, note="Chờ UBND tỉnh")
    back = {"on": date(2024, 4, 25), "note": "Đã có ý kiến"}

    with pytest.raises(Refused) as refused:
        do(task, "resume", cast["pgd.nga"], new_due_on=date(2024, 5, 9), **back)
    do(task, "resume", cast["pgd.nga"], new_due_on=date(2024, 5, 8), **back)

    assert refused.value.messages == [TOO_MANY]
    assert task.due_on == date(2024, 5, 8)


def test_pausing_again_and_again_gives_no_more_days(cast, make):
    task = make()
    do(task, "accept", cast["ttud.dung"], on=TODAY)
    for given in (date(2024, 4, 16), date(2024, 4, 17)):
        do(task, "pause", cast["pgd.nga"], on=TODAY, note="Chờ")
        do(task, "resume", cast["pgd.nga"], on=TODAY, new_due_on=given, note="Đã có ý kiến")
    do(task, "pause", cast["pgd.nga"], on=TODAY, note="Chờ")

    with pytest.raises(Refused) as refused:
        do(task, "resume", cast["pgd.nga"], on=TODAY, new_due_on=FAR, note="Đã có ý kiến")

    assert refused.value.messages == [TOO_MANY[:-1] + ", kể cả 3 ngày đã cho."]


def test_office_that_confirms_pauses_and_resumes_by_the_same_rules(cast, make, move_to):
    task = make(confirmer=cast["hcth.tam"])
    do(task, "accept", cast["ttud.dung"], on=TODAY)
    do(task, "pause", cast["hcth.tam"], on=TODAY, note="Chờ")

    with pytest.raises(Refused) as refused:
        do(task, "resume", cast["hcth.tam"], on=TODAY, new_due_on=FAR, note="Đã có ý kiến")
    do(task, "resume", cast["hcth.tam"], on=TODAY, new_due_on=LATER, note="Đã có ý kiến")

    assert (refused.value.messages, task.due_on) == ([TOO_MANY], LATER)


@pytest.mark.parametrize(
    ("given", "day", "acting_for"),
    [({}, LATER, None), ({}, FAR, "giamdoc"), ({"extended": 2}, LATER, "giamdoc")],
)
def test_deputy_standing_in_for_the_director_acts_in_the_right_that_reaches(
    cast, make, move_to, given, day, acting_for
):
    """Few days are the deputy's own to give; more come from the director's right, and say so."""
    stand_in(cast, "giamdoc", "pgd.nga")
    task = make(**given)

    event = move_to(task, "resume", "pgd.nga", day)

    assert (task.due_on, event.acting_for) == (day, cast[acting_for] if acting_for else None)


def test_leader_who_assigned_and_stands_in_goes_past_two_extensions(cast, make, move_to):
    stand_in(cast, "giamdoc", "pgd.nga")
    task = make(extended=2)
    Task.objects.filter(pk=task.pk).update(assigned_by=cast["pgd.nga"])

    event = move_to(task, "resume", "pgd.nga", FAR)

    assert (task.due_on, event.acting_for) == (FAR, cast["giamdoc"])


@pytest.mark.parametrize(
    ("reported", "judged", "reopened"),
    [(DUE, "đúng hạn", LATER), (date(2024, 4, 15), "quá hạn", date(2024, 4, 19))],
)
def test_reopened_work_has_a_day_of_its_own(cast, make, reported, judged, reopened):
    task = make()
    do(task, "report", cast["ttud.dung"], on=reported, result="Đã gửi")
    do(task, "confirm", cast["pgd.nga"], on=reported)

    event = do(
        task, "reopen", cast["giamdoc"], on=date(2024, 4, 16), new_due_on=reopened, note="Bổ sung"
    )

    assert (task.status, task.due_on, task.original_due_on) == ("in_progress", reopened, DUE)
    assert f", {judged}; hạn bổ sung" in event.line
    assert task.late_days(DayOff.objects.day(date(2024, 4, 16))) == 0


@pytest.mark.parametrize(("reported", "may"), [(DUE, True), (date(2024, 4, 15), False)])
def test_imposed_work_is_reopened_with_a_later_day_only_if_it_met_its_own(
    cast, make, reported, may
):
    task = make(imposed=True)
    do(task, "report", cast["ttud.dung"], on=reported, result="Đã gửi")
    do(task, "confirm", cast["pgd.nga"], on=reported)
    again = {"on": date(2024, 4, 16), "new_due_on": FAR, "note": "Bổ sung"}

    if may:
        do(task, "reopen", cast["giamdoc"], **again)
    else:
        with pytest.raises(Refused, match=IMPOSED):
            do(task, "reopen", cast["giamdoc"], **again)

    assert (task.due_on, task.original_due_on) == (FAR if may else DUE, DUE)


@pytest.mark.parametrize("given", [{}, {"imposed": True}, {"extended": 2}])
def test_next_notice_carries_the_first_deadline_through(cast, units, make, given):
    """The day in force is the one the new notice prints; the first one goes with the work."""
    former, chain = make(**given), []
    for n, day in enumerate((LATER, FAR)):
        draft = a_draft(cast["giamdoc"], number=f"{n}/TB-SKHCN", issued_on=TODAY)
        duty = a_directive(draft, units["TTUD"], deadline="by", named_on=day)
        duty.item.continues = (chain[-1] if chain else former).duty.item
        duty.item.save()
        chain += issue(draft, by=cast["hcth.son"], now=at(TODAY, 10 + n))

    told = [(t.due_on, t.moved_by, t.original_due_on, t.carried_times, t.extended) for t in chain]
    assert told == [(LATER, "carry", DUE, 1, 0), (FAR, "carry", DUE, 2, 0)]
    assert [t.first for t in chain] == [former, former]


def test_third_extension_is_told_as_the_directors_own_decision(make, move_to):
    task = make(extended=2)

    event = move_to(task, "set_date", "giamdoc", FAR)

    assert event.line == "quyết định hạn mới 10/5/2024, sau 2 lần gia hạn"
    assert (task.due_on, task.moved_by, task.original_due_on) == (FAR, "set_date", DUE)
    assert deadline_of(task).now == (
        "hạn mới 10/5/2024 do lãnh đạo quyết định sau khi gia hạn lần 2"
    )


def test_report_is_returned_without_a_new_day_as_before(cast, make):
    task = make()
    do(task, "report", cast["ttud.dung"], on=TODAY, result="Đã gửi")

    event = do(task, "send_back", cast["pgd.nga"], on=TODAY, kind="papers", note="Thiếu")

    assert (event.line, task.due_on) == ("trả lại lần 1: Bổ sung hồ sơ, minh chứng", DUE)
    assert task.moved_by == ""


SAID = "trước ngày 19/4/2024"
NOT_SAID = "Hạn đúng theo câu chữ “{}” là {}; hạn khác do Giám đốc quyết định."


@pytest.mark.parametrize(
    ("by", "phrase", "day", "refused"),
    [
        ("hcth.tam", SAID, date(2024, 4, 19), ""),
        ("hcth.huong", "chậm nhất ngày 09/4/2024", date(2024, 4, 9), ""),
        ("hcth.tam", "trong tháng 4/2024", date(2024, 4, 30), ""),
        ("hcth.tam", "trước 05/5", date(2024, 5, 5), ""),
        ("hcth.tam", SAID, FAR, NOT_SAID.format(SAID, "19/4/2024")),
        (
            "hcth.tam",
            "",
            FAR,
            "Hạn đúng không đọc được từ câu chữ; hạn khác do Giám đốc quyết định.",
        ),
        ("hcth.son", SAID, date(2024, 4, 19), MENDERS),
        ("giamdoc", SAID, FAR, ""),
    ],
)
def test_head_of_the_office_mends_a_day_to_what_its_words_mean(
    make, move_to, by, phrase, day, refused
):
    task = make()
    Duty.objects.filter(pk=task.duty_id).update(phrase=phrase)
    task.duty.refresh_from_db()

    if refused:
        with pytest.raises(Refused) as told:
            move_to(task, "fix_date", by, day)
        assert str(told.value) == refused
        return
    move_to(task, "fix_date", by, day)
    assert (task.due_on, task.moved_by) == (day, "fix_date")
