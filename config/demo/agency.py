"""The sample agency of the demo and of the tests: a real office's structure, invented people.

Its units stand in units.txt, in the order of its notices, its people in people.txt.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import make_password

from departments.folding import fold
from departments.models import Agency, Alias, Delegation, Department, Membership, User

HERE = Path(__file__).parent
MAIL = "skhcn.example"
KEEPER = "quantri"  # accounts and lists, no work
STAND_IN = ("tdc.quan", "tdc.han")  # who is away, and who acts for them

AGENCY = {
    "parent": "UBND TỈNH QUẢNG NGÃI",
    "name": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "short_name": "Sở KH&CN Quảng Ngãi",
    "code": "SKHCN",
    "place": "Quảng Ngãi",
    "recipients": "- GĐ, PGĐ Sở;\n- Các phòng, đơn vị thuộc Sở;\n"
    "- Công đoàn Sở, Đoàn Thanh niên;\n- Lưu: VT, HCTH.",
    "signature": "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP",
    "signer_name": "Trần Minh Tâm",
    "closing": "Nay thông báo kết luận của Giám đốc Sở Khoa học và Công nghệ để các đồng chí "
    "Lãnh đạo Sở, Trưởng các phòng, đơn vị thuộc Sở tổ chức quán triệt và triển khai thực hiện./.",
}


OUTSIDE = (
    "UBND tỉnh",
    "HĐND tỉnh",
    "Sở Tài chính",
    "Sở Kế hoạch và Đầu tư",
    "Đoàn Kiểm tra 1390",
    "Đại học Quốc gia Hà Nội",
    "Đại học Đà Nẵng",
    "Trường Đại học Tôn Đức Thắng",
)


def build_agency(password: str | None = None) -> None:
    """Write the sample agency into an empty database: letterhead, units, spellings, people.

    Everybody gets `password`; without one nobody can sign in by password.
    """
    Agency.objects.update_or_create(pk=1, defaults=AGENCY)
    secret = make_password(password)  # one costly hash serves all, for it is no secret
    people, units = list(_rows("people.txt")), list(_rows("units.txt"))
    users = User.objects.bulk_create(
        User(username=account, email=f"{account}@{MAIL}", full_name=name, password=secret)
        for account, name, _ in people
    )
    by_account = {user.username: user for user in users}
    departments = _add_departments(units, by_account)
    Membership.objects.bulk_create(
        Membership(user=by_account[account], department=departments[code], role=role, title=title)
        for account, _, posts in people
        for code, role, title in (post.split(", ") for post in posts.split("; "))
    )


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table under its line of headings, cell by cell."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield [cell.strip() for cell in line.split("|")]


def _add_departments(units: list[list[str]], users: dict[str, User]) -> dict[str, Department]:
    """The units with their other spellings, by code, and the bodies outside that notices name."""
    departments = Department.objects.bulk_create(
        Department(
            name=name,
            short_name=short,
            code=code,
            kind=kind,
            position=position,
            overseen_by=users.get(overseer),
        )
        for position, (code, name, short, kind, overseer, _) in enumerate(units)
    )
    Department.objects.bulk_create(
        Department(name=name, kind=Department.Kind.OUTSIDE, position=100 + n)
        for n, name in enumerate(OUTSIDE)
    )
    Alias.objects.bulk_create(
        Alias(department=department, written=words, folded=fold(words))
        for department, (*_, spellings) in zip(departments, units, strict=True)
        for words in filter(None, spellings.split("; "))
    )
    return {department.code: department for department in departments}


def name_stand_in(starts_on: date, ends_on: date) -> None:
    """A head is away for some days, and a specialist of the unit acts for them."""
    giver, taker = (User.objects.get(username=name) for name in STAND_IN)
    Delegation.objects.create(giver=giver, taker=taker, starts_on=starts_on, ends_on=ends_on)


def open_accounts(password: str) -> None:
    """Everybody signs in with the one password; one of them administers the installation."""
    User.objects.update_or_create(
        username=KEEPER,
        defaults={
            "full_name": "Quản trị hệ thống",
            "email": f"{KEEPER}@{MAIL}",
            "is_staff": True,
            "is_superuser": True,
        },
    )
    # Hashed once: two dozen slow hashes would take longer than all the rest.
    User.objects.update(password=make_password(password))
