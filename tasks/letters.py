"""A digest as a letter: to whom, in which words, with which buttons."""

from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from typing import TypedDict
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from departments.account_letters import sender
from departments.models import Agency, Department, Membership, User
from departments.papertext import paper_date
from departments.templatetags.written import hour
from tasks.calendar import DAY
from tasks.letter_lines import html_line, plain_line
from tasks.mail_text import LetterMail
from tasks.models import DayOff, Digest
from tasks.reminder_lines import ORDER, DigestLine, Rung

SHOWN = 20  # lines a group; the rest is counted
NO_REPLY = "Thư tự động, không cần trả lời."
AHEAD = 3  # days looked ahead for a holiday on which nothing will be sent
COUNTED = {
    Rung.DECISION: "việc chờ quyết định",
    Rung.LATE: Rung.LATE.label.lower(),
    Rung.SOON: Rung.SOON.label.lower(),
    Rung.UNACCEPTED: Rung.UNACCEPTED.label.lower(),
}


class LetterGroup(TypedDict):
    """One heading of the letter with its lines; `more` are counted only. A plain dictionary, for
    templates read those twice as fast as objects."""

    label: str
    count: int
    plain: str
    html: SafeString
    more: int


def letter_groups(lines: list[DigestLine]) -> list[LetterGroup]:
    return [
        {
            "label": rung.label,
            "count": len(found),
            "plain": "".join([plain_line(line) for line in found[:SHOWN]]),
            "html": html_lines(found[:SHOWN], lines[0]),
            "more": max(0, len(found) - SHOWN),
        }
        for rung, found in by_rung(lines).items()
    ]


def html_lines(lines: list[DigestLine], first: DigestLine) -> SafeString:
    """Strong buttons have the very first line of the letter, and all that are unaccepted."""
    strong = (line.rung == Rung.UNACCEPTED or line is first for line in lines)
    return mark_safe("".join(map(html_line, lines, strong)))


def counts(lines: list[DigestLine], elsewhere: int = 0) -> str:
    """“5 quá hạn, 2 khác đang chờ quyết định, 1 chờ tiếp nhận”; `elsewhere` are overdue tasks that
    stand under no heading of lateness, so that the letter agrees with the lists."""
    told = {rung: f"{len(found)} {COUNTED[rung]}" for rung, found in by_rung(lines).items()}
    if elsewhere:
        late = told.get(Rung.LATE)
        apart = f"{late}, {elsewhere} khác" if late else f"{elsewhere} quá hạn"
        told[Rung.LATE] = f"{apart} đang chờ quyết định"
    return ", ".join(told[rung] for rung in ORDER if rung in told)


def by_rung(lines: list[DigestLine]) -> dict[Rung, list[DigestLine]]:
    """Headings in their order, which is that of the lines."""
    return {rung: list(found) for rung, found in groupby(lines, lambda line: line.rung)}


def message_id(digest: Digest) -> str:
    """The same for every sending of one digest, so that a mail program shows a repeat once."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"<nhac-viec.{digest.recipient_id}.{digest.day:%Y%m%d}@{host}>"


def letter(
    digest: Digest, lines: list[DigestLine], now: datetime, elsewhere: int = 0
) -> LetterMail:
    """The message to one person alone; never a list of recipients. `elsewhere` as for counts()."""
    person = digest.recipient
    context = {
        "greeting": greeting(person),
        "opening": opening(person, digest.day, now),
        "day": paper_date(digest.day),
        "units": unit_names(lines),
        "counts": counts(lines, elsewhere),
        "groups": letter_groups(lines),
        "all_url": f"{settings.SITE_URL}{_home()}",
        "days_off": [paper_date(day) for day in days_off_after(digest.day)],
        "sign_off": sign_off(),
    }
    mail = LetterMail(
        subject=render_to_string("emails/digest_subject.txt", context).strip(),
        body=render_to_string("emails/digest_body.txt", context),
        from_email=sender(),
        to=[person.email],
        headers={"Message-ID": message_id(digest), "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("emails/digest_body.html", context), "text/html")
    return mail


@lru_cache
def _home() -> str:
    return reverse("home")


def greeting(person: User) -> str:
    post = full_title(person)
    return f"Kính gửi: Đồng chí {person}, {post}" if post else f"Kính gửi: Đồng chí {person}"


def opening(person: User, day: date, now: datetime) -> str:
    whose = "đơn vị" if person.is_chief and not person.is_leader else "đồng chí"
    return f"Đến {hour(now)} ngày {paper_date(day)}, {whose} có các việc cần xử lý:"


def sign_off() -> str:
    if (office := Department.office()) is None:
        return NO_REPLY
    names = ", ".join(filter(None, [str(office), Agency.current().short_name]))
    return f"{names}. {NO_REPLY}"


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
