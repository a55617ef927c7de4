"""Who hears of a move that somebody else made, and under which heading."""

from datetime import date

import pytest

from departments.models import Delegation, Department, Membership, User
from tasks.actions.telling import tell
from tasks.models import Event, Notification
from tasks.tests.factories import a_task, do
from tasks.verbs import MOVES

DAY = date(2024, 4, 4)
DATED = {"deadline": "before", "named_on": date(2024, 4, 16), "phrase": "trước ngày 16/4"}
SILENT = {
    # Nobody hears by these: the question waits for who decides it, and what one does oneself.
    *("decline", "cause", "request_extension", "recall"),
    "take_part",  # receipt of a part says nothing of the work
    "record",  # the office's old register
    # Taken down in a meeting where all sit: the move that follows at its end is told.
    *("minute", "unminute"),
}


def heard(verb=None) -> dict[str, str]:
    """Heading by name, of the newest event of that verb."""
    told = Notification.objects.filter(event__verb=verb) if verb else Notification.objects.all()
    return dict(told.order_by("pk").values_list("recipient__username", "news"))


@pytest.fixture
def task(cast, units):
    """Led by TTUD, whose specialist works on it, helped by QLKH."""
    task = a_task(cast, units["TTUD"], helpers=[units["QLKH"]], **DATED)
    do(task, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    return task


WORKERS = ("ttud.dung", "ttud.my", "ttud.dat", "qlkh.anh", "congdoan")


def test_every_verb_says_who_hears_of_it():
    assert {verb for verb, move in MOVES.items() if not move.tells} == SILENT


def test_issue_is_told_to_the_unit_and_to_those_that_help(cast, units):
    a_task(cast, units["TTUD"], helpers=[units["QLKH"]])

    assert heard("issue") == {
        "ttud.dung": "given",
        "ttud.my": "given",
        "qlkh.anh": "help",
        "congdoan": "help",
    }


def test_hand_is_told_to_whom_it_is_handed(task):
    assert heard("hand") == {"ttud.dat": "handed"}


@pytest.mark.parametrize(
    ("verb", "fields", "news"),
    [
        ("remark", {"note": "Khẩn trương"}, "remark"),
        ("pause", {"note": "Chờ tỉnh"}, "decided"),
        ("set_date", {"note": "Cho thêm", "new_due_on": date(2024, 5, 3)}, "decided"),
        ("fix_date", {"note": "Gõ nhầm", "new_due_on": date(2024, 4, 26)}, "decided"),
        ("withdraw", {"note": "Trùng"}, "decided"),
    ],
)
def test_word_of_a_leader_is_told_to_all_who_work_on_it(cast, task, verb, fields, news):
    if verb == "set_date":
        type(task).objects.filter(pk=task.pk).update(extended=2)
    do(task, verb, cast["giamdoc"], **fields)

    assert heard(verb) == dict.fromkeys(WORKERS, news)


@pytest.mark.parametrize(
    ("verb", "fields", "news"),
    [
        ("confirm", {}, "confirmed"),
        ("send_back", {"kind": "papers", "note": "Thiếu biên bản"}, "returned"),
    ],
)
def test_judgement_is_told_to_all_who_work_on_it(cast, task, verb, fields, news):
    do(task, "report", cast["ttud.dung"], result="Đã xong")
    do(task, verb, cast["giamdoc"], **fields)

    assert heard(verb) == dict.fromkeys(WORKERS, news)


@pytest.mark.parametrize("verb", ["grant_extension", "refuse_extension"])
def test_answer_to_a_request_is_told_to_who_asked(cast, task, verb):
    more = {"new_due_on": date(2024, 4, 19), "note": "Chờ số liệu"}
    do(task, "request_extension", cast["ttud.my"], **more)
    do(task, verb, cast["giamdoc"], note="Ý kiến")

    assert heard(verb) == dict.fromkeys(WORKERS, "decided")


def test_reassigned_work_is_told_to_the_new_and_the_former_unit(cast, units, task):
    do(
        task,
        "reassign",
        cast["giamdoc"],
        lead=units["TTra"],
        new_due_on=date(2024, 5, 3),
        note="Đúng chức năng",
    )

    assert heard("reassign") == {
        "ttud.dung": "taken",
        "ttud.my": "taken",
        "ttud.dat": "taken",
        "ttra.truong": "given",
        "ttra.thu": "given",
        "qlkh.anh": "decided",
        "congdoan": "decided",
    }


def test_work_kept_where_it_is_is_told_to_the_unit_that_declined_it(cast, units, task):
    do(task, "decline", cast["ttud.dung"], lead=units["QLKH"], note="Trùng")
    do(task, "keep", cast["giamdoc"])

    assert heard("keep") == dict.fromkeys(WORKERS, "decided")


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("ttud.dung", {}),
        ("ttud.dat", {}),
        ("qlkh.anh", dict.fromkeys(("ttud.dung", "ttud.my", "ttud.dat"), "said")),
        ("hcth.tam", dict.fromkeys(("ttud.dung", "ttud.my", "ttud.dat"), "said")),
    ],
)
@pytest.mark.parametrize("verb", ["update", "obstacle"])
def test_word_of_another_unit_is_told_to_the_one_that_leads(cast, task, by, told, verb):
    do(task, verb, cast[by], note="Đã có số liệu")

    assert heard(verb) == told


def test_nobody_hears_of_the_own_move(cast, task):
    do(task, "pause", cast["giamdoc"], note="Chờ")
    do(task, "resume", cast["giamdoc"], note="Có rồi", new_due_on=date(2024, 5, 3))

    assert "giamdoc" not in heard()


def test_stand_in_hears_what_the_absent_one_would(cast, units, task):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["tdc.han"],
        starts_on=date(2000, 1, 1),
        ends_on=date(2099, 1, 1),
    )
    do(task, "remark", cast["giamdoc"], note="Khẩn trương")

    assert heard("remark") == dict.fromkeys((*WORKERS, "tdc.han"), "remark")


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        # Nobody left whom a letter reaches: the leader in charge hears it in their stead.
        ({"is_active": False}, {"pgd.nga": "given"}),
        ({"email": ""}, {"ttud.dung": "given", "ttud.my": "given", "pgd.nga": "given"}),
    ],
)
def test_next_in_line_hears_where_no_letter_reaches_the_unit(cast, units, lost, told):
    User.objects.filter(username__in=["ttud.dung", "ttud.my"]).update(**lost)
    a_task(cast, units["TTUD"])

    assert heard("issue") == told


def test_office_hears_for_a_unit_without_people_and_without_a_leader_in_charge(cast, units):
    Membership.objects.filter(department=units["TTUD"]).delete()
    Department.objects.filter(code="TTUD").update(overseen_by=None)
    a_task(cast, units["TTUD"])

    assert heard("issue") == {"hcth.tam": "given", "hcth.huong": "given"}


def test_telling_takes_as_many_queries_for_many_tasks(cast, units, django_assert_num_queries):
    for n in range(4):
        a_task(cast, units["TTUD"], number=f"{n}/TB", helpers=[units["QLKH"], units["TTra"]])
    events = list(Event.objects.filter(verb="issue").select_related("task"))
    Notification.objects.all().delete()

    for some in (events[:1], events[1:]):
        with django_assert_num_queries(5):
            tell(some)
