"""Who sees which menu, and where each person begins."""

import pytest
from django.urls import reverse

from config.menu import (
    HEAD,
    KEEPER,
    LEADER,
    MEMBER,
    OFFICE,
    current_of,
    home_of,
    pages_of,
)
from departments.rights import Rights


def labels(user):
    return [page.label for page in pages_of(Rights.of(user))]


LEADER_MENU = [
    "Tổng quan",
    "Chờ quyết định",
    "Nhiệm vụ",
    "Thông báo kết luận",
    "Giao ban",
    "Đôn đốc",
    "Báo cáo",
    "Nhắc việc",
]
HEAD_MENU = [
    "Việc của đơn vị",
    "Việc của tôi",
    "Nhiệm vụ",
    "Thông báo kết luận",
    "Báo cáo",
    "Nhắc việc",
]
OFFICE_MENU = [
    "Việc hôm nay",
    "Thông báo kết luận",
    "Nhiệm vụ",
    "Đôn đốc",
    "Giao ban",
    "Việc của đơn vị",
    "Tổng quan",
    "Chờ quyết định",
    "Báo cáo",
    "Nhắc việc",
]


@pytest.mark.parametrize(
    ("account", "menu"),
    [
        ("giamdoc", LEADER_MENU),
        ("pgd.nga", LEADER_MENU),
        ("hcth.son", OFFICE_MENU),
        ("ttud.dung", HEAD_MENU),
        ("qlkh.oanh", HEAD_MENU),  # a specialist of QLKH, deputy in the youth union
        ("ttud.dat", ["Việc của đơn vị", "Việc của tôi", "Thông báo kết luận", "Nhắc việc"]),
    ],
)
def test_menu_follows_the_role(cast, account, menu):
    user = cast[account]
    user.is_staff = False

    assert labels(user) == menu


def test_keepers_of_the_lists_find_them_in_the_menu(cast):
    """The head of the office by their post, another by the administrator's word."""
    cast["hcth.son"].is_staff = True

    assert labels(cast["hcth.tam"]) == [*OFFICE_MENU, "Danh mục"]
    assert labels(cast["hcth.son"]) == [*OFFICE_MENU, "Danh mục"]


@pytest.mark.parametrize(
    ("account", "home"),
    [
        ("giamdoc", "reports:dashboard"),
        ("hcth.son", "tasks:office_day"),
        ("ttud.dung", "tasks:unit"),
        ("ttud.dat", "tasks:unit"),
    ],
)
def test_home_is_the_first_page_of_the_role(cast, account, home):
    assert home_of(Rights.of(cast[account])) == home


def test_home_of_an_account_for_the_lists_alone(django_user_model, db):
    admin = django_user_model.objects.create_superuser("quantri", "", "x", full_name="Quản trị")

    assert home_of(Rights.of(admin)) == "departments:lists"
    assert labels(admin) == ["Danh mục", "Thông báo kết luận", "Nhắc việc"]


@pytest.mark.parametrize(
    ("pages", "view", "label"),
    [
        (MEMBER, "tasks:mine", "Việc của tôi"),
        (MEMBER, "tasks:detail", "Việc của đơn vị"),
        (OFFICE, "tasks:detail", "Nhiệm vụ"),
        (OFFICE, "conclusions:review", "Thông báo kết luận"),
        (LEADER, "reports:notice_check", "Thông báo kết luận"),
        (MEMBER, "reports:notice_print", "Thông báo kết luận"),
        (OFFICE, "reports:slips", "Thông báo kết luận"),
    ],
)
def test_a_page_outside_the_menu_lights_up_its_room(pages, view, label):
    assert current_of(pages, view).label == label


@pytest.mark.parametrize("view", ["account", "reports:search", "reports:print_job"])
def test_a_page_of_no_room_lights_up_nothing(view):
    assert current_of(LEADER, view) is None


def test_every_page_of_the_menu_has_its_address():
    for page in {*LEADER, *OFFICE, *HEAD, *MEMBER, *KEEPER}:
        assert reverse(page.name).endswith("/")


@pytest.mark.parametrize("account", ["giamdoc", "hcth.son", "ttud.dung", "ttud.dat"])
def test_first_page_opens_and_marks_its_entry(client, cast, account):
    client.force_login(cast[account])

    response = client.get("/", follow=True)

    assert response.status_code == 200
    assert [item["page"].name for item in response.context["menu"] if item["current"]] == [
        home_of(Rights.of(cast[account]))
    ]
