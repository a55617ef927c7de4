"""Forms of the moves: made from the table, day first, files told by what they hold."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from tasks.forms import FORMS
from tasks.tests.factories import a_task
from tasks.verbs import BUTTONS

DUE = {"deadline": "before", "named_on": date(2024, 4, 5)}
PDF = b"%PDF-1.7 bao cao"


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"], **DUE)


def errors(form):
    return {name: list(found) for name, found in form.errors.items()}


@pytest.mark.parametrize("verb", BUTTONS)
def test_form_holds_what_the_table_says(verb):
    fields = FORMS[verb].base_fields
    needed = {name for name, field in fields.items() if field.required}

    assert list(fields) == ["seen", *BUTTONS[verb].needs, *BUTTONS[verb].asks]
    assert needed == set(BUTTONS[verb].needs)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/04/2024", date(2024, 4, 5)),  # never 4 May
        ("5/4/2024", date(2024, 4, 5)),
        ("05-04-2024", date(2024, 4, 5)),
        ("05.04.2024", date(2024, 4, 5)),
        ("2024-04-05", date(2024, 4, 5)),
    ],
)
def test_day_is_read_day_first(task, typed, day):
    form = FORMS["request_extension"](
        {"new_due_on": typed, "note": "Chờ"}, task=task, by=task.assigned_by
    )

    assert form.is_valid()
    said = {"note": "Chờ", "done_so_far": "", "cause": ""}
    assert form.cleaned_data == {"seen": None, "new_due_on": day} | said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/02/2024", "Không có ngày 31/02/2024."),
        ("04/13/2024", "Không có ngày 04/13/2024."),
        ("mai", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024."),
        ("5/4/24000", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024."),
    ],
)
def test_day_that_is_none_is_refused_in_vietnamese(task, typed, words):
    form = FORMS["request_extension"](
        {"new_due_on": typed, "note": "Chờ"}, task=task, by=task.assigned_by
    )

    assert errors(form) == {"new_due_on": [words]}


@pytest.mark.parametrize("typed", ["17/04/0224", "31/12/9999"])
def test_day_of_another_age_is_a_slip_of_the_hand(task, typed):
    form = FORMS["request_extension"](
        {"new_due_on": typed, "note": "Chờ"}, task=task, by=task.assigned_by
    )

    assert errors(form) == {"new_due_on": ["Năm phải từ 1945 đến 2099."]}


def test_day_is_shown_again_as_it_was_typed(task):
    form = FORMS["request_extension"](
        {"new_due_on": "31/02/2024", "note": "Chờ"}, task=task, by=task.assigned_by
    )

    assert 'value="31/02/2024"' in str(form["new_due_on"])


def test_missing_words_are_asked_for_by_name(task):
    assert errors(FORMS["update"]({"note": "  "}, task=task, by=task.assigned_by)) == {
        "note": ["Chưa nhập tình hình."]
    }
    assert errors(FORMS["send_back"]({}, task=task, by=task.assigned_by)) == {
        "kind": ["Chưa chọn loại trả lại."],
        "note": ["Chưa nhập nội dung cần bổ sung, làm lại."],
    }


def test_only_people_of_the_unit_can_be_handed_a_task(cast, task):
    people = FORMS["hand"](task=task, by=task.assigned_by).fields["assignee"].queryset

    assert {person.username for person in people} == {"ttud.dung", "ttud.my", "ttud.dat"}
    other = FORMS["hand"]({"assignee": cast["qlkh.chi"].pk}, task=task, by=task.assigned_by)
    assert errors(other) == {"assignee": ["Chọn lại: mục đã chọn không còn trong danh sách."]}


def test_another_unit_is_proposed_among_those_that_work(task):
    units = FORMS["decline"](task=task, by=task.assigned_by).fields["lead"].queryset

    assert {unit.code for unit in units} == {
        "QLKH", "QLCN&CN", "QLTĐC", "TTra", "HCTH", "CĐ", "ChĐ",
    }  # fmt: skip


def test_resume_of_an_undated_task_asks_for_no_day(cast, units):
    undated = a_task(cast, units["TTUD"])

    assert list(FORMS["resume"](task=undated, by=cast["giamdoc"]).fields) == ["seen", "note"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bao-cao.pdf", PDF, []),
        ("Báo cáo.PDF", PDF, []),
        ("so-lieu.xlsx", b"PK\x03\x04...", []),
        ("ghi-chep.txt", "Đã làm".encode(), []),
        ("bao-cao.pdf", b"<html>", ["Nội dung tệp “bao-cao.pdf” không phải là PDF."]),
        ("anh.png", b"", ["Tệp “anh.png” rỗng."]),
        ("ghi-chep.txt", b"a\0b", ["Nội dung tệp “ghi-chep.txt” không phải là TXT."]),
        (
            "may.exe",
            b"MZ",
            ["Không nhận tệp “may.exe”: chỉ nhận PDF, Word, Excel, PowerPoint, ảnh, TXT, ZIP."],
        ),
    ],
)
def test_files_are_told_by_name_and_first_bytes(task, name, content, words):
    files = MultiValueDict({"files": [SimpleUploadedFile(name, content)]})
    form = FORMS["update"]({"note": "Đã gửi"}, files, task=task, by=task.assigned_by)

    assert errors(form).get("files", []) == words


def test_files_are_at_most_ten_and_twenty_megabytes(task):
    many = [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(11)]
    form = FORMS["update"](
        {"note": "x"}, MultiValueDict({"files": many}), task=task, by=task.assigned_by
    )
    assert errors(form) == {"files": ["Mỗi lần gửi nhiều nhất 10 tệp."]}

    large = SimpleUploadedFile("to.pdf", PDF)
    large.size = 20 * 1024 * 1024 + 1
    form = FORMS["update"](
        {"note": "x"}, MultiValueDict({"files": [large]}), task=task, by=task.assigned_by
    )
    assert errors(form) == {"files": ["Tệp “to.pdf” lớn hơn 20 MB."]}
