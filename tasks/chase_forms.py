"""Forms of papers that chase: the words of one, and the number of an official letter."""

from datetime import date
from functools import cached_property

from django import forms

from departments.fields import DayField, text_field
from departments.papertext import number_trouble, paper_date
from tasks.actions import SlipWords
from tasks.chase_words import ProposedText
from tasks.models import ChaseSlip
from tasks.models.chase_slip import REPLY_HOUR

EXAMPLE = "612/SKHCN-HCTH"
ANOTHER_DAY = "Nội dung chưa ghi hạn trả lời ngày {day}; sửa lại cho khớp."


def number_field() -> forms.CharField:
    hint = f"Lấy từ sổ đăng ký văn bản đi, ví dụ {EXAMPLE}; để trống nếu chưa có."
    return text_field("Số do văn thư cấp", 60, hint=hint)


class SlipForm(forms.Form):
    """One paper to one unit, among several made at once (by `prefix`)."""

    number = number_field()
    reply_by = DayField(
        label=f"Đề nghị trả lời trước {REPLY_HOUR} ngày",
        error_messages={"required": "Chưa nhập hạn trả lời."},
    )
    text = text_field("Nội dung", 30_000, lines=12, needed="Chưa nhập nội dung.")

    def __init__(self, *args, level: int, proposed: ProposedText, reply_by: date, **kwargs):
        self.level, self.proposed, self.first_day = level, proposed, reply_by
        initial = {"reply_by": reply_by, "text": proposed.on(level, reply_by)}
        super().__init__(*args, initial=initial, **kwargs)
        if level != ChaseSlip.Level.EXPLAIN:
            del self.fields["number"]

    def clean_number(self) -> str:
        number = self.cleaned_data["number"]
        if number and (trouble := number_trouble(number)):
            raise forms.ValidationError(f"{trouble}, ví dụ {EXAMPLE}.")
        return number

    def clean(self) -> dict:
        """Words that nobody has changed follow the day; changed ones must name it themselves."""
        told = super().clean()
        day, text = told.get("reply_by"), told.get("text", "").replace("\r\n", "\n").strip()
        if not day or not text:
            return told
        if text == self.proposed.on(self.level, self.first_day):
            text = self.proposed.on(self.level, day)
        if paper_date(day) not in text:
            self.add_error("text", ANOTHER_DAY.format(day=paper_date(day)))
        return told | {"text": text}

    @cached_property
    def words(self) -> SlipWords:
        """What was cleaned, for the action."""
        told = self.cleaned_data
        return SlipWords(self.level, told["text"], told["reply_by"], told.get("number", ""))


class LetterNumberForm(forms.Form):
    """The number of an official letter, once the records clerk has given it."""

    number = number_field()
    clean_number = SlipForm.clean_number
