"""The pages of a workbook: brought, looked at, taken in or left, each by whom it may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from departments.brought_tables import BroughtTable
from departments.models import Department, User
from departments.tests.test_list_tables import lists
from departments.views.table_import import NO_LONGER, NOT_TAKEN

IMPORT = "/danh-muc/nhap-tu-excel/"


@pytest.fixture
def keeper(cast, client):
    person = cast["hcth.son"]
    person.is_staff = True
    person.save()
    client.force_login(person)
    return person


def bring(client, content: bytes, name: str = "Danh sách.xlsx"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)}, follow=True)


@pytest.fixture
def brought(client, keeper):
    bring(client, lists([["Phòng Một", "M1"]]))
    return BroughtTable.objects.get()


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_workbook_is_brought_looked_at_and_taken_in(client, keeper):
    shown = bring(client, lists([["Phòng Một", "M1"]]))
    [(address, _)] = shown.redirect_chain
    page = " ".join(shown.content.decode().split())

    assert "Xem trước Danh sách.xlsx" in page
    assert "1 dòng thêm mới" in page

    done = client.post(address, follow=True)

    assert told(done) == ["Đã nhập xong."]
    assert "Đã nhập Danh sách.xlsx" in " ".join(done.content.decode().split())
    assert Department.objects.filter(code="M1").exists()


def test_wrong_rows_are_told_and_nothing_can_be_taken_in(client, keeper):
    page = bring(client, lists([["Phòng Một", "M1"], ["Phòng Hai", "", "", "Hội"]]))
    words = " ".join(page.content.decode().split())

    assert "1 dòng cần sửa, nên chưa nhập được." in words
    assert "Loại: không có “Hội”." in words
    assert "data-busy" not in words
    assert [line["number"] for line in page.context["sheets"][0]["lines"]] == [2, 3]
    only = client.get(page.redirect_chain[0][0], {"chi": "wrong"})
    assert [line["number"] for line in only.context["sheets"][0]["lines"]] == [3]


def test_trial_that_does_not_hold_any_more_is_shown_anew(client, brought):
    Department.objects.create(name="Phòng Khác", short_name="Phòng Một", code="K")
    Department.objects.create(name="Phòng Lạ", code="M1")

    done = client.post(reverse("departments:lists_trial", args=[brought.pk]), follow=True)

    assert told(done) == [NOT_TAKEN]
    assert Department.objects.get(code="M1").name == "Phòng Lạ"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "Chọn tệp Excel."),
        (b"", "Tệp rỗng."),
        (
            b"%PDF-1.7\x00",
            "Tệp không phải bảng tính Excel (.xlsx). Lưu lại thành .xlsx rồi chọn lại.",
        ),
    ],
)
def test_wrong_file_is_told_at_its_field(client, keeper, content, reason):
    file = {} if content is None else {"file": SimpleUploadedFile("a.xlsx", content)}

    page = client.post(IMPORT, file)

    assert page.context["form"].errors["file"] == [reason]


def test_workbook_is_left(client, brought):
    gone = client.post(reverse("departments:lists_trial", args=[brought.pk]), {"thoi": "1"})

    assert gone.url == IMPORT
    assert not BroughtTable.objects.exists()


def test_second_sending_is_told_that_it_was_done(client, brought):
    address = reverse("departments:lists_trial", args=[brought.pk])
    client.post(address)

    assert told(client.post(address, follow=True))[-1] == NO_LONGER


def test_trial_is_its_bringers_alone(client, brought):
    other = User.objects.create(username="khac", is_staff=True)
    client.force_login(other)

    assert client.get(reverse("departments:lists_trial", args=[brought.pk])).status_code == 404


def test_workbooks_taken_in_are_listed_and_fetched_as_they_came(client, brought):
    client.post(reverse("departments:lists_trial", args=[brought.pk]))
    page = client.get(IMPORT)
    [(table, address)] = page.context["earlier"]

    answer = client.get(address)

    with brought.file.open("rb") as file:
        kept = file.read()
    assert (table, answer.headers["Content-Disposition"].partition(";")[0]) == (
        brought,
        "attachment",
    )
    assert b"".join(answer.streaming_content) == kept
    answer.close()


def test_same_file_again_is_told(client, brought):
    client.post(reverse("departments:lists_trial", args=[brought.pk]))
    with brought.file.open("rb") as file:
        page = bring(client, file.read())
    words = " ".join(page.content.decode().split())

    assert "Tệp này đã được Võ Thanh Sơn nhập ngày" in words
    assert "Mọi dòng đều đã có trong phần mềm; không có gì để nhập." in words


def test_blank_workbook_is_saved_under_its_name(client, keeper):
    answer = client.get(reverse("departments:lists_blank"))

    assert answer.content.startswith(b"PK")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="Danh-sach-don-vi-nguoi-dung.xlsx"'
    )


def test_lists_pages_lead_to_it(client, keeper):
    User.objects.filter(pk=keeper.pk).update(is_superuser=True)
    for name, address in (
        ("admin:departments_department_changelist", IMPORT),
        ("admin:departments_user_changelist", IMPORT),
        ("admin:tasks_dayoff_changelist", "/danh-muc/ngay-nghi/nhap-tu-excel/"),
    ):
        assert (
            f'<a href="{address}">Nhập từ Excel</a>' in client.get(reverse(name)).content.decode()
        )


@pytest.mark.wide
def test_rows_stand_a_hundred_on_a_page(client, keeper):
    rows = [[f"Phòng Số {n}", f"S{n}"] for n in range(101)]
    page = bring(client, lists(rows))

    assert len(page.context["sheets"][0]["lines"]) == 100
    assert "Trang 1 trên 2" in " ".join(page.content.decode().split())


def test_page_of_the_trial_that_is_not_is_told(client, keeper):
    page = bring(client, lists([["Phòng Số 1", "S1"]]))

    assert "trang “99”" in client.get(page.request["PATH_INFO"], {"page": "99"}).text
