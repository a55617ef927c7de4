"""People and their posts from a workbook: through the forms and the journal of their page."""

from collections.abc import Iterator
from datetime import date

from django.forms import modelform_factory

from departments.accounts import Fact, facts_of, note_changes, units_to_post, why_not_posts
from departments.folding import fold
from departments.models import Department, Membership, User
from departments.people import heads_of, namesakes
from departments.person_forms import OwnNameForm
from departments.title_roles import role_of_title
from departments.workbooks.form_rows import tell_changes, tell_errors
from departments.workbooks.table_form import RowOutcome, SheetColumn, SheetRow, Verdict
from departments.workbooks.unit_taker import known_units

MOST = 2_000  # posts
NO_UNIT = "Không có đơn vị “{words}” trong danh mục hay trong bảng Đơn vị."
NOT_THIS_UNIT = "Chức vụ thuộc lãnh đạo cơ quan chỉ người quản trị hệ thống đặt."
NO_PASSWORD = "Chưa có mật khẩu: giao phiếu đặt mật khẩu tại trang Người dùng."
OUT_OF_USE = "Tài khoản đang ngừng dùng."
KEPT_POSTS = "Chức vụ khác vẫn giữ: {posts}; thôi chức vụ nào thì bỏ tại trang người dùng."
TWO_HEADS = "{unit} có {count} cấp trưởng: {heads}."
NAMESAKE = "Họ và tên trùng với tài khoản đang dùng: {accounts}."
NO_ROLE = "Vai trò: không có “{words}”; ghi Cấp trưởng, Cấp phó hoặc Chuyên viên."
ROLES = {fold(role.label): role.value for role in Membership.Role} | {
    "trưởng": Membership.Role.HEAD,
    "phó": Membership.Role.DEPUTY,
    "chuyên viên": Membership.Role.SPECIALIST,
    "viên chức": Membership.Role.SPECIALIST,
}
PERSON_COLUMNS = (
    SheetColumn(
        "username", "Tên đăng nhập", ("tài khoản",), needed=True, letters=18,
        hint="Chữ không dấu, số, dấu chấm; không đổi bằng cách nhập lại.", example="qlkh.anh",
    ),
    SheetColumn("full_name", "Họ và tên", ("họ tên",), letters=26, example="Huỳnh Ngọc Ánh"),
    SheetColumn("email", "Thư điện tử", ("email", "e-mail", "thư công vụ"), letters=30),
    SheetColumn(
        "unit", "Đơn vị", ("phòng", "phòng, đơn vị"), letters=40,
        hint="Tên, tên ngắn, ký hiệu hoặc cách viết khác. Người có hai chức vụ ghi hai dòng.",
        example="QLKH",
    ),
    SheetColumn(
        "role", "Vai trò", choices=tuple(role.label for role in Membership.Role), letters=22,
        hint="Để trống thì theo chức danh, không thì là “Chuyên viên, viên chức”.",
    ),
    SheetColumn("title", "Chức danh", ("chức vụ",), letters=28, example="Trưởng phòng"),
)  # fmt: skip
FIELDS = ("username", "full_name", "email")
AccountForm = modelform_factory(User, form=OwnNameForm, fields=FIELDS)
PostForm = modelform_factory(Membership, fields=("role", "title"))


class People:
    """Rows of posts: an account is found by its name; one that is new is opened, without a
    password."""

    def __init__(self, by: User, today: date) -> None:
        self.by, self.today = by, today
        self.made: list[int] = []
        self.former = known_units()  # as they are called before the other sheet renames them
        self.units: dict[str, Department] | None = None
        self.before: dict[int, tuple[User, dict[str, Fact]]] = {}
        self.posts: dict[tuple[int, int], str] = {}  # the row of each
        self.headed: list[tuple[Department, RowOutcome]] = []

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        person = User.objects.filter(username__iexact=row["username"]).first() or User()
        is_new = person.pk is None
        if not is_new and (why := why_not_posts(self.by, person, on=self.today)):
            if not self._is_same(person, row):
                outcome.refuse(why)
            return
        before = {} if is_new else facts_of(person)
        if not self._save(person, row, outcome):
            return
        if row["unit"]:
            self._post(person, row, outcome)
        if is_new and not outcome.is_wrong:
            outcome.tell(NO_PASSWORD)
        if not outcome.is_wrong:
            outcome.becomes = f"{person.full_name} ({person.username})"
            self.before.setdefault(person.pk, (person, before))

    def _save(self, person: User, row: SheetRow, outcome: RowOutcome) -> bool:
        is_new = person.pk is None
        data = AccountForm(instance=person).initial
        data |= {name: row[name] for name in FIELDS if row[name]}
        data["username"] = person.username or row["username"]
        form = AccountForm(data, instance=person)
        if not form.is_valid():
            tell_errors(form, outcome)
            return False
        if is_new:
            person.set_unusable_password()
        form.save()
        if is_new:
            outcome.found(Verdict.NEW)
        else:
            tell_changes(form, outcome)
        if "full_name" in form.changed_data and (others := namesakes(person)):
            accounts = ", ".join(other.username for other in others)
            outcome.tell(NAMESAKE.format(accounts=accounts))
        if not person.is_active:
            outcome.tell(OUT_OF_USE)
        return True

    def _unit(self, words: str) -> Department | None:
        if self.units is None:  # those of the other sheet among them
            self.units = self.former | known_units()
        return self.units.get(fold(words))

    def _is_same(self, person: User, row: SheetRow) -> bool:
        """Nothing that the row says of an account that is not theirs to change is another."""
        told = {"full_name": person.full_name, "email": person.email}
        if any(row[name] and row[name] != told[name] for name in told):
            return False
        if not row["unit"]:
            return True
        post = person.memberships.filter(department=self._unit(row["unit"])).first()
        same_role = not row["role"] or (post and _role_of(row["role"]) == post.role)
        return bool(post and same_role and (not row["title"] or row["title"] == post.title))

    def _post(self, person: User, row: SheetRow, outcome: RowOutcome) -> None:
        unit = self._unit(row["unit"])
        if unit is None or unit.kind == Department.Kind.OUTSIDE:
            outcome.refuse(NO_UNIT.format(words=row["unit"]))
        elif not units_to_post(self.by).filter(pk=unit.pk).exists():
            outcome.refuse(NOT_THIS_UNIT)
        elif earlier := self.posts.get((person.pk, unit.pk)):
            outcome.refuse(f"Người này tại đơn vị này đã có ở dòng {earlier}.")
        elif row["role"] and not _role_of(row["role"]):
            outcome.refuse(NO_ROLE.format(words=row["role"]))
        else:
            self._save_post(person, unit, row, outcome)
        if unit and not outcome.is_wrong:
            self.posts[person.pk, unit.pk] = row.place

    def _save_post(
        self, person: User, unit: Department, row: SheetRow, outcome: RowOutcome
    ) -> None:
        held = person.memberships.filter(department=unit).first()
        post = held or Membership(user=person, department=unit)
        role = _role_of(row["role"]) or (held is None and _role_of(row["title"])) or post.role
        form = PostForm({"role": role, "title": row["title"] or post.title}, instance=post)
        if not form.is_valid():
            tell_errors(form, outcome)
            return
        form.save()
        told = f"{post.title or post.get_role_display()} ({post.get_role_display()}), {unit.short}"
        if held:
            tell_changes(form, outcome)
        else:
            outcome.found(Verdict.CHANGED, f"Chức vụ: thêm {told}.")
            self._tell_others(person, unit, outcome)
        if role == Membership.Role.HEAD and (held is None or "role" in form.changed_data):
            self.headed.append((unit, outcome))

    @staticmethod
    def _tell_others(person: User, unit: Department, outcome: RowOutcome) -> None:
        """A post elsewhere goes on: of a person who moved it is to be ended by hand."""
        if outcome.verdict == Verdict.NEW:
            return
        others = person.memberships.exclude(department=unit).select_related("department")
        if posts := ", ".join(f"{post.title or post.get_role_display()}, {post.department.short}"
                              for post in others):  # fmt: skip
            outcome.tell(KEPT_POSTS.format(posts=posts))

    def settle(self) -> None:
        for person, before in self.before.values():
            note_changes(person, before, by=self.by)
        for unit, outcome in self.headed:
            heads = heads_of(unit)
            if len(heads) > 1:
                names = ", ".join(map(str, heads))
                outcome.tell(TWO_HEADS.format(unit=unit, count=len(heads), heads=names))


def _role_of(words: str) -> str:
    """“Cấp phó”, or what a title like “Phó Trưởng phòng” tells; empty for neither."""
    return ROLES.get(fold(words)) or role_of_title(words)


def present_people() -> Iterator[dict[str, str]]:
    """A row a post; people without a post one row."""
    people = User.objects.filter(is_active=True).order_by("username")
    for person in people.prefetch_related("memberships__department"):
        own = {"username": person.username, "full_name": person.full_name, "email": person.email}
        posts = sorted(person.memberships.all(), key=lambda post: post.department.position)
        for post in posts:
            yield own | {
                "unit": post.department.name,
                "role": post.get_role_display(),
                "title": post.title,
            }
        if not posts:
            yield own
