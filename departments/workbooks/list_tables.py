"""The workbook of units and people."""

from departments.models import User
from departments.rights import Rights
from departments.workbooks import person_taker, unit_taker
from departments.workbooks.person_taker import PERSON_COLUMNS, People, present_people
from departments.workbooks.table_form import SheetPart, TableForm
from departments.workbooks.unit_taker import UNIT_COLUMNS, Units, present_units

KEEPERS = "Danh mục do người được giao giữ danh mục cập nhật."


def keeps_lists(user: User) -> bool:
    return Rights.of(user).keeps_lists


LISTS = TableForm(
    slug="lists",
    title="Đơn vị và người dùng",
    about="Mỗi đơn vị một dòng, mỗi chức vụ một dòng. Tệp mẫu có sẵn những gì đang có; dòng không "
    "có trong tệp giữ nguyên.",
    parts=(
        SheetPart("Đơn vị", UNIT_COLUMNS, Units, present_units, unit_taker.MOST),
        SheetPart("Người dùng", PERSON_COLUMNS, People, present_people, person_taker.MOST),
    ),
    may=keeps_lists,
    refusal=KEEPERS,
    back="departments:lists",
    above="Danh mục",
    see="Về Danh mục",
    file="Danh sách đơn vị, người dùng",
)
