"""The letters that tell people of changes of their accounts; the rows of the journal are their
outbox."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import formataddr, parseaddr
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse

from departments.journals import AccountChange
from departments.models import Department

SENDER = "Theo dõi kết luận"
MOST_TRIES = 6
PAUSE = timedelta(minutes=5)  # after the first try; each later one is four times as long
BATCH = 50
Letter = AccountChange.Letter
log = logging.getLogger(__name__)


def sender() -> str:
    """Whom every letter of the product comes from: its name, at the installation's address."""
    return formataddr((SENDER, parseaddr(settings.EMAIL_FROM)[1]), "utf-8")


def send_waiting(now: datetime) -> int:
    """Send what may be sent, one letter for each saving of an account; how many left.

    Twice at once is harmless: the claim of a letter's rows lets one sender through. A letter that
    cannot be made or sent does not stop the others; it is tried again, and in the end marked.
    """
    waiting = AccountChange.objects.filter(letter=Letter.PENDING, next_try__lte=now)
    rows = waiting.select_related("person", "actor").order_by("at", "person", "pk")[:BATCH]
    letters = [list(group) for _, group in groupby(rows, lambda row: (row.at, row.person_id))]
    return sum(_send(letter, now) for letter in letters)


def _send(rows: list[AccountChange], now: datetime) -> bool:
    tries = rows[0].attempts
    claimed = AccountChange.objects.filter(
        pk__in=[row.pk for row in rows], letter=Letter.PENDING, attempts=tries
    )
    if not claimed.update(attempts=F("attempts") + 1, next_try=now + PAUSE * 4**tries):
        return False
    mine = AccountChange.objects.filter(pk__in=[row.pk for row in rows])
    try:
        letter_of(rows).send()
    except Exception:  # one bad address or word is not to stop the others' letters
        log.exception("Không gửi được thư báo thay đổi tài khoản %s", rows[0].person.username)
        if tries + 1 >= MOST_TRIES:
            mine.update(letter=Letter.FAILED)
        return False
    mine.update(letter=Letter.SENT)
    return True


def letter_of(rows: Iterable[AccountChange]) -> EmailMessage:
    """The letter about changes of one account made by one saving, to the address of before."""
    rows = list(rows)
    first, host = rows[0], urlsplit(settings.SITE_URL).hostname
    context = {
        "person": first.person,
        "actor": first.actor,
        "at": first.at,
        "changes": rows,
        "office": Department.office(),
        "account_url": f"{settings.SITE_URL}{reverse('account')}",
    }
    return EmailMessage(
        subject=render_to_string("emails/account_change_subject.txt", context).strip(),
        body=render_to_string("emails/account_change_body.txt", context),
        from_email=sender(),
        to=[first.letter_to],
        headers={
            "Message-ID": f"<tai-khoan.{first.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
