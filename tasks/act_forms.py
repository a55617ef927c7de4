"""Forms of the acts on an issued notice: the paper it is done by, and what becomes of each task."""

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.db.models import Case, When

from conclusions.day_checks import LimitDifference, difference_of
from conclusions.forms import DutyForm
from conclusions.models import Conclusion, Duty, Item
from departments.fields import DayField, text_field
from departments.folding import fold
from departments.papertext import paper_date
from tasks.actions.after_issue import Paper
from tasks.models import Task
from tasks.workflow import Status

NOTHING_CHANGED = (
    "Chưa chọn nhiệm vụ nào đổi hạn hoặc thôi theo dõi. Văn bản chỉ sửa sai sót thì ghi Đính "
    "chính; giao thêm việc thì dùng Bổ sung nhiệm vụ còn sót, có số văn bản."
)
KEEP, DAY, END = "giu", "han", "thoi"
ALIKE = 0.55  # of the letters of two titles, for the work to be thought the same


class PaperForm(forms.Form):
    """By which paper, and what for."""

    number = text_field(
        "Số, ký hiệu văn bản",
        60,
        needed="Chưa nhập số, ký hiệu của văn bản.",
        hint="Ví dụ 612/SKHCN-HCTH.",
    )
    on = DayField(label="Ngày văn bản", error_messages={"required": "Chưa nhập ngày văn bản."})
    note = text_field("Nội dung, lý do", 2000, lines=3, needed="Chưa nhập nội dung, lý do.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.attrs["autofocus"] = True

    @property
    def paper(self) -> Paper:
        data = self.cleaned_data
        return Paper(data["note"], data.get("number", ""), data.get("on"))


class CorrectForm(PaperForm):
    """Đính chính: what reads otherwise than it stands there."""

    note = text_field(
        "Nội dung đính chính",
        2000,
        lines=3,
        needed="Chưa nhập nội dung đính chính.",
        hint="Ví dụ: tại mục 5.(2), “công nghê” đọc là “công nghệ”.",
    )


class TakeBackForm(forms.Form):
    """Rút lại do ban hành nhầm: why; no paper does it."""

    note = text_field(
        "Lý do", 2000, lines=3, needed="Chưa nhập lý do.", hint="Ví dụ: đưa vào nhầm bản chưa ký."
    )

    def __init__(self, *args: Any, until: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text += f" Rút lại được đến hết ngày {paper_date(until)}."


class TasksForm(PaperForm):
    """A paper, and for each open task what becomes of it; `rows` draws them."""

    def __init__(self, *args: Any, tasks: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = tasks
        for task in tasks:
            self.add_task(task)

    def add_task(self, task: Task) -> None:
        raise NotImplementedError

    @property
    def rows(self) -> list[tuple[Task, list[forms.BoundField]]]:
        named = {name: self[name] for name in self.fields}
        return [
            (task, [field for name, field in named.items() if name.endswith(f"-{task.pk}")])
            for task in self.tasks
        ]

    @property
    def plain(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if "-" not in name]


class AmendForm(TasksForm):
    """Sửa đổi, bổ sung: a task keeps on, gets another day, or ends."""

    def add_task(self, task: Task) -> None:
        choices = [(KEEP, "Giữ nguyên"), (DAY, "Đổi hạn"), (END, "Thôi theo dõi")]
        if task.status == Status.AWAITING:
            choices.pop(1)
        self.fields[f"viec-{task.pk}"] = forms.ChoiceField(
            label=f"{task.duty.item.called}: {task.duty.title}", choices=choices, initial=KEEP
        )
        self.fields[f"ngay-{task.pk}"] = DayField(
            label=f"Hạn mới của {task.duty.title}", required=False
        )
        self.fields[f"ngay-{task.pk}"].widget.attrs["placeholder"] = "ngày/tháng/năm"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for task in self.tasks:
            name = f"ngay-{task.pk}"
            wants_day = data.get(f"viec-{task.pk}") == DAY
            if wants_day and not data.get(name) and name not in self.errors:
                self.add_error(name, "Chưa nhập hạn mới.")
        if all(data.get(f"viec-{task.pk}") == KEEP for task in self.tasks):
            self.add_error(None, NOTHING_CHANGED)
        return data

    @property
    def days(self) -> dict[int, date]:
        return {pk: self.cleaned_data[f"ngay-{pk}"] for pk in self._chosen(DAY)}

    @property
    def ended(self) -> list[int]:
        return self._chosen(END)

    def _chosen(self, what: str) -> list[int]:
        return [one.pk for one in self.tasks if self.cleaned_data[f"viec-{one.pk}"] == what]


class SuccessorForm(forms.Form):
    """Which notice replaces this one: an issued one of the same day or later."""

    successor = forms.ModelChoiceField(
        label="Thông báo thay thế",
        queryset=Conclusion.objects.none(),
        empty_label="Chọn thông báo…",
        error_messages={"required": "Chưa chọn thông báo thay thế."},
    )

    def __init__(self, *args: Any, notice: Conclusion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = Conclusion.objects.filter(
            status__in=[Conclusion.Status.ISSUED, Conclusion.Status.AMENDED],
            issued_on__gte=notice.issued_on,
        )
        self.fields["successor"].queryset = later.exclude(pk=notice.pk).order_by("-issued_on")


class ReplaceForm(TasksForm):
    """Thay thế: a task goes on under the new notice, stays, or ends."""

    def __init__(self, *args: Any, heirs: Sequence[Task], **kwargs: Any) -> None:
        self.heirs = heirs
        super().__init__(*args, **kwargs)
        for name in ("number", "on"):  # told by the notice itself
            del self.fields[name]

    def add_task(self, task: Task) -> None:
        own = [heir for heir in self.heirs if heir.lead_id == task.lead_id]
        going = [
            (
                str(heir.pk),
                f"Chuyển sang {heir.duty.item.named}: {heir.duty.title}",
            )
            for heir in own
        ]
        self.fields[f"viec-{task.pk}"] = forms.ChoiceField(
            label=f"{task.duty.item.called}: {task.duty.title}",
            choices=[*going, (KEEP, "Giữ tại thông báo cũ"), (END, "Thôi theo dõi")],
            initial=_likeliest(task, own) or KEEP,
        )

    @property
    def follows(self) -> dict[int, int]:
        chosen = {one.pk: self.cleaned_data[f"viec-{one.pk}"] for one in self.tasks}
        return {pk: int(what) for pk, what in chosen.items() if what not in (KEEP, END)}

    @property
    def stays(self) -> list[int]:
        return [one.pk for one in self.tasks if self.cleaned_data[f"viec-{one.pk}"] == KEEP]


def _likeliest(task: Task, heirs: Sequence[Task]) -> str:
    """The key of the new task whose title is most like the old one's, if any is."""
    title = fold(task.duty.title)
    alike = {heir.pk: SequenceMatcher(None, title, fold(heir.duty.title)).ratio() for heir in heirs}
    best = max(alike, key=lambda pk: alike[pk], default=None)
    return str(best) if best is not None and alike[best] >= ALIKE else ""


class MissedForm(DutyForm):
    """A duty that was missed: where it stands, what it is, and the paper if there is one."""

    item = forms.ModelChoiceField(
        label="Thuộc mục",
        queryset=Item.objects.none(),
        required=False,
        empty_label="Mục mới, không có trong nội dung đã nhập",
    )
    words = text_field(
        "Nội dung của mục mới",
        5000,
        lines=3,
        hint="Chỉ khi chọn mục mới: chép nguyên văn từ văn bản. Bản in của thông báo giữ nguyên.",
    )
    day_held = forms.BooleanField(
        label="Giữ hạn đã nhập, dù khác câu chữ của văn bản", required=False
    )
    note = text_field("Lý do", 2000, lines=2, needed="Chưa nhập lý do.")
    number = text_field("Số, ký hiệu văn bản sửa đổi, bổ sung", 60)
    on = DayField(label="Ngày văn bản", required=False)
    field_order = (
        *("item", "words", "title", "leads", "helpers"),
        *("deadline", "phrase", "named_on", "day_held", "deliverable"),
    )

    def __init__(self, *args: Any, notice: Conclusion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice
        items = notice.items.all()
        # What orders already comes first; an order may have been missed in any paragraph, and a
        # heading that was taken for one may be an order itself.
        ordering = (Case(When(kind=Item.Kind.DIRECTIVE, then=0), default=1), "position", "pk")
        self.fields["item"].queryset = items.order_by(*ordering)
        self.fields["item"].label_from_instance = lambda item: f"{item.called}: {item.text[:80]}"
        self.fields["leads"].required = True

    @property
    def paper(self) -> Paper:
        data = self.cleaned_data
        return Paper(data["note"], data["number"], data["on"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        item = data.get("item")
        if item is None and not data.get("words") and not {"item", "words"} & set(self.errors):
            self.add_error("words", "Chọn mục đã có, hoặc nhập nội dung của mục mới.")
        if item is not None and data.get("words"):
            self.add_error("words", f"Đã chọn {item.named}: xóa ô này, hoặc chọn mục mới.")
        if not self.errors and (differs := self._difference()):
            self._differs = True
            if not data["day_held"]:
                where = "named_on" if data.get("named_on") else "phrase"
                self.add_error(
                    where,
                    f"{differs.told[:1].upper()}{differs.told[1:]}: sửa cho đúng, "
                    "hoặc đánh dấu giữ hạn đã nhập.",
                )
        return data

    _differs = False

    def _difference(self) -> LimitDifference | None:
        """Of the limit typed from the words it is said in, as in the review of a draft."""
        data = self.cleaned_data
        item = data["item"] or Item(kind=Item.Kind.ADDED, text=data["words"])
        item.conclusion = self.notice
        limit = {
            name: data[name] for name in ("deadline", "phrase", "named_on", "named_at", "every")
        }
        return difference_of(Duty(item=item, **limit), self.notice)

    @property
    def duty(self) -> dict[str, Any]:
        """The fields of the duty itself."""
        other = ("item", "words", "day_held", "note", "number", "on", "leads", "helpers")
        held = Duty.DayCheck.HELD if self._differs else Duty.DayCheck.NONE
        told = {name: value for name, value in self.cleaned_data.items() if name not in other}
        return told | {"day_check": held}
