"""What keeps letters from leaving: the agency's stop, and its limits by person and by hour.

A safeguard, whatever goes wrong elsewhere: a day's letters are one a person by their own rule.
"""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from departments.models import Agency
from departments.papertext import paper_date
from departments.templatetags.written import hour
from tasks.models import Digest

State = Digest.State
HOUR = timedelta(hours=1)
NEAR = timedelta(days=7)  # how far a letter's day may lie from the one it leaves on, at most
OF_A_DAY = "Đã gửi người này {count} thư trong ngày."
OF_AN_HOUR = "Đã gửi {count} thư trong một giờ; gửi tiếp từ {when}."


def agency_for_sending() -> Agency:
    """The agency as it is now, held until the transaction ends: two senders count one after the
    other, and what was just stopped is not sent."""
    return Agency.objects.select_for_update().get(pk=Agency.current().pk)


def stop_words(agency: Agency) -> str:
    """“Ngừng gửi thư nhắc việc từ ngày 15/4/2024: máy chủ thư bị lợi dụng”; empty where none is."""
    if agency.letters_stopped_on is None:
        return ""
    day = paper_date(agency.letters_stopped_on)
    return f"Ngừng gửi thư nhắc việc từ ngày {day}: {agency.letters_stopped_why.rstrip('.')}."


def release(day: date, now: datetime) -> None:
    """What waited for its hour may go again."""
    held = Digest.objects.filter(day=day, state=State.HELD, next_try__lte=now)
    held.update(state=State.PENDING, trouble="")


def room_for(waiting: QuerySet[Digest], agency: Agency, now: datetime) -> int:
    """How many letters more may leave in this hour, those on their way counted; what is over the
    limits is held back, of `waiting` which are the day's planned ones that nobody let through."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now), time()))
    near = _near(now)
    had = near.filter(sent_at__gte=midnight).order_by().values("recipient")
    full = had.annotate(count=Count("pk")).filter(count__gte=agency.letters_a_day)
    over = waiting.filter(recipient__in=full.values("recipient"))
    words = OF_A_DAY.format(count=agency.letters_a_day)
    over.update(state=State.HELD, next_try=None, trouble=words)

    sent = near.filter(sent_at__gt=now - HOUR).aggregate(count=Count("pk"), first=Min("sent_at"))
    on_the_way = near.filter(state=State.SENDING, lease_until__gt=now).count()
    room = agency.letters_an_hour - sent["count"] - on_the_way
    if room <= 0:
        when = (sent["first"] or now) + HOUR
        words = OF_AN_HOUR.format(count=agency.letters_an_hour, when=hour(when))
        waiting.update(state=State.HELD, next_try=when, trouble=words)
    return max(room, 0)


def _near(now: datetime) -> QuerySet[Digest]:
    """Found by the index of days."""
    today = timezone.localdate(now)
    return Digest.objects.filter(day__gte=today - NEAR, day__lte=today + NEAR)
