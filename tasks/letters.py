"""A digest as a letter: to whom, in which words, with which buttons."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from departments.account_letters import sender
from departments.models import Agency, Department, Membership, User
from tasks.calendar import DAY
from tasks.letter_lines import html_line, plain_line
from tasks.models import DayOff, Digest
from tasks.reminder_lines import ORDER, DigestLine, Rung

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

    @property
    def plain(self) -> str:
        return "".join([plain_line(line) for line in self.lines[:SHOWN]])

    @property
    def html(self) -> SafeString:
        """Strong buttons have the very first line of a letter, and all that are unaccepted."""
        unaccepted = self.rung == Rung.UNACCEPTED
        rows = [
            html_line(line, strong=unaccepted or (self.first and not place))
            for place, line in enumerate(self.lines[:SHOWN])
        ]
        return mark_safe("".join(rows))

    @property
    def more(self) -> int:
        return max(0, self.count - SHOWN)


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
        "all_url": f"{settings.SITE_URL}{reverse('home')}",
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
