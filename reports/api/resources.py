"""What the API answers, in one table: the views answer by it and the document is written from it,
so neither can tell what the other does not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from conclusions.filters import ConclusionFilter
from conclusions.models import Conclusion, NoticeAct
from departments.models import Department
from tasks.addresses import address_of
from tasks.deadline_words import limit_of_row
from tasks.entry_days import ENTERED
from tasks.filters import ALL, STATUSES, Part, TaskFilter
from tasks.helping import share_helpers
from tasks.models import DayOff, Event, Task
from tasks.querysets import KINDS, OPEN_KINDS
from tasks.workflow import OPEN, Status, Time

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
KEY: Schema = {"type": "integer", "minimum": 1}
NUMBER: Schema = {"type": "integer", "minimum": 0}
DATE: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
SINCE = "changed_since"


def one_of(values: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def maybe(schema: Schema) -> Schema:
    """That, or null where it is not known."""
    return schema | {"type": [schema["type"], "null"]}


@dataclass(frozen=True)
class Value:
    """One value of a row: its name, what it is in Vietnamese, and how it is read off the row."""

    name: str
    schema: Schema
    words: str
    read: Callable[[Any], Any]


@dataclass(frozen=True)
class Asked:
    """One parameter of a list."""

    name: str
    schema: Schema
    words: str


@dataclass(frozen=True)
class Resource:
    """One kind of row. `rows`: all that the person may see; `narrow`: those that the list's filter
    leaves, with what it does not know in words; `since`: those changed since then; `ready`: a page
    of them with what `fields` read."""

    name: str
    one: str
    words: str
    fields: tuple[Value, ...]
    params: tuple[Asked, ...]
    rows: Callable[[Any], QuerySet]
    narrow: Callable[[HttpRequest, QuerySet], tuple[QuerySet, str]]
    ready: Callable[[QuerySet], list[Any]]
    since: Callable[[QuerySet, datetime], QuerySet] | None = None

    def told(self, row: Any) -> dict[str, Any]:
        return {field.name: field.read(row) for field in self.fields}


# Tasks


class ApiTaskFilter(TaskFilter):
    """The filters of the lists, but ended work is left out only where that is asked for: who copies
    what changed must learn that it ended."""

    phu_trach = nguoi = None

    def filter_queryset(self, queryset):
        self.form.cleaned_data["trang_thai"] = self.form.cleaned_data.get("trang_thai") or ALL
        return super().filter_queryset(queryset)

    @property
    def only_open(self) -> bool:
        status, kind = (self.form.cleaned_data.get(name) for name in ("trang_thai", "thoi_han"))
        return status in OPEN or kind in OPEN_KINDS


def _narrow_tasks(request: HttpRequest, tasks: QuerySet) -> tuple[QuerySet, str]:
    chosen = ApiTaskFilter(request.GET, tasks, request=request, day=DayOff.objects.day())
    unknown = chosen.unknown
    return (tasks if unknown else chosen.qs), unknown


def _ready_tasks(tasks: QuerySet) -> list[Task]:
    day, found = DayOff.objects.day(), list(tasks.for_rows().with_change())
    share_helpers(found)
    for task in found:
        task.standing, task.late = task.timeliness(day), task.late_days(day)
    return found


TASKS = Resource(
    "tasks",
    "Task",
    "Nhiệm vụ: việc giao cho một đơn vị chủ trì",
    (
        Value("id", KEY, "Mã nhiệm vụ, không đổi", lambda task: task.pk),
        Value("url", TEXT, "Trang của nhiệm vụ", lambda task: _page(address_of(task.pk))),
        Value("title", TEXT, "Tên nhiệm vụ", lambda task: task.title),
        Value("notice", KEY, "Mã thông báo giao nhiệm vụ", lambda task: task.notice_id),
        Value("notice_number", TEXT, "Số, ký hiệu thông báo", lambda task: task.notice.number),
        Value("place", TEXT, "Mục trong thông báo", lambda task: task.duty.item.path),
        Value("lead", KEY, "Mã đơn vị chủ trì", lambda task: task.lead_id),
        Value(
            "helpers",
            {"type": "array", "items": KEY},
            "Mã các đơn vị phối hợp",
            lambda task: [unit.pk for unit in task.helper_units],
        ),
        Value(
            "assignee",
            maybe(TEXT),
            "Người được phân công",
            lambda task: str(task.assignee) if task.assignee_id else None,
        ),
        Value("status", one_of(Status.values), "Trạng thái", lambda task: task.status),
        Value("status_words", TEXT, "Trạng thái bằng lời", lambda t: t.get_status_display()),
        Value("due_on", maybe(DATE), "Thời hạn hiện nay", lambda task: _day(task.due_on)),
        Value(
            "original_due_on",
            maybe(DATE),
            "Thời hạn giao lần đầu",
            lambda task: _day(task.original_due_on),
        ),
        Value("deadline_words", TEXT, "Thời hạn như văn bản ghi, và đã gia hạn", limit_of_row),
        Value(
            "standing",
            one_of((*KINDS, "off")),
            "Đúng hạn hay quá hạn, tính đến hôm nay",
            lambda task: task.standing.kind,
        ),
        Value("standing_words", TEXT, "Cũng vậy, bằng lời", lambda task: task.standing.words),
        Value("late_days", NUMBER, "Số ngày làm việc quá hạn", lambda task: task.late),
        Value("reported_on", maybe(DATE), "Ngày báo cáo hoàn thành", lambda t: _day(t.reported_on)),
        Value("result", TEXT, "Kết quả của báo cáo đang có", lambda task: task.standing_result),
        Value("version", KEY, "Tăng sau mỗi lần xử lý", lambda task: task.version),
        Value(
            "changed_at",
            MOMENT,
            "Lần cập nhật gần nhất",
            lambda task: moment_words(task.changed_at),
        ),
    ),
    (
        Asked("q", TEXT, "Từ khóa, có dấu hoặc không"),
        Asked("ky", TEXT, "Kỳ ban hành, như ở danh sách: 2026, 2026-q3, 2026-11"),
        Asked("thong_bao", KEY, "Mã thông báo"),
        Asked(
            "don_vi",
            {"type": "array", "items": KEY},
            "Mã đơn vị chủ trì hoặc phối hợp; lặp lại được",
        ),
        Asked("vai_tro", one_of(Part.values), "Phần của đơn vị đã chọn"),
        Asked(
            "trang_thai", one_of(value for value, _ in STATUSES), "Trạng thái; bỏ trống là tất cả"
        ),
        Asked("thoi_han", one_of(Time.values), "Thời hạn"),
    ),
    lambda user: Task.objects.visible_to(user),
    _narrow_tasks,
    _ready_tasks,
    lambda tasks, at: tasks.filter(pk__in=Event.objects.filter(at__gte=at).values("task")),
)


# Notices


def _narrow_notices(request: HttpRequest, notices: QuerySet) -> tuple[QuerySet, str]:
    chosen = ConclusionFilter(request.GET, notices, request=request)
    unknown = chosen.unknown
    return (notices if unknown else chosen.qs), unknown


def _ready_notices(notices: QuerySet) -> list[Conclusion]:
    """With when each changed last: when its work was given, or a later paper told of it."""
    found = list(notices.defer("source_text", "opening", "closing", "recipients", "words"))
    keys = [notice.pk for notice in found]
    given = Event.objects.filter(task__notice__in=keys, verb__in=ENTERED).order_by()
    acts = NoticeAct.objects.filter(conclusion__in=keys).order_by()
    last = dict(given.values_list("task__notice").annotate(at=Max("at")))
    told = dict(acts.values_list("conclusion").annotate(at=Max("at")))
    for notice in found:
        moments = (last.get(notice.pk), told.get(notice.pk), notice.changed_at, notice.created_at)
        notice.changed = max(moment for moment in moments if moment)
    return found


def _notices_since(notices: QuerySet, at: datetime) -> QuerySet:
    given = Event.objects.filter(at__gte=at, verb__in=ENTERED).values("task__notice")
    acts = NoticeAct.objects.filter(at__gte=at).values("conclusion")
    own = Q(created_at__gte=at) | Q(changed_at__gte=at)
    return notices.filter(own | Q(pk__in=given) | Q(pk__in=acts))


ISSUED = [value for value in Conclusion.Status.values if value not in ("draft", "submitted")]
NOTICES = Resource(
    "notices",
    "Notice",
    "Thông báo kết luận và văn bản giao việc đã ban hành; không có dự thảo",
    (
        Value("id", KEY, "Mã thông báo, không đổi", lambda notice: notice.pk),
        Value(
            "url",
            TEXT,
            "Trang của thông báo",
            lambda notice: _page(reverse("conclusions:detail", args=[notice.pk])),
        ),
        Value("number", TEXT, "Số, ký hiệu", lambda notice: notice.number),
        Value("issued_on", DATE, "Ngày ban hành", lambda notice: _day(notice.issued_on)),
        Value("title", TEXT, "Trích yếu", lambda notice: notice.title),
        Value("kind", one_of(Conclusion.Kind.values), "Loại", lambda notice: notice.kind),
        Value("kind_words", TEXT, "Loại bằng lời", lambda notice: notice.get_kind_display()),
        Value("status", one_of(ISSUED), "Trạng thái", lambda notice: notice.status),
        Value("status_words", TEXT, "Trạng thái bằng lời", lambda n: n.get_status_display()),
        Value("meeting_on", maybe(DATE), "Ngày họp", lambda notice: _day(notice.meeting_on)),
        Value(
            "issuer", TEXT, "Cơ quan ban hành khác; bỏ trống là cơ quan mình", lambda n: n.issuer
        ),
        Value(
            "changed_at",
            MOMENT,
            "Lần thay đổi gần nhất",
            lambda notice: moment_words(notice.changed),
        ),
    ),
    (
        Asked("q", TEXT, "Từ khóa, có dấu hoặc không"),
        Asked("nam", KEY, "Năm ban hành"),
        Asked("loai", one_of(Conclusion.Kind.values), "Loại"),
        Asked("trang_thai", one_of(ISSUED), "Trạng thái"),
    ),
    lambda user: Conclusion.objects.visible_to(user).issued(),
    _narrow_notices,
    _ready_notices,
    _notices_since,
)


# Units


UNITS = Resource(
    "units",
    "Unit",
    "Phòng, đơn vị và cơ quan ngoài trong danh mục",
    (
        Value("id", KEY, "Mã đơn vị, không đổi", lambda unit: unit.pk),
        Value("name", TEXT, "Tên", lambda unit: unit.name),
        Value("short_name", TEXT, "Tên ngắn", lambda unit: unit.short_name),
        Value("code", TEXT, "Ký hiệu", lambda unit: unit.code),
        Value("kind", one_of(Department.Kind.values), "Loại", lambda unit: unit.kind),
        Value("position", NUMBER, "Thứ tự trong cơ quan", lambda unit: unit.position),
        Value("active", {"type": "boolean"}, "Đang hoạt động", lambda unit: unit.active),
    ),
    (),
    lambda user: Department.objects.all(),
    lambda request, units: (units, ""),
    list,
)

RESOURCES = {resource.name: resource for resource in (TASKS, NOTICES, UNITS)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def moment_words(moment: datetime) -> str:
    """In UTC with a Z: a “+” in an address is a space to whoever forgets to write it as %2B."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _page(address: str) -> str:
    return f"{settings.SITE_URL}{address}"
