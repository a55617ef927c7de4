"""The demo: one believable office on whatever day it is loaded, by what the product itself does."""

import ast
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from conclusions.actions import draft_from
from conclusions.models import Citation, Conclusion, Duty, Item
from conclusions.units import Directory
from config import demo
from config.demo import build
from config.demo.corrections import CORRECTIONS
from config.demo.days import Days, Words
from config.demo.playing import notices, place_of
from departments.models import Department, User
from departments.papertext import paper_date
from tasks.models import ChaseSlip, DayOff, Event, Evidence, Extension, Task
from tasks.permissions import may
from tasks.workflow import Status

pytestmark = pytest.mark.django_db  # else this file alone would find no tables

NUMBER = "612/TB-SKHCN"
STORY_DAY = date(2024, 4, 11)
ANY_DAYS = [
    STORY_DAY,
    date(2026, 11, 23),  # a Monday
    date(2027, 2, 8),  # in the middle of Tết
    *(
        pytest.param(day, marks=pytest.mark.slow)
        for day in (date(2026, 3, 7), date(2026, 12, 31), date(2028, 2, 29))  # the first a Saturday
    ),
]


ON_STORY_DAY = pytest.mark.parametrize("day", [STORY_DAY], indirect=True, scope="module")


@pytest.fixture(scope="module", params=ANY_DAYS, ids=str)
def day(request, django_db_setup, django_db_blocker):
    """The demo of a day, built once for the tests that read it and then rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(request.param)
        yield request.param
        transaction.set_rollback(True)


def readings(day):
    """The demo's notices as the reader reads them on that day, by file."""
    words = Words(Days(day, DayOff.objects.calendar()))
    return dict(notices(words, Directory().known()))


def briefing():
    return Task.objects.filter(notice__number=NUMBER)


# Of each notice: directives, duties, those of a day, those of a unit of the house or several.
READ = {
    "208-tb-skhcn.txt": ("208/TB-SKHCN", 5, 5, 5, 5),
    "330-tb-skhcn.txt": ("330/TB-SKHCN", 2, 2, 2, 2),
    "333-tb-skhcn.txt": ("333/TB-SKHCN", 3, 3, 3, 3),
    "335-tb-skhcn.txt": ("335/TB-SKHCN", 2, 2, 2, 2),
    "373-tb-skhcn.txt": ("373/TB-SKHCN", 5, 5, 5, 5),
    "546-kl-skhcn.txt": ("546/KL-SKHCN", 3, 3, 2, 3),
    "612-tb-skhcn.txt": (NUMBER, 24, 28, 8, 27),
    "lam-viec-thanh-tra.txt": (None, 5, 5, 2, 5),
}


@pytest.mark.wide
def test_demo_notices_are_read_whole(day):
    read = readings(day)
    duties = {name: [d for i in r.directives for d in i.duties] for name, r in read.items()}

    assert {
        name: (
            r.header.number,
            len(r.directives),
            len(duties[name]),
            sum(bool(d.deadline and d.deadline.on) for d in duties[name]),
            sum(bool(d.leads) for d in duties[name]),
        )
        for name, r in read.items()
    } == READ
    assert [(r.problem, r.unread) for r in read.values()] == [(None, ())] * len(READ)
    told = ["Số mục trong bản gốc nhảy từ 10.(3) sang 10.(5); giữ nguyên."]
    if day.month == 12 and day.day == 31:  # the quarter that was paid for is not over yet
        limit = f"“Quý IV/{day.year}” chưa đọc là thời hạn; đối chiếu với bản gốc."
        told.append(f"Mục 5.(3) có {limit}")
    assert [warning for r in read.values() for warning in r.warnings] == told


@ON_STORY_DAY
def test_demo_corrects_only_what_the_reader_did_not_read_so(day):
    def of(duty, name):
        value = getattr(duty, name)
        return " ".join(u.code for u in value.all()) if name in ("leads", "helpers") else value

    with transaction.atomic():
        read = {r.header.number: r for r in readings(day).values()}
        idle = [
            (number, place_of(duty), name)
            for number, corrections in CORRECTIONS.items()
            for duty in Duty.objects.filter(
                item__conclusion=draft_from(read[number], by=None, number=f"9{number}")
            ).select_related("item")
            for name, value in corrections.get(place_of(duty), {}).items()
            if of(duty, name) == value
        ]
        transaction.set_rollback(True)

    assert idle == []


def test_demo_writes_through_actions_only():
    folder = Path(demo.__file__).parent
    bulk = {folder / f"{name}.py" for name in ("agency", "bulk_writer", "courses", "volume")}
    writers = {"create", "bulk_create", "update", "bulk_update", "save", "delete", "set", "add"}
    writers |= {"get_or_create", "update_or_create", "remove", "clear"}

    assert [
        (path.name, node.lineno, node.func.attr)
        for path in sorted(set(folder.glob("*.py")) - bulk)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in writers
    ] == []


@ON_STORY_DAY
def test_days_are_told_from_the_day_of_loading(day):
    days = Days(day, DayOff.objects.calendar())
    words = Words(days)

    assert words["d-6"] == "03/4/2024"
    assert words["dated-47"] == "ngày 30 tháng 01 năm 2024"
    assert (words["month"], words["quarter"], words["past"]) == ("tháng 4", "Quý II", "Quý I")
    assert days.named("month+11") == date(2024, 5, 15)  # 1/5 is off, Saturday 4/5 worked


def test_demo_has_the_briefing_of_42_tasks(day):
    directives = Item.objects.filter(conclusion__number=NUMBER, kind=Item.Kind.DIRECTIVE)
    duties = Duty.objects.filter(item__in=directives)

    assert (directives.count(), duties.count()) == (24, 28)
    assert Counter(briefing().values_list("lead__code", flat=True)) == {
        "HCTH": 11,
        "QLKH": 7,
        "QLCN&CN": 7,
        "QLTĐC": 7,
        "TTra": 4,
        "TTUD": 4,
        "CĐ": 1,
        "ChĐ": 1,
    }
    assert briefing().dated().count() == 16


def test_demo_stands_the_same_on_any_day(day):
    judged = DayOff.objects.day(day)
    kinds = Counter(task.kind_on(judged) for task in Task.objects.all())

    assert set(Task.objects.values_list("status", flat=True)) == set(Status.values)
    assert kinds == {
        "late": 5,
        "soon": 5,
        "time": 5,
        "none": 27,
        "done": 15,
        "done_late": 3,
        "off": 1,
        "off_late": 1,
    }


def test_demo_is_over_by_the_day_it_is_loaded(day):
    moments = [timezone.localdate(at) for at in Event.objects.values_list("at", flat=True)]
    issued = [on for on in Conclusion.objects.values_list("issued_on", flat=True) if on]

    assert max(moments) <= day
    assert max(issued) <= day
    assert [on for on in issued if not DayOff.objects.calendar().is_working(on)] == []


def test_demo_histories_are_unbroken(day):
    for task in Task.objects.prefetch_related("events"):
        told = sorted(task.events.all(), key=lambda event: (event.at, event.pk))
        assert [(a.pk, a.to_status) for a, _ in pairwise(told)] == [
            (a.pk, b.from_status) for a, b in pairwise(told)
        ]
        assert (told[0].verb, told[-1].to_status) == ("issue", task.status)


def test_demo_words_and_fields_are_one_thing(day):
    for item in Item.objects.select_related("conclusion").prefetch_related("duties"):
        source = item.conclusion.source_text
        assert "{" not in source
        if not item.conclusion.is_draft:
            assert source[item.start : item.end] == item.printed
        for duty in item.duties.all():
            assert duty.what in item.text
            assert duty.phrase in item.text
            if duty.deadline in ("before", "by"):
                assert duty.phrase.endswith(paper_date(duty.named_on))


def test_demo_leaves_the_stand_in_number_free(day):
    assert Conclusion.objects.filter(number__startswith="598").count() == 0


@ON_STORY_DAY
def test_demo_keeps_the_distances_of_its_story(day):
    dated = Duty.objects.filter(item__conclusion__number=NUMBER).exclude(phrase="")

    assert list(dated.order_by("item__position", "position").values_list("phrase", flat=True)) == [
        "trước ngày 05/4/2024",
        "trước ngày 10/4/2024",
        "trong tháng 4/2024",
        "trước ngày 08/4/2024",
        "trước ngày 10/4/2024",
        "vào ngày 10/4/2024",
        "trước ngày 12/4/2024",
        "trong tháng 4/2024",
    ]
    days = {c.number: c.issued_on for c in Conclusion.objects.exclude(number="")}
    assert days == {
        "208/TB-SKHCN": date(2024, 1, 30),
        "330/TB-SKHCN": date(2024, 2, 23),
        "335/TB-SKHCN": date(2024, 2, 23),
        "333/TB-SKHCN": date(2024, 2, 26),
        "373/TB-SKHCN": date(2024, 3, 1),
        "546/KL-SKHCN": date(2024, 3, 22),
        NUMBER: date(2024, 4, 3),
    }
    (notice,) = Conclusion.objects.filter(number=NUMBER)
    assert (notice.title, notice.period, notice.meeting_on, notice.review_on) == (
        "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban Quý I năm 2024",
        "Quý I năm 2024",
        date(2024, 4, 1),
        date(2024, 6, 28),
    )


@ON_STORY_DAY
def test_demo_finds_the_end_of_every_chain(day):
    own = Citation.objects.filter(item__conclusion__number=NUMBER, number__contains="SKHCN")
    resolved = {c.number for c in own if c.resolved and c.resolved.issued_on == c.dated_on}
    carried = Task.objects.get(status=Status.CARRIED)

    assert resolved == {
        "208/TB-SKHCN",
        "330/TB-SKHCN",
        "333/TB-SKHCN",
        "335/TB-SKHCN",
        "373/TB-SKHCN",
        "546/KL-SKHCN",
    }
    assert carried.continued_by.get().original_due_on == carried.due_on


@ON_STORY_DAY
def test_demo_has_something_for_each_leader_to_decide(day):
    people = {name: User.objects.get(username=name) for name in ("giamdoc", "pgd.nga", "pgd.viet")}
    asked = [e.task for e in Extension.objects.filter(state=Extension.State.ASKED)]

    assert Counter(Extension.objects.values_list("state", flat=True)) == {
        "asked": 2,
        "granted": 2,
        "refused": 1,
    }
    assert {
        name: (
            sum(may(person, "confirm", task) for task in Task.objects.all()),
            sum(may(person, "grant_extension", task) for task in asked),
            sum(may(person, "keep", task) for task in Task.objects.all()),
        )
        for name, person in people.items()
    } == {"giamdoc": (3, 2, 1), "pgd.nga": (1, 1, 0), "pgd.viet": (1, 0, 1)}
    assert Event.objects.filter(verb="send_back").count() == 1
    assert Event.objects.filter(verb="obstacle").count() == 3


@ON_STORY_DAY
def test_demo_evidence_is_real(day):
    files = Evidence.objects.exclude(file="")

    assert min(proof.file.size for proof in files) > 0
    assert Evidence.objects.exclude(document_number="").count() == 12


@ON_STORY_DAY
def test_demo_has_a_draft_waiting_in_review(day):
    draft = Conclusion.objects.get(status=Conclusion.Status.DRAFT)
    duties = Duty.objects.filter(item__conclusion=draft).order_by("item__position")

    assert [(d.item.path, [lead.code for lead in d.leads.all()], d.phrase) for d in duties] == [
        ("1", ["TTra"], "trước ngày 23/4/2024"),
        ("2", ["TTra"], ""),
        ("3", ["QLKH"], "trước ngày 19/4/2024"),
        ("4", ["HCTH"], ""),
        ("5", ["TTUD"], ""),
    ]


@ON_STORY_DAY
def test_every_unit_of_the_demo_has_a_head_and_a_leader_or_none_by_right(day):
    units = Department.objects.exclude(kind=Department.Kind.OUTSIDE)

    assert [u.code for u in units if not u.memberships.filter(role="head").exists()] == []
    assert [u.code for u in units.filter(overseen_by=None)] == ["LĐS", "CĐ", "ChĐ"]


@ON_STORY_DAY
def test_office_has_chased_by_papers_answered_and_not(day):
    """One answered the same day, one about work that is not taken up, one that still may be."""
    slips = ChaseSlip.objects.order_by("made_at")
    told = [(slip.level, slip.unit.code, slip.state_on(day).value) for slip in slips]

    assert told == [(2, "QLKH", "xong"), (1, "TTra", "cho"), (2, "TTUD", "cho")]
    assert {slip.lines.count() for slip in slips} == {1}
    assert all(slip.number.endswith("/PĐĐ-HCTH") for slip in slips)
