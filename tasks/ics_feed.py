"""A person's deadlines as an iCalendar (RFC 5545) that Outlook, Google and phones subscribe to.

Whole days as VEVENT: the two most used of them show no VTODO. A day has no hours and so no zone.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event, vUri

from departments.models import User
from tasks.addresses import address_of
from tasks.calendar import DAY, Day
from tasks.deadline_words import deadline_of
from tasks.models import Task
from tasks.workflow import Status

NAME = "Việc theo kết luận: {person}"
ABOUT = (
    "Hạn của việc được giao, việc đơn vị mình chủ trì hoặc phối hợp. Việc không ghi thời hạn không "
    "có trong lịch này."
)
PRODUCT = "-//Theo dõi kết luận//Lịch công việc//VI"
REFRESH = timedelta(hours=4)  # how often programs are asked to look again
ENDED = (Status.WITHDRAWN, Status.CARRIED)  # what is carried on stands there as new work
# What the format cannot hold; scans and pastes bring such signs into titles.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_of(person: User, tasks: Iterable[Task], day: Day) -> bytes:
    """The whole file, as these tasks (`own_deadlines`) stand on that day: lines of 75 octets that
    end with CRLF. The same rows on the same day give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _clean(NAME.format(person=person)))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, ABOUT)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for task in tasks:
        calendar.add_component(_event(task, person, day))
    return calendar.to_ical()


def uid_of(task: Task) -> str:
    """The same for one task as long as the product stands at its address."""
    return f"nhiem-vu-{task.pk}@{urlsplit(settings.SITE_URL).hostname}"


def _event(task: Task, person: User, day: Day) -> Event:
    changed: datetime = task.changed_at
    event = Event()
    event.add("uid", uid_of(task))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", task.version)
    event.add("dtstart", task.due_on)
    event.add("dtend", task.due_on + DAY)
    event.add("summary", _clean(_summary(task, person, day)))
    event.add("description", _clean(_description(task)))
    event.add("url", vUri(f"{settings.SITE_URL}{address_of(task.pk)}"))
    event.add("status", "CANCELLED" if task.status in ENDED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a deadline keeps nobody busy all day
    return event


def _summary(task: Task, person: User, day: Day) -> str:
    """“Phối hợp: Lập kế hoạch kiểm tra · TTUD · Quá hạn 3 ngày”."""
    helps = not (
        task.lead_id in person.chief_of_ids or person.pk in (task.assignee_id, task.confirmer_id)
    )
    part = "Phối hợp: " if helps else ""
    return f"{part}{task.title} · {task.lead.sign} · {task.timeliness(day).words}"


def _description(task: Task) -> str:
    item = task.duty.item
    place = f", {item.named}" if item.path else ""
    lines = [
        f"{task.conclusion.cited}{place}",
        f"Đơn vị chủ trì: {task.lead}",
        f"Thời hạn: {deadline_of(task).line}",
        f"Trạng thái: {task.get_status_display()}",
    ]
    return "\n".join(lines)


def _clean(words: str) -> str:
    return UNPRINTABLE.sub(" ", words)
