"""The links of a letter by which its reader makes one move of one task without signing in.

A link says who, what of which task, and on which day its letter went; it is signed, and nothing of
it is kept: that it was used tells the event made by it.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import get_script_prefix, reverse
from django.utils.crypto import salted_hmac

from departments.models import Agency, User
from tasks.addresses import address_of
from tasks.models import Event, Task

# What the unit says itself of its own work; decisions about others' are made signed in.
LINKED = ("accept", "update", "report", "request_extension")
PURPOSE = "tasks.mail_links"
SIGNER = Signer(salt=PURPOSE, sep=".")
DAY = "%Y%m%d"


@dataclass(frozen=True)
class MailLink:
    """What a link is for; `mark` stands for the address that its letter went to, and for the
    password that its reader had then."""

    person: int
    task: int
    verb: str
    day: date
    mark: str

    @property
    def token(self) -> str:
        told = (self.person, self.task, self.verb, f"{self.day:{DAY}}", self.mark)
        return SIGNER.sign("-".join(map(str, told)))

    @classmethod
    def read(cls, token: str) -> "MailLink | None":
        """The link that was signed so; None for any other text. Asks the database nothing."""
        try:
            person, task, verb, day, mark = SIGNER.unsign(token).split("-")
            read = cls(int(person), int(task), verb, datetime.strptime(day, DAY).date(), mark)
        except (BadSignature, ValueError):
            return None
        return read if verb in LINKED else None

    def is_for(self, person: User) -> bool:
        """Whether the person still has the address and the password: a letter to a wrong one opens
        nothing once it is put right, and no letter does after a password was changed because
        somebody else had got hold of it."""
        return self.person == person.pk and self.mark == mark_of(person)

    def used_by(self, task: Task) -> Event | None:
        """The move that was made by it."""
        made = task.events.filter(verb=self.verb, actor=self.person, detail__link=self.key)
        return made.select_related("actor", "acting_for").first()

    @property
    def key(self) -> str:
        """Under which the event is written that is made by it."""
        return self.day.isoformat()


@dataclass(frozen=True)
class LetterDoors:
    """Where the moves told in one letter lead: to pages of their own, or to those of who is signed
    in."""

    person: int
    day: date
    mark: str  # empty where the agency has no such links
    signed: dict[tuple[int, str], str] = field(default_factory=dict)  # both texts name each

    @classmethod
    def of(cls, person: User, day: date) -> "LetterDoors":
        return cls(person.pk, day, mark_of(person) if Agency.current().mail_links else "")

    def opens(self, verb: str) -> bool:
        """Whether the move can be made without signing in."""
        return bool(self.mark) and verb in LINKED

    def to(self, task: int, verb: str) -> str:
        """The whole address."""
        if not self.opens(verb):
            return f"{settings.SITE_URL}{address_of(task, verb)}"
        if (task, verb) not in self.signed:
            link = MailLink(self.person, task, verb, self.day, self.mark)
            self.signed[task, verb] = f"{settings.SITE_URL}{link_address(link.token)}"
        return self.signed[task, verb]


def mark_of(person: User) -> str:
    held = json.dumps([person.email.casefold(), person.password])
    return salted_hmac(PURPOSE, held).hexdigest()[:12]


def link_address(token: str) -> str:
    return _pattern(get_script_prefix()).replace("/0/", f"/{token}/")


@lru_cache(maxsize=10)
def _pattern(prefix: str) -> str:
    return reverse("tasks:mail_link", args=["0"])
