"""Units and people from a workbook: through the forms and the journals of their pages."""

from collections.abc import Iterator
from datetime import date

from django.forms import ModelForm, modelform_factory

from departments.accounts import facts_of, note_changes, units_to_post, why_not_posts
from departments.conventions import facts_of_rules, note_facts
from departments.folding import fold
from departments.models import Alias, Department, Membership, User
from departments.people import leaders
from departments.person_forms import OwnNameForm
from departments.rights import Rights
from departments.unit_forms import DepartmentForm, holders_beside, trouble_with_alias
from departments.workbooks.table_form import (
    RowOutcome,
    SheetColumn,
    SheetPart,
    SheetRow,
    TableForm,
    Verdict,
)

KEEPERS = "Danh mục do người được giao giữ danh mục cập nhật."
BETWEEN = ";"  # other spellings in one cell
NO_UNIT = "Không có đơn vị “{words}” trong danh mục hay trong bảng Đơn vị."
NO_LEADER = "Không có lãnh đạo nào là “{words}”."
TWO_LEADERS = "Có hai lãnh đạo là “{words}”; ghi tên đăng nhập."
NOT_THIS_UNIT = "Chức vụ thuộc lãnh đạo cơ quan chỉ người quản trị hệ thống đặt."
NO_PASSWORD = "Chưa có mật khẩu: đặt tại trang người dùng."
KINDS = {fold(kind.label): kind.value for kind in Department.Kind} | {
    "phòng": Department.Kind.DIVISION,
    "đơn vị": Department.Kind.DIVISION,
    "đơn vị sự nghiệp": Department.Kind.DIVISION,
    "văn phòng": Department.Kind.OFFICE,
    "đoàn thể": Department.Kind.UNION,
    "cơ quan bên ngoài": Department.Kind.OUTSIDE,
}
ROLES = {fold(role.label): role.value for role in Membership.Role} | {
    "trưởng": Membership.Role.HEAD,
    "phó": Membership.Role.DEPUTY,
    "chuyên viên": Membership.Role.SPECIALIST,
    "viên chức": Membership.Role.SPECIALIST,
}
YES_NO = {"có": "on", "không": "", "x": "on"}

UNIT_COLUMNS = (
    SheetColumn(
        "name", "Tên đơn vị", ("tên", "đơn vị", "tên phòng, đơn vị"), needed=True, letters=48,
        hint="Tên đầy đủ, như in trong thông báo.", example="Phòng Quản lý Khoa học",
    ),
    SheetColumn("code", "Ký hiệu", ("mã", "mã đơn vị", "viết tắt"), letters=12, example="QLKH"),
    SheetColumn("short_name", "Tên ngắn", letters=26, example="Quản lý Khoa học"),
    SheetColumn(
        "kind", "Loại", ("loại đơn vị",), choices=tuple(kind.label for kind in Department.Kind),
        letters=28, hint="Để trống là “Phòng, đơn vị”.",
    ),
    SheetColumn("position", "Thứ tự", letters=8, hint="Số; theo đó các bảng xếp đơn vị."),
    SheetColumn(
        "overseen_by", "Lãnh đạo phụ trách", letters=24,
        hint="Tên đăng nhập, hoặc họ và tên của lãnh đạo cơ quan.", example="pgd.nga",
    ),
    SheetColumn(
        "aliases", "Cách viết khác", ("tên gọi khác",), letters=40,
        hint="Cách nhau bằng dấu chấm phẩy.", example="Phòng QLKH; P. Quản lý KH",
    ),
    SheetColumn("active", "Đang hoạt động", choices=("Có", "Không"), letters=12),
)  # fmt: skip
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
        hint="Để trống là “Chuyên viên, viên chức”.",
    ),
    SheetColumn("title", "Chức danh", ("chức vụ",), letters=28, example="Trưởng phòng"),
)  # fmt: skip
UNIT_FIELDS = ("name", "code", "short_name", "kind", "position", "overseen_by", "active")
PERSON_FIELDS = ("username", "full_name", "email")
TYPED = ("name", "code", "short_name", "position")  # of a unit, as they stand
UnitForm = modelform_factory(Department, form=DepartmentForm, fields=UNIT_FIELDS)
AccountForm = modelform_factory(User, form=OwnNameForm, fields=PERSON_FIELDS)
PostForm = modelform_factory(Membership, fields=("role", "title"))


def known_units() -> dict[str, Department]:
    """Every unit by each of its names, folded."""
    return holders_beside(Department())


def tell_errors(form: ModelForm, outcome: RowOutcome) -> None:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        outcome.refuse(*(f"{label}: {error}" if label else str(error) for error in errors))


def tell_changes(form: ModelForm, outcome: RowOutcome) -> None:
    """“Tên ngắn: “A” thành “B””, of a row that is there already."""
    for name in form.changed_data:
        was, now = form.initial.get(name), form.cleaned_data.get(name)
        outcome.told.append(f"{form.fields[name].label}: “{was or ''}” thành “{now or ''}”.")
    if form.changed_data:
        outcome.verdict = Verdict.CHANGED


class Units:
    """Rows of units: what is there is found by its code, else by any of its names, and changed in
    the cells that are filled; its name is, where its code stands beside the new one."""

    def __init__(self, by: User, today: date) -> None:
        self.by = by
        self.seen: dict[int, int] = {}  # the row each unit stood in
        self.taken: list[tuple[Department, dict, SheetRow, RowOutcome]] = []

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        unit = self._unit(row)
        if unit.pk in self.seen:
            outcome.refuse(f"Đơn vị này đã có ở dòng {self.seen[unit.pk]}.")
            return
        before = facts_of_rules(unit) if unit.pk else {}
        is_new = unit.pk is None
        form = self._form(unit, row, outcome)
        if outcome.is_wrong:
            return
        if not form.is_valid():
            tell_errors(form, outcome)
            return
        if is_new:
            outcome.verdict = Verdict.NEW
        else:
            tell_changes(form, outcome)
        unit = form.save()
        self._add_aliases(unit, row, outcome)
        self.seen[unit.pk] = row.number
        self.taken.append((unit, before, row, outcome))

    @staticmethod
    def _unit(row: SheetRow) -> Department:
        by_code = Department.objects.filter(code__iexact=row["code"]) if row["code"] else ()
        return next(iter(by_code), None) or known_units().get(fold(row["name"])) or Department()

    def _form(self, unit: Department, row: SheetRow, outcome: RowOutcome) -> ModelForm:
        form = UnitForm(instance=unit)
        typed = {name: row[name] for name in TYPED if row[name]}
        if unit.pk and fold(row["code"]) != fold(unit.code):
            typed.pop("name")  # it is what the unit was found by: a spelling of its name
        for name, known in (("kind", KINDS), ("active", YES_NO)):
            if row[name] and fold(row[name]) not in known:
                outcome.refuse(f"{form.fields[name].label}: không có “{row[name]}”.")
            elif row[name]:
                typed[name] = known[fold(row[name])]
        data = {name: value for name, value in form.initial.items() if value is not None} | typed
        data["active"] = "on" if data["active"] else ""
        bound = UnitForm(data, instance=unit)
        bound.actor = self.by
        return bound

    def _add_aliases(self, unit: Department, row: SheetRow, outcome: RowOutcome) -> None:
        own = {alias.folded for alias in unit.aliases.all()}
        written = (words.strip() for words in row["aliases"].split(BETWEEN))
        for words in filter(None, written):
            if fold(words) in own:
                continue
            if trouble := trouble_with_alias(unit, words):
                outcome.refuse(trouble)
                continue
            unit.aliases.add(Alias(written=words, folded=fold(words)), bulk=False)
            own.add(fold(words))
            if outcome.verdict == Verdict.SAME:
                outcome.verdict = Verdict.CHANGED
            outcome.told += [f"Cách viết khác: thêm “{words}”."] * (outcome.verdict != Verdict.NEW)

    def settle(self) -> None:
        """Who is in charge may be a person of the other sheet; then each change leaves its row."""
        for unit, before, row, outcome in self.taken:
            if row["overseen_by"]:
                self._put_in_charge(unit, row, outcome)
            if not outcome.is_wrong:
                note_facts(unit, before, by=self.by)

    def _put_in_charge(self, unit: Department, row: SheetRow, outcome: RowOutcome) -> None:
        words = row["overseen_by"]
        meant = [
            person
            for person in leaders()
            if fold(words) in (fold(person.username), fold(person.full_name))
        ]
        if len(meant) != 1:
            outcome.refuse((TWO_LEADERS if meant else NO_LEADER).format(words=words))
            return
        form = UnitForm(instance=unit)
        data = {name: value for name, value in form.initial.items() if value is not None}
        data |= {"overseen_by": meant[0].pk, "active": "on" if unit.active else ""}
        bound = UnitForm(data, instance=unit)
        bound.actor = self.by
        if not bound.is_valid():
            tell_errors(bound, outcome)
            return
        if bound.changed_data:
            bound.save()
            if outcome.verdict != Verdict.NEW:
                outcome.verdict = Verdict.CHANGED
                outcome.told.append(f"Lãnh đạo phụ trách: {meant[0]}.")


class People:
    """Rows of posts: an account is found by its name; one that is new is opened, without a
    password."""

    def __init__(self, by: User, today: date) -> None:
        self.by, self.today = by, today
        self.units: dict[str, Department] | None = None
        self.before: dict[int, tuple[User, dict]] = {}
        self.posts: dict[tuple[int, int], int] = {}  # the row of each

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        person = User.objects.filter(username__iexact=row["username"]).first() or User()
        is_new = person.pk is None
        if not is_new and (why := why_not_posts(self.by, person, on=self.today)):
            if self._is_same(person, row):
                return
            outcome.refuse(why)
            return
        before = {} if is_new else facts_of(person)
        form = AccountForm(instance=person)
        data = form.initial | {name: row[name] for name in PERSON_FIELDS if row[name]}
        data["username"] = person.username or row["username"]
        form = AccountForm(data, instance=person)
        if not form.is_valid():
            tell_errors(form, outcome)
            return
        if is_new:
            person.set_unusable_password()
            outcome.verdict = Verdict.NEW
        else:
            tell_changes(form, outcome)
        person = form.save()
        if row["unit"]:
            self._post(person, row, outcome)
        if is_new and not outcome.is_wrong:
            outcome.told.append(NO_PASSWORD)
        if not outcome.is_wrong:
            self.before.setdefault(person.pk, (person, before))

    def _unit(self, words: str) -> Department | None:
        if self.units is None:  # those of the other sheet among them
            self.units = known_units()
        return self.units.get(fold(words))

    def _is_same(self, person: User, row: SheetRow) -> bool:
        """Nothing that the row says of an account that is not theirs to change is another."""
        told = {"full_name": person.full_name, "email": person.email}
        if any(row[name] and row[name] != told[name] for name in told):
            return False
        unit = self._unit(row["unit"]) if row["unit"] else None
        post = person.memberships.filter(department=unit).first() if unit else None
        if not row["unit"]:
            return True
        same_role = not row["role"] or (post and ROLES.get(fold(row["role"])) == post.role)
        return bool(post and same_role and (not row["title"] or row["title"] == post.title))

    def _post(self, person: User, row: SheetRow, outcome: RowOutcome) -> None:
        unit = self._unit(row["unit"])
        if unit is None or unit.kind == Department.Kind.OUTSIDE:
            outcome.refuse(NO_UNIT.format(words=row["unit"]))
            return
        if not units_to_post(self.by).filter(pk=unit.pk).exists():
            outcome.refuse(NOT_THIS_UNIT)
            return
        if earlier := self.posts.get((person.pk, unit.pk)):
            outcome.refuse(f"Người này tại đơn vị này đã có ở dòng {earlier}.")
            return
        if row["role"] and fold(row["role"]) not in ROLES:
            outcome.refuse(f"Vai trò: không có “{row['role']}”.")
            return
        self.posts[person.pk, unit.pk] = row.number
        post = person.memberships.filter(department=unit).first()
        held = post or Membership(user=person, department=unit)
        role = ROLES.get(fold(row["role"]), held.role)
        given = {"role": role, "title": row["title"] or held.title}
        form = PostForm(given, instance=held)
        if not form.is_valid():
            tell_errors(form, outcome)
            return
        if post is None:
            told = f"{given['title'] or held.get_role_display()}, {unit.short}"
            outcome.told += [f"Chức vụ: thêm {told}."] * (outcome.verdict != Verdict.NEW)
            outcome.verdict = max(outcome.verdict, Verdict.CHANGED, key=_weight)
        else:
            tell_changes(form, outcome)
        form.save()

    def settle(self) -> None:
        for person, before in self.before.values():
            note_changes(person, before, by=self.by)


def _weight(verdict: Verdict) -> int:
    return (Verdict.SAME, Verdict.CHANGED, Verdict.NEW, Verdict.WRONG).index(verdict)


def present_units() -> Iterator[dict[str, str]]:
    units = Department.objects.select_related("overseen_by").prefetch_related("aliases")
    for unit in units:
        yield {
            "name": unit.name,
            "code": unit.code,
            "short_name": unit.short_name,
            "kind": unit.get_kind_display(),
            "position": str(unit.position),
            "overseen_by": unit.overseen_by.username if unit.overseen_by else "",
            "aliases": f"{BETWEEN} ".join(alias.written for alias in unit.aliases.all()),
            "active": "Có" if unit.active else "Không",
        }


def present_people() -> Iterator[dict[str, str]]:
    """A row a post; people without a post one row."""
    people = User.objects.filter(is_active=True).order_by("username")
    for person in people.prefetch_related("memberships__department"):
        own = {
            "username": person.username,
            "full_name": person.full_name,
            "email": person.email,
        }
        posts = sorted(person.memberships.all(), key=lambda post: post.department.position)
        for post in posts:
            yield own | {
                "unit": post.department.name,
                "role": post.get_role_display(),
                "title": post.title,
            }
        if not posts:
            yield own


def keeps_lists(user: User) -> bool:
    return Rights.of(user).keeps_lists


LISTS = TableForm(
    slug="lists",
    title="Đơn vị và người dùng",
    about="Mỗi đơn vị một dòng, mỗi chức vụ một dòng. Tệp mẫu có sẵn những gì đang có; dòng không "
    "có trong tệp giữ nguyên.",
    parts=(
        SheetPart("Đơn vị", UNIT_COLUMNS, Units, present_units),
        SheetPart("Người dùng", PERSON_COLUMNS, People, present_people),
    ),
    may=keeps_lists,
    refusal=KEEPERS,
    back="admin:index",
    above="Danh mục",
    see="Về Danh mục",
    file="Danh sách đơn vị, người dùng",
)
