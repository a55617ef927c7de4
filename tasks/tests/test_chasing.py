"""Papers that chase: their numbers, who makes them, what answers and closes them."""

from datetime import date

import pytest

from conclusions.actions import Refused
from departments.models import Department
from tasks import permissions
from tasks.actions import NotAllowed, SlipWords, make_slip, number_slip
from tasks.models import ChaseLine, ChaseSlip
from tasks.tests.factories import a_task, at, do

ISSUED, TODAY, REPLY = date(2024, 4, 3), date(2024, 4, 10), date(2024, 4, 12)


def words(level=2, text="Đề nghị khẩn trương hoàn thành.", reply_by=REPLY, number=""):
    return SlipWords(level, text, reply_by, number)


def slip_of(tasks, by, level=2, on=TODAY, **said):
    return make_slip(tasks, words(level, **said), by=by, now=at(on))


@pytest.fixture
def two(cast, units):
    return [a_task(cast, units["TTUD"], number=f"{n}/TB") for n in (1, 2)]


def test_slip_is_numbered_by_the_office_and_nudges_each_task(cast, two):
    slip = slip_of(two, cast["hcth.son"])

    assert (slip.number, slip.unit.code, slip.year) == ("01/PĐĐ-HCTH", "TTUD", 2024)
    assert slip.state_on(TODAY) == ChaseSlip.State.WAITING
    for task in two:
        event = task.events.first()
        assert event.line == "nhắc việc bằng Phiếu đôn đốc số 01/PĐĐ-HCTH (mức 2)"
        assert "in_place_of" not in event.detail  # the office speaks for itself
        assert event.note == "Đôn đốc; trả lời trước 17 giờ 00 ngày 12/4/2024."
        assert task.status == "assigned"


def test_numbers_go_on_without_gaps_and_begin_anew_each_year(cast, units, two):
    slip_of(two[:1], cast["hcth.son"])
    with pytest.raises(Refused):
        slip_of(two[:1], cast["hcth.son"])  # asked already: no number is spent
    second = slip_of(two[1:], cast["hcth.tam"], level=1)
    later = slip_of(two[:1], cast["hcth.son"], on=date(2025, 1, 6), reply_by=date(2025, 1, 8))

    assert (second.number, later.number) == ("02/PĐĐ-HCTH", "01/PĐĐ-HCTH")


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize(
    ("who", "most"),
    [
        ("giamdoc", 3),
        ("pgd.nga", 3),
        ("hcth.tam", 3),
        ("hcth.son", 2),
        ("ttud.dung", 0),
        ("ttud.dat", 0),
        ("tdc.quan", 0),
    ],
)
def test_levels_are_made_by_whom_the_table_names(cast, two, who, most, level):
    assert (level in permissions.slip_levels(cast[who])) == (level <= most)
    if level <= most:
        assert slip_of(two, cast[who], level).level == level
    else:
        with pytest.raises(NotAllowed):
            slip_of(two, cast[who], level)
        assert not ChaseSlip.objects.exists()


def test_union_is_never_asked_to_explain(cast, units):
    union = Department.objects.filter(kind=Department.Kind.UNION).first()
    task = a_task(cast, union)

    with pytest.raises(Refused, match="tổ chức đoàn thể"):
        slip_of([task], cast["giamdoc"], level=3)

    assert slip_of([task], cast["giamdoc"], level=2).unit == union


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"text": "  "}, "Chưa nhập nội dung."),
        ({"reply_by": TODAY}, "Hạn trả lời phải sau hôm nay."),
    ],
)
def test_wrong_words_write_nothing(cast, two, said, told):
    with pytest.raises(Refused, match=told):
        slip_of(two, cast["hcth.son"], **said)

    assert (ChaseSlip.objects.count(), ChaseLine.objects.count()) == (0, 0)
    assert [task.events.count() for task in two] == [1, 1]


def test_one_task_that_cannot_be_chased_keeps_the_whole_slip_back(cast, two):
    do(two[1], "report", cast["ttud.dung"], result="Xong")

    with pytest.raises(Refused):
        slip_of(two, cast["hcth.son"])

    assert two[0].events.count() == 1
    assert slip_of(two[:1], cast["hcth.son"]).number == "01/PĐĐ-HCTH"


def test_office_does_not_chase_itself_by_a_slip(cast, units):
    task = a_task(cast, units["HCTH"])

    with pytest.raises(NotAllowed):
        slip_of([task], cast["hcth.tam"])

    assert slip_of([task], cast["giamdoc"]).unit.code == "HCTH"


def test_slip_goes_to_one_unit(cast, units, two):
    with pytest.raises(Refused, match="Mỗi phiếu gửi một đơn vị"):
        slip_of([two[0], a_task(cast, units["QLKH"], number="9/TB")], cast["hcth.son"])


def test_a_sharper_word_may_follow_and_the_same_once_time_is_up(cast, two):
    slip_of(two, cast["hcth.son"], level=1)
    slip_of(two, cast["hcth.son"], level=2)
    with pytest.raises(Refused, match="đã có Phiếu đôn đốc số 02/PĐĐ-HCTH"):
        slip_of(two, cast["hcth.son"], level=1)

    later = slip_of(two, cast["hcth.son"], on=date(2024, 4, 15), reply_by=date(2024, 4, 17))

    assert later.number == "03/PĐĐ-HCTH"
    for task in two:
        assert [event.line.partition("số ")[2] for event in task.events.filter(verb="nudge")] == [
            "03/PĐĐ-HCTH (mức 2)",
            "02/PĐĐ-HCTH (mức 2)",
            "01/PĐĐ-HCTH (mức 1)",
        ]


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("update", {"note": "Đang tổng hợp"}),
        ("obstacle", {"note": "Thiếu số liệu"}),
        ("report", {"result": "Gửi báo cáo"}),
        ("request_extension", {"new_due_on": date(2024, 5, 10), "note": "Chờ số liệu"}),
        ("decline", {"note": "Không đúng chức năng"}),
    ],
)
def test_units_own_word_answers_its_line_and_the_last_one_closes_the_slip(
    cast, units, verb, fields
):
    due = {"deadline": "before", "named_on": date(2024, 4, 9)}
    tasks = [a_task(cast, units["TTUD"], number=f"{n}/TB", **due) for n in (1, 2)]
    if verb == "decline":
        fields = fields | {"lead": units["QLKH"]}
    slip = slip_of(tasks, cast["hcth.son"])

    first = do(tasks[0], verb, cast["ttud.dung"], on=date(2024, 4, 11), **fields)
    slip.refresh_from_db()
    assert (slip.lines.get(answered=first).task, slip.closed_at) == (tasks[0], None)

    last = do(tasks[1], verb, cast["ttud.my"], on=date(2024, 4, 12), **fields)
    slip.refresh_from_db()
    assert slip.closed_at == last.at
    assert slip.state_on(date(2024, 4, 20)) == ChaseSlip.State.ANSWERED


@pytest.mark.parametrize(
    ("verb", "who", "fields"),
    [
        ("update", "hcth.son", {"note": "Đang tổng hợp", "came_by": "phone"}),
        ("remark", "giamdoc", {"note": "Khẩn trương"}),
        ("nudge", "hcth.son", {}),
        ("accept", "ttud.dung", {}),
    ],
)
def test_words_of_others_and_mere_receipt_leave_a_slip_open(cast, two, verb, who, fields):
    slip = slip_of(two[:1], cast["hcth.son"])

    do(two[0], verb, cast[who], on=date(2024, 4, 11), **fields)

    slip.refresh_from_db()
    assert slip.closed_at is None
    assert slip.state_on(REPLY) == ChaseSlip.State.WAITING
    assert slip.state_on(date(2024, 4, 13)) == ChaseSlip.State.UNANSWERED


def test_what_the_unit_told_the_office_on_paper_answers_a_slip(cast, two):
    slip = slip_of(two[:1], cast["hcth.son"])

    told = {"came_by": "paper", "paper_number": "12/BC-TTUD", "note": "Đang tổng hợp"}
    do(two[0], "update", cast["hcth.son"], on=date(2024, 4, 11), **told)

    assert ChaseSlip.objects.get(pk=slip.pk).closed_at is not None


def test_receipt_answers_the_first_level(cast, two):
    slip = slip_of(two[:1], cast["hcth.son"], level=1)

    do(two[0], "accept", cast["ttud.dung"], on=date(2024, 4, 11))

    slip.refresh_from_db()
    assert slip.state_on(TODAY) == ChaseSlip.State.ANSWERED


def test_helpers_word_answers_nothing(cast, units):
    task = a_task(cast, units["TTUD"], helpers=[units["QLKH"]])
    slip = slip_of([task], cast["hcth.son"])

    do(task, "update", cast["qlkh.chi"], on=date(2024, 4, 11), note="Đã góp ý")

    slip.refresh_from_db()
    assert slip.closed_at is None


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("withdraw", {"note": "Không còn phù hợp"}),
        ("pause", {"note": "Chờ văn bản"}),
        ("reassign", {"note": "Đúng chức năng"}),
    ],
)
def test_end_of_the_work_ends_its_line(cast, units, two, verb, fields):
    do(two[0], "accept", cast["ttud.dung"])
    slip = slip_of(two[:1], cast["hcth.son"])
    if verb == "reassign":
        fields = fields | {"lead": units["QLKH"]}

    event = do(two[0], verb, cast["giamdoc"], on=date(2024, 4, 11), **fields)

    assert slip.lines.get().answered == event
    slip.refresh_from_db()
    assert slip.closed_at == event.at


def test_states_in_rows_are_those_of_the_slip(cast, units):
    tasks = [a_task(cast, units["TTUD"], number=f"{n}/TB") for n in range(3)]
    slip_of(tasks[:1], cast["hcth.son"])
    slip_of(tasks[1:2], cast["hcth.son"], reply_by=date(2024, 4, 11))
    slip_of(tasks[2:], cast["hcth.son"])
    do(tasks[2], "update", cast["ttud.dung"], on=TODAY, note="Đang làm")

    for on in (date(2024, 4, 11), REPLY, date(2024, 4, 13)):
        for state in ChaseSlip.State:
            found = set(ChaseSlip.objects.in_state(state, on))
            assert found == {s for s in ChaseSlip.objects.all() if s.state_on(on) == state}


def test_letter_takes_its_number_from_the_clerk_once_a_year(cast, two):
    first = slip_of(two[:1], cast["hcth.tam"], level=3)
    second = slip_of(two[1:], cast["giamdoc"], level=3, number="7/SKHCN-HCTH")
    assert (first.number, first.named, second.number) == ("", "Công văn đôn đốc", "07/SKHCN-HCTH")

    with pytest.raises(Refused, match="đã dùng"):
        number_slip(first, "07/SKHCN-HCTH", by=cast["hcth.tam"])
    with pytest.raises(NotAllowed):
        number_slip(first, "612/SKHCN-HCTH", by=cast["hcth.son"])
    number_slip(first, "612/SKHCN-HCTH", by=cast["hcth.tam"])

    assert ChaseSlip.objects.get(pk=first.pk).named == "Công văn đôn đốc số 612/SKHCN-HCTH"


def test_number_of_an_inner_slip_is_not_typed(cast, two):
    with pytest.raises(Refused, match="do phần mềm cấp"):
        number_slip(slip_of(two, cast["hcth.tam"]), "9/PĐĐ-HCTH", by=cast["hcth.tam"])
