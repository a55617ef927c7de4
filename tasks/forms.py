"""Forms of the moves: one small field for each thing a move needs or asks, by its name."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from django import forms
from django.utils import timezone

from conclusions.actions import Refused
from conclusions.models import Duty
from departments.agency_text import in_agency_words
from departments.fields import DayField, text_field
from departments.forms import is_key
from departments.models import Department, User
from departments.papertext import out_of_calendar, paper_date
from departments.uploads import ACCEPT, MOST_MB, FilesField
from tasks import permissions
from tasks.actions.proving import holds_proofs
from tasks.calendar import period_end
from tasks.drafts import draft_of
from tasks.due_dates import move_deadline, not_later
from tasks.models import DayOff, Event, Task
from tasks.same_slip import SameSlip
from tasks.verbs import BUTTONS
from tasks.verbs.course import WITHDRAW_KINDS
from tasks.verbs.doing import TOLD_BY
from tasks.verbs.extending import days_meant
from tasks.verbs.judging import GRADES, RENEWALS, SEND_BACK_KINDS
from tasks.workflow import DONE_SO_FAR, Cause, Moment, Step

OFF_DAY = "{what} rơi vào ngày nghỉ ({day}). Chọn ngày khác, hoặc gửi lại để giữ ngày này."


class NamedChoice(forms.ModelChoiceField):
    """Units and people under their full names."""

    def __init__(self, queryset, **kwargs):
        kwargs["error_messages"]["invalid_choice"] = (
            "Chọn lại: mục đã chọn không còn trong danh sách."
        )
        super().__init__(queryset, empty_label="", **kwargs)


def _text(
    label: str, most: int, rows: int = 0, *, required: bool, help_text: str = "", **kwargs
) -> forms.CharField:
    """A line of words, or a box of `rows` lines."""
    needed = f"Chưa nhập {label[0].lower()}{label[1:]}." if required else ""
    css = "short" if 0 < rows < 3 else ""
    return text_field(label, most, lines=rows, needed=needed, hint=help_text, css=css)


def _note(verb: str, **kwargs) -> forms.Field:
    move = BUTTONS[verb]
    return _text(move.note_label, 5000, rows=4, help_text=move.note_hint, **kwargs)


def _result(verb: str, **kwargs) -> forms.Field:
    hint = "Bắt đầu bằng động từ, không ghi tên đơn vị: Gửi báo cáo 02 vướng mắc về kinh phí."
    return _text("Tóm tắt kết quả trong một câu", 300, rows=2, help_text=hint, **kwargs)


def _steps() -> list[tuple[str, str]]:
    """Asked when a form is shown, for the agency names its leaders itself."""
    return [("", "Không đổi"), *((step, in_agency_words(told)) for step, told in Step.choices)]


def _step(verb: str, **kwargs) -> forms.Field:
    return forms.ChoiceField(label="Bước đã đến", choices=_steps, **kwargs)


def _files(verb: str, **kwargs) -> forms.Field:
    hint = f"PDF, Word, Excel, ảnh hoặc ZIP; mỗi tệp tối đa {MOST_MB} MB."
    widget = FilesField.widget(attrs={"accept": ACCEPT})
    own = "tasks/_files_field.html"
    return FilesField(
        label="Tệp kèm theo", help_text=hint, widget=widget, template_name=own, **kwargs
    )


def _document_number(verb: str, **kwargs) -> forms.Field:
    hint = "Sản phẩm đã ban hành: ghi số, ký hiệu thay cho tệp."
    return _text("Số văn bản", 100, help_text=hint, **kwargs)


def _came_by(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa chọn đơn vị báo bằng điện thoại hay văn bản."
    return _radios("Đơn vị báo bằng", {"phone": "Điện thoại", "paper": "Văn bản"}, **kwargs)


def _paper_number(verb: str, **kwargs) -> forms.Field:
    field = _text("Số, ngày văn bản của đơn vị", 100, **kwargs)
    field.optional_words = "(khi báo bằng văn bản)"
    return field


def _cause(verb: str, **kwargs) -> forms.Field:
    hint = "Ghi khi có, kèm căn cứ; được ghi nhận thì tính riêng trong danh mục quá hạn."
    return _text("Nguyên nhân khách quan", 2000, rows=2, help_text=hint, **kwargs)


def _done_so_far(verb: str, **kwargs) -> forms.Field:
    return _text("Phần đã làm", 1000, rows=2, **kwargs)


def _kind(verb: str, **kwargs) -> forms.Field:
    if verb == "withdraw":
        kwargs["error_messages"]["required"] = "Chưa chọn lý do thôi theo dõi."
        return _radios("Thôi theo dõi vì", WITHDRAW_KINDS, **kwargs)
    kwargs["error_messages"]["required"] = "Chưa chọn loại trả lại."
    return _radios("Trả lại để", SEND_BACK_KINDS, **kwargs)


def _grade(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa chọn Đạt hay Chưa đạt."
    return _radios("Kết quả của kỳ", GRADES, **kwargs)


def _renewal(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa chọn tiếp tục hay kết thúc."
    return _radios("Sau kỳ này", RENEWALS, **kwargs)


def _radios(label: str, choices: dict[str, str], **kwargs) -> forms.Field:
    return forms.ChoiceField(
        label=label, choices=choices.items(), widget=forms.RadioSelect, **kwargs
    )


def _new_review_on(verb: str, **kwargs) -> forms.Field:
    hint = "Phần mềm điền cuối quý; kỳ khác thì sửa lại."
    field = DayField(label="Ngày rà soát kỳ sau", help_text=hint, **kwargs)
    field.optional_words = "(khi tiếp tục kỳ sau)"
    return field


def _assignee(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa chọn người thực hiện."
    return NamedChoice(User.objects.none(), label="Người thực hiện", **kwargs)


def _lead(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa chọn đơn vị."
    label = "Đơn vị đề xuất" if verb == "decline" else "Đơn vị mới"
    return NamedChoice(Department.objects.none(), label=label, **kwargs)


def _helper(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa chọn đơn vị phối hợp."
    return NamedChoice(Department.objects.none(), label="Đơn vị phối hợp", **kwargs)


def _unit(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa chọn đơn vị."
    label = "Đề nghị đơn vị" if verb == "ask_help" else "Xin ý kiến của"
    field = NamedChoice(Department.objects.none(), label=label, **kwargs)
    if not kwargs["required"]:
        field.optional_words = " "
        field.empty_label = "Lãnh đạo phụ trách"
    return field


def _needed_by(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["required"] = "Chưa nhập ngày cần."
    return DayField(label="Ngày cần", help_text="Nhập ngày/tháng/năm.", **kwargs)


def _new_due_on(verb: str, **kwargs) -> forms.Field:
    label = BUTTONS[verb].date_label
    kwargs["error_messages"]["required"] = f"Chưa nhập {label[0].lower()}{label[1:]}."
    hint = "Nhập ngày/tháng/năm; đến hết ngày này vẫn là đúng hạn."
    return DayField(label=label, help_text=hint, **kwargs)


def _with_mates(verb: str, **kwargs) -> forms.Field:
    kwargs["error_messages"]["invalid_choice"] = (
        "Nhiệm vụ của một đơn vị vừa thay đổi; xem lại các đơn vị đã chọn."
    )
    return forms.MultipleChoiceField(
        label="Sửa cùng lúc cho các đơn vị cùng nhiệm vụ",
        widget=forms.CheckboxSelectMultiple,
        **kwargs,
    )


FIELDS: dict[str, Callable[..., forms.Field]] = {
    "note": _note,
    "result": _result,
    "step": _step,
    "files": _files,
    "document_number": _document_number,
    "came_by": _came_by,
    "paper_number": _paper_number,
    "cause": _cause,
    "done_so_far": _done_so_far,
    "kind": _kind,
    "assignee": _assignee,
    "lead": _lead,
    "helper": _helper,
    "unit": _unit,
    "needed_by": _needed_by,
    "new_due_on": _new_due_on,
    "grade": _grade,
    "renewal": _renewal,
    "new_review_on": _new_review_on,
    "with_mates": _with_mates,
}


class MoveForm(forms.Form):
    """What one move is told; its cleaned data are the keywords of `actions.move`."""

    verb = ""
    in_place = False  # what the office enters for a unit
    day_off = ""  # the day off that was typed, for the form to be sent again with
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, task: Task, by: User):
        super().__init__(data, files, initial={"seen": task.version}, prefix=None)
        self.task, self.by = task, by
        if "assignee" in self.fields:
            mates = User.objects.filter(memberships__department=task.lead, is_active=True)
            self.fields["assignee"].queryset = mates.order_by("full_name", "pk")
        if "lead" in self.fields:
            others = Department.objects.filter(kind__in=Department.WORKING, active=True)
            self.fields["lead"].queryset = others.exclude(pk=task.lead_id)
        if "unit" in self.fields:
            others = Department.objects.filter(kind__in=Department.WORKING, active=True)
            self.fields["unit"].queryset = others.exclude(pk=task.lead_id)
        if "helper" in self.fields:
            done = [part.unit.pk for part in task.parts if part.done_on]
            self.fields["helper"].queryset = Department.objects.filter(pk__in=done)
            self.initial["helper"] = done[0] if len(done) == 1 else None
        self.in_place = permissions.enters_in_place(by, self.verb, task)
        if "came_by" in self.fields:
            self.fields["came_by"].required = True  # where it is asked at all
            for name in () if self.in_place else TOLD_BY:
                del self.fields[name]
        if "cause" in self.fields and not self._may_name_a_cause():
            del self.fields["cause"]
        if self.verb in REPORTING:
            draft = None if self.in_place else draft_of(task)
            self._begin_with_the_draft(draft)
            if task.duty.deliverable:
                self._ask_for_a_product(draft)
        if "new_due_on" in self.fields:
            self._ask_for_a_day()
        if "with_mates" in self.fields:
            self._offer_mates()
        if "new_review_on" in self.fields:
            today = timezone.localdate()
            over = max(today, task.review_on or today)
            self.initial["new_review_on"] = period_end(Duty.Every.QUARTER, over)

    def _may_name_a_cause(self) -> bool:
        """Of what is late, or for what more time is asked for; by the unit itself."""
        task = self.task
        if self.in_place or task.due_on is None or task.cause in (Cause.ASKED, Cause.RECOGNISED):
            return False
        return self.verb == "request_extension" or task.due_on < timezone.localdate()

    def _begin_with_the_draft(self, draft: Event | None) -> None:
        """What was drafted stands in the form; its proofs go along with the report by themselves,
        and with another draft where they are sent again."""
        if draft:
            self.initial |= {"result": draft.detail.get("result", ""), "note": draft.note}

    def _ask_for_a_product(self, draft: Event | None) -> None:
        number = self.fields["document_number"]
        number.help_text = f"Sản phẩm được giao: {self.task.duty.deliverable}."
        if self.verb == "report" and draft and draft.evidence.exists():
            number.help_text += " Tệp, số văn bản của dự thảo đi kèm báo cáo."
            return
        number.help_text += " Ghi số văn bản, hoặc kèm tệp."
        if self.verb == "report":
            for name in ("document_number", "files"):
                self.fields[name].optional_words = "(cần một trong hai)"

    def clean_paper_number(self) -> str:
        number = self.cleaned_data["paper_number"]
        if self.cleaned_data.get("came_by") == "paper" and not number:
            raise forms.ValidationError("Chưa nhập số, ngày văn bản của đơn vị.")
        return number

    def _ask_for_a_day(self) -> None:
        """None where the work has no deadline; else the day in force is offered to be kept."""
        due, move = self.task.due_on, BUTTONS[self.verb]
        if due is None:
            del self.fields["new_due_on"]
            return
        if move.mends_slip:
            self._propose_what_is_meant()
            return
        kept_from_above = self.task.duty.imposed and not (move.mends_slip or move.supplements)
        if kept_from_above and move.moves_date:
            self.fields[
                "new_due_on"
            ].help_text = (
                f"Thời hạn do cấp trên giao: giữ nguyên {paper_date(due)}, hoặc chọn ngày sớm hơn."
            )
        if move.moves_date and (kept_from_above or due >= timezone.localdate()):
            self.initial["new_due_on"] = due

    def _propose_what_is_meant(self) -> None:
        """The one day that the words mean; where they mean none, or several, that is said."""
        meant = [day for day in days_meant(self.task) if day != self.task.due_on]
        day, phrase = self.fields["new_due_on"], self.task.duty.phrase
        if len(meant) == 1:
            self.initial["new_due_on"] = meant[0]
            day.help_text = f"Điền sẵn theo câu chữ “{phrase}”."
        elif meant:
            days = " hoặc ".join(map(paper_date, meant))
            day.help_text = f"Câu chữ “{phrase}” có thể là {days}; chọn một ngày."
        else:
            said = f"Câu chữ “{phrase}” không cho biết ngày khác" if phrase else "Không có câu chữ"
            day.help_text = in_agency_words(f"{said}; hạn khác do {{director}} quyết định.")

    def _offer_mates(self) -> None:
        """All units that share the slip, to be mended in one act; who does not, and why."""
        same, field = SameSlip.of(self.task, self.by), self.fields["with_mates"]
        field.choices = [(f"{one.pk}:{one.version}", one.lead.short) for one in same.tasks]
        field.help_text = "; ".join(f"{one.lead.short}: {why}" for one, why in same.staying)
        if field.help_text:
            field.help_text = f"Giữ nguyên {field.help_text}."
        self.initial["with_mates"] = [key for key, _ in field.choices]
        if not field.choices:
            field.label = "Đơn vị khác cùng nhiệm vụ"
            if not same.staying:
                del self.fields["with_mates"]

    def clean_with_mates(self) -> list[tuple[int, int]]:
        """Keys and versions of the tasks chosen."""
        chosen = (key.split(":") for key in self.cleaned_data["with_mates"])
        return [(int(key), int(version)) for key, version in chosen]

    def clean_new_due_on(self) -> date | None:
        """A day off may be meant: it is asked once more, and taken when it is sent again. What the
        action refuses is no such day: it says at once what is wrong."""
        day = self.cleaned_data["new_due_on"]
        return day if day is None or self._is_refused(day) else self._asked_about(day, "Thời hạn")

    def clean_needed_by(self) -> date:
        day = self.cleaned_data["needed_by"]
        refused = out_of_calendar(day) or day < timezone.localdate()
        return day if refused else self._asked_about(day, "Ngày cần")

    def _asked_about(self, day: date, what: str) -> date:
        """The day, where it is worked or was sent for the second time."""
        if DayOff.objects.calendar().is_working(day) or self.data.get("day_off") == f"{day}":
            return day
        self.day_off = day.isoformat()
        raise forms.ValidationError(OFF_DAY.format(what=what, day=paper_date(day)))

    def _is_refused(self, day: date) -> bool:
        """Whether the action takes this day from nobody whose right the person may use."""
        move, today = BUTTONS[self.verb], timezone.localdate()
        if out_of_calendar(day) or not_later(self.task, day, move, today):
            return True
        if not move.moves_date:
            return False
        for person in permissions.rights_to(self.by, self.verb, self.task):
            moment = Moment(self.verb, move, today, DayOff.objects.calendar, person)
            with suppress(Refused):
                move_deadline(self.task, day, moment)
                return False
        return True

    @property
    def late_warning(self) -> str:
        """What who asks for time after the deadline is to know before asking."""
        due = self.task.due_on
        if self.verb != "request_extension" or due is None or due >= timezone.localdate():
            return ""
        return "Đề nghị gửi sau hạn nên nhiệm vụ vẫn tính là quá hạn cho đến khi có quyết định."

    def is_told_by(self, event: Event) -> bool:
        """Whether the event holds all that was sent here, as of the same click once more."""
        told = {name: str(event.detail.get(name, "")) for name in AS_TOLD} | {"note": event.note}
        same = all(told[name] == self._as_told(name) for name in told if name in self.fields)
        proofs = self.files.getlist("files") if "files" in self.fields else []
        return same and holds_proofs(event, proofs, self._raw("document_number"))

    def _raw(self, name: str) -> str:
        return self.data.get(name, "").strip() if name in self.fields else ""

    def _as_told(self, name: str) -> str:
        """What was sent, in the words of the history; raw, for the choice may be gone by now."""
        raw, field = self._raw(name), self.fields[name]
        if isinstance(field, NamedChoice):
            return str(field.queryset.model.objects.filter(pk=raw).first()) if is_key(raw) else ""
        if name in CHOICES:
            return CHOICES[name].get(raw, "")
        if name in ("new_due_on", "new_review_on"):
            with suppress(forms.ValidationError):
                return paper_date(field.to_python(raw)) if raw else ""
        return raw

    @property
    def typed(self) -> str:
        """What the person wrote, for the page that says why it could not be saved yet."""
        told = ("result", "document_number", "note", DONE_SO_FAR)
        words = [self.data.get(name, "").strip() for name in told]
        if day := self._raw("new_due_on"):
            words.insert(0, f"{self.fields['new_due_on'].label}: {day}")
        return "\n".join(filter(None, words))

    def explain(self, messages: list[str]) -> None:
        """Put the action's refusal beside the field it speaks of."""
        beside = next((name for name in REFUSED_AT if name in self.fields), None)
        for message in messages:
            self.add_error(beside, message)


REPORTING = ("report", "draft_report")
# Fields that the history tells in its own words.
CHOICES = {"kind": SEND_BACK_KINDS | WITHDRAW_KINDS, "grade": GRADES, "renewal": RENEWALS}
AS_TOLD = (
    *("assignee", "lead", "result", "new_due_on", "new_review_on", DONE_SO_FAR),
    *CHOICES,
)
# The field that the action itself looks into; a form has at most one that it refuses.
REFUSED_AT = (
    "needed_by",
    "new_due_on",
    "new_review_on",
    "assignee",
    "lead",
    "helper",
    "document_number",
)


def form_of(verb: str) -> type[MoveForm]:
    """The verb's form: what it needs, then what it offers, in the table's order."""
    move = BUTTONS[verb]
    fields = {
        name: FIELDS[name](verb, required=name in move.needs, error_messages={})
        for name in (*move.needs, *move.asks)
    }
    return type(f"{verb.title()}Form", (MoveForm,), fields | {"verb": verb})


FORMS = {verb: form_of(verb) for verb in BUTTONS}
