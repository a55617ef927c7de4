"""What is typed on the notice pages, cleaned into the actions' keywords."""

import re
from datetime import date
from pathlib import PurePath

from django import forms
from django.core.files import File
from django.utils import timezone

from conclusions.actions.intaking import held_of
from conclusions.gaps import number_wrong
from conclusions.models import Conclusion, Document, Duty, Item, Sending
from conclusions.sources import (
    AT_A_PAGE,
    LARGEST,
    SUFFIXES,
    NeedsTime,
    SourceProblem,
    read_source,
    read_words,
)
from conclusions.typed_words import TypedForm
from departments.agency_text import in_agency_words
from departments.fields import DayField, text_field
from departments.filekinds import kind_of
from departments.forms import UnitsChoice
from departments.models import Agency, Department, User
from departments.people import leaders, office_head
from departments.uploads import ACCEPT, MOST_BYTES, MOST_MB, trouble_with

# What a pasted line begins with: its label is counted anew.
BULLET = re.compile(r"^(?:\d{1,3}[.)/]|[a-zđ][.)]|\(\d{1,3}\)|[-–+•*])\s+")
BARE_TOO = "chỉ gõ 598 thì ký hiệu được thêm vào"


class ImportForm(forms.Form):
    """A file or pasted words, and what the paper may lack: its number and day."""

    file = forms.FileField(
        label="Tệp thông báo",
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={"empty": "Tệp rỗng.", "invalid": "Chưa nhận được tệp; chọn lại tệp."},
    )
    text = forms.CharField(
        label="Hoặc dán nội dung",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false"}),
    )
    number = text_field(
        "Số do văn thư cấp",
        40,
        hint=f"Ví dụ 598/TB-SKHCN; {BARE_TOO}. Có thể bổ sung khi rà soát.",
    )
    issued_on = DayField(
        label="Ngày ban hành", required=False, help_text="Ngày/tháng/năm, ví dụ 05/04/2024."
    )

    # The file chosen before, kept while the rest of the form is mended.
    held = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user: User | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_number(self) -> str:
        """One without its symbol gets it with the draft, whose kind is not read yet."""
        number = self.cleaned_data["number"]
        a_paper_number(number, Conclusion())
        return number

    def clean_issued_on(self) -> date | None:
        return not_after_today(self.cleaned_data["issued_on"])

    def clean(self) -> dict:
        """What the file or the pasted words say goes to `told`, with them the file itself; of a
        file that only a worker reads, the file alone."""
        data = super().clean()
        file, text = data.get("file"), data.get("text") or ""
        if "file" in self.errors:
            return data
        if not file and not text.strip():
            file = self._held(data.get("held"))
        if file and text.strip():
            self.add_error("text", "Chỉ chọn tệp hoặc dán nội dung, không dùng cả hai.")
        elif not file and not text.strip():
            self.add_error("file", "Chọn tệp hoặc dán nội dung của thông báo.")
        else:
            self._read(file, text)
        return data

    def _held(self, pk: int | None) -> File | None:
        held = held_of(self.user, pk) if self.user else None
        try:
            return File(held.file.open("rb"), name=held.name) if held else None
        except FileNotFoundError:
            return None  # as of a form that chose none

    def _read(self, file, text: str) -> None:
        place = "file" if file else "text"
        try:
            if file:
                content = file.read(LARGEST + 1)
                file.close()
                self.cleaned_data["source"] = (file.name, content)
                told = read_source(file.name, content)
            else:
                told = read_words(text) if len(text) <= AT_A_PAGE else None
            self.cleaned_data["told"] = told
        except NeedsTime:
            self.cleaned_data["told"] = None
        except SourceProblem as problem:
            self.add_error(place, str(problem))


class TwiceForm(forms.Form):
    """Why a paper that is there already is taken in again."""

    agreed = forms.BooleanField(
        label="Đã xem, đây là văn bản cần nhập thêm một lần nữa",
        error_messages={"required": "Đánh dấu để xác nhận."},
    )
    reason = text_field("Lý do", 300, needed="Chưa nhập lý do.")


class NumberForm(forms.Form):
    """Another number for a paper whose own is another notice's."""

    number = text_field(
        "Số khác do văn thư cấp",
        40,
        needed="Chưa nhập số.",
        hint=f"Ví dụ 599/TB-SKHCN; {BARE_TOO}.",
    )

    def __init__(self, *args, draft: Conclusion, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft = draft

    def clean_number(self) -> str:
        return a_paper_number(self.cleaned_data["number"], self.draft)


def not_after_today(day: date | None) -> date | None:
    if day and day > timezone.localdate():
        raise forms.ValidationError("Ngày ban hành không được sau hôm nay.")
    return day


def a_paper_number(number: str, notice: Conclusion) -> str:
    """The number, whole with the symbol of the notice's series where only the count was typed."""
    if not number:
        return ""
    whole = notice.wholly_numbered(number, Agency.current().code)
    if wrong := number_wrong(whole, notice):
        raise forms.ValidationError(wrong)
    return whole


class LeaderField(forms.ModelChoiceField):
    """A person with the title they act under."""

    def label_from_instance(self, person: User) -> str:
        return f"{person.title} {person}".strip()


def people(*persons: User | None):
    return User.objects.filter(pk__in=[person.pk for person in persons if person])


class HeaderForm(TypedForm):
    """What stands above and below the body of a notice."""

    TYPED = (
        *("title", "period", "chair", "signature", "signer_name"),
        *("recipients", "opening", "closing"),
    )

    number = text_field("Số do văn thư cấp", 40, hint=f"Ví dụ 598/TB-SKHCN; {BARE_TOO}.")
    issued_on = DayField(label="Ngày ban hành", required=False, help_text="Ngày/tháng/năm.")
    title = text_field("Trích yếu", 2000, lines=2, needed="Chưa nhập trích yếu.")
    kind = forms.ChoiceField(label="Loại", choices=Conclusion.Kind.choices)
    urgency = forms.ChoiceField(label="Độ khẩn", choices=Conclusion.Urgency.choices, required=False)
    lists_by_unit = forms.BooleanField(label="Phụ lục phân công theo đơn vị", required=False)
    lists_by_deadline = forms.BooleanField(label="Phụ lục nhiệm vụ theo thời hạn", required=False)
    meeting_on = DayField(label="Ngày họp", required=False)
    issuer = text_field("Cơ quan ban hành, nếu là cơ quan khác", 300)
    opening = text_field("Phần mở đầu", 20_000, lines=4)
    period = text_field("Kỳ", 60, hint="Ví dụ Quý I năm 2024.")
    review_on = DayField(label="Ngày rà soát", required=False)
    leader = LeaderField(
        label="Lãnh đạo giao việc", queryset=User.objects.none(), required=False, empty_label="–"
    )
    chair = text_field("Người kết luận, như bản in", 200)
    signature = text_field("Thẩm quyền ký", 500, lines=3, hint="Mỗi dòng một chức danh.")
    signer_name = text_field("Người ký", 100)
    recipients = text_field("Nơi nhận", 4000, lines=4)
    closing = text_field("Câu kết", 4000, lines=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leader"].queryset = people(*leaders())
        if self.initial.get("kind") == Conclusion.Kind.DIRECT:
            self.fields["number"].label = "Số, ký hiệu"
            self.fields["number"].help_text = "Để trống thì tự cấp khi đưa vào theo dõi."
        elif self.initial.get("issuer") or self.initial.get("kind") == Conclusion.Kind.SUPERIOR:
            self.fields["number"].label = "Số, ký hiệu"
            self.fields["number"].help_text = "Ghi cả ký hiệu của cơ quan ban hành."
        for name in ("number", "issued_on", "leader", "signer_name"):
            self.fields[name].widget.attrs["data-needed"] = (
                ""  # where “Xem nội dung đầu tiên” leads
            )

    def clean_issued_on(self) -> date | None:
        return not_after_today(self.cleaned_data["issued_on"])

    def clean(self) -> dict:
        data = super().clean()
        if "number" in data and "kind" in data:
            try:
                paper = Conclusion(kind=data["kind"], issuer=data.get("issuer") or "")
                data["number"] = a_paper_number(data["number"], paper)
            except forms.ValidationError as wrong:
                self.add_error("number", wrong)
        return data


class ComposeForm(forms.Form):
    """What a draft without a file begins with."""

    KINDS = Conclusion.Kind.choices

    kind = forms.ChoiceField(label="Loại", choices=KINDS)
    title = text_field(
        "Trích yếu",
        2000,
        lines=2,
        needed="Chưa nhập trích yếu.",
        hint="Ví dụ: Kết luận của {director_of} tại cuộc họp giao ban tháng 12 năm 2026.",
    )
    leader = LeaderField(
        label="Lãnh đạo giao việc",
        queryset=User.objects.none(),
        empty_label="–",
        error_messages={"required": "Chưa chọn lãnh đạo giao việc."},
    )
    meeting_on = DayField(label="Ngày họp, ngày giao", required=False, help_text="Ngày/tháng/năm.")
    number = text_field(
        "Số, ký hiệu", 40, hint="Bổ sung sau được; ý kiến chỉ đạo trực tiếp tự cấp số."
    )
    issued_on = DayField(label="Ngày ban hành", required=False, help_text="Ngày/tháng/năm.")
    issuer = text_field("Cơ quan ban hành, nếu là cơ quan khác", 300)
    frame = forms.ModelChoiceField(
        label="Khung theo thông báo",
        queryset=Conclusion.objects.none(),
        required=False,
        empty_label="Khung thông thường (I. Đánh giá, II. Nhiệm vụ)",
    )
    orders = forms.CharField(
        label="Nội dung giao việc",
        required=False,
        max_length=60_000,
        help_text="Mỗi dòng một mục; dán được cả danh sách. Bổ sung, sửa sau được.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    FRAMES = 12

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leader"].queryset = people(*leaders())
        title = self.fields["title"]
        title.help_text = in_agency_words(title.help_text)
        title.widget.attrs["autofocus"] = True
        own = Conclusion.objects.standing().filter(issuer="", from_book=False)
        newest = own.order_by("-issued_on", "-pk").values_list("pk", flat=True)[: self.FRAMES]
        frames = Conclusion.objects.filter(pk__in=list(newest)).order_by("-issued_on", "-pk")
        self.fields["frame"].queryset = frames

    def clean_issued_on(self) -> date | None:
        return not_after_today(self.cleaned_data["issued_on"])

    def clean_orders(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["orders"].splitlines())
        return [BULLET.sub("", line) for line in lines if line]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("kind") == Conclusion.Kind.SUPERIOR and not data.get("issuer"):
            self.add_error("issuer", "Văn bản cấp trên giao cần tên cơ quan ban hành.")
        if data.get("kind") == Conclusion.Kind.DIRECT and not data.get("issued_on"):
            # An order by word is given on one day, which is all the paper it has.
            data["issued_on"] = data.get("meeting_on") or timezone.localdate()
        if "number" in data and "kind" in data:
            try:
                paper = Conclusion(kind=data["kind"], issuer=data.get("issuer") or "")
                data["number"] = a_paper_number(data["number"], paper)
            except forms.ValidationError as wrong:
                self.add_error("number", wrong)
        return data


class UnitsField(UnitsChoice):
    """Units of the agency as check boxes, which work on a phone as well."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        units = Department.objects.filter(active=True, kind__in=Department.WORKING)
        kwargs["error_messages"] = {
            "invalid_choice": "Đơn vị này không còn trong danh mục.",
            "invalid_pk_value": "Đơn vị này không còn trong danh mục.",
            "required": "Chưa chọn đơn vị chủ trì.",
        }
        super().__init__(queryset=units, **kwargs)

    def label_from_instance(self, unit: Department) -> str:
        return unit.short


class LeadsForm(forms.Form):
    leads = UnitsField(label="Đơn vị chủ trì")


class DutyForm(TypedForm):
    """One duty: who, what, by when, what comes of it, who confirms it."""

    TYPED = ("title", "deliverable")

    title = text_field("Tên nhiệm vụ", 120, lines=2, needed="Chưa nhập tên nhiệm vụ.")
    leads = UnitsField(label="Đơn vị chủ trì", required=False)
    helpers = UnitsField(label="Đơn vị phối hợp", required=False)
    deadline = forms.ChoiceField(
        label="Loại thời hạn", choices=Duty.Deadline.choices, required=False
    )
    phrase = text_field("Thời hạn ghi trong thông báo", 200)
    named_on = DayField(label="Ngày", required=False)
    named_at = forms.TimeField(
        label="Giờ",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"}),
        error_messages={"invalid": "Nhập giờ theo dạng 16:00."},
    )
    every = forms.ChoiceField(label="Chu kỳ", choices=Duty.Every.choices, required=False)
    deliverable = text_field("Sản phẩm", 200)
    confirmer = LeaderField(
        label="Người xác nhận",
        queryset=User.objects.none(),
        required=False,
        empty_label="Lãnh đạo phụ trách đơn vị",
    )
    after = forms.ModelMultipleChoiceField(
        label="Chờ kết quả của",
        queryset=Duty.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    key = forms.BooleanField(label="Trọng tâm", required=False)
    imposed = forms.BooleanField(label="Hạn do cấp trên giao", required=False)

    def __init__(self, *args, duty: Duty | None = None, **kwargs):
        """`duty`: the one edited, which may wait for those before it in its directive."""
        super().__init__(*args, **kwargs)
        self.fields["confirmer"].queryset = people(*leaders(), office_head())
        if duty and duty.position:
            self.fields["after"].queryset = duty.earlier.order_by("position", "pk")
        else:
            del self.fields["after"]

    @property
    def leads_named(self) -> str:
        """The units as chosen, also where something else in the form is wrong."""
        chosen = {str(key) for key in self["leads"].value() or []}
        units = self.fields["leads"].queryset
        return ", ".join(unit.short for unit in units if str(unit.pk) in chosen)

    def clean(self) -> dict:
        data = super().clean()
        kind = data.get("deadline")
        if kind in Duty.DATED and not data.get("named_on") and "named_on" not in self.errors:
            self.add_error("named_on", "Thời hạn loại này cần có ngày.")
        if kind == Duty.Deadline.RECURRING and not data.get("every"):
            self.add_error("every", "Chọn chu kỳ của việc định kỳ.")
        if kind in Duty.UNDATED and (data.get("named_on") or data.get("named_at")):
            chosen = Duty.Deadline(kind).label
            where = "named_on" if data.get("named_on") else "named_at"
            self.add_error(
                where, f"Loại “{chosen}” không có ngày, giờ: chọn loại khác, hoặc xóa ngày, giờ."
            )
        if kind != Duty.Deadline.RECURRING:
            data["every"] = ""
        led = set(data.get("leads") or [])
        data["helpers"] = [unit for unit in data.get("helpers") or [] if unit not in led]
        return data


class KindForm(forms.Form):
    """What an item is made: a directive, a heading, words that make no task."""

    kind = forms.ChoiceField(
        label="Loại mục",
        choices=[one for one in Item.Kind.choices if one[0] != Item.Kind.ADDED],
    )


class WordsForm(TypedForm, KindForm):
    """The words of an item under its label."""

    TYPED = ("text",)

    label = text_field("Ký hiệu mục", 20, hint="Ví dụ 5. hoặc a)")
    text = text_field("Nội dung", 20_000, lines=6, needed="Chưa nhập nội dung của mục.")
    field_order = ("text", "label", "kind")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["data-focus"] = ""  # where F2 leads


class ItemAddForm(KindForm):
    """New items, a line each, and where they go; `lines` are those with words."""

    text = forms.CharField(
        max_length=60_000, error_messages={"required": "Chưa nhập nội dung của mục."}
    )
    after = forms.IntegerField(required=False, min_value=1)
    under = forms.BooleanField(required=False)

    def clean(self) -> dict:
        data = super().clean()
        lines = (" ".join(line.split()) for line in data.get("text", "").splitlines())
        data["lines"] = [line for line in lines if line]
        return data


class RemarkForm(forms.Form):
    """What whoever approves a draft says of it, or of an item."""

    text = text_field("Ý kiến", 2000, lines=3, needed="Chưa nhập ý kiến.")


class SentenceForm(KindForm):
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)


class CitationForm(forms.Form):
    """To which notice a citation is tied."""

    number = text_field("Số thông báo", 40)
    year = forms.IntegerField(
        label="Năm",
        required=False,
        min_value=1945,
        max_value=2200,
        error_messages={"invalid": "Nhập năm bằng số."},
    )


class AttachForm(forms.Form):
    """A scan or a digitally signed copy of the notice, or a paper that goes with it; what it is, is
    told by its bytes and not by its name."""

    KINDS = ("pdf", "jpg", "png")  # of copies
    # The signature of a PDF names the bytes it covers, and that name is never packed.
    SIGNATURE = b"/ByteRange"

    kind = forms.ChoiceField(
        label="Loại",
        choices=[
            ("Bản chính", [(kind, kind.label) for kind in reversed(Document.COPIES)]),
            ("Tài liệu kèm theo", [(kind, kind.label) for kind in Document.FURTHER]),
        ],
        error_messages={"invalid_choice": "Chọn loại tệp trong danh sách."},
    )
    label = text_field(
        "Nội dung tệp", 120, hint="Ví dụ: Tờ trình số 45/TTr-HCTH ngày 02/4/2024. Có thể để trống."
    )
    file = forms.FileField(
        label="Tệp",
        help_text=f"Bản quét: PDF, JPG, PNG; bản ký số: PDF; tài liệu kèm theo: cả Word, Excel, "
        f"PowerPoint, TXT, ZIP. Tối đa {MOST_MB} MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng."},
    )

    def clean(self) -> dict:
        """Adds `name`, `suffix` and `content` of the file."""
        data = super().clean()
        file, kind = data.pop("file", None), data.get("kind")
        if not file or not kind:
            return data
        written = PurePath(file.name).suffix.lower().lstrip(".").replace("jpeg", "jpg")
        if kind in Document.FURTHER:
            suffix, content, trouble = written, b"", trouble_with(file)
        elif file.size > MOST_BYTES:
            suffix, content, trouble = "", b"", f"Tệp lớn hơn {MOST_MB} MB."
        else:
            content = file.read()
            suffix = kind_of(content, self.KINDS)
            trouble = self._no_copy(kind, suffix, written, content)
        if trouble:
            self.add_error("file", trouble)
            return data
        return data | {"name": file.name, "suffix": suffix, "content": content or file.read()}

    def _no_copy(self, kind: str, suffix: str, written: str, content: bytes) -> str:
        if not suffix:
            return "Chỉ nhận tệp PDF, JPG hoặc PNG."
        if suffix != written:
            return f"Tên tệp không khớp nội dung: nội dung là tệp {suffix.upper()}."
        if kind != Document.Kind.SIGNED:
            return ""
        if suffix != "pdf":
            return "Bản ký số phải là tệp PDF."
        unsigned = "Tệp PDF này không có chữ ký số. Chọn loại Bản quét, hoặc chọn tệp đã ký số."
        return "" if self.SIGNATURE in content else unsigned


class WithdrawForm(forms.Form):
    """Why a file of an issued notice no longer counts."""

    reason = text_field("Lý do rút tệp", 300, lines=2, needed="Chưa nhập lý do.")


class SendingForm(forms.Form):
    """To whom outside the house the notice went, when and how."""

    recipient = text_field("Nơi nhận", 300, needed="Chưa rõ nơi nhận.")
    way = forms.ChoiceField(
        label="Cách gửi",
        choices=Sending.Way,
        error_messages={
            "required": "Chưa chọn cách gửi.",
            "invalid_choice": "Chọn cách gửi trong danh sách.",
        },
    )
    sent_on = DayField(label="Ngày gửi", error_messages={"required": "Chưa nhập ngày gửi."})
