"""What everybody is told, found for all at once, is what each would be told asked alone."""

from datetime import date, timedelta

import pytest

from config.demo.agency import build_agency
from departments.models import Agency, Delegation, Department, Membership, User
from departments.rights import Rights, with_rights
from tasks.models import OpenQuestion, Task
from tasks.reminder_lines import Agenda
from tasks.tests.factories import a_task, do
from tasks.tests.plain_agenda import ORDER, late_in_lists, open_tasks, told_to

pytestmark = pytest.mark.wide

DAY = date(2024, 4, 11)  # a Thursday
ALWAYS = {"starts_on": date(2000, 1, 1), "ends_on": date(2099, 1, 1)}
LATE, SOON, FAR = date(2024, 4, 5), date(2024, 4, 16), date(2024, 6, 28)


@pytest.fixture(scope="module")
def built_day(built_once):
    """Work of every kind in every unit, two posts, stand-ins of all sorts, people who left."""
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    cast = {user.username: user for user in User.objects.all()}
    units = {unit.code: unit for unit in Department.objects.exclude(code="")}
    heads = {
        post.department.code: post.user
        for post in Membership.objects.filter(role="head").select_related("department", "user")
    }
    led = [units[code] for code in ("QLKH", "QLCN&CN", "QLTĐC", "TTra", "TTUD", "HCTH", "CĐ")]
    for place, unit in enumerate(led):
        _work_of(unit, heads[unit.code], led[place - 1], cast, number=100 * place)
    _people(cast, units)


@pytest.fixture
def rich_day(built_day, db):
    """The same for every test of the module."""


def _work_of(unit, head, other, cast, number) -> None:
    def task(due, **fields):
        nonlocal number
        number += 1
        dated = {"deadline": "before", "named_on": due} if due else {}
        return a_task(cast, unit, number=f"{number}/TB", **dated, **fields)

    member = Membership.objects.filter(department=unit).order_by("-pk").first().user
    for due in (LATE, SOON, FAR, None):
        task(due)
        do(task(due, helpers=[other]), "accept", head)
        do(task(due), "hand", head, assignee=member)
    day = {"on": date(2024, 4, 9)}
    do(task(LATE), "report", head, result="Đã xong", **day)
    do(task(SOON, key=True), "report", head, result="Đã xong", **day)
    do(task(LATE), "decline", head, lead=other, note="Trùng", **day)
    do(task(LATE), "obstacle", head, note="Chưa có kinh phí", **day)
    for due, until in ((LATE, date(2024, 4, 12)), (SOON, FAR)):
        asked = task(due)
        do(asked, "request_extension", head, new_due_on=until, note="Chờ", **day)
        do(asked, "obstacle", head, note="Thiếu người", **day)
    do(task(LATE), "remark", cast["giamdoc"], note="Làm ngay", **day)
    returned = task(FAR)
    do(returned, "report", head, result="Đã xong", **day)
    do(returned, "send_back", cast["giamdoc"], kind="papers", note="Thiếu biên bản", **day)
    do(task(None, deadline="recurring", every="month"), "accept", head)
    do(task(None, issued_on=date(2024, 1, 8)), "accept", head)
    reviewed = task(None)
    do(reviewed, "accept", head)
    Task.objects.filter(pk=reviewed.pk).update(review_on=date(2024, 4, 12))
    paused = task(LATE)
    do(paused, "accept", head)
    do(paused, "pause", cast["giamdoc"], note="Chờ tỉnh", **day)
    orphan = task(LATE)
    do(orphan, "report", head, result="Xong", **day)
    Task.objects.filter(pk=orphan.pk).update(confirmer=member)
    OpenQuestion.objects.filter(task=orphan).update(confirmer=member)


def _people(cast, units) -> None:
    for giver, taker in (
        ("giamdoc", "ttud.my"),
        ("pgd.nga", "qlkh.chi"),
        ("qlcn.thinh", "pgd.viet"),
        ("ttud.dung", "tdc.quan"),
        ("ttud.dung", "ttra.loc"),
        ("pgd.nga", "hcth.tam"),
        ("tdc.han", "hcth.tam"),
    ):
        Delegation.objects.create(giver=cast[giver], taker=cast[taker], **ALWAYS)
    on_the_day = {"starts_on": DAY, "ends_on": DAY}
    Delegation.objects.create(giver=cast["giamdoc"], taker=cast["qlkh.anh"], **on_the_day)
    before = {"starts_on": DAY - timedelta(days=9), "ends_on": DAY - timedelta(days=1)}
    Delegation.objects.create(giver=cast["giamdoc"], taker=cast["tdc.vi"], **before)
    Membership.objects.create(user=cast["pgd.viet"], department=units["CĐ"], role="head")
    Membership.objects.create(user=cast["ttra.thu"], department=units["QLKH"], role="deputy")
    Membership.objects.filter(user=cast["hcth.huong"]).delete()
    Department.objects.filter(code="TTra").update(overseen_by=cast["qlkh.anh"])  # leads nothing
    Department.objects.filter(code="QLTĐC").update(overseen_by=None)
    User.objects.filter(pk=cast["qlcn.thinh"].pk).update(is_active=False)
    # No letter reaches these: no chief of one unit, and not one of the leaders in charge.
    unread = ["ttra.truong", "ttra.thu", "pgd.viet"]
    User.objects.filter(username__in=unread).update(email="")


def afresh(user: User) -> User:
    """Without what the object has read so far."""
    return User.objects.get(pk=user.pk)


def everything_told(agenda, user):
    lines = agenda.lines_for(user)
    told = [
        (line.task.pk, line.rung, line.words, line.badge, line.verbs, line.unit) for line in lines
    ]
    return told, agenda.late_elsewhere(user, lines)


def test_everybody_is_told_what_the_plain_rule_says(rich_day):
    rungs = set()
    for day in (DAY, DAY + timedelta(days=1), date(2024, 4, 24)):
        agenda, tasks = Agenda.of(day), open_tasks()
        people = with_rights(User.objects.order_by("pk"), day)

        found, plain = {}, {}
        for user in people:
            lines = agenda.lines_for(user)
            told = [(line.task.pk, line.rung) for line in lines]
            late = {line.task.pk for line in lines if line.rung == "late"}
            elsewhere = agenda.late_elsewhere(user, lines)
            found[user.username] = (told, elsewhere.told + elsewhere.waiting)
            lists = late_in_lists(afresh(user), day)
            plain[user.username] = (told_to(afresh(user), day, tasks), len(lists - late))

        assert found == plain
        rungs.update(rung for told, _ in found.values() for _, rung in told)
        assert sum(elsewhere for _, elsewhere in found.values()) > 0
    assert rungs == set(ORDER)  # a reason of every kind was among them


def test_agenda_read_for_some_people_tells_them_the_same(rich_day):
    everybody = Agenda.of(DAY)
    users = list(User.objects.order_by("pk"))

    for some in (*([user] for user in users), users[:5], users[5:]):
        people = with_rights(User.objects.filter(pk__in=[user.pk for user in some]), DAY)
        agenda = Agenda.of_people(people, DAY)

        assert [everything_told(agenda, user) for user in people] == [
            everything_told(everybody, afresh(user)) for user in people
        ]


def test_rights_read_for_all_at_once_are_those_of_each(rich_day, django_assert_num_queries):
    days = DAY, DAY + timedelta(days=1)

    with django_assert_num_queries(4):
        people = with_rights(User.objects.order_by("pk"), *days)
        found = [_rights(user, day) for user in people for day in days]

    assert found == [_rights(afresh(user), day) for user in people for day in days]


def _rights(user: User, on: date) -> tuple:
    rights = Rights.of(user, on)
    given = [delegation.pk for delegation in rights.delegations]
    kinds = rights.is_director, rights.is_leader, rights.is_office, rights.is_chief
    return given, rights.ids, rights.unit_ids, rights.chief_of_ids, kinds
