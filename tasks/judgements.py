"""What a change of the calendar makes of work still under way."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from tasks.calendar import WorkCalendar
from tasks.models import Task
from tasks.querysets import CLOCKED

KEPT = "Nhiệm vụ đã báo cáo giữ nguyên đánh giá đúng hạn, quá hạn."


@dataclass(frozen=True)
class JudgementChange:
    """How many running tasks would be judged otherwise: overdue, no more so, by other days."""

    made_late: int = 0
    made_timely: int = 0
    recounted: int = 0

    @property
    def words(self) -> str:
        """“3 nhiệm vụ đang thực hiện thành quá hạn, …”, with what does not change."""
        counts = (
            (self.made_late, "thành quá hạn"),
            (self.made_timely, "không còn quá hạn"),
            (self.recounted, "đổi số ngày quá hạn"),
        )
        told = [f"{count} nhiệm vụ chưa báo cáo {what}" for count, what in counts if count]
        return f"{', '.join(told) or 'Không có nhiệm vụ chưa báo cáo nào bị đổi đánh giá'}. {KEPT}"


def changed_judgements(before: WorkCalendar, after: WorkCalendar, on: date) -> JudgementChange:
    """What would change on `on` for tasks whose clock runs, were the calendar `after`.

    Reported work is not counted: it keeps the judgement of the day of its report.
    """
    running = Task.objects.filter(status__in=CLOCKED, due_on__lt=on)
    made_late = made_timely = recounted = 0
    for due_on, count in running.order_by().values_list("due_on").annotate(Count("pk")):
        was, becomes = before.between(due_on, on), after.between(due_on, on)
        made_late += count * (not was and becomes > 0)
        made_timely += count * (was > 0 and not becomes)
        recounted += count * (was > 0 and becomes > 0 and was != becomes)
    return JudgementChange(made_late, made_timely, recounted)
