"""The sender of the outbox: claims a batch of digests, looks again at their lines, sends them.

Two senders at once never get the same digest. A letter goes at least once: after a kill between
sending and noting it, the same one goes again, under the same Message-ID.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from time import monotonic

from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from departments.at_once import kept
from departments.models import User
from departments.rights import with_rights
from tasks.letter_limits import agency_for_sending, release, room_for
from tasks.letters import letter
from tasks.limits import MAX_TRIES
from tasks.mail_line import MailLine, NoLine
from tasks.models import Digest, Reminder
from tasks.news_lines import NewsLine, of_digests
from tasks.persons_day import PersonsDay, without_given
from tasks.quiet import for_letter
from tasks.reminder_lines import Agenda
from tasks.reminders import WAITING, State

LEASE = timedelta(minutes=3)  # longer than FRESH and a sending that gives up by itself
# After each failed try: a mailbox that is full or greylisted for a day is asked six times, no more.
# Tries fall into office hours of the letter's own day; what is left of it by the next morning
# stands in the next day's letter (reminders.plan), as things are then.
PAUSES = [timedelta(minutes=minutes) for minutes in (5, 30, 120, 360, 960)]
BATCH = 400  # digests claimed, and their lines looked at again, together
LEFT_BEHIND = {1: 20, 2: 5}  # by how often their sender died; from then on alone
FRESH = timedelta(seconds=30)  # what a letter says was so at most this long ago
TICK = timedelta(seconds=45)  # how long the clock's look at the outbox may go on sending
log = logging.getLogger(__name__)


def waiting(day: date, now: datetime) -> QuerySet[Digest]:
    """The day's digests that may be sent now: planned, their pause over, leased by nobody."""
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    ready = Digest.objects.filter(free, day=day, state__in=WAITING, next_try__lte=now)
    return ready.order_by("next_try", "pk")


def send_waiting(day: date, now: datetime, most: timedelta = timedelta(days=1)) -> int:
    """Send what may be sent, until nothing waits or the time is up; the number of letters that
    left. A mail server that cannot be reached ends it too: the rest is left to the next look."""
    clock, until = _clock(now), now + most
    release(day, now)
    given_up = waiting(day, now).filter(attempts__gte=MAX_TRIES)
    given_up.update(state=State.FAILED, lease_until=None)
    sent = 0
    with MailLine() as line, unwaited_commits(), suppress(NoLine):
        while clock() < until and (digests := claim(day, clock())):
            for _ in _send(digests, line, clock, until):
                sent += 1
    return sent


@contextmanager
def unwaited_commits() -> Iterator[None]:
    """PostgreSQL notes each letter without waiting for the disk (measured: 2 to 15 ms, ten times
    the letter's own), as SQLite does by the settings. A killed sender loses nothing by it; a
    machine without power repeats the letters of its last second, under their ids."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    try:
        yield
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")


def _clock(now: datetime) -> Callable[[], datetime]:
    """The time that began at `now` and goes on."""
    start = monotonic()
    return lambda: now + timedelta(seconds=monotonic() - start)


def claim(day: date, now: datetime) -> list[Digest]:
    """Digests to send, leased to this sender alone, as many as the agency's limits allow; two
    senders at once never get the same.

    Those whose sender died come after the others and fewer at a time each time it dies: if a letter
    is what senders die of, it takes few others along, and none for long.
    """
    with transaction.atomic():
        agency = agency_for_sending()
        if agency.letters_stopped_on:
            return []
        free = waiting(day, now).filter(attempts__lt=MAX_TRIES)
        limited = free.order_by().filter(state=State.PENDING, let_through=False)
        room = room_for(limited, agency, now)
        free = free.select_for_update(skip_locked=True)
        # Without room only those are planned still that the office has let through.
        claimed = list(free.filter(state=State.PENDING)[: min(BATCH, room or BATCH)])
        claimed = claimed or _left_behind(free.filter(state=State.SENDING), room)
        lease = {"state": State.SENDING, "lease_until": now + LEASE}
        mine = Digest.objects.filter(pk__in=[digest.pk for digest in claimed])
        mine.update(attempts=F("attempts") + 1, **lease)
    for digest in claimed:
        digest.attempts, digest.lease_until = digest.attempts + 1, now + LEASE
    return claimed


def _left_behind(died: QuerySet[Digest], room: int) -> list[Digest]:
    for times, most in LEFT_BEHIND.items():
        if some := list(died.filter(attempts=times)[: min(most, room)]):
            return some
    return list(died[: min(1, room)])


def _send(
    digests: list[Digest], line: MailLine, clock: Callable[[], datetime], until: datetime
) -> Iterator[Digest]:
    """Send the claimed digests, yielding each whose letter left; what there is no time or no line
    for is given back, for the next look to read anew."""
    until = min(until, clock() + FRESH)
    letters = _letters(digests, clock())
    for place, (digest, mail) in enumerate(letters):
        if place and clock() >= until:
            _give_back([digest for digest, _ in letters[place:]])
            return
        try:
            line.send(mail)
        except NoLine as error:
            _put_off(digest, error, clock())
            _give_back([digest for digest, _ in letters[place + 1 :]])
            raise
        except Exception as error:  # whatever is wrong with this letter, the others' are to go
            _put_off(digest, error, clock())
        else:
            _note_sent(digest)
            yield digest


def _letters(digests: list[Digest], now: datetime) -> list[tuple[Digest, EmailMessage]]:
    """What is to be sent of them, as things are now; the others' rows say why they send nothing.

    All are made before the first is sent, which is faster than in turns.
    """
    letters = []
    with kept(AnonymousUser):
        outlook = Outlook.of(digests)
        for digest in digests:
            digest.recipient = person = outlook.people[digest.recipient_id]
            try:
                told = outlook.what_holds(digest)
                if not (told.lines or told.news) or not person.is_active:
                    _close(digest, State.CANCELLED)
                    continue
                told = for_letter(told)
                if not person.email or not (told.lines or told.news):
                    _close(digest, State.IN_APP)
                else:
                    letters.append((digest, letter(digest, told, now)))
            except Exception as error:  # as above
                _put_off(digest, error, now)
    return letters


@dataclass(frozen=True)
class Outlook:
    """How things are for the recipients of some digests at this moment, read for all at once."""

    people: dict[int, User]
    agenda: Agenda
    planned: dict[int, set[tuple[int, str]]]  # task and rung of each line, by digest
    news: dict[int, list[NewsLine]]  # by person

    @classmethod
    def of(cls, digests: list[Digest]) -> "Outlook":
        """Of digests of one day."""
        (day,) = {digest.day for digest in digests}
        recipients = User.objects.filter(pk__in=[digest.recipient_id for digest in digests])
        # The links of a letter hold for the password of its reader (tasks.mail_links).
        read = recipients.only(*User.NAMED, "quiet_headings", "password")
        people = with_rights(read, day, timezone.localdate())
        planned: dict[int, set[tuple[int, str]]] = defaultdict(set)
        lines = Reminder.objects.filter(digest__in=digests)
        for digest, *line in lines.values_list("digest", "task", "rung"):
            planned[digest].add(tuple(line))
        news = of_digests((digest.pk for digest in digests), people)
        return cls({p.pk: p for p in people}, Agenda.of_people(people, day), planned, news)

    def what_holds(self, digest: Digest) -> PersonsDay:
        """The lines planned this morning that are still true at this moment, the news not seen in
        the meantime, and how many overdue tasks they leave out (Agenda.late_elsewhere)."""
        person = self.people[digest.recipient_id]
        lines = self.agenda.lines_for(person)
        planned = self.planned[digest.pk]
        hold = [line for line in lines if (line.task.pk, line.rung) in planned]
        news = without_given(self.news.get(person.pk, []), hold)
        return PersonsDay(person, hold, self.agenda.late_elsewhere(person, hold), news)


def _put_off(digest: Digest, error: Exception, now: datetime) -> None:
    """Try again after a pause; not at all where the same letter would fail again."""
    trouble = _trouble(error)
    log.warning("Thư nhắc việc cho %s: %s", digest.recipient.username, trouble)
    if _is_final(error) or digest.attempts >= MAX_TRIES:
        _close(digest, State.FAILED, trouble=trouble)
    else:
        pause = PAUSES[digest.attempts - 1]
        _close(digest, State.PENDING, trouble=trouble, next_try=now + pause)


def _trouble(error: Exception) -> str:
    """What the keepers read beside the letter, the server's own words with it."""
    match error:
        case NoLine():
            what = "Không kết nối được máy chủ thư"
        case SMTPRecipientsRefused():
            what = "Máy chủ thư từ chối địa chỉ người nhận"
        case SMTPException() | OSError():
            what = "Máy chủ thư không nhận thư"
        case _:
            what = "Không lập được thư"
    most: int = Digest._meta.get_field("trouble").max_length
    return f"{what}: {error}"[:most]


def _is_final(error: Exception) -> bool:
    """Whether the letter itself is at fault: its address or words refused for good, or no letter
    can be made. A server or database out of order is not the letter's fault."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError):
        return error.smtp_code >= 500
    return not isinstance(error, NoLine | SMTPException | OSError | DatabaseError)


def _give_back(digests: list[Digest]) -> None:
    """Claimed and not tried, they are as they were before."""
    mine = Digest.objects.filter(
        pk__in=[digest.pk for digest in digests],
        lease_until__in={digest.lease_until for digest in digests},
    )
    mine.update(state=State.PENDING, lease_until=None, attempts=F("attempts") - 1)


def _close(digest: Digest, state: State, **fields) -> None:
    """Give the lease back; a later sender that took over in the meantime is not disturbed."""
    mine = Digest.objects.filter(pk=digest.pk, lease_until=digest.lease_until)
    mine.update(state=state, lease_until=None, **fields)


def _note_sent(digest: Digest) -> None:
    """As _close, in SQL of our own: it is noted of each letter before the next one leaves, and the
    ORM would take a third of the letter's own time for it (measured)."""
    moments = [timezone.now(), digest.lease_until]
    sent_at, lease = (connection.ops.adapt_datetimefield_value(moment) for moment in moments)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tasks_digest SET state = %s, sent_at = %s, lease_until = NULL, trouble = ''"
            " WHERE id = %s AND lease_until = %s",
            [State.SENT, sent_at, digest.pk, lease],
        )
