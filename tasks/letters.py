"""A digest as a letter: to whom, in which words, with which buttons."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TypedDict
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from departments.account_letters import sender
from departments.models import Agency, Department, Membership, User
from tasks.calendar import DAY
from tasks.models import DayOff, Digest
from tasks.reminder_lines import ORDER, DigestLine, Rung
from tasks.verbs import MOVES

SHOWN = 20  # lines a group; the rest is counted
AHEAD = 3  # days looked ahead for a holiday on which nothing will be sent
COUNTED = {
    Rung.DECISION: "việc chờ quyết định",
    Rung.LATE: Rung.LATE.label.lower(),
    Rung.SOON: Rung.SOON.label.lower(),
    Rung.UNACCEPTED: Rung.UNACCEPTED.label.lower(),
}


@dataclass(frozen=True)
class DigestGroup:
    """One heading of the letter with its lines; `more` are counted only."""

    rung: Rung
    lines: list[DigestLine]
    first: bool = False  # of the letter

    @property
    def count(self) -> int:
        return len(self.lines)

    @cached_property
    def shown(self) -> list["LetterLine"]:
        unaccepted = self.rung == Rung.UNACCEPTED
        return [
            letter_line(line, strong=unaccepted or (self.first and not place))
            for place, line in enumerate(self.lines[:SHOWN])
        ]

    @property
    def more(self) -> int:
        return max(0, self.count - SHOWN)


class LetterButton(TypedDict):
    label: str
    url: str


class LetterLine(TypedDict):
    """A line as the letter's two texts show it. A plain dictionary, for there are many lines, and
    templates read those twice as fast as objects."""

    title: str
    unit: str
    source: str  # “TB 598, mục II.2”
    rung: str
    badge: str
    words: str
    dated: bool
    first: str  # the deadline first given, in quotes where a notice says it so
    notice: str
    now: str
    given: str  # since when it waits to be accepted
    url: str
    labels: str
    button: LetterButton | None  # the natural move, which stands out where it is `strong`
    more_buttons: list[LetterButton]
    strong: bool


def letter_line(line: DigestLine, *, strong: bool) -> LetterLine:
    task, item, deadline = line.task, line.task.duty.item, line.deadline
    notice, first = task.conclusion.short, deadline.first if deadline else ""
    buttons: list[LetterButton] = [
        {"label": MOVES[verb].label, "url": address(f"tasks:{verb}", task.pk)}
        for verb in line.verbs
    ]
    return {
        "title": task.title,
        "unit": line.unit,
        "source": f"{notice}, mục {item.place}" if item.path else notice,
        "rung": line.rung,
        "badge": line.badge,
        "words": line.words,
        "dated": deadline is not None,
        "first": f"“{first}”" if deadline and deadline.printed else first,
        "notice": deadline.notice if deadline else "",
        "now": deadline.now if deadline else "",
        "given": line.state if line.rung == Rung.UNACCEPTED else "",
        "url": address("tasks:detail", task.pk),
        "labels": " | ".join([*(button["label"] for button in buttons), "Xem"]),
        "button": buttons[0] if buttons else None,
        "more_buttons": buttons[1:],
        "strong": strong,
    }


def address(name: str, *args) -> str:
    return f"{settings.SITE_URL}{_path(name, *args)}"


@lru_cache(maxsize=10_000)  # of a task that stands in several people's letters
def _path(name: str, *args) -> str:
    return reverse(name, args=args)


def counts(lines: list[DigestLine], elsewhere: int = 0) -> str:
    """“5 quá hạn, 2 khác đang chờ quyết định, 1 chờ tiếp nhận”; `elsewhere` are overdue tasks that
    stand under no heading of lateness, so that the letter agrees with the lists."""
    told = {group.rung: f"{group.count} {COUNTED[group.rung]}" for group in groups(lines)}
    if elsewhere:
        late = told.get(Rung.LATE)
        apart = f"{late}, {elsewhere} khác" if late else f"{elsewhere} quá hạn"
        told[Rung.LATE] = f"{apart} đang chờ quyết định"
    return ", ".join(told[rung] for rung in ORDER if rung in told)


def groups(lines: list[DigestLine]) -> list[DigestGroup]:
    by_rung = {rung: [line for line in lines if line.rung == rung] for rung in ORDER}
    told = [(rung, found) for rung, found in by_rung.items() if found]
    return [DigestGroup(*one, first=not place) for place, one in enumerate(told)]


def message_id(digest: Digest) -> str:
    """The same for every sending of one digest, so that a mail program shows a repeat once."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"<nhac-viec.{digest.recipient_id}.{digest.day:%Y%m%d}@{host}>"


def letter(
    digest: Digest, lines: list[DigestLine], now: datetime, elsewhere: int = 0
) -> EmailMultiAlternatives:
    """The message to one person alone; never a list of recipients. `elsewhere` as for counts()."""
    person = digest.recipient
    context = {
        "person": person,
        "post": full_title(person),
        "now": now,
        "day": digest.day,
        "for_unit": person.is_chief and not person.is_leader,
        "units": unit_names(lines),
        "counts": counts(lines, elsewhere),
        "groups": groups(lines),
        "all_url": address("home"),
        "days_off": days_off_after(digest.day),
        "office": Department.office(),
        "agency": Agency.current(),
    }
    mail = EmailMultiAlternatives(
        subject=render_to_string("emails/digest_subject.txt", context).strip(),
        body=render_to_string("emails/digest_body.txt", context),
        from_email=sender(),
        to=[person.email],
        headers={"Message-ID": message_id(digest), "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("emails/digest_body.html", context), "text/html")
    return mail


def unit_names(lines: list[DigestLine]) -> str:
    """The reader's own units in the lines; a leader's letter names none."""
    own = {line.task.lead.pk: line.task.lead for line in lines if not line.unit}
    return ", ".join(unit.short for unit in sorted(own.values(), key=lambda unit: unit.position))


def full_title(person: User) -> str:
    """Title and unit as a letter names them, the word they share written once: “Trưởng phòng” of
    “Phòng Quản lý Khoa học” is “Trưởng phòng Quản lý Khoa học”."""
    if not person.posts:
        return ""
    post: Membership = person.posts[0]
    name = post.department.name
    if post.department.kind == Department.Kind.LEADERSHIP:
        name = Agency.current().short_name
    title, words = post.title or post.get_role_display(), name.split()
    for length in range(len(words), 0, -1):
        shared = " ".join(words[:length])
        if title.lower().endswith(shared.lower()):
            return " ".join([title, *words[length:]])
    return f"{title} {name}".strip()


def days_off_after(day: date) -> list[date]:
    """Weekdays off soon after that day, on which no letter will come."""
    calendar = DayOff.objects.calendar()
    days = (day + DAY * ahead for ahead in range(1, AHEAD + 1))
    return [day for day in days if day.weekday() < 5 and not calendar.is_working(day)]
