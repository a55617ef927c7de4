"""Danh mục in the product's own pages: what its keeper sees, saves and is refused."""

from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from departments.journals import AccountChange, RuleChange
from departments.models import Agency, Alias, Delegation, Department, Membership, User
from departments.row_marks import STALE
from departments.stand_in_forms import BEGUN_STAYS
from departments.views.person_pages import NOBODY

TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def keeper(client, cast):
    """The head of the office, by their post."""
    client.force_login(cast["hcth.tam"])
    return cast["hcth.tam"]


def sent(page, name: str = "form") -> dict[str, str]:
    """What a browser would send of the page's form as it was opened."""
    form = page.context[name]
    values = {bound.html_name: bound.value() for bound in form}
    return {key: "on" if v is True else v for key, v in values.items() if is_sent(v)}


def is_sent(value) -> bool:
    """A box without its tick is not; a nought is."""
    return value is not None and value is not False


def posts(page) -> dict[str, str]:
    rows = page.context["posts"]
    given = sent(page) | {bound.html_name: bound.value() for bound in rows.management_form}
    for row in rows:
        given |= {b.html_name: v for b in row if is_sent(v := b.value())}
    return given


def save(client, page_name: str, /, *args, **typed):
    """Open the page and save it with what is typed."""
    address = reverse(page_name, args=args)
    page = client.get(address)
    given = posts(page) if "posts" in page.context else sent(page)
    return client.post(address, given | typed, follow=True)


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


# Who keeps the lists


def test_head_of_the_office_keeps_the_lists_and_its_other_members_do_not(client, cast):
    answers = {}
    for account in ("hcth.tam", "hcth.son", "giamdoc", "qlkh.anh"):
        client.force_login(cast[account])
        answers[account] = client.get(reverse("departments:lists")).status_code

    assert answers == {"hcth.tam": 200, "hcth.son": 403, "giamdoc": 403, "qlkh.anh": 403}


def test_whoever_stands_in_for_the_head_keeps_no_lists(client, cast):
    today = TODAY()
    people = {"giver": cast["hcth.tam"], "taker": cast["hcth.son"]}
    Delegation.objects.create(**people, starts_on=today, ends_on=today)
    client.force_login(cast["hcth.son"])

    assert client.get(reverse("departments:people")).status_code == 403


def test_page_of_another_person_is_still_the_readers_own_page(client, keeper, cast):
    """The shell names who is signed in, never whose row is shown."""
    page = client.get(reverse("departments:person", args=[cast["tdc.han"].pk]))

    assert page.context["user"] == keeper


# Units


def test_unit_is_added_with_its_spellings_and_told_in_the_journal(client, keeper):
    answer = save(
        client,
        "departments:new_unit",
        name="Phòng Chuyển đổi số",
        code="CĐS",
        kind="division",
        spellings="Phòng CĐS\nP. Chuyển đổi số\n phòng cđs ",
    )

    unit = Department.objects.get(code="CĐS")
    assert told(answer) == ["Đã thêm Phòng Chuyển đổi số."]
    assert list(unit.aliases.values_list("written", flat=True)) == ["Phòng CĐS", "P. Chuyển đổi số"]
    assert (
        RuleChange.objects.filter(after__startswith="Phòng Chuyển đổi số: đơn vị mới").count() == 1
    )


def test_former_name_of_a_unit_is_still_read(client, keeper, units):
    answer = save(client, "departments:unit", units["QLKH"].pk, name="Phòng Khoa học và Đổi mới")

    assert told(answer) == [
        "Đã lưu Phòng Khoa học và Đổi mới: Tên.",
        "Tên cũ “Phòng Quản lý Khoa học” được giữ làm cách viết khác, để văn bản cũ vẫn đọc ra "
        "đơn vị này.",
    ]
    assert Alias.objects.get(written="Phòng Quản lý Khoa học").department == units["QLKH"]


def test_unit_page_stays_open_and_tells_what_was_saved(client, keeper, units):
    at = [units["QLKH"].pk]

    nothing = save(client, "departments:unit", *at)
    some = save(client, "departments:unit", *at, code="QLKH1", spellings="P. QLKH")

    assert told(nothing) == ["Không có gì thay đổi."]
    assert told(some) == ["Đã lưu Phòng Quản lý Khoa học: Ký hiệu, Cách viết khác."]
    assert [url for url, _ in some.redirect_chain] == [reverse("departments:unit", args=at)]


def test_name_taken_back_is_no_spelling_of_itself(client, keeper, units):
    save(client, "departments:unit", units["QLKH"].pk, name="Phòng Khoa học và Đổi mới")
    save(
        client,
        "departments:unit",
        units["QLKH"].pk,
        name="Phòng Quản lý Khoa học",
        spellings="Phòng QLKH",
    )

    written = set(units["QLKH"].aliases.values_list("written", flat=True))
    assert written == {"Phòng QLKH", "Phòng Khoa học và Đổi mới"}


def test_spelling_of_another_unit_is_refused_by_name(client, keeper, units):
    other = units["TTra"]

    answer = save(client, "departments:unit", units["QLKH"].pk, spellings=other.name)

    assert answer.status_code == 409
    assert answer.context["form"].errors["spellings"] == [
        f"“{other.name}” đã là tên hoặc cách viết của {other}."
    ]


def test_page_opened_before_anothers_change_saves_nothing(client, keeper, units):
    address = reverse("departments:unit", args=[units["QLKH"].pk])
    page = client.get(address)
    Department.objects.filter(pk=units["QLKH"].pk).update(code="KHCN")

    answer = client.post(address, sent(page) | {"short_name": "Khoa học"})

    assert (answer.status_code, answer.context["form"].non_field_errors()) == (409, [STALE])
    assert answer.context["form"].newest == address
    assert ">Xem bản mới</a>" in answer.text
    assert Department.objects.get(pk=units["QLKH"].pk).short_name == "Quản lý Khoa học"


def test_who_is_in_charge_of_the_own_unit_is_not_the_keepers_to_say(client, keeper, units, cast):
    answer = save(client, "departments:unit", units["HCTH"].pk, overseen_by=cast["pgd.nga"].pk)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["overseen_by"]


# People


def test_new_person_has_a_post_and_no_password(client, keeper, units):
    answer = save(
        client,
        "departments:new_person",
        full_name="Nguyễn Văn Mới",
        username="qlkh.moi",
        email="moi@skhcn.example",
        **{"posts-0-department": units["QLKH"].pk, "posts-0-title": "Chuyên viên"},
    )

    person = User.objects.get(username="qlkh.moi")
    assert person.has_usable_password() is False
    assert [(post.department.code, post.title) for post in person.posts] == [
        ("QLKH", "Chuyên viên")
    ]
    assert answer.redirect_chain == [(reverse("departments:person", args=[person.pk]), 302)]
    assert person.account_changes.get().kind == AccountChange.Kind.ADDED


NEW_HEAD = {
    "full_name": "Nguyễn Văn Mới",
    "username": "qlkh.moi",
    "posts-0-title": "Q. Trưởng phòng",
}
LIKELY = (
    "Theo chức danh “Q. Trưởng phòng” thì là Cấp trưởng: đã chọn sẵn, không đúng thì chọn lại, "
    "rồi Lưu."
)


@pytest.mark.parametrize("kept", ["head", "specialist"])
def test_role_that_a_title_tells_is_shown_before_it_is_taken(client, keeper, units, kept):
    typed = NEW_HEAD | {"posts-0-department": units["QLKH"].pk, "posts-0-role": "specialist"}

    asked = save(client, "departments:new_person", **typed)
    row = asked.context["posts"][0]
    again = {"posts-0-role": kept, "posts-0-told": row["told"].value()}
    save(client, "departments:new_person", **typed | again)

    assert (asked.status_code, row.errors["role"], row["role"].value()) == (422, [LIKELY], "head")
    (post,) = User.objects.get(username="qlkh.moi").posts
    assert post.role == kept


def test_role_that_agrees_with_its_title_is_saved_at_once(client, keeper, units):
    typed = NEW_HEAD | {"posts-0-department": units["QLKH"].pk, "posts-0-role": "head"}

    save(client, "departments:new_person", **typed)

    assert User.objects.get(username="qlkh.moi").posts[0].role == "head"


def test_post_held_since_earlier_is_not_asked_about(client, keeper, cast):
    person = cast["qlkh.chi"]
    Membership.objects.filter(user=person).update(title="Trưởng phòng", role="specialist")

    save(client, "departments:person", person.pk, full_name="Tôn Nữ Mai Chi Lan")

    person.refresh_from_db()
    assert (person.full_name, person.memberships.get().role) == (
        "Tôn Nữ Mai Chi Lan",
        "specialist",
    )


def test_post_is_ended_and_another_given_in_one_saving(client, keeper, units, cast):
    person = cast["qlkh.chi"]

    save(
        client,
        "departments:person",
        person.pk,
        **{
            "posts-0-DELETE": "on",
            "posts-1-department": units["TTra"].pk,
            "posts-1-role": "specialist",
        },
    )

    held = Membership.objects.filter(user=person).values_list("department__code", flat=True)
    assert list(held) == ["TTra"]
    assert [change.kind for change in person.account_changes.all()] == [AccountChange.Kind.POST]


def test_keeper_gives_nobody_a_post_among_the_leaders(client, keeper, units, cast):
    answer = save(
        client,
        "departments:person",
        cast["qlkh.chi"].pk,
        **{"posts-1-department": units["LĐS"].pk, "posts-1-role": "deputy"},
    )

    assert answer.status_code == 422
    assert Membership.objects.filter(user=cast["qlkh.chi"], department=units["LĐS"]).count() == 0


@pytest.mark.parametrize(("account", "why"), [("giamdoc", "lãnh đạo"), ("pgd.nga", "lãnh đạo")])
def test_leaders_account_is_only_read(client, keeper, cast, account, why):
    address = reverse("departments:person", args=[cast[account].pk])
    page = client.get(address)

    answer = client.post(address, {"full_name": "Ai đó", "username": account})

    assert why in page.context["closed"]
    assert (
        page.text.count("<form")
        < client.get(reverse("departments:new_person")).text.count("<form") + 1
    )
    assert answer.status_code == 302
    assert User.objects.get(username=account).full_name == cast[account].full_name


def test_keeper_names_no_other_keeper_and_never_touches_the_administrator(client, keeper, cast):
    boss = User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")
    person = cast["ttud.dat"]

    save(client, "departments:person", person.pk, is_staff="on")
    client.post(reverse("departments:person", args=[boss.pk]), {"full_name": "Khác"})

    boss.refresh_from_db()
    person.refresh_from_db()
    assert (boss.full_name, person.is_staff) == ("Quản trị", False)


def test_own_posts_and_own_use_are_not_ones_own_to_change(client, keeper, units):
    address = reverse("departments:person", args=[keeper.pk])
    page = client.get(address)
    given = sent(page) | {
        "is_active": "",
        "is_staff": "on",
        "posts-TOTAL_FORMS": 1,
        "posts-INITIAL_FORMS": 0,
        "posts-0-department": units["QLKH"].pk,
        "posts-0-role": "head",
    }

    client.post(address, given)

    me = User.objects.get(pk=keeper.pk)
    assert (me.is_active, me.is_staff, [post.department.code for post in me.posts]) == (
        True,
        False,
        ["HCTH"],
    )


def test_list_of_people_is_narrowed_by_words_unit_and_state(client, keeper, units, cast):
    User.objects.update(last_login=timezone.now())
    User.objects.filter(username="tdc.han").update(last_login=None)

    def shown(**asked):
        page = client.get(reverse("departments:people"), asked)
        return sorted(person.username for person in page.context["object_list"])

    assert shown(q="gia han") == ["tdc.han"]
    assert shown(q="tdc.") == ["tdc.han", "tdc.quan", "tdc.vi"]
    assert shown(don_vi=units["TTra"].pk) == ["ttra.loc", "ttra.thu", "ttra.truong"]
    assert shown(trang_thai="chua-vao") == ["tdc.han"]
    assert shown(trang_thai="khong-co") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_people_asks_the_same_however_many(
    client, keeper, cast, rows, django_assert_num_queries
):
    shown = [cast["tdc.han"].pk, cast["tdc.vi"].pk, cast["tdc.quan"].pk][:rows]
    User.objects.exclude(pk__in=[*shown, keeper.pk]).update(is_active=False)
    client.get(reverse("departments:people"))

    with django_assert_num_queries(16):
        client.get(reverse("departments:people"), {"trang_thai": "dang-dung"})


# One-time links


def test_link_on_the_slip_lets_the_person_set_a_password_once(client, keeper, cast):
    person = cast["tdc.han"]
    slip = client.post(reverse("departments:password_links"), {"nguoi": person.pk})
    (_, _, link), *others = slip.context["slips"]
    client.logout()

    opened = client.get(urlsplit(link).path, follow=True)
    new = {"new_password1": "chim-ung-2024", "new_password2": "chim-ung-2024"}
    client.post(opened.redirect_chain[-1][0], new)

    assert others == []
    assert User.objects.get(pk=person.pk).check_password("chim-ung-2024")
    assert client.get(urlsplit(link).path, follow=True).context["validlink"] is False


def test_slips_for_all_who_never_signed_in_leave_out_the_leaders_in_words(client, keeper, cast):
    User.objects.update(last_login=timezone.now())
    never = ["tdc.han", "giamdoc"]
    User.objects.filter(username__in=never).update(last_login=None)

    page = client.post(reverse("departments:password_links"), {"nguoi": "chua-vao"})

    assert [person.username for person, _, _ in page.context["slips"]] == ["tdc.han"]
    assert list(page.context["refused"].values()) == [["Lê Đình Khải"]]
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("asked", ["", "x", "9" * 30, "999999"])
def test_slip_for_nobody_is_told(client, keeper, asked):
    answer = client.post(reverse("departments:password_links"), {"nguoi": asked}, follow=True)

    assert told(answer) == [NOBODY]


# Who stands in for whom


def test_stand_in_is_named_changed_and_taken_back(client, keeper, cast):
    first, last = TODAY() + 2 * DAY, TODAY() + 4 * DAY
    given = {"giver": cast["tdc.quan"].pk, "taker": cast["tdc.vi"].pk}
    days = {"starts_on": f"{first:%d/%m/%Y}", "ends_on": f"{last:%d/%m/%Y}"}

    save(client, "departments:new_stand_in", **given, **days)
    row = Delegation.objects.get()
    save(client, "departments:stand_in", row.pk, ends_on=f"{first:%d/%m/%Y}")
    changed = Delegation.objects.get().ends_on
    client.post(reverse("departments:delete_stand_in", args=[row.pk]))

    assert (row.starts_on, row.ends_on, changed) == (first, last, first)
    assert Delegation.objects.count() == 0
    assert cast["tdc.quan"].account_changes.count() == 3


def test_of_a_time_that_has_begun_only_the_end_is_changed(client, keeper, cast):
    people = {"giver": cast["tdc.quan"], "taker": cast["tdc.vi"]}
    row = Delegation.objects.create(**people, starts_on=TODAY() - DAY, ends_on=TODAY() + DAY)

    page = client.get(reverse("departments:stand_in", args=[row.pk]))
    deleted = client.post(reverse("departments:delete_stand_in", args=[row.pk]))

    assert [field.name for field in page.context["form"].visible_fields()] == ["ends_on"]
    assert deleted.status_code == 403
    assert BEGUN_STAYS.partition("{")[0] in unescape(deleted.text)


def test_nobody_names_a_stand_in_for_oneself(client, keeper, cast):
    day = f"{TODAY() + DAY:%d/%m/%Y}"
    given = {"giver": keeper.pk, "taker": cast["hcth.son"].pk, "starts_on": day, "ends_on": day}

    answer = save(client, "departments:new_stand_in", **given)

    assert answer.status_code == 422
    assert Delegation.objects.count() == 0


# The agency, the journals


def test_agencys_convention_is_saved_with_its_day(client, keeper):
    answer = save(client, "departments:agency", before_excludes_day="on", place="Quảng Ngãi mới")

    assert Agency.current().place == "Quảng Ngãi mới"
    assert told(answer) == [
        "Đã lưu SỞ KHOA HỌC VÀ CÔNG NGHỆ: Địa danh, "
        "“trước ngày” không tính ngày ghi trong thông báo."
    ]
    kinds = RuleChange.objects.order_by("kind").values_list("kind", "takes_effect_on")
    assert list(kinds) == [("agency", TODAY()), ("before_day", TODAY())]


def test_agency_keeps_a_name_of_letters(client, keeper):
    answer = save(client, "departments:agency", name="1")

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]


def test_journals_tell_what_was_changed_and_by_whom(client, keeper, units, cast):
    save(client, "departments:unit", units["QLKH"].pk, code="KHCN")
    save(client, "departments:person", cast["tdc.han"].pk, email="han2@skhcn.example")

    rules = client.get(reverse("departments:changes"), {"loai": "quy-uoc"})
    accounts = client.get(reverse("departments:changes"))
    other = client.get(reverse("departments:changes"), {"loai": "khac"})

    assert [(str(row), row.actor) for row in rules.context["object_list"]] == [
        ("Phòng, đơn vị: Quản lý Khoa học, ký hiệu: QLKH → Quản lý Khoa học, ký hiệu: KHCN", keeper)
    ]
    assert [row.person for row in accounts.context["object_list"]] == [cast["tdc.han"]]
    assert other.status_code == 404


# What a stranger tried


def test_unit_renamed_back_and_forth_bears_no_spelling_of_its_own_name(client, keeper, units):
    pk = units["TTra"].pk
    for name in ("Thanh tra Sở mới", "Ban Thanh tra", "Thanh tra Sở"):
        answer = save(client, "departments:unit", pk, name=name)
        assert answer.redirect_chain, answer.context["form"].errors

    written = set(units["TTra"].aliases.values_list("written", flat=True))
    assert {"Thanh tra Sở mới", "Ban Thanh tra"} <= written
    assert "Thanh tra Sở" not in written


def test_own_name_in_other_capitals_is_no_trouble(client, keeper, units):
    answer = save(
        client,
        "departments:unit",
        units["QLTĐC"].pk,
        spellings="Phòng Quản lý Tiêu Chuẩn Đo lường Chất lượng\nPhòng TĐC",
    )

    assert told(answer) == ["Đã lưu Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng: Cách viết khác."]
    assert list(units["QLTĐC"].aliases.values_list("written", flat=True)) == ["Phòng TĐC"]


def test_time_that_has_begun_does_not_end_before_today(client, keeper, cast):
    people = {"giver": cast["tdc.quan"], "taker": cast["tdc.vi"]}
    row = Delegation.objects.create(**people, starts_on=TODAY(), ends_on=TODAY() + DAY)

    answer = save(client, "departments:stand_in", row.pk, ends_on=f"{TODAY() - DAY:%d/%m/%Y}")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ends_on"])


def test_same_stand_in_twice_at_a_time_is_refused_and_another_is_told(client, keeper, cast):
    first = f"{TODAY() + DAY:%d/%m/%Y}"
    given = {"giver": cast["tdc.quan"].pk, "starts_on": first, "ends_on": first}
    save(client, "departments:new_stand_in", taker=cast["tdc.vi"].pk, **given)

    again = save(client, "departments:new_stand_in", taker=cast["tdc.vi"].pk, **given)
    other = save(client, "departments:new_stand_in", taker=cast["tdc.han"].pk, **given)

    assert again.status_code == 409
    assert told(other)[1].startswith("Cùng thời gian: Ngô Thị Tường Vi thay Phạm Hồng Quân")


def test_link_made_for_another_is_told_in_the_journal_and_to_its_owner(client, keeper, cast):
    person = cast["tdc.han"]
    User.objects.filter(pk=person.pk).update(last_login=timezone.now())

    client.post(reverse("departments:password_links"), {"nguoi": person.pk})

    row = person.account_changes.get()
    assert (row.words, row.actor) == ("lập liên kết đặt mật khẩu dùng một lần", keeper)
    assert (row.letter, row.letter_to) == (AccountChange.Letter.PENDING, person.email)


def test_link_of_somebody_out_of_use_sets_no_password(client, keeper, cast):
    person = cast["tdc.han"]
    slip = client.post(reverse("departments:password_links"), {"nguoi": person.pk})
    [(_, _, link)] = slip.context["slips"]
    User.objects.filter(pk=person.pk).update(is_active=False)
    client.logout()

    assert client.get(urlsplit(link).path, follow=True).context["validlink"] is False


def test_people_stand_in_vietnamese_order(client, keeper):
    page = client.get(reverse("departments:people"))

    names = [person.full_name for person in page.context["object_list"]]
    assert names.index("Đặng Hoài Nam") < names.index("Hồ Thị Minh Thư")
    assert names.index("Hồ Thị Minh Thư") < names.index("Huỳnh Ngọc Ánh")


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("departments:new_unit", {"name": "Phòng Mới", "position": "99999999999"}),
        ("departments:agency", {"missed_days": "9999999999"}),
        ("departments:agency", {"place": ""}),
    ],
)
def test_numbers_out_of_reason_are_refused(client, keeper, page, typed):
    assert save(client, page, **typed).status_code == 422


@pytest.mark.parametrize("page", ["99", "abc", "0", "-1"])
@pytest.mark.parametrize("name", ["departments:changes", "departments:stand_ins"])
def test_page_that_is_not_is_told(client, keeper, name, page):
    answer = client.get(reverse(name), {"page": page})

    assert (answer.status_code, f"trang “{page}”" in answer.text) == (200, True)
