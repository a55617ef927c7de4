"""A line of a digest as the two texts of its letter show it, each drawn in one go: a letter may
have sixty, and templates took longer for them than the mail server takes for the letter."""

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn, drawn_each
from tasks.addresses import address_of
from tasks.reminder_lines import DigestLine, Rung
from tasks.verbs import MOVES

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
BUTTON = (
    '<a href="{}" style="display:block;margin-top:8px;padding:9px 12px;border-radius:6px;'
    'font-size:16px;line-height:24px;font-weight:600;text-align:center;text-decoration:none;{}">'
    "{}</a>\n"
)
LINK = '<a href="{}" style="color: #1b5299; text-decoration: underline">{}</a>'
COLOURS = {
    Rung.LATE: "background:#fbe9e7;color:#a31d1d",
    Rung.SOON: "background:#fdf0d8;color:#874a00",
}
GREY = "background:#ebeef2;color:#18212f"
STRONG = "background:#1b3d6d;color:#ffffff;border:1px solid #1b3d6d"
WEAK = "background:#ffffff;color:#18212f;border:1px solid #b9c2cd"
SEE = "Xem"
NOTHING = mark_safe("")


def plain_line(line: DigestLine) -> str:
    """Of the plain text: what, until when, and the moves by name beside the one address."""
    task, unit = line.task, f" ({line.unit})" if line.unit else ""
    labels = " | ".join([*(MOVES[verb].label for verb in line.verbs), SEE])
    return f"- {task.title}{unit}. {line.words}.\n  {labels}: {_url(task.pk)}\n"


def html_line(line: DigestLine, strong: bool) -> SafeString:
    """A row of the letter's table; the natural move is a button, which stands out where it is
    `strong`, the others are links."""
    task, button = line.task, NOTHING
    moves = [(_url(task.pk, verb), MOVES[verb].label) for verb in line.verbs]
    if moves:
        address, label = moves[0]
        button = drawn(BUTTON, address, mark_safe(STRONG if strong else WEAK), label)
    return drawn(
        ROW,
        COLOURS.get(line.rung, GREY),
        line.badge,
        task.title,
        _told(line),
        button,
        drawn_each("", LINK + " &nbsp;·&nbsp;\n", moves[1:]),
        drawn(LINK, _url(task.pk), SEE),
    )


def _told(line: DigestLine) -> SafeString:
    """Whose it is, where it is said, and the deadline, quoted where a notice says it so."""
    item, source = line.task.duty.item, line.task.conclusion.short
    unit = f"{line.unit}.\n" if line.unit else ""
    place = f"{source}, {item.named}" if item.path else source
    if line.deadline is None:
        return drawn("{}{}. {}", unit, place, line.words)
    deadline, first = line.deadline, line.deadline.first
    notice = f"\n({deadline.notice})" if deadline.notice else ""
    now = f",\n{deadline.now}" if deadline.now else ""
    given = f";\n{line.state}" if line.rung == Rung.UNACCEPTED else ""
    quoted = drawn(FIRST, f"“{first}”" if deadline.printed else first)
    return drawn("{}{}. Thời hạn: {}{}{}{}", unit, place, quoted, notice, now, given)


def _url(task: int, page: str = "detail") -> str:
    return f"{settings.SITE_URL}{address_of(task, page)}"
