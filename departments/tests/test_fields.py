"""Fields of every room: a day is read day first, or refused in one sentence."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from departments.fields import DayField, text_field


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/04/2024", date(2024, 4, 5)),
        ("5/4/2024", date(2024, 4, 5)),
        (" 05-04-2024 ", date(2024, 4, 5)),
        ("05.4.2024", date(2024, 4, 5)),
        ("2024-04-05", date(2024, 4, 5)),
        ("5 / 4 / 2024", date(2024, 4, 5)),
        ("29/02/2024", date(2024, 2, 29)),
        ("", None),
    ],
)
def test_day_is_read_day_first(typed, day):
    assert DayField(required=False).clean(typed) == day


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/02/2024", "Không có ngày 31/02/2024."),
        ("04/31/2024", "Không có ngày 04/31/2024."),
        ("2024-02-30", "Không có ngày 2024-02-30."),
        ("05/04/24", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024."),
        ("mai", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024."),
        ("05/04/0024", "Năm phải từ 1945 đến 2099."),
        ("31/12/9999", "Năm phải từ 1945 đến 2099."),
    ],
)
def test_day_that_is_none_is_refused(typed, told):
    with pytest.raises(ValidationError, match=told):
        DayField().clean(typed)


def test_day_is_shown_with_its_zeros():
    assert DayField().widget.format_value(date(2024, 4, 5)) == "05/04/2024"


def test_text_field_is_a_line_or_a_box_and_says_what_it_needs():
    line, box = text_field("Kỳ", 60), text_field("Lý do", 200, lines=3, needed="Chưa nhập lý do.")

    assert (type(line.widget), line.required) == (forms.TextInput, False)
    assert (box.widget.attrs["rows"], box.required) == (3, True)
    with pytest.raises(ValidationError, match="Chưa nhập lý do."):
        box.clean("")
    with pytest.raises(ValidationError, match="Không quá 60 chữ."):
        line.clean("a" * 61)


@pytest.mark.parametrize("words", ["\u200b", " \ufeff\u200d ", "\u3164"])
def test_words_of_which_nothing_is_seen_are_none(words):
    with pytest.raises(ValidationError, match="Chưa nhập ý kiến."):
        text_field("Ý kiến", 100, needed="Chưa nhập ý kiến.").clean(words)
    assert text_field("Ý kiến", 100).clean(words) == ""
