"""Two writers of one task at once, on a database server: the chain stays one."""

from django.utils import timezone

from tasks.actions import move
from tasks.actions.marking import seal
from tasks.models import Event, Task
from tasks.record_check import look_through
from tasks.tests.factories import a_task
from tasks.tests.racing import NEEDS_SERVER, at_once

pytestmark = NEEDS_SERVER
WRITERS = 12


def test_words_said_at_once_are_chained_one_after_the_other(cast, units):
    task = a_task(cast, units["TTUD"])

    def say(n):
        one = Task.objects.get(pk=task.pk)
        move(one, "update", by=cast["ttud.dung"], note=f"Tin {n}")
        if n % 3 == 0:
            seal(timezone.now())

    said = at_once(WRITERS, say)

    assert (said, Event.objects.count()) == (["done"] * WRITERS, WRITERS + 1)
    seal(timezone.now())
    assert look_through().faults == []
