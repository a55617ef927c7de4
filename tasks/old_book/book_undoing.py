"""A register taken back: what it made goes, as long as nothing has been done with it since."""

from django.db.models import ProtectedError

from conclusions.models import Conclusion, Duty, Item
from tasks.actions.marking import forget_marks
from tasks.models import Event, Task

GONE_ON = (
    "Chưa bỏ được: nhiệm vụ “{title}” của {unit} đã có diễn biến sau khi nhập. Sửa từng nhiệm vụ "
    "tại trang của nó."
)
IN_USE = "Chưa bỏ được: có thông báo khác nối tiếp các nhiệm vụ này."


def take_back(made: list[int]) -> str:
    """Undo the tasks of these keys, with what belongs to them alone; why not, in Vietnamese.

    Called inside a transaction, which a refusal leaves as it was.
    """
    tasks = Task.objects.filter(pk__in=made)
    moved = Event.objects.filter(task__in=tasks).exclude(verb="record").select_related("task__lead")
    if event := moved.first():
        task = event.task
        return GONE_ON.format(title=task.title, unit=task.lead)
    notices = list(tasks.order_by().values_list("notice", flat=True).distinct())
    duties = list(tasks.order_by().values_list("duty", flat=True).distinct())
    items = list(Duty.objects.filter(pk__in=duties).values_list("item", flat=True))
    try:
        forget_marks(Event.objects.filter(task__in=tasks).values("pk"))
        Event.objects.filter(task__in=tasks).delete()
        tasks.delete()
        Duty.objects.filter(pk__in=duties, tasks=None).delete()
        Item.objects.filter(pk__in=items, duties=None).delete()
        Conclusion.objects.filter(pk__in=notices, from_book=True, items=None).delete()
    except ProtectedError:
        return IN_USE
    return ""
