"""What a person may leave out of their own letters; Nhắc việc shows them all of it."""

from dataclasses import replace

from departments.models import User
from tasks.ladder import LADDER, Rung
from tasks.persons_day import PersonsDay
from tasks.workflow import News

# Being asked to help, of what is told as it happens; what waits for the person's own word is told.
OPTIONAL_NEWS = (News.HELP,)
OPTIONAL: tuple[Rung | News, ...] = (
    *dict.fromkeys(row.heading for row in LADDER if row.optional),
    *OPTIONAL_NEWS,
)


def for_letter(told: PersonsDay) -> PersonsDay:
    """The day without what the person has left out, of what may be left out."""
    quiet = set(OPTIONAL) & set(told.person.quiet_headings)
    if not quiet:
        return told
    lines = [line for line in told.lines if line.rung not in quiet]
    return replace(told, lines=lines, news=[one for one in told.news if one.news not in quiet])


def leave_out(person: User, headings: list[str]) -> None:
    """From the next letter on."""
    known = [heading.value for heading in OPTIONAL if heading.value in headings]
    User.objects.filter(pk=person.pk).update(quiet_headings=known)
