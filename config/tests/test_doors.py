"""The first account of an empty installation, a password set by a one-time link, one forgotten."""

import pytest
from django.core import mail
from django.urls import reverse

from conclusions.tests.factories import a_draft
from config.first_steps import NO_MAIL, NOTHING_READ, first_steps
from departments.first_account import first_link
from departments.journals import AccountChange
from departments.models import Agency, User
from departments.password_links import link_for

FIRST = {
    "username": "quantri",
    "full_name": "Nguyễn Văn An",
    "email": "an@so.example",
    "password1": "mot-mat-khau-dai",
    "password2": "mot-mat-khau-dai",
}


@pytest.fixture
def empty(db):
    User.objects.all().delete()


def test_first_account_is_made_by_the_link_and_signs_in(client, empty):
    link = first_link()
    assert client.get(link).status_code == 200

    answer = client.post(link, FIRST)

    person = User.objects.get()
    assert (person.username, person.is_superuser, person.check_password(FIRST["password1"])) == (
        "quantri",
        True,
        True,
    )
    assert answer.url == reverse("first_steps")
    assert "Thiết lập ban đầu" in client.get(answer.url).text
    assert [change.kind for change in AccountChange.objects.all()] == ["added"]


def test_link_makes_no_second_account(client, empty):
    link = first_link()
    client.post(link, FIRST)
    client.logout()

    assert (first_link(), client.get(link).status_code) == ("", 404)
    assert client.post(link, FIRST | {"username": "khac"}).status_code == 404
    assert User.objects.count() == 1


def test_another_link_opens_nothing(client, empty):
    assert client.get(reverse("first_account", args=["0" * 32])).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"password2": "khac-han-mat-khau"}, "Hai lần nhập mật khẩu không giống nhau."),
        ({"password1": "12345678", "password2": "12345678"}, "mật khẩu"),
        ({"full_name": ""}, "bắt buộc"),
    ],
)
def test_first_account_is_checked(client, empty, wrong, told):
    answer = client.post(first_link(), FIRST | wrong)

    assert told in answer.text
    assert User.objects.count() == 0


def path_of(person):
    return link_for(person, "http://testserver").removeprefix("http://testserver")


def test_password_is_set_by_a_link_once(client, cast):
    person = cast["ttud.dung"]
    link = path_of(person)

    form = client.get(link, follow=True)
    assert "ttud.dung" in form.text
    typed = {"new_password1": "mot-mat-khau-dai", "new_password2": "mot-mat-khau-dai"}
    client.post(form.redirect_chain[-1][0], typed)

    person.refresh_from_db()
    assert person.check_password("mot-mat-khau-dai")
    assert not person.must_change_password
    assert AccountChange.objects.filter(person=person, kind="password").count() == 1
    client.logout()
    assert "Liên kết đã dùng" in client.get(link, follow=True).text


def test_forgotten_password_is_answered_by_a_letter_to_the_own_address(client, cast):
    person = cast["ttud.dung"]

    answer = client.post(reverse("forgotten"), {"email": person.email}, follow=True)

    assert "thư kèm liên kết đặt mật khẩu đã được gửi" in answer.text
    [letter] = mail.outbox
    assert letter.to == [person.email]
    assert "/dat-mat-khau/" in letter.body


def test_unknown_address_gets_the_same_answer_and_no_letter(client, cast):
    answer = client.post(reverse("forgotten"), {"email": "ai@khac.example"}, follow=True)

    assert "thư kèm liên kết đặt mật khẩu đã được gửi" in answer.text
    assert mail.outbox == []


def test_letters_are_not_asked_for_without_end(client, cast):
    asked = [
        client.post(reverse("forgotten"), {"email": cast["ttud.dung"].email}) for _ in range(8)
    ]

    assert [answer.status_code for answer in asked] == [302] * 5 + [200] * 3
    assert len(mail.outbox) == 5


def test_keeper_makes_links_for_those_they_may_change(client, cast):
    keeper = cast["hcth.son"]
    keeper.is_staff = True
    keeper.save()
    client.force_login(keeper)
    chosen = [cast["ttud.dung"].pk, cast["giamdoc"].pk]

    answer = client.post(reverse("departments:password_links"), {"nguoi": chosen})

    assert [person for person, *_ in answer.context["slips"]] == [cast["ttud.dung"]]


def test_first_steps_are_for_keepers_of_the_lists(client, cast):
    statuses = {}
    for account in ("hcth.tam", "hcth.son"):
        client.force_login(cast[account])
        statuses[account] = client.get(reverse("first_steps")).status_code

    assert statuses == {"hcth.tam": 200, "hcth.son": 403}


def test_letter_to_try_goes_to_the_own_address(client, cast):
    keeper = cast["hcth.son"]
    keeper.is_staff = True
    keeper.save()
    client.force_login(keeper)

    answer = client.post(reverse("first_steps"), follow=True)

    assert f"Đã gửi thư thử đến {keeper.email}." in answer.text
    assert [letter.to for letter in mail.outbox] == [[keeper.email]]


def test_sentence_to_try_is_read_with_the_agencys_own_units(client, cast):
    client.force_login(cast["hcth.tam"])

    def found(sentence: str) -> list[str]:
        return client.post(reverse("first_steps"), {"cau": sentence}).context["found"]

    assert found("Phòng QLKH báo cáo kết quả trước ngày 05/12/2030.") == [
        "Chủ trì: Phòng Quản lý Khoa học; thời hạn: trước ngày 05/12/2030"
    ]
    assert found("Phòng Kế hoạch báo cáo trước ngày 05/12/2030, phối hợp với Thanh tra Sở.") == [
        "Chủ trì: Phòng Kế hoạch (chưa có trong danh mục); phối hợp: Thanh tra Sở; "
        "thời hạn: trước ngày 05/12/2030"
    ]
    assert found("Trời hôm nay đẹp.") == found("") == [NOTHING_READ]


def test_first_steps_name_what_is_missing(client, cast, units):
    def missing() -> list[tuple[str, ...]]:
        return [step.missing for step in first_steps()]

    def noted() -> list[tuple[str, ...]]:
        return [step.notes for step in first_steps()]

    whole = missing()
    cast["ttra.truong"].memberships.all().delete()
    Agency.objects.update(place="")
    User.objects.filter(username="tdc.han").update(email="")

    assert whole == [(), (), ()]
    assert missing() == [
        ("chưa có địa danh",),
        ("chưa có cấp trưởng: Thanh tra",),
        (),
    ]
    assert noted() == [
        (),
        ("1 người chưa có địa chỉ thư điện tử: chỉ được nhắc ở trang Nhắc việc.",),
        (),
    ]


def test_letters_into_files_are_told_and_keep_no_step_open(client, cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    client.force_login(cast["hcth.tam"])

    page = client.get(reverse("first_steps"))

    assert [(step.missing, step.notes) for step in page.context["steps"]][2] == ((), (NO_MAIL,))
    assert "còn thiếu" not in page.text
    assert "EMAIL_URL" not in page.text


def test_pages_of_the_lists_lead_back_to_the_set_up_until_a_notice_is_there(client, cast):
    client.force_login(cast["hcth.tam"])

    def leads_back(name: str) -> bool:
        return reverse("first_steps") in client.get(reverse(name)).text

    pages = ["departments:agency", "departments:units", "departments:people", "tasks:days_off"]
    assert [leads_back(name) for name in pages] == [True] * 4
    a_draft(cast["giamdoc"])
    assert [leads_back(name) for name in pages] == [False] * 4


def test_first_notice_is_offered_to_who_may_enter_it(client, cast):
    named = User.objects.create(username="danhmuc", is_staff=True)
    offered = {}
    for person in (named, cast["hcth.tam"]):
        client.force_login(person)
        page = client.get(reverse("first_steps")).text
        offered[person.username] = reverse("conclusions:import") in page

    assert offered == {"danhmuc": False, "hcth.tam": True}
