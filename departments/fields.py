"""Fields that forms of every room take: a day as paper writes it, words of a length."""

import re
from datetime import date
from typing import Any

from django import forms

from departments.one_line import is_unseen
from departments.papertext import out_of_calendar

PAPER_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class DayField(forms.DateField):
    """A day as Vietnamese paper writes it, day first: 05/4/2024, 5-4-2024, "5 / 4 / 2024"; ISO too.

    What is no day of the calendar of an office is refused in one sentence.
    """

    widget = forms.DateInput(
        format="%d/%m/%Y", attrs={"autocomplete": "off", "inputmode": "text", "class": "date"}
    )

    def to_python(self, value) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        typed = str(value).strip()
        # Never by Django's formats of the language: those of vi read 05/04 as the 4th of May.
        if paper := PAPER_DAY.fullmatch(typed):
            day, month, year = map(int, paper.groups())
        elif iso := ISO_DAY.fullmatch(typed):
            year, month, day = map(int, iso.groups())
        else:
            raise forms.ValidationError("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024.")
        try:
            named = date(year, month, day)
        except ValueError:
            raise forms.ValidationError(f"Không có ngày {typed}.") from None
        if trouble := out_of_calendar(named):
            raise forms.ValidationError(trouble)
        return named


class SeenText(forms.CharField):
    """Words of which something can be seen: others are none, and would stand in a history as an
    empty line."""

    def to_python(self, value: Any) -> str:
        words = super().to_python(value)
        return "" if all(is_unseen(letter) or letter.isspace() for letter in words) else words


def text_field(
    label: str, most: int, *, lines: int = 0, needed: str = "", hint: str = "", css: str = ""
) -> forms.CharField:
    """A line, or a box of `lines`; with `needed`, said when it is empty, it is required."""
    attrs = {"class": css} if css else {}
    widget = forms.Textarea(attrs | {"rows": lines}) if lines else forms.TextInput(attrs)
    return SeenText(
        label=label,
        max_length=most,
        required=bool(needed),
        help_text=hint,
        widget=widget,
        error_messages={"required": needed, "max_length": f"Không quá {most} chữ."},
    )
