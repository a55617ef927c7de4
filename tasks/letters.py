"""A digest as a letter: to whom, in which words, with which buttons."""

from collections import defaultdict
from datetime import date, datetime
from functools import lru_cache
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
from tasks.ladder import ORDER, Rung
from tasks.letter_lines import html_line, html_news, plain_line, plain_news
from tasks.mail_links import LetterDoors
from tasks.mail_text import LetterMail
from tasks.models import DayOff, Digest
from tasks.news_lines import NewsLine
from tasks.persons_day import PersonsDay
from tasks.reminder_lines import DigestLine, LateElsewhere
from tasks.workflow import News

Line = DigestLine | NewsLine
SHOWN = 20  # lines a group; the rest is counted
NO_REPLY = "Thư tự động, không cần trả lời."
OWN = (
    "Các nút trong thư thực hiện với tên {person}, không cần đăng nhập; không chuyển tiếp thư này."
)
AHEAD = 3  # days looked ahead for a holiday on which nothing will be sent
COUNTED = {heading: heading.label.lower() for heading in (*Rung, *News)}
COUNTED |= {
    Rung.DECISION: "việc chờ quyết định",
    Rung.RETURNED: "chưa báo cáo lại",
    Rung.OLD: "giao quá 3 tháng",
}
# Headings in the order of a letter: decisions, what others did, what is late or will be.
# What was returned is one heading, as news and when it is reminded of.
HEADINGS: tuple[Rung | News, ...] = tuple(dict.fromkeys((ORDER[0], *News, *ORDER[1:])))


class LetterGroup(TypedDict):
    """One heading of the letter with its lines; `more` are counted only. A plain dictionary, for
    templates read those twice as fast as objects."""

    label: str
    count: int
    plain: str
    html: SafeString
    more: int


def letter_groups(told: PersonsDay, doors: LetterDoors) -> list[LetterGroup]:
    found = by_heading(told)
    first = next((lines[0] for lines in found.values()), None)
    return [_group(heading, lines, first, doors) for heading, lines in found.items()]


def _group(
    heading: Rung | News, lines: list[Line], first: Line | None, doors: LetterDoors
) -> LetterGroup:
    shown = lines[:SHOWN]
    drawn_plain = [
        plain_news(x, doors) if isinstance(x, NewsLine) else plain_line(x, doors) for x in shown
    ]
    drawn_html = [
        html_news(x, doors, x is first)
        if isinstance(x, NewsLine)
        else html_line(x, doors, _stands_out(x, first))
        for x in shown
    ]
    return {
        "label": heading.label,
        "count": len(lines),
        "plain": "".join(drawn_plain),
        "html": mark_safe("".join(drawn_html)),
        "more": len(lines) - len(shown),
    }


def _stands_out(line: DigestLine, first: Line | None) -> bool:
    """Strong buttons have the very first line of the letter, and all that are unaccepted."""
    return line is first or line.rung == Rung.UNACCEPTED


def counts(told: PersonsDay) -> str:
    """“1 bị trả lại, 5 quá hạn, 2 khác đang chờ quyết định, 1 chờ tiếp nhận”: overdue tasks under
    no heading of this letter are told too, so that it agrees with the lists."""
    said: dict[Rung | News, str] = {
        heading: f"{len(lines)} {COUNTED[heading]}" for heading, lines in by_heading(told).items()
    }
    if late := _late_elsewhere(told.elsewhere, said.get(Rung.LATE, "")):
        said[Rung.LATE] = late
    return ", ".join(said[heading] for heading in HEADINGS if heading in said)


def _late_elsewhere(elsewhere: LateElsewhere, here: str) -> str:
    """“2 quá hạn, 3 khác đã nhắc, 1 khác đang chờ quyết định”."""
    apart = [(elsewhere.told, "đã nhắc"), (elsewhere.waiting, "đang chờ quyết định")]
    words = [here] if here else []
    for count, how in apart:
        if count:
            words.append(f"{count} {'khác' if words else COUNTED[Rung.LATE]} {how}")
    return ", ".join(words)


def by_heading(told: PersonsDay) -> dict[Rung | News, list[Line]]:
    """The lines under their headings, in the order of a letter."""
    found: dict[Rung | News, list[Line]] = defaultdict(list)
    for line in told.lines:
        found[line.rung].append(line)
    for one in told.news:
        found[one.news].append(one)
    return {heading: found[heading] for heading in HEADINGS if heading in found}


def message_id(digest: Digest) -> str:
    """The same for every sending of one digest, so that a mail program shows a repeat once."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"<nhac-viec.{digest.recipient_id}.{digest.day:%Y%m%d}@{host}>"


def letter(digest: Digest, told: PersonsDay, now: datetime) -> LetterMail:
    """The message to one person alone; never a list of recipients."""
    person = digest.recipient
    doors = LetterDoors.of(person, digest.day)
    context = {
        "greeting": greeting(person),
        "opening": opening(person, digest.day, now),
        "day": paper_date(digest.day),
        "units": unit_names(told),
        "counts": counts(told),
        "groups": letter_groups(told, doors),
        "own": OWN.format(person=person) if doors.mark else "",
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


def unit_names(told: PersonsDay) -> str:
    """The reader's own units in the lines; a leader's letter names none."""
    own = {line.task.lead.pk: line.task.lead for line in told.lines if not line.unit}
    mine = told.person.chief_of_ids
    own |= {one.task.lead.pk: one.task.lead for one in told.news if one.task.lead_id in mine}
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
