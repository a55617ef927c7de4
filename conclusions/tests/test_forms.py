"""What is typed on the notice pages, cleaned."""

from django.core.files.uploadedfile import SimpleUploadedFile

from conclusions.forms import DutyForm, ImportForm
from departments.models import User


def test_import_asks_for_a_file_or_words():
    form = ImportForm({"text": "  "}, user=User())

    assert form.errors == {"file": ["Chọn tệp hoặc dán nội dung của thông báo."]}


def test_import_takes_one_of_file_and_words():
    file = SimpleUploadedFile("a.txt", b"chu")
    form = ImportForm({"text": "chữ"}, {"file": file}, user=User())

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


def test_units_chosen_are_named_though_the_form_is_wrong(db, units):
    data = {"title": "", "leads": [units["TTra"].pk, units["QLKH"].pk, "x"]}

    assert DutyForm(data).leads_named == "Quản lý Khoa học, Thanh tra"
    assert DutyForm({"title": "Một"}).leads_named == ""
