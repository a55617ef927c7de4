"""What is typed, cleaned; days above all."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from conclusions.forms import DayField, DutyForm, ImportForm


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/04/2024", date(2024, 4, 5)),
        ("5/4/2024", date(2024, 4, 5)),
        (" 05-04-2024 ", date(2024, 4, 5)),
        ("05.4.2024", date(2024, 4, 5)),
        ("2024-04-05", date(2024, 4, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_day_is_read_day_first(typed, day):
    assert DayField().clean(typed) == day


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/02/2024", "Không có ngày 31/02/2024."),
        ("04/31/2024", "Không có ngày 04/31/2024."),
        ("2024-02-30", "Không có ngày 2024-02-30."),
        ("05/04/24", "Nhập ngày theo dạng dd/mm/yyyy, ví dụ 05/04/2024."),
        ("mai", "Nhập ngày theo dạng dd/mm/yyyy, ví dụ 05/04/2024."),
        ("05/04/0024", "Năm phải từ 1945 đến 2099."),
        ("31/12/9999", "Năm phải từ 1945 đến 2099."),
    ],
)
def test_day_that_is_none_is_refused(typed, told):
    with pytest.raises(ValidationError, match=told):
        DayField().clean(typed)


def test_import_asks_for_a_file_or_words():
    form = ImportForm({"text": "  "})

    assert form.errors == {"file": ["Chọn tệp hoặc dán nội dung của thông báo."]}


def test_import_takes_one_of_file_and_words():
    file = SimpleUploadedFile("a.txt", b"chu")
    form = ImportForm({"text": "chữ"}, {"file": file})

    assert form.errors == {"text": ["Chỉ chọn tệp hoặc dán nội dung, không dùng cả hai."]}


def a_duty_form(units, **fields):
    return DutyForm({"title": "Báo cáo", "leads": [units["QLKH"].pk], **fields})


def test_dated_duty_needs_its_day(units):
    form = a_duty_form(units, deadline="before")

    assert form.errors == {"named_on": ["Thời hạn loại này cần có ngày."]}


def test_recurring_duty_needs_its_period(units):
    form = a_duty_form(units, deadline="recurring")

    assert form.errors == {"every": ["Chọn chu kỳ của việc định kỳ."]}


def test_unit_that_leads_does_not_help_as_well(units):
    both = [units["QLKH"].pk, units["TTra"].pk]
    form = a_duty_form(units, helpers=both)

    assert form.is_valid()
    assert form.cleaned_data["helpers"] == [units["TTra"]]


def test_duty_can_be_given_to_units_of_the_agency_alone(units):
    leaders = units["LĐS"].pk
    form = DutyForm({"title": "Báo cáo", "leads": [leaders]})

    assert form.errors == {"leads": ["Đơn vị này không còn trong danh mục."]}
