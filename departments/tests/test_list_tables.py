"""Units and people from a workbook: the rules of their pages hold for each row."""

import pytest
from django.utils import timezone

from departments.accounts import CHARGE_OF_OWN, LEADERS, OWN
from departments.journals import AccountChange, RuleChange
from departments.models import Alias, Department, Membership, User
from departments.tests.workbook_files import a_workbook
from departments.workbooks import person_taker, table_runs
from departments.workbooks.blank_book import blank_book
from departments.workbooks.list_tables import LISTS

UNITS = ["Tên đơn vị", "Ký hiệu", "Tên ngắn", "Loại", "Thứ tự", "Lãnh đạo phụ trách",
         "Cách viết khác", "Đang hoạt động"]  # fmt: skip
PEOPLE = ["Tên đăng nhập", "Họ và tên", "Thư điện tử", "Đơn vị", "Vai trò", "Chức danh"]


@pytest.fixture
def keeper(cast):
    person = cast["hcth.son"]
    person.is_staff = True
    person.save()
    return person


def lists(units=(), people=()) -> bytes:
    sheets = {"Đơn_vị": [UNITS, *units], "Người_dùng": [PEOPLE, *people]}
    return a_workbook(**{name: rows for name, rows in sheets.items() if len(rows) > 1})


def tried(content: bytes, by: User) -> list[tuple[str, list[str]]]:
    """The verdict on each row and what is told of it."""
    table = table_runs.bring(LISTS, "a.xlsx", content, by=by, now=timezone.now())
    return [(row["verdict"], row["does"] + row["told"]) for row in table.rows]


def taken(content: bytes, by: User) -> bool:
    now = timezone.now()
    return table_runs.take_in(
        LISTS, table_runs.bring(LISTS, "a.xlsx", content, by=by, now=now), by=by, now=now
    )


def test_unit_and_its_people_are_opened_together(keeper, units):
    content = lists(
        [["Phòng Chuyển đổi số", "CĐS", "Chuyển đổi số", "Phòng", 9, "Phan Thị Thu Nga", "P. CĐS"]],
        [
            ["cds.an", "Lê Văn An", "an@skhcn.example", "P. CĐS", "Cấp trưởng", "Trưởng phòng"],
            ["cds.binh", "Lê Thị Bình", "", "CĐS", "", ""],
        ],
    )

    assert taken(content, keeper)

    unit = Department.objects.get(code="CĐS")
    assert (unit.name, unit.short_name, unit.kind, unit.position, unit.active) == (
        "Phòng Chuyển đổi số", "Chuyển đổi số", "division", 9, True,
    )  # fmt: skip
    assert unit.overseen_by.username == "pgd.nga"
    assert [alias.written for alias in unit.aliases.all()] == ["P. CĐS"]
    posts = unit.memberships.order_by("pk").values_list("user__username", "role", "title")
    assert list(posts) == [
        ("cds.an", "head", "Trưởng phòng"),
        ("cds.binh", "specialist", ""),
    ]


def test_new_account_has_no_password_and_that_is_told(keeper):
    rows = [["cds.an", "Lê Văn An", "", "QLKH", "", ""]]
    post = "Chức vụ: thêm Chuyên viên, viên chức (Chuyên viên, viên chức), Quản lý Khoa học."

    assert tried(lists(people=rows), keeper) == [("new", [post, person_taker.NO_PASSWORD])]
    assert taken(lists(people=rows), keeper)
    assert not User.objects.get(username="cds.an").has_usable_password()


def test_each_change_leaves_its_row_in_the_journals(keeper, cast):
    content = lists(
        [["Phòng Quản lý Khoa học", "", "QLKH mới", "", "", "pgd.viet", ""]],
        [["qlkh.oanh", "Nguyễn Kiều Oanh", "moi@skhcn.example", "", "", ""]],
    )

    assert taken(content, keeper)

    told = AccountChange.objects.order_by("pk").values_list("kind", "after", "letter_to")
    assert list(told) == [
        ("name", "Nguyễn Kiều Oanh", "qlkh.oanh@skhcn.example"),
        ("email", "moi@skhcn.example", "qlkh.oanh@skhcn.example"),
    ]
    assert [str(row) for row in RuleChange.objects.order_by("pk")] == [
        "Phòng, đơn vị: Quản lý Khoa học, tên ngắn: Quản lý Khoa học → "
        "QLKH mới, tên ngắn: QLKH mới",
        "Lãnh đạo phụ trách: Quản lý Khoa học: Phan Thị Thu Nga → QLKH mới: Bùi Quốc Việt",
    ]


@pytest.mark.wide
def test_workbook_as_downloaded_changes_nothing(keeper, cast):
    assert {verdict for verdict, _ in tried(blank_book(LISTS), keeper)} == {"same"}


def test_twice_makes_nothing_twice(keeper):
    content = lists(
        [["Phòng Chuyển đổi số", "CĐS", "", "", "", "", "P. CĐS; Phòng CĐS"]],
        [["cds.an", "Lê Văn An", "", "CĐS", "", ""]],
    )
    taken(content, keeper)

    assert tried(content, keeper) == [("same", []), ("same", [])]


def test_unit_found_by_another_spelling_keeps_its_name(keeper, units):
    content = lists([["Phòng QLKH", "", "", "", 7, "", ""]])

    assert taken(content, keeper)
    units["QLKH"].refresh_from_db()
    assert (units["QLKH"].name, units["QLKH"].position) == ("Phòng Quản lý Khoa học", 7)


def test_unit_is_renamed_where_its_code_stands_beside_the_new_name(keeper, units):
    content = lists([["Phòng Quản lý Khoa học và Đổi mới", "QLKH", "", "", "", "", ""]])

    assert tried(content, keeper) == [
        (
            "changed",
            [
                "Tên: “Phòng Quản lý Khoa học” thành “Phòng Quản lý Khoa học và Đổi mới”.",
                "Tên cũ “Phòng Quản lý Khoa học” được giữ làm cách viết khác, để văn bản cũ vẫn "
                "đọc ra đơn vị này.",
            ],
        )
    ]


def test_own_name_among_the_spellings_is_passed_over(keeper, units):
    row = [units["QLTĐC"].name, "QLTĐC", "", "", "", "", units["QLTĐC"].name.upper()]

    assert [verdict for verdict, _ in tried(lists([row]), keeper)] == ["same"]


@pytest.mark.wide
@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["Phòng Lạ", "L", "", "Hội"], ["Loại: không có “Hội”."]),
        (["Phòng Lạ", "L", "", "", "x"], ["Thứ tự: Nhập số nguyên."]),
        (["Phòng Lạ", "L", "", "", "", "không ai"], ["Không có lãnh đạo nào là “không ai”."]),
        (["Phòng Lạ", "L", "", "", "", "hcth.son"], ["Không có lãnh đạo nào là “hcth.son”."]),
        (["Phòng Lạ", "L", "", "Lãnh đạo"],
         ["Loại: Loại “Lãnh đạo” và “Văn phòng” chỉ người quản trị hệ thống đặt hoặc bỏ."]),
        (["Phòng Lạ", "L", "", "", "", "", "QLKH"],
         ["Cách viết khác: “QLKH” đã là tên hoặc cách viết của Phòng Quản lý Khoa học."]),
        (["Đ.", "L"], ["Tên: Cần ít nhất hai chữ cái."]),
        (["Phòng\nLạ", "L"],
         ["Tên: Có ký tự ẩn hoặc xuống dòng sau “Phòng”; xóa đi rồi nhập lại bằng bàn phím."]),
        (["Phòng Hành chính - Tổng hợp", "", "", "", "", "pgd.nga"],
         [f"Lãnh đạo phụ trách: {CHARGE_OF_OWN}"]),
    ],
)  # fmt: skip
def test_wrong_unit_is_told_why(keeper, row, told):
    rows = [row, ["Phòng Đúng", "Đ"]]

    assert tried(lists(rows), keeper) == [("wrong", told), ("new", [])]
    assert not taken(lists(rows), keeper)
    assert not Department.objects.filter(code__in=["L", "Đ"]).exists()


def test_same_unit_twice_in_a_workbook_is_told(keeper):
    rows = [["Phòng Lạ", "L"], ["Phòng lạ", ""]]

    assert tried(lists(rows), keeper)[1] == ("wrong", ["Đơn vị này đã có ở dòng 2 của “Đơn vị”."])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["lê an", "Lê An"],
         ["Tên đăng nhập: Tên đăng nhập chỉ gồm chữ cái không dấu, chữ số và các ký tự @ . + - _"]),
        (["cds.an", ""], ["Họ và tên: Trường này là bắt buộc."]),
        (["cds.an", "Lê An", "khong-phai-thu"],
         ["Thư điện tử: Thư điện tử không đúng; nhập dạng ten@coquan.vn."]),
        (["cds.an", "Lê An", "", "Phòng Không có"],
         ["Không có đơn vị “Phòng Không có” trong danh mục hay trong bảng Đơn vị."]),
        (["cds.an", "Lê An", "", "UBND tỉnh"],
         ["Không có đơn vị “UBND tỉnh” trong danh mục hay trong bảng Đơn vị."]),
        (["cds.an", "Lê An", "", "QLKH", "Trùm"], [person_taker.NO_ROLE.format(words="Trùm")]),
        (["cds.an", "Lê An", "", "LĐS", "Cấp phó"], [person_taker.NOT_THIS_UNIT]),
        (["giamdoc", "Tên Khác"], [LEADERS]),
        (["hcth.son", "", "", "QLKH"], [OWN]),
    ],
)  # fmt: skip
def test_wrong_person_is_told_why(keeper, row, told):
    [(verdict, said)] = tried(lists(people=[row]), keeper)

    assert (verdict, said) == ("wrong", told)


def test_post_of_a_leader_is_given_by_the_system_administrator(cast):
    administrator = User.objects.create(username="quantri2", is_staff=True, is_superuser=True)
    content = lists(people=[["pgd.moi", "Lê An", "", "LĐS", "Cấp phó", "Phó Giám đốc"]])

    assert taken(content, administrator)
    assert User.objects.get(username="pgd.moi").is_leader


def test_person_with_two_posts_has_two_rows(keeper):
    rows = [["cds.an", "Lê An", "", "QLKH"], ["cds.an", "", "", "TTra", "", "Thanh tra viên"]]

    assert taken(lists(people=rows), keeper)
    posts = Membership.objects.filter(user__username="cds.an").order_by("pk")
    assert [post.department.code for post in posts] == ["QLKH", "TTra"]
    assert AccountChange.objects.filter(person__username="cds.an").count() == 1


def test_same_post_twice_is_told(keeper):
    rows = [["cds.an", "Lê An", "", "QLKH"], ["cds.an", "Lê An", "", "Phòng QLKH"]]

    assert tried(lists(people=rows), keeper)[1] == (
        "wrong",
        ["Người này tại đơn vị này đã có ở dòng 2 của “Người dùng”."],
    )


def test_names_that_differ_by_capitals_alone_are_one_account(keeper, cast):
    content = lists(people=[["QLKH.Oanh", "", "moi@skhcn.example"]])

    assert taken(content, keeper)
    cast["qlkh.oanh"].refresh_from_db()
    assert (cast["qlkh.oanh"].username, cast["qlkh.oanh"].email) == (
        "qlkh.oanh",
        "moi@skhcn.example",
    )


def test_empty_cells_change_nothing(keeper, units):
    before = Department.objects.values().get(code="QLKH")

    assert tried(lists([["Phòng Quản lý Khoa học"]]), keeper) == [("same", [])]
    assert Department.objects.values().get(code="QLKH") == before


def test_spelling_stands_once(keeper, units):
    taken(lists([["Phòng Quản lý Khoa học", "", "", "", "", "", "Phòng KH; phòng  KH"]]), keeper)

    assert Alias.objects.filter(folded="phòng kh").count() == 1
