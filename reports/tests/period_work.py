"""Work of a period made in bulk, in every state; rows as the database keeps them."""

from datetime import date, timedelta
from random import Random

from conclusions.models import Conclusion, Duty, Item
from tasks.models import Event, Extension, Task
from tasks.tests.factories import at

STATES = ("assigned", "declined", "in_progress", "awaiting", "paused", "done", "withdrawn")
RETURNED = "Nội dung chưa đạt yêu cầu"


def a_notice_of(cast, n: int, issued_on: date) -> Conclusion:
    """An issued notice without words."""
    return Conclusion.objects.create(
        title="Kết luận giao ban",
        number=f"{n}/TB-SKHCN",
        issued_on=issued_on,
        year=issued_on.year,
        leader=cast["giamdoc"],
        created_by=cast["giamdoc"],
        status=Conclusion.Status.ISSUED,
    )


def work_of(cast, notice: Conclusion, lead, count: int, **told) -> list[Task]:
    """So many tasks of one unit alike: `told` are columns of the task."""
    items = Item.objects.bulk_create(
        Item(
            conclusion=notice,
            position=n,
            kind=Item.Kind.DIRECTIVE,
            label=f"{n}.",
            path=f"II.{n}",
            text="Báo cáo.",
        )
        for n in range(1, count + 1)
    )
    duties = Duty.objects.bulk_create(Duty(item=item, title="Báo cáo kết quả") for item in items)
    common = {
        "lead": lead,
        "assigned_by": cast["giamdoc"],
        "confirmer": cast["giamdoc"],
        "notice": notice,
        "issued_on": notice.issued_on,
    }
    return Task.objects.bulk_create(Task(duty=duty, **common | told) for duty in duties)


def any_work(cast, units, seed: int, count: int = 60, year: int = 2024) -> None:
    """Random tasks of random notices of the first half of a year, with requests and returns."""
    chance = Random(seed)
    leads = [unit for unit in units.values() if unit.kind != "leadership"]
    people = [cast["ttud.dat"], cast["tdc.han"], cast["qlkh.chi"], None]
    for n in range(count):
        issued_on = date(year, 1, 1) + timedelta(days=chance.randrange(181))
        notice = a_notice_of(cast, 1000 * seed + n, issued_on)
        task = work_of(cast, notice, chance.choice(leads), 1, **_standing(chance, issued_on))[0]
        Task.objects.filter(pk=task.pk).update(assignee=chance.choice(people))
        for _ in range(chance.randrange(3)):
            _request(cast, chance, task)
        for _ in range(chance.randrange(3)):
            _return(cast, chance, task)


def _standing(chance: Random, issued_on: date) -> dict:
    status = chance.choice(STATES)
    due_on = chance.choice([None, issued_on + timedelta(days=chance.randrange(1, 150))])
    told = {"status": status, "due_on": due_on, "original_due_on": due_on}
    if status in ("awaiting", "done"):
        day = issued_on + timedelta(days=chance.randrange(1, 170))
        while day.weekday() > 4:
            day -= timedelta(days=1)
        told |= {"reported_on": day, "counted_on": max(day, issued_on)}
    causes = ["", "asked", "recognised", "refused"]
    return told | {"extended": chance.randrange(3), "cause": chance.choice(causes)}


def _request(cast, chance: Random, task: Task) -> None:
    taken = Extension.objects.filter(task=task, state="asked").exists()
    states = ["granted", "refused", "lapsed"] + ([] if taken else ["asked"])
    event = Event.objects.create(
        task=task,
        at=at(task.issued_on + timedelta(days=3)),
        verb="request_extension",
        actor=cast["ttud.dung"],
        to_status=task.status,
        detail={"new_due_on": "01/7/2024", "days": 5},
    )
    Extension.objects.create(
        task=task,
        new_due_on=date(2024, 7, 1),
        days=chance.randrange(1, 30),
        asked_late=chance.random() < 0.5,
        state=chance.choice(states),
        asked=event,
    )


def _return(cast, chance: Random, task: Task) -> None:
    Event.objects.create(
        task=task,
        at=at(task.issued_on + timedelta(days=5)),
        verb=chance.choice(["send_back", "send_back", "reassign"]),
        actor=cast["giamdoc"],
        to_status=task.status,
        detail={"kind": chance.choice([RETURNED, "Bổ sung hồ sơ, minh chứng"]), "times": 1},
    )
