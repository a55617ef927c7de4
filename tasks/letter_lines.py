"""A line of a digest as the two texts of its letter show it, each drawn in one go: a letter may
have sixty, and templates took longer for them than the mail server takes for the letter."""

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn, drawn_each
from tasks.addresses import address_of
from tasks.ladder import Rung
from tasks.mail_links import LetterDoors
from tasks.models import Task
from tasks.news_lines import NewsLine
from tasks.reminder_lines import DigestLine
from tasks.verbs import MOVES
from tasks.workflow import News

# Mail programs know tables and inline styles only; the colours are those of the screens.
ROW = (
    '<tr><td style="padding: 8px 16px 16px">'
    '<span style="display:inline-block;padding:2px 8px;border-radius:4px;font-size:14px;'
    'line-height:20px;font-weight:600;{}">{}</span>\n'
    '<p style="margin: 6px 0 4px; font-size: 16px; line-height: 24px; color: #18212f">{}</p>\n'
    '<p style="margin: 0 0 2px; font-size: 14px; line-height: 20px; color: #5a6677">{}</p>\n'
    "{}"
    '<p style="margin: 10px 0 0; font-size: 14px; line-height: 24px">{}{}</p></td></tr>\n'
)
FIRST = (
    '<span style="font-family: Tinos, Times, serif; font-style: italic; font-size: 15px; '
    'color: #3d4959">{}</span>'
)
# Outlook knows neither padding nor background of a link: there the cell is the button.
BUTTON = (
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" '
    'style="margin-top:8px;border-collapse:separate"><tr><td align="center" {}>'
    '<a href="{}" style="display:block;padding:9px 12px;font-size:16px;line-height:24px;'
    'font-weight:600;text-align:center;text-decoration:none;color:{}">{}</a></td></tr></table>\n'
)
CELL = (
    'bgcolor="{0}" style="mso-padding-alt:9px 12px;border-radius:6px;background:{0};'
    'border:1px solid {1}"'
)
LINK = '<a href="{}" style="color: #1b5299; text-decoration: underline">{}</a>'
RED = "background:#fbe9e7;color:#a31d1d"
COLOURS = {
    Rung.LATE: RED,
    Rung.SOON: "background:#fdf0d8;color:#874a00",
}
GREY = "background:#ebeef2;color:#18212f"
STRONG = (mark_safe(CELL.format("#1b3d6d", "#1b3d6d")), "#ffffff")
WEAK = (mark_safe(CELL.format("#ffffff", "#b9c2cd")), "#18212f")
SEE = "Xem"
NOTHING = mark_safe("")


def plain_line(line: DigestLine, doors: LetterDoors) -> str:
    """Of the plain text: what, until when, the moves that have an address of their own, and the
    others by name beside that of the task."""
    unit = f" ({line.unit})" if line.unit else ""
    return _plain(line.task, f"{unit}. {line.words}", line.verbs, doors)


def plain_news(line: NewsLine, doors: LetterDoors) -> str:
    """Of the plain text: what, who did what to it, and until when."""
    deadline = f" Thời hạn: {line.deadline.line}." if line.deadline else ""
    told = f" ({_place(line.task)}). {line.said.rstrip('.')}.{deadline}"
    return _plain(line.task, told, line.verbs, doors)


def _plain(task: Task, told: str, verbs: tuple[str, ...], doors: LetterDoors) -> str:
    own = "".join(
        f"  {MOVES[verb].label}: {doors.to(task.pk, verb)}\n" for verb in verbs if doors.opens(verb)
    )
    others = (MOVES[verb].label for verb in verbs if not doors.opens(verb))
    labels, told = " | ".join([*others, SEE]), told.rstrip(".")
    return f"- {task.title}{told}.\n{own}  {labels}: {_url(task.pk)}\n"


def html_line(line: DigestLine, doors: LetterDoors, strong: bool) -> SafeString:
    """A row of the letter's table; the natural move is a button, which stands out where it is
    `strong`, the others are links."""
    colour, moves = COLOURS.get(line.rung, GREY), _moves(line.task, line.verbs, doors)
    return _row(line.task, colour, line.badge, _told(line), moves, strong)


def html_news(line: NewsLine, doors: LetterDoors, strong: bool) -> SafeString:
    """The same of what somebody did to the work."""
    colour = RED if line.news == News.RETURNED else GREY
    deadline = f" Thời hạn: {line.deadline.line}." if line.deadline else ""
    told = drawn("{}. {}.{}", _place(line.task), line.said.rstrip("."), deadline)
    moves = _moves(line.task, line.verbs, doors)
    return _row(line.task, colour, line.news.label, told, moves, strong)


def _moves(task: Task, verbs: tuple[str, ...], doors: LetterDoors) -> list[tuple[str, str]]:
    """Address and label of each."""
    return [(doors.to(task.pk, verb), MOVES[verb].label) for verb in verbs]


def _row(
    task: Task,
    colour: str,
    badge: str,
    told: SafeString,
    moves: list[tuple[str, str]],
    strong: bool,
) -> SafeString:
    button = NOTHING
    if moves:
        address, label = moves[0]
        cell, ink = STRONG if strong else WEAK
        button = drawn(BUTTON, cell, address, ink, label)
    return drawn(
        ROW,
        colour,
        badge,
        task.title,
        told,
        button,
        drawn_each("", LINK + " &nbsp;·&nbsp;\n", moves[1:]),
        drawn(LINK, _url(task.pk), SEE),
    )


def _told(line: DigestLine) -> SafeString:
    """Whose it is, where it is said, and the deadline, quoted where a notice says it so."""
    unit, place = f"{line.unit}.\n" if line.unit else "", _place(line.task)
    if line.deadline is None:
        return drawn("{}{}. {}", unit, place, line.words)
    more = f".\n{line.more}" if line.more else ""
    deadline, first = line.deadline, line.deadline.first
    aside = f"\n{deadline.aside}" if deadline.aside else ""
    now = f",\n{deadline.now}" if deadline.now else ""
    # The badge tells the time of what is late or due soon.
    given = "" if line.badge_tells else f";\n{line.state}"
    quoted = drawn(FIRST, f"“{first}”" if deadline.printed else first)
    return drawn("{}{}. Thời hạn: {}{}{}{}{}", unit, place, quoted, aside, now, given, more)


def _place(task: Task) -> str:
    item, source = task.duty.item, task.conclusion.short
    return f"{source}, {item.named}" if item.path else source


def _url(task: int) -> str:
    return f"{settings.SITE_URL}{address_of(task)}"
