"""The administrator's pages: units and spellings, people and posts, the agency's one row."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import WARNING, get_messages
from django.urls import reverse
from django.utils import timezone

from departments.admin.keeping import GONE as ROWS_GONE
from departments.journals import RuleChange
from departments.models import Agency, Alias, Delegation, Department, Membership, User
from departments.papertext import paper_date
from departments.people import leaders
from departments.stand_in_forms import BEGUN_STAYS, GONE, OVER, RUNS, last_of_year_from
from departments.tests.pages import stand_in
from departments.unit_forms import LAST, NOT_A_LEADER, SECOND

time_machine = pytest.importorskip("time_machine", reason="time-machine is not installed")

UNIT = "admin:departments_department_change"
PERSON = "admin:departments_user_change"


@pytest.fixture
def administrator(cast, client):
    person = cast["hcth.son"]
    person.is_staff = person.is_superuser = True
    person.save()
    client.force_login(person)
    return person


def save(client, name, pk, typed):
    """Open the page, then save it with what is typed."""
    address = reverse(name, args=[pk])
    return client.post(address, typed | {"opened": client.get(address).context["opened"]})


def unit_form(unit, *spellings):
    """The unit's page as it stands, with more spellings typed into it."""
    own = list(unit.aliases.all()) if unit.pk else []
    rows = [{"id": alias.pk, "written": alias.written} for alias in own]
    rows += [{"id": "", "written": words} for words in spellings]
    typed = {
        f"aliases-{n}-{name}": value
        for n, row in enumerate(rows)
        for name, value in (row | {"department": unit.pk or ""}).items()
    }
    return typed | {
        "name": unit.name,
        "short_name": unit.short_name,
        "code": unit.code,
        "kind": unit.kind,
        "position": unit.position,
        "overseen_by": unit.overseen_by_id or "",
        "active": "on",
        "aliases-TOTAL_FORMS": len(rows),
        "aliases-INITIAL_FORMS": len(own),
    }


@pytest.mark.parametrize("account", ["giamdoc", "hcth.tam", "hcth.son", "qlkh.anh"])
def test_pages_are_for_the_administrator_alone(cast, client, account):
    """The head of the office and whoever is named keep the lists, at Danh mục."""
    User.objects.filter(username="hcth.son").update(is_staff=True)
    client.force_login(User.objects.get(username=account))

    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.status_code == 403
    assert "Trang này chỉ dành cho người quản trị hệ thống." in answer.text


def test_who_has_not_signed_in_signs_in_at_the_sites_own_page(client):
    answer = client.get("/quan-tri/login/?next=/quan-tri/departments/user/")

    assert (answer.status_code, answer.url) == (
        302,
        "/dang-nhap/?next=/quan-tri/departments/user/",
    )


@pytest.mark.parametrize(
    "address",
    [
        "tasks/dayoff/?worked__exact=xyz",
        "tasks/dayoff/?day__year=99999999999",
        "tasks/dayoff/?day__year=9999",
        "tasks/dayoff/?day__year=2024&day__month=13",
        "tasks/dayoff/?name=%00",
        "tasks/dayoff/?q=%00",
        "tasks/dayoff/?e=1&day__year=99999999999",
        "tasks/task/?status__exact=%00",
        "tasks/digest/?state__exact=%00",
        "conclusions/conclusion/?kind__exact=%00",
        "departments/user/?dang_dung=xyz",
        "departments/user/?don_vi=abc",
        "departments/user/?don_vi=999",
        "departments/user/?don_vi=%00",
        "departments/user/?p=999",
        "departments/user/?p=abc",
        "departments/user/?p=0",
        "departments/delegation/?starts_on__year=99999999999",
        "departments/accountchange/?at__year=99999999999",
        "departments/department/?kind__exact=%00",
        "departments/department/?name__regex=(",
        "departments/department/?%00=1",
        "departments/department/?kind__exact=xx",
        "departments/department/?kind__exact=",
        "departments/department/?active__exact=1&active__exact=0",
        "departments/department/?active__exact=7",
        "departments/department/?o=99",
        "departments/department/?o=abc",
        "departments/department/?_facets=abc",
        "departments/department/?all=abc",
        "departments/department/?overseen_by__password__startswith=a",
        "departments/department/?_to_field=xx",
        "departments/user/?password__startswith=a",
        "tasks/task/?status__exact=zz",
    ],
)
def test_list_says_what_of_an_address_it_does_not_know(administrator, client, address):
    answer = client.get(f"/quan-tri/{address}", follow=True)

    assert answer.status_code == 200
    assert "Địa chỉ có bộ lọc hoặc trang không còn" in answer.text


def test_filter_that_is_left_empty_is_not_given(administrator, client):
    answer = client.get("/quan-tri/departments/user/?dang_dung=&don_vi=")

    assert (answer.status_code, "không còn" in answer.text) == (200, False)


@pytest.mark.parametrize("key", ["abc", "\0", "9" * 30])
@pytest.mark.parametrize("name", ["tasks_dayoff", "departments_delegation"])
def test_row_picked_by_an_odd_key_is_told_as_gone(administrator, client, name, key):
    typed = {"action": "delete_selected", "_selected_action": key, "post": "yes"}

    answer = client.post(reverse(f"admin:{name}_changelist"), typed, follow=True)

    assert answer.status_code == 200
    assert "Có dòng đã chọn không còn trong danh sách" in answer.text


def test_index_names_the_lists_in_vietnamese(administrator, client):
    page = client.get(reverse("admin:index")).content.decode()

    for name in ("Cơ quan và quy ước", "Người dùng", "Phòng và đơn vị", "Ngày nghỉ và làm bù"):
        assert name in page


@pytest.mark.parametrize(
    "address", ["department_changelist", "department_add", "user_changelist", "user_add"]
)
def test_lists_open_for_the_administrator(administrator, client, address):
    assert client.get(reverse(f"admin:departments_{address}")).status_code == 200


def test_spelling_is_kept_with_its_folded_form(administrator, client, units):
    unit = units["TTUD"]

    save(client, UNIT, unit.pk, unit_form(unit, "Trung tâm  ƯD – DV Khoa Học"))

    alias = Alias.objects.latest("pk")
    assert (alias.department, alias.folded) == (unit, "trung tâm ưd - dv khoa học")


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        (("phòng  HCTH",), "Phòng Hành chính - Tổng hợp"),
        (("Thanh tra sở",), "Thanh tra Sở"),
        (("qlkh",), "Phòng Quản lý Khoa học"),
        (("Trung tâm KHCN", "trung tâm khcn"), "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"),
    ],
)
def test_spelling_of_another_unit_is_refused_by_name(administrator, client, units, words, holder):
    unit, before = units["TTUD"], Alias.objects.count()

    answer = save(client, UNIT, unit.pk, unit_form(unit, *words))

    told = f"“{words[-1]}” đã là tên hoặc cách viết của {holder}."
    assert told in answer.content.decode()
    assert Alias.objects.count() == before


@pytest.mark.parametrize("words", ["...", "a", "1", "a1"])
def test_spelling_of_too_few_letters_is_refused(administrator, client, units, words):
    unit, before = units["TTUD"], Alias.objects.count()

    answer = save(client, UNIT, unit.pk, unit_form(unit, words))

    assert "Cần ít nhất hai chữ cái." in answer.text
    assert Alias.objects.count() == before


@pytest.mark.parametrize(
    ("field", "words", "holder"),
    [
        ("name", "THANH TRA SỞ", "Thanh tra Sở"),
        ("name", "qlkh", "Phòng Quản lý Khoa học"),
        ("short_name", "Phòng  HCTH", "Phòng Hành chính - Tổng hợp"),
        ("code", "Qlkh", "Phòng Quản lý Khoa học"),
    ],
)
def test_unit_takes_no_name_of_another(administrator, client, units, field, words, holder):
    unit = units["TTUD"]

    answer = save(client, UNIT, unit.pk, unit_form(unit) | {field: words})

    told = [f"“{words}” đã là tên hoặc cách viết của {holder}."]
    assert answer.context["adminform"].form.errors == {field: told}


def test_name_that_clashes_since_earlier_is_no_bar_to_other_changes(administrator, client, units):
    unit = units["TTUD"]
    unit.short_name = "Thanh tra Sở"
    unit.save()

    save(client, UNIT, unit.pk, unit_form(unit) | {"position": 77})

    unit.refresh_from_db()
    assert unit.position == 77


def test_leaders_alone_are_offered_and_taken_in_charge(administrator, client, units, cast):
    asked = {"app_label": "departments", "model_name": "department", "field_name": "overseen_by"}
    offered = client.get(reverse("admin:autocomplete"), asked | {"term": ""}).json()["results"]
    unit, person = units["QLKH"], cast["qlkh.anh"]

    answer = save(client, UNIT, unit.pk, unit_form(unit) | {"overseen_by": person.pk})

    assert {int(row["id"]) for row in offered} == {leader.pk for leader in leaders()}
    assert answer.context["adminform"].form.errors == {"overseen_by": [NOT_A_LEADER]}


def test_who_is_in_charge_since_earlier_stays(administrator, client, units, cast):
    unit = units["QLKH"]
    unit.overseen_by = cast["qlkh.anh"]
    unit.save()

    save(client, UNIT, unit.pk, unit_form(unit) | {"position": 77})

    unit.refresh_from_db()
    assert (unit.position, unit.overseen_by) == (77, cast["qlkh.anh"])


def rule_changes() -> list[tuple[str, str, str]]:
    return list(RuleChange.objects.order_by("pk").values_list("kind", "before", "after"))


def test_new_unit_says_who_is_in_charge_of_it(administrator, client, cast):
    typed = {"name": "Phòng Chuyển đổi số", "kind": "division", "position": 9, "active": "on"}
    typed |= {"overseen_by": cast["giamdoc"].pk}
    typed |= {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}

    client.post(reverse("admin:departments_department_add"), typed)

    unit = "Phòng Chuyển đổi số"
    assert rule_changes() == [
        ("unit", "", f"{unit}: đơn vị mới, Phòng, đơn vị, đang hoạt động"),
        ("charge", f"{unit}: chưa có", f"{unit}: {cast['giamdoc']}"),
    ]


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        ({"kind": "outside"}, "loại: Phòng, đơn vị", "loại: Cơ quan ngoài"),
        ({"active": ""}, "đang hoạt động: có", "đang hoạt động: không"),
    ],
)
def test_unit_that_works_no_more_is_written_down_and_its_work_told(
    administrator, client, units, change, before, after
):
    unit = units["TTUD"]

    answer = save(client, UNIT, unit.pk, unit_form(unit) | change)

    short = unit.short
    assert rule_changes() == [("unit", f"{short}, {before}", f"{short}, {after}")]
    address = f"{reverse('admin:tasks_task_changelist')}?lead__exact={unit.pk}"
    assert address in client.get(answer.url).text
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "since",
    [
        {"active": False},  # in use again
        {"kind": "outside"},
        {"active": False, "position": 3},  # out of use since earlier
    ],
)
def test_unit_that_does_not_stop_working_now_tells_no_work(administrator, client, units, since):
    unit = units["TTUD"]
    for name, value in since.items():
        setattr(unit, name, value)
    unit.save()
    now = {"active": "" if "position" in since else "on", "position": 5, "kind": "division"}

    answer = save(client, UNIT, unit.pk, unit_form(unit) | now)

    assert [told for told in get_messages(answer.wsgi_request) if told.level == WARNING] == []


def test_names_place_and_spellings_of_a_unit_are_written_down(administrator, client, units):
    unit, old = units["TTUD"], units["TTUD"].short
    unit.aliases.all().delete()
    typed = {"name": "Trung tâm Đổi mới", "short_name": "", "code": "TTĐM", "position": 1}

    save(client, UNIT, unit.pk, unit_form(unit, "TT Đổi mới") | typed)

    new = "Trung tâm Đổi mới"
    assert rule_changes() == [
        ("unit", f"{old}, tên: {unit.name}", f"{new}, tên: {new}"),
        ("unit", f"{old}, tên ngắn: {old}", f"{new}, tên ngắn: bỏ trống"),
        ("unit", f"{old}, ký hiệu: TTUD", f"{new}, ký hiệu: TTĐM"),
        ("unit", f"{old}, thứ tự: {unit.position}", f"{new}, thứ tự: 1"),
        ("unit", f"{old}, cách viết khác: bỏ trống", f"{new}, cách viết khác: TT Đổi mới"),
    ]


def test_units_and_people_are_never_deleted(administrator, client, units, cast):
    for address, pk in (("department", units["TTUD"].pk), ("user", cast["qlkh.anh"].pk)):
        answer = client.post(reverse(f"admin:departments_{address}_delete", args=[pk]))
        assert answer.status_code == 403


def test_who_is_in_charge_of_a_unit_is_written_down(administrator, client, units, cast):
    unit = units["QLKH"]
    was = unit.overseen_by

    save(client, UNIT, unit.pk, unit_form(unit) | {"overseen_by": cast["giamdoc"].pk})
    save(client, UNIT, unit.pk, unit_form(unit) | {"overseen_by": cast["giamdoc"].pk})

    row = RuleChange.objects.get()
    assert (row.kind, row.actor, row.before, row.after) == (
        "charge",
        administrator,
        f"{unit.short}: {was}",
        f"{unit.short}: {cast['giamdoc']}",
    )


def test_agency_opens_its_only_row(administrator, client):
    answer = client.get(reverse("admin:departments_agency_changelist"))

    assert (answer.status_code, answer.url) == (
        302,
        reverse("admin:departments_agency_change", args=[Agency.current().pk]),
    )
    assert client.get(reverse("admin:departments_agency_add")).status_code == 403


def person_form(person, **fields):
    posts = list(person.memberships.all())
    typed = {
        f"memberships-{n}-{name}": value
        for n, post in enumerate(posts)
        for name, value in {
            "id": post.pk,
            "user": person.pk,
            "department": post.department_id,
            "role": post.role,
            "title": post.title,
        }.items()
    }
    return (
        typed
        | {
            "username": person.username,
            "full_name": person.full_name,
            "email": person.email,
            "is_active": "on",
            "memberships-TOTAL_FORMS": len(posts),
            "memberships-INITIAL_FORMS": len(posts),
        }
        | fields
    )


def test_person_is_given_a_post(administrator, client, cast, units):
    person = cast["ttud.dat"]
    post = {
        "memberships-TOTAL_FORMS": 2,
        "memberships-1-user": person.pk,
        "memberships-1-department": units["ChĐ"].pk,
        "memberships-1-role": "specialist",
        "memberships-1-title": "Ủy viên",
    }

    save(client, PERSON, person.pk, person_form(person, **post))

    assert Membership.objects.filter(user=person, title="Ủy viên").count() == 1


def test_person_is_added_with_a_password(administrator, client):
    typed = {
        "username": "qlkh.moi",
        "full_name": "Trần Thị Mới",
        "email": "moi@skhcn.example",
        "usable_password": "true",
        "password1": "Giao-ban-2024",
        "password2": "Giao-ban-2024",
        "memberships-TOTAL_FORMS": 0,
        "memberships-INITIAL_FORMS": 0,
    }

    client.post(reverse("admin:departments_user_add"), typed)

    person = User.objects.get(username="qlkh.moi")
    assert (person.full_name, person.check_password("Giao-ban-2024")) == ("Trần Thị Mới", True)


@pytest.mark.parametrize(
    ("giver", "taker", "first", "last", "told"),
    [
        (
            "tdc.quan",
            "tdc.quan",
            "05/04/2024",
            "08/04/2024",
            "Người xử lý thay phải khác người vắng mặt.",
        ),
        ("tdc.quan", "tdc.han", "08/04/2024", "05/04/2024", "Đến ngày không được trước Từ ngày."),
    ],
)
def test_stand_in_makes_sense(administrator, client, cast, giver, taker, first, last, told):
    typed = {
        "giver": cast[giver].pk,
        "taker": cast[taker].pk,
        "starts_on": first,
        "ends_on": last,
    }

    answer = client.post(reverse("admin:departments_delegation_add"), typed)

    assert told in answer.content.decode()
    assert Delegation.objects.count() == 0


def test_stand_in_begins_on_the_day_typed(administrator, client, cast):
    typed = {
        "giver": cast["tdc.quan"].pk,
        "taker": cast["tdc.han"].pk,
        "starts_on": "05/04/2098",
        "ends_on": "08/04/2098",
    }

    client.post(reverse("admin:departments_delegation_add"), typed)

    days = Delegation.objects.values_list("starts_on__month", "ends_on__day")
    assert list(days) == [(4, 8)]
    assert "05/4/2098" in client.get(reverse("admin:departments_delegation_changelist")).text


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("05/04/2024", "08/04/2024", "Thời gian này đã qua"),
        ("01/01/2097", "31/12/2098", "Xử lý thay không quá một năm"),
    ],
)
def test_stand_in_is_for_a_time_to_come_of_a_year_at_most(
    administrator, client, cast, first, last, told
):
    typed = {
        "giver": cast["tdc.quan"].pk,
        "taker": cast["tdc.han"].pk,
        "starts_on": first,
        "ends_on": last,
    }

    answer = client.post(reverse("admin:departments_delegation_add"), typed)

    assert told in answer.text
    assert Delegation.objects.count() == 0


def test_stand_in_lasts_a_year_both_days_in():
    firsts = [date(2026, 11, 29), date(2028, 2, 29), date(2027, 1, 1)]

    lasts = [date(2027, 11, 28), date(2029, 2, 28), date(2027, 12, 31)]
    assert [last_of_year_from(first) for first in firsts] == lasts


@pytest.mark.parametrize(
    ("first", "last", "field", "told"),
    [
        (0, 366, "ends_on", "Xử lý thay không quá một năm"),
        (-1, 3, "starts_on", "chỉ bắt đầu từ hôm nay trở đi"),
        ("01/01/0001", 3, "starts_on", "Năm phải từ 1945 đến 2099."),
        (0, "31/12/9999", "ends_on", "Năm phải từ 1945 đến 2099."),
    ],
)
def test_stand_in_begins_and_ends_in_the_calendar(
    administrator, client, cast, first, last, field, told
):
    def day(value):
        return value if isinstance(value, str) else on(value)

    def on(days):
        return f"{date(2031, 3, 3) + timedelta(days=days):%d/%m/%Y}"

    typed = {"giver": cast["tdc.quan"].pk, "taker": cast["tdc.han"].pk}
    typed |= {"starts_on": day(first), "ends_on": day(last)}

    with time_machine.travel(datetime(2031, 3, 3, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))):
        client.force_login(administrator)
        answer = client.post(reverse("admin:departments_delegation_add"), typed)

    errors = answer.context["adminform"].form.errors
    assert (set(errors), told in str(errors)) == ({field}, True)


def test_stand_in_that_is_over_is_the_administrators(administrator, client, cast):
    days = {"starts_on": date(2024, 4, 5), "ends_on": date(2024, 4, 8)}
    row = Delegation.objects.create(giver=cast["tdc.quan"], taker=cast["tdc.han"], **days)

    def asked(name):
        return client.get(reverse(f"admin:departments_delegation_{name}", args=[row.pk]))

    page = asked("change")
    assert ("_save" in page.text, OVER in page.text) == (True, False)
    assert asked("delete").status_code == 403


@pytest.fixture
def running(cast):
    """A stand-in that began yesterday and lasts four days more."""
    today = timezone.localdate()
    days = {"starts_on": today - timedelta(days=1), "ends_on": today + timedelta(days=4)}
    return Delegation.objects.create(giver=cast["tdc.quan"], taker=cast["tdc.han"], **days)


STAND_IN = "admin:departments_delegation_change"


@pytest.mark.parametrize(
    ("in_days", "errors"),
    [(9, {}), (0, {}), (-1, {"ends_on": [GONE]})],
)
def test_of_a_stand_in_that_runs_only_the_end_moves(
    administrator, client, cast, running, in_days, errors
):
    end = timezone.localdate() + timedelta(days=in_days)
    typed = {"giver": cast["ttud.dat"].pk, "taker": cast["ketoan"].pk, "ends_on": end}

    answer = save(client, STAND_IN, running.pk, typed | {"starts_on": end})

    given = answer.context["adminform"].form.errors if answer.context else {}
    row = Delegation.objects.get()
    assert given == errors
    assert (row.giver, row.taker, row.starts_on) == (
        running.giver,
        running.taker,
        running.starts_on,
    )
    assert row.ends_on == (running.ends_on if errors else end)


def test_stand_in_that_runs_is_not_deleted_and_the_way_on_told(administrator, client, running):
    today = paper_date(timezone.localdate())
    typed = {"action": "delete_selected", "_selected_action": running.pk, "post": "yes"}

    page = client.get(reverse(STAND_IN, args=[running.pk])).text
    one = client.post(reverse("admin:departments_delegation_delete", args=[running.pk]), typed)
    some = client.post(reverse("admin:departments_delegation_changelist"), typed, follow=True)

    assert (RUNS.format(today=today) in page, "deletelink" in page) == (True, False)
    assert (one.status_code, BEGUN_STAYS.format(today=today) in one.text) == (403, True)
    assert BEGUN_STAYS.format(today=today) in some.text
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize("field", ["giver", "taker"])
def test_nobody_whose_account_has_ended_stands_in_or_is_stood_in_for(
    administrator, client, cast, field
):
    person = {"giver": cast["tdc.quan"], "taker": cast["tdc.han"]}[field]
    User.objects.filter(pk=person.pk).update(is_active=False)

    answer = stand_in(client, cast["tdc.quan"], cast["tdc.han"])
    asked = {"app_label": "departments", "model_name": "delegation", "field_name": field}
    offered = client.get(reverse("admin:autocomplete"), asked | {"term": person.full_name}).json()

    told = [f"Tài khoản {person.full_name} ({person.username}) đã ngừng dùng."]
    assert answer.context["adminform"].form.errors == {field: told}
    assert offered["results"] == []


@pytest.mark.parametrize("name", ["hương", "ngườidùng"])
def test_account_is_named_without_marks_as_its_hint_says(administrator, client, name):
    posts = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}

    page = client.post(reverse("admin:departments_user_add"), {"username": name} | posts)

    assert page.context["adminform"].form.errors["username"] == [
        "Tên đăng nhập chỉ gồm chữ cái không dấu, chữ số và các ký tự @ . + - _"
    ]


def test_people_are_listed_in_a_fixed_number_of_queries(
    administrator, client, cast, django_assert_max_num_queries
):
    address = reverse("admin:departments_user_changelist")
    with django_assert_max_num_queries(13):  # with a savepoint
        client.get(address, {"q": "qlkh.anh"})
    with django_assert_max_num_queries(11):
        client.get(address)


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("admin:departments_delegation_add", {"giver": "abc"}),
        ("admin:departments_department_add", {"overseen_by": "abc"}),
        (
            "admin:autocomplete",
            {
                "app_label": "departments",
                "model_name": "delegation",
                "field_name": "giver",
                "term": "a\0b",
            },
        ),
    ],
)
def test_odd_keys_and_words_are_no_error(administrator, client, page, query):
    assert client.get(reverse(page), query).status_code == 200


def test_two_accounts_do_not_differ_by_capitals_alone(administrator, client, cast):
    typed = {"username": "TTUD.Dat", "full_name": "Tên khác", "email": "k@skhcn.example"}
    passwords = {"usable_password": "true", "password1": "Mua-xuan-24", "password2": "Mua-xuan-24"}
    posts = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}

    page = client.post(reverse("admin:departments_user_add"), typed | passwords | posts)

    assert page.context["adminform"].form.errors["username"] == [
        "Tên đăng nhập này đã có, chỉ khác chữ hoa, chữ thường."
    ]


@pytest.mark.parametrize("name", ["..", "1", "A"])
def test_person_has_a_name(administrator, client, cast, name):
    answer = save(
        client, PERSON, cast["ttud.dat"].pk, person_form(cast["ttud.dat"], full_name=name)
    )

    told = ["Cần ít nhất hai chữ cái."]
    assert answer.context["adminform"].form.errors == {"full_name": told}


def told_on_saving(client, person, **typed):
    """The warnings on the page after the person's page is saved."""
    answer = save(client, PERSON, person.pk, person_form(person, **typed))
    return [str(told) for told in get_messages(answer.wsgi_request) if told.level == WARNING]


def test_name_of_another_person_is_taken_and_told(administrator, client, cast):
    person, name = cast["ttud.dat"], cast["qlkh.anh"].full_name

    told = told_on_saving(client, person, full_name=name)

    person.refresh_from_db()
    assert person.full_name == name
    assert told == [f"Họ và tên “{name}” trùng với tài khoản đang dùng: qlkh.anh."]
    assert told_on_saving(client, person, email="moi@skhcn.example") == []


def test_account_that_ends_tells_what_still_names_the_person(administrator, client, cast, units):
    person, today = cast["ttud.dung"], timezone.localdate()
    units["TTra"].overseen_by = person
    units["TTra"].save()
    days = {"starts_on": today, "ends_on": today}
    Delegation.objects.create(giver=person, taker=cast["ttud.dat"], **days)

    told = told_on_saving(client, person, is_active="")

    day, address = paper_date(today), f"{reverse('tasks:list')}?nguoi={person.pk}"
    assert told[:-1] == [
        f"{units['TTUD']} không còn cấp trưởng nào đang dùng tài khoản.",
        f"{person} còn là lãnh đạo phụ trách: Thanh tra Sở.",
        f"Xử lý thay còn hiệu lực: {cast['ttud.dat']} thay {person}, từ {day} đến {day}.",
    ]
    assert f'<a href="{address}">xem các nhiệm vụ</a>' in told[-1]
    assert client.get(address).status_code == 200


def test_account_that_has_ended_tells_nothing_anew(administrator, client, cast):
    person = cast["ttud.dung"]
    person.is_active = False
    person.save()

    assert told_on_saving(client, person, is_active="", email="moi@skhcn.example") == []


def test_unit_left_without_a_head_or_given_a_second_one_is_told(administrator, client, cast, units):
    head, other, unit = cast["ttud.dung"], cast["ttud.dat"], units["TTUD"]

    second = told_on_saving(client, other, **{"memberships-0-role": "head"})
    again = told_on_saving(client, other, email="moi@skhcn.example")
    Membership.objects.filter(user=other).update(role="specialist")
    none = told_on_saving(client, head, **{"memberships-0-role": "specialist"})

    assert second == [f"{unit} có 2 cấp trưởng: {head}, {other}."]
    assert again == []
    assert none == [f"{unit} không còn cấp trưởng nào đang dùng tài khoản."]


OFFICE, LEADERSHIP = "Văn phòng, hành chính tổng hợp", "Lãnh đạo"


@pytest.fixture
def boss(db, client):
    boss = User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")
    client.force_login(boss)
    return boss


@pytest.mark.wide
@pytest.mark.parametrize(
    ("code", "change", "refused"),
    [
        ("TTUD", {"kind": "office"}, {"kind": "second office"}),
        ("TTUD", {"kind": "leadership"}, {"kind": "second leadership"}),
        ("TTUD", {"kind": "office", "active": ""}, {}),
        ("HCTH", {"kind": "division"}, {"kind": "last office"}),
        ("HCTH", {"active": ""}, {"active": "last office"}),
        ("LĐS", {"active": ""}, {"active": "last leadership"}),
        ("HCTH", {"name": "Văn phòng Sở"}, {}),
    ],
)
def test_there_is_one_office_and_one_leadership(boss, client, units, code, change, refused):
    told = {
        "second office": SECOND.format(holder=units["HCTH"], kind=OFFICE),
        "second leadership": SECOND.format(holder=units["LĐS"], kind=LEADERSHIP),
        "last office": LAST.format(kind=OFFICE),
        "last leadership": LAST.format(kind=LEADERSHIP),
    }

    answer = save(client, UNIT, units[code].pk, unit_form(units[code]) | change)

    errors = answer.context["adminform"].form.errors if answer.context else {}
    assert errors == {name: [told[why]] for name, why in refused.items()}


def test_second_office_is_refused_in_use_again_and_new(boss, client, units):
    old = Department.objects.create(name="Văn phòng cũ", kind="office", active=False)
    new = unit_form(Department(name="Văn phòng mới", kind="office", position=9))
    told = SECOND.format(holder=units["HCTH"], kind=OFFICE)

    again = save(client, UNIT, old.pk, unit_form(old))
    added = client.post(reverse("admin:departments_department_add"), new)

    assert again.context["adminform"].form.errors == {"active": [told]}
    assert added.context["adminform"].form.errors == {"kind": [told]}
    assert Department.office() == units["HCTH"]


@pytest.mark.parametrize(
    "asked", ["kind__exact=office", "active__exact=1", "o=-1.2", "_facets=True", "all=", "q=kh"]
)
def test_what_a_list_knows_is_shown(administrator, client, asked):
    assert client.get(f"/quan-tri/departments/department/?{asked}").status_code == 200


def test_rows_that_somebody_deleted_before_are_told(administrator, client, cast):
    day = timezone.localdate() + timedelta(days=1)
    days = {"starts_on": day, "ends_on": day}
    row = Delegation.objects.create(giver=cast["tdc.quan"], taker=cast["tdc.han"], **days)
    address = reverse("admin:departments_delegation_changelist")
    picked = {"action": "delete_selected", "_selected_action": row.pk}
    opened = client.post(address, picked).context["opened"]
    Delegation.objects.all().delete()

    answer = client.post(address, picked | {"post": "yes", "opened": opened}, follow=True)

    assert [str(told) for told in answer.context["messages"]] == [ROWS_GONE]


@pytest.mark.parametrize("name", ["user", "department", "delegation", "accountchange"])
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_pages_of_a_row_that_is_not_there_say_so_alike(administrator, client, name, page):
    answer = client.get(f"/quan-tri/departments/{name}/999/{page}/", follow=True)

    assert answer.redirect_chain == [(reverse("admin:index"), 302)]
    assert "số “999”; có thể đã bị xóa." in answer.text


def test_page_saved_as_it_stood_is_no_line_of_the_history(administrator, client, cast):
    person = cast["ttud.dat"]

    save(client, PERSON, person.pk, person_form(person))
    nothing = LogEntry.objects.count()
    save(client, PERSON, person.pk, person_form(person, email="moi@skhcn.example"))

    assert (nothing, LogEntry.objects.count()) == (0, 1)
