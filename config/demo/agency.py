"""The sample agency of the demo and of the tests: a real office's structure, invented people."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from departments.folding import fold
from departments.models import Agency, Alias, Delegation, Department, Membership, User

Kind, Role = Department.Kind, Membership.Role
MAIL = "skhcn.example"
KEEPER = "quantri"  # accounts and lists, no work
LISTS = "hcth.son"  # of the office, keeps the lists
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


@dataclass(frozen=True)
class Unit:
    """One unit: names, whose charge it is in, and its other spellings."""

    code: str
    name: str
    short: str
    kind: str
    overseer: str = ""
    aliases: tuple[str, ...] = ()


UNITS = (
    Unit("LĐS", "Lãnh đạo Sở", "Lãnh đạo Sở", Kind.LEADERSHIP),
    Unit(
        "QLKH",
        "Phòng Quản lý Khoa học",
        "Quản lý Khoa học",
        Kind.DIVISION,
        "pgd.nga",
        ("Phòng QLKH",),
    ),
    Unit(
        "QLCN&CN",
        "Phòng Quản lý Công nghệ và Chuyên ngành",
        "QL Công nghệ và Chuyên ngành",
        Kind.DIVISION,
        "pgd.viet",
        ("Phòng QLCN&CN",),
    ),
    Unit(
        "QLTĐC",
        "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng",
        "QL Tiêu chuẩn Đo lường Chất lượng",
        Kind.DIVISION,
        "pgd.viet",
        ("Phòng TĐC", "Phòng Quản lý TCĐLCL"),
    ),
    Unit("TTra", "Thanh tra Sở", "Thanh tra", Kind.DIVISION, "giamdoc", ("Thanh tra",)),
    Unit(
        "TTUD",
        "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
        "TT Ứng dụng và Dịch vụ KHCN",
        Kind.DIVISION,
        "pgd.nga",
        ("Trung tâm ƯD&DV KHCN",),
    ),
    Unit(
        "HCTH",
        "Phòng Hành chính - Tổng hợp",
        "Hành chính - Tổng hợp",
        Kind.OFFICE,
        "giamdoc",
        ("Phòng Hành chính Tổng hợp", "Phòng HCTH", "Kế toán trưởng"),
    ),
    Unit("CĐ", "Công đoàn Sở", "Công đoàn", Kind.UNION, "", ("Công đoàn cơ sở", "Công đoàn")),
    Unit(
        "ChĐ",
        "Chi đoàn Thanh niên Sở",
        "Chi đoàn",
        Kind.UNION,
        "",
        ("Chi đoàn", "BCH Chi đoàn", "Đoàn Thanh niên"),
    ),
)

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

# account, name, then the posts: unit, role, title
PEOPLE: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...] = (
    ("giamdoc", "Lê Đình Khải", (("LĐS", Role.HEAD, "Giám đốc"),)),
    ("pgd.nga", "Phan Thị Thu Nga", (("LĐS", Role.DEPUTY, "Phó Giám đốc"),)),
    ("pgd.viet", "Bùi Quốc Việt", (("LĐS", Role.DEPUTY, "Phó Giám đốc"),)),
    ("qlkh.anh", "Huỳnh Ngọc Ánh", (("QLKH", Role.HEAD, "Trưởng phòng"),)),
    (
        "congdoan",
        "Lê Quang Vinh",
        (("QLKH", Role.DEPUTY, "Phó Trưởng phòng"), ("CĐ", Role.HEAD, "Chủ tịch Công đoàn")),
    ),
    (
        "qlkh.oanh",
        "Nguyễn Thị Kiều Oanh",
        (("QLKH", Role.SPECIALIST, "Chuyên viên"), ("ChĐ", Role.DEPUTY, "Phó Bí thư Chi đoàn")),
    ),
    ("qlkh.chi", "Tôn Nữ Mai Chi", (("QLKH", Role.SPECIALIST, "Chuyên viên"),)),
    ("qlcn.thinh", "Võ Đức Thịnh", (("QLCN&CN", Role.HEAD, "Trưởng phòng"),)),
    ("qlcn.phuc", "Trương Thị Hồng Phúc", (("QLCN&CN", Role.DEPUTY, "Phó Trưởng phòng"),)),
    (
        "chidoan",
        "Đặng Hoài Nam",
        (("QLCN&CN", Role.SPECIALIST, "Chuyên viên"), ("ChĐ", Role.HEAD, "Bí thư Chi đoàn")),
    ),
    ("tdc.quan", "Phạm Hồng Quân", (("QLTĐC", Role.HEAD, "Trưởng phòng"),)),
    ("tdc.vi", "Ngô Thị Tường Vi", (("QLTĐC", Role.DEPUTY, "Phó Trưởng phòng"),)),
    ("tdc.han", "Lý Gia Hân", (("QLTĐC", Role.SPECIALIST, "Chuyên viên"),)),
    ("ttra.truong", "Bùi Văn Trường", (("TTra", Role.HEAD, "Chánh Thanh tra"),)),
    ("ttra.thu", "Hồ Thị Minh Thư", (("TTra", Role.DEPUTY, "Phó Chánh Thanh tra"),)),
    ("ttra.loc", "Cao Xuân Lộc", (("TTra", Role.SPECIALIST, "Thanh tra viên"),)),
    ("ttud.dung", "Tạ Công Dũng", (("TTUD", Role.HEAD, "Giám đốc Trung tâm"),)),
    ("ttud.my", "Lâm Thị Diễm My", (("TTUD", Role.DEPUTY, "Phó Giám đốc Trung tâm"),)),
    ("ttud.dat", "Châu Tấn Đạt", (("TTUD", Role.SPECIALIST, "Viên chức"),)),
    ("hcth.tam", "Trần Minh Tâm", (("HCTH", Role.HEAD, "Trưởng phòng"),)),
    ("hcth.huong", "Đỗ Thị Lan Hương", (("HCTH", Role.DEPUTY, "Phó Trưởng phòng"),)),
    ("hcth.son", "Võ Thanh Sơn", (("HCTH", Role.SPECIALIST, "Chuyên viên tổng hợp"),)),
    ("vanthu", "Phạm Thị Mỹ Duyên", (("HCTH", Role.SPECIALIST, "Văn thư"),)),
    ("ketoan", "Nguyễn Thị Bích Ngọc", (("HCTH", Role.SPECIALIST, "Kế toán trưởng"),)),
)


def build_agency(password: str | None = None) -> None:
    """Write the sample agency into an empty database: letterhead, units, spellings, people.

    Everybody gets `password`; without one nobody can sign in by password.
    """
    Agency.objects.update_or_create(pk=1, defaults=AGENCY)
    secret = make_password(password)  # one costly hash serves all, for it is no secret
    users = {
        user.username: user
        for user in User.objects.bulk_create(
            User(username=name, email=f"{name}@{MAIL}", full_name=full_name, password=secret)
            for name, full_name, _ in PEOPLE
        )
    }
    units = {
        unit.code: unit
        for unit in Department.objects.bulk_create(
            _unit(position, unit, users) for position, unit in enumerate(UNITS)
        )
    }
    Department.objects.bulk_create(
        Department(name=name, kind=Kind.OUTSIDE, position=100 + n) for n, name in enumerate(OUTSIDE)
    )
    Alias.objects.bulk_create(
        Alias(department=units[unit.code], written=words, folded=fold(words))
        for unit in UNITS
        for words in unit.aliases
    )
    Membership.objects.bulk_create(
        Membership(user=users[account], department=units[code], role=role, title=title)
        for account, _, posts in PEOPLE
        for code, role, title in posts
    )


def _unit(position: int, unit: Unit, users: dict[str, User]) -> Department:
    return Department(
        name=unit.name,
        short_name=unit.short,
        code=unit.code,
        kind=unit.kind,
        position=position,
        overseen_by=users.get(unit.overseer),
    )


def name_stand_in(starts_on: date, ends_on: date) -> None:
    """A head is away for some days, and a specialist of the unit acts for them."""
    giver, taker = (User.objects.get(username=name) for name in STAND_IN)
    Delegation.objects.create(giver=giver, taker=taker, starts_on=starts_on, ends_on=ends_on)


def open_accounts(password: str) -> None:
    """Everybody signs in with the one password; two of them may edit the lists."""
    User.objects.update_or_create(
        username=KEEPER,
        defaults={
            "full_name": "Quản trị hệ thống",
            "email": f"{KEEPER}@{MAIL}",
            "is_staff": True,
            "is_superuser": True,
        },
    )
    User.objects.filter(username=LISTS).update(is_staff=True)
    # Hashed once: two dozen slow hashes would take longer than all the rest.
    User.objects.update(password=make_password(password))
