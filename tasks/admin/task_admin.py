"""Tasks and mails, which the keepers of the lists may only look at."""

from datetime import date

from django.contrib import admin, messages
from django.db.models import F

from departments.admin.keeping import ReadOnly
from departments.papertext import paper_date, paper_moment
from departments.rights import Rights
from tasks.models import Digest, Event, Task

NOTHING = "–"
NOTHING_TO_SEE = "Tài khoản này không thuộc đơn vị nào nên không xem được nhiệm vụ của các đơn vị."


def _written(day: date | None) -> str:
    return paper_date(day) if day else NOTHING


class EventInline(ReadOnly, admin.TabularInline):
    """Who did what and when; what they wrote stays on the task's own page."""

    model = Event
    fields = readonly_fields = ("moment", "person", "line")
    verbose_name_plural = "diễn biến"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor")

    @admin.display(description="lúc")
    def moment(self, event: Event) -> str:
        return paper_moment(event.at)

    @admin.display(description="người")
    def person(self, event: Event) -> str:
        return str(event.actor)

    @admin.display(description="việc")
    def line(self, event: Event) -> str:
        return event.line


@admin.register(Task)
class TaskAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "written_in", "unit", "status_told", "deadline")
    list_filter = ("status",)
    list_select_related = ("duty__item", "notice", "lead", "confirmer", "assignee")
    search_fields = ("duty__title", "notice__number", "lead__name")
    ordering = (F("due_on").asc(nulls_last=True), "pk")
    fields = readonly_fields = (
        "name",
        "written_in",
        "unit",
        "person",
        "judge",
        "status_told",
        "deadline",
        "first_deadline",
        "reported",
    )
    inlines = (EventInline,)
    show_full_result_count = False

    def get_queryset(self, request):
        """To keep the lists is not to see other units' work."""
        return super().get_queryset(request).visible_to(request.user)

    def changelist_view(self, request, extra_context=None):
        """An empty list would seem a loss to a keeper who belongs to no unit."""
        rights = Rights.of(request.user)
        if not (rights.sees_register or rights.units):
            messages.info(request, NOTHING_TO_SEE)
        return super().changelist_view(request, extra_context)

    @admin.display(description="tên nhiệm vụ", ordering="duty__title")
    def name(self, task: Task) -> str:
        return task.title

    @admin.display(description="thông báo, mục")
    def written_in(self, task: Task) -> str:
        return f"{task.conclusion.number}, {task.duty.item.path}"

    @admin.display(description="đơn vị chủ trì", ordering="lead__position")
    def unit(self, task: Task) -> str:
        return task.lead.name

    @admin.display(description="người thực hiện")
    def person(self, task: Task) -> str:
        return str(task.assignee or NOTHING)

    @admin.display(description="người xác nhận")
    def judge(self, task: Task) -> str:
        return str(task.confirmer)

    @admin.display(description="trạng thái", ordering="status")
    def status_told(self, task: Task) -> str:
        return task.get_status_display()

    @admin.display(description="thời hạn", ordering="due_on")
    def deadline(self, task: Task) -> str:
        return _written(task.due_on)

    @admin.display(description="thời hạn giao lần đầu")
    def first_deadline(self, task: Task) -> str:
        return _written(task.original_due_on)

    @admin.display(description="ngày báo cáo")
    def reported(self, task: Task) -> str:
        return _written(task.reported_on)


@admin.register(Digest)
class DigestAdmin(ReadOnly, admin.ModelAdmin):
    """Whether mail goes out, and what could not."""

    list_display = ("recipient_told", "day_told", "state_told", "tries", "sent", "trouble")
    list_filter = ("state",)
    list_select_related = ("recipient",)
    search_fields = ("recipient__full_name", "recipient__username")
    date_hierarchy = "day"
    fields = readonly_fields = list_display

    @admin.display(description="người nhận", ordering="recipient__full_name")
    def recipient_told(self, digest: Digest) -> str:
        return str(digest.recipient)

    @admin.display(description="ngày", ordering="day")
    def day_told(self, digest: Digest) -> str:
        return paper_date(digest.day)

    @admin.display(description="trạng thái", ordering="state")
    def state_told(self, digest: Digest) -> str:
        return digest.get_state_display()

    @admin.display(description="số lần gửi", ordering="attempts")
    def tries(self, digest: Digest) -> int:
        return digest.attempts

    @admin.display(description="gửi lúc", ordering="sent_at")
    def sent(self, digest: Digest) -> str:
        return paper_moment(digest.sent_at)
