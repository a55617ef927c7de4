"""What one person is to be told on a day: the lines of the ladder, and the news."""

from dataclasses import dataclass, field

from departments.models import User
from tasks.ladder import Rung
from tasks.news_lines import NewsLine
from tasks.reminder_lines import DigestLine, LateElsewhere
from tasks.workflow import News


@dataclass(frozen=True)
class PersonsDay:
    """All of it; empty where there is nothing to say."""

    person: User
    lines: list[DigestLine]
    elsewhere: LateElsewhere = LateElsewhere()
    news: list[NewsLine] = field(default_factory=list)
    said_already: list[NewsLine] = field(default_factory=list)  # by a line of the same letter


def without_given(news: list[NewsLine], lines: list[DigestLine]) -> list[NewsLine]:
    """Of new work that stands among what is to be accepted, nothing more is said."""
    asked = {line.task.pk for line in lines if line.rung == Rung.UNACCEPTED}
    return [one for one in news if one.news != News.GIVEN or one.task.pk not in asked]
