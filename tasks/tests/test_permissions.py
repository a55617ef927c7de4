"""Who may make which move in which state: one table with stand-ins, each combination asked."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.utils import timezone

from departments.models import Agency, Delegation
from departments.rights import Rights
from tasks import permissions
from tasks.histories import histories
from tasks.limits import MAX_EXTENSIONS
from tasks.models import Task
from tasks.permissions import may, refusal
from tasks.tests.factories import a_task, do
from tasks.verbs import ANSWERS, BUTTONS, MOVES
from tasks.workflow import REPORTED, Status

# TTUD leads the task, QLKH helps, ttud.dat does it, pgd.nga confirms, giamdoc assigns.
PEOPLE = {
    "director": "giamdoc",
    "deputy": "pgd.nga",
    "other_deputy": "pgd.viet",
    "office": "hcth.huong",
    "head": "ttud.dung",
    "assignee": "ttud.dat",
    "helper": "qlkh.anh",
    "elsewhere": "tdc.quan",
    "outsider": "tdc.han",
    "for_director": "qlcn.thinh",  # a head elsewhere, stands in for the director
    "for_head": "ttra.loc",  # a specialist elsewhere, stands in for the head
    "own_for_director": "ttud.my",  # the unit's own deputy head, stands in for the director
    "deputy_for_head": "hcth.tam",  # stands in for the deputy director and for the head at once
    "formerly": "qlkh.chi",  # of the helping unit, stood in for the director till yesterday
}
STANDING_IN = [
    ("giamdoc", "qlcn.thinh", 0),
    ("ttud.dung", "ttra.loc", 0),
    ("giamdoc", "ttud.my", 0),
    ("pgd.nga", "hcth.tam", 0),
    ("ttud.dung", "hcth.tam", 0),
    ("giamdoc", "qlkh.chi", -1),
]
DOERS = "head for_head own_for_director deputy_for_head"
TELLERS = f"{DOERS} assignee helper formerly office"
JUDGES = "director deputy for_director"
DIRECTORS = "director for_director"
# verb: the states it starts from, and who may.
TABLE = {
    "accept": ("assigned", DOERS),
    "hand": ("assigned in_progress", DOERS),
    "report": ("assigned in_progress", DOERS),
    "update": ("assigned in_progress", TELLERS),
    "obstacle": ("assigned in_progress", TELLERS),
    "recall": ("awaiting", DOERS),
    "confirm": ("awaiting", JUDGES),
    "send_back": ("awaiting", JUDGES),
    "close_period": ("assigned in_progress awaiting", JUDGES),
    "nudge": ("assigned in_progress", "director deputy other_deputy for_director office"),
    "remark": (
        "assigned declined in_progress awaiting paused",
        "director deputy other_deputy for_director",
    ),
    "request_extension": ("assigned in_progress", DOERS),
    "grant_extension": ("assigned in_progress", JUDGES),
    "refuse_extension": ("assigned in_progress", JUDGES),
    "pause": ("in_progress", JUDGES),
    "resume": ("paused", JUDGES),
    "set_date": ("assigned in_progress", DIRECTORS),
    "fix_date": ("assigned declined in_progress paused", f"{DIRECTORS} office"),
    "decline": ("assigned in_progress", DOERS),
    "reassign": (
        "assigned declined in_progress awaiting paused",
        f"{JUDGES} office",
    ),
    "keep": ("declined", JUDGES),
    "withdraw": ("assigned declined in_progress awaiting paused", DIRECTORS),
    "reopen": ("done", DIRECTORS),
}


@pytest.fixture
def standing(cast):
    today = timezone.localdate()
    for giver, taker, ends in STANDING_IN:
        Delegation.objects.create(
            giver=cast[giver],
            taker=cast[taker],
            starts_on=today - timedelta(days=9),
            ends_on=today + timedelta(days=ends),
        )
    return cast


@pytest.fixture
def task(standing, units):
    """Just issued, so that the office may still mend a wrong unit."""
    today = timezone.localdate()
    due = {"deadline": "before", "named_on": today + timedelta(days=30)}
    task = a_task(standing, units["TTUD"], issued_on=today, helpers=[units["QLKH"]], **due)
    Task.objects.filter(pk=task.pk).update(assignee=standing["ttud.dat"])
    task.refresh_from_db()
    return task


def put(task, status):
    day = timezone.localdate() if status in REPORTED else None
    Task.objects.filter(pk=task.pk).update(status=status, reported_on=day, counted_on=day)
    return Task.objects.get(pk=task.pk)


def test_table_names_every_verb():
    assert set(TABLE) == set(BUTTONS)


def test_every_question_that_is_decided_is_never_the_askers_to_decide():
    decided = {asked for asked, verbs in ANSWERS.items() if not MOVES[verbs[0]].appends}

    assert {asked for asked in decided if not MOVES[asked].own_question} == set()


@pytest.mark.parametrize("verb", TABLE)
def test_move_is_for_these_people_in_these_states_only(standing, task, verb):
    """Every role, stand-ins too, by every state."""
    if verb in ("grant_extension", "refuse_extension"):
        # Within a deputy's five working days, and on a working day.
        a_week_on = task.due_on + timedelta(days=5)
        do(
            task,
            "request_extension",
            standing["ttud.dung"],
            on=timezone.localdate(),
            new_due_on=a_week_on,
            note="Chờ",
        )
    if verb == "set_date":  # once the requests are used up
        Task.objects.filter(pk=task.pk).update(extended=MAX_EXTENSIONS)
    if verb == "close_period":  # of what goes on all the time, once its period is over
        task.duty.deadline = "ongoing"
        task.duty.save()
    states, people = (set(words.split()) for words in TABLE[verb])

    found = {
        (status.value, role)
        for status in Status
        for one in [put(task, status)]
        for role, account in PEOPLE.items()
        if may(standing[account], verb, one)
    }

    assert found == set(product(states, people))


@pytest.mark.parametrize("verb", [verb for verb, move in BUTTONS.items() if move.decides])
def test_nobody_decides_about_the_own_unit(standing, task, verb):
    """Neither by the own posts nor as anybody's stand-in."""
    one = put(task, sorted(BUTTONS[verb].sources)[0])

    assert [
        permissions.acting_as(standing[name], verb, one) for name in ("ttud.my", "hcth.tam")
    ] == [
        None,
        None,
    ]


def test_refusal_tells_the_state_before_the_person(standing, task):
    assert refusal(standing["hcth.son"], "confirm", task) == (
        "Nhiệm vụ đang ở trạng thái “Chờ tiếp nhận”, không xác nhận hoàn thành được."
    )


def test_refusal_of_the_own_unit_says_why(standing, task):
    awaiting = put(task, Status.AWAITING)

    assert refusal(standing["ttud.my"], "confirm", awaiting) == (
        "Người báo cáo không tự xác nhận hoàn thành."
    )
    assert refusal(standing["ttud.my"], "withdraw", awaiting) == (
        "Người của đơn vị chủ trì không tự thôi theo dõi nhiệm vụ của đơn vị."
    )


def test_refusal_names_leaders_and_office_in_the_agencys_words(standing, task, units):
    Agency.objects.update(kind=Agency.Kind.UBND)
    units["HCTH"].name = "Văn phòng"
    units["HCTH"].save()

    told = {verb: refusal(standing["tdc.quan"], verb, task) for verb in ("withdraw", "update")}

    assert told == {
        "withdraw": "Chỉ lãnh đạo giao việc, Chủ tịch được thôi theo dõi.",
        "update": "Chỉ Trưởng hoặc Phó đơn vị chủ trì, người được phân công thực hiện, đơn vị "
        "phối hợp, Văn phòng được cập nhật tình hình.",
    }


@pytest.mark.parametrize(
    ("issued_on", "today", "may_mend"),
    [
        (date(2024, 4, 5), date(2024, 4, 9), True),  # Friday to Tuesday: two working days
        (date(2024, 4, 5), date(2024, 4, 10), False),
        (date(2024, 4, 3), date(2024, 4, 5), True),
        (date(2024, 4, 3), date(2024, 4, 8), False),
    ],
)
def test_office_mends_a_wrong_unit_within_two_working_days(
    cast, units, issued_on, today, may_mend, monkeypatch
):
    task = a_task(cast, units["TTUD"], issued_on=issued_on)
    monkeypatch.setattr(timezone, "localdate", lambda at=None: today if at is None else at.date())

    assert may(cast["hcth.son"], "reassign", task) == may_mend


def test_rights_are_read_once_a_request(standing, django_assert_num_queries):
    person = standing["qlcn.thinh"]
    assert Rights.of(person).is_director

    with django_assert_num_queries(0):
        assert Rights.of(person).sees_register


STOOD_IN = {"starts_on": date(2024, 4, 1), "ends_on": date(2024, 4, 5)}  # gone by


@pytest.mark.parametrize(
    ("asking", "fields", "deciding", "words"),
    [
        ("report", {"result": "Xong"}, "confirm", "Người báo cáo không tự xác nhận hoàn thành."),
        ("report", {"result": "Xong"}, "send_back", "Người báo cáo không tự trả lại."),
        (
            "decline",
            {"note": "Trùng"},
            "keep",
            "Người đề nghị giao đơn vị khác không tự quyết định.",
        ),
    ],
)
def test_who_asked_as_a_stand_in_decides_it_neither_afterwards(
    cast, units, asking, fields, deciding, words
):
    """The deputy who confirms reports of QLCN&CN stood in for its head while this was asked."""
    task = a_task(cast, units["QLCN&CN"])
    deputy = cast["pgd.viet"]
    given = Delegation.objects.create(giver=cast["qlcn.thinh"], taker=deputy, **STOOD_IN)
    given.ends_on = timezone.localdate()
    given.save()
    lead = {"lead": units["TTUD"]} if asking == "decline" else {}
    do(task, asking, deputy, on=timezone.localdate(), **fields, **lead)
    given.delete()
    deputy.__dict__.pop("_rights")

    task.refresh_from_db()
    assert (may(deputy, deciding, task), refusal(deputy, deciding, task)) == (False, words)
    assert may(cast["giamdoc"], deciding, task)


def test_lists_read_at_once_who_asked(cast, units, django_assert_num_queries):
    tasks = [a_task(cast, units["TTUD"], number=f"{n}/TB") for n in range(3)]
    for task in tasks:
        do(task, "report", cast["ttud.dung"], result="Xong")
    rows = list(Task.objects.for_rows())
    permissions.acting_as(cast["pgd.nga"], "confirm", rows[0])  # whose posts are read now

    with django_assert_num_queries(1):
        histories(rows)
        assert [may(cast["pgd.nga"], "confirm", row) for row in rows] == [True] * 3


@pytest.mark.parametrize("verb", ["grant_extension", "refuse_extension"])
def test_deputy_is_told_that_the_request_is_beyond_a_deputys_days(cast, units, verb):
    task = a_task(cast, units["TTUD"], deadline="by", named_on=date(2024, 4, 10))
    do(task, "request_extension", cast["ttud.dung"], new_due_on=date(2024, 4, 22), note="Chờ")

    assert refusal(cast["pgd.nga"], verb, task) == (
        "Đề nghị xin thêm 7 ngày làm việc, quá 5 ngày; Giám đốc quyết định."
    )
    assert refusal(cast["pgd.viet"], verb, task).startswith("Chỉ lãnh đạo giao việc, Giám đốc")
