"""What may stand in the list of units: names, kinds and who is in charge, whoever types them."""

from django import forms

from departments.accounts import why_not_kind, why_not_own_unit
from departments.folding import fold
from departments.models import Alias, Department, User
from departments.one_line import TOO_FEW_LETTERS, is_named
from departments.people import leaders

NOT_A_LEADER = "Lãnh đạo phụ trách phải là lãnh đạo cơ quan, đang dùng tài khoản."
TAKEN = "“{words}” đã là tên hoặc cách viết của {holder}."
SECOND = "Đã có {holder} thuộc loại “{kind}”; cơ quan chỉ có một đơn vị loại này đang hoạt động."
LAST = (
    "Cơ quan luôn có một đơn vị loại “{kind}” đang hoạt động; "
    "khi tổ chức lại thì đổi tên, ký hiệu của đơn vị này."
)
NAMES = ("name", "short_name", "code")
OLD_NAME = "Tên cũ “{name}” được giữ làm cách viết khác, để văn bản cũ vẫn đọc ra đơn vị này."


def holders_beside(unit: Department) -> dict[str, Department]:
    """Who else is called what, folded: by name, short name, code or another spelling."""
    units = Department.objects.exclude(pk=unit.pk)
    named = {fold(getattr(other, name)): other for other in units for name in NAMES}
    others = Alias.objects.exclude(department_id=unit.pk).select_related("department")
    return named | {alias.folded: alias.department for alias in others}


def taken(words: str, holder: Department) -> forms.ValidationError:
    return forms.ValidationError(TAKEN.format(words=words, holder=holder), "taken")


def trouble_with_alias(unit: Department, words: str) -> str:
    """Why the unit's name may not be written so, too, in Vietnamese; empty where it may."""
    if not is_named(words):
        return TOO_FEW_LETTERS
    if holder := (holders_beside(unit) | {fold(unit.name): unit}).get(fold(words)):
        return TAKEN.format(words=words, holder=holder)
    try:
        Alias(written=words, folded=fold(words)).clean_fields(exclude=["department"])
    except forms.ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def follow_name(unit: Department, was: str) -> str:
    """After the unit's name changed from `was`: the former one goes on being read as the unit,
    where it is nobody's, and none of its spellings is its own name by now. Returns what is to be
    told of it."""
    unit.aliases.filter(folded=fold(unit.name)).delete()
    own = set(unit.aliases.values_list("folded", flat=True)) | {fold(unit.name)}
    if not was or fold(was) in own | holders_beside(unit).keys():
        return ""
    unit.aliases.add(Alias(written=was, folded=fold(was)), bulk=False)
    return OLD_NAME.format(name=was)


class AliasFormSet(forms.BaseInlineFormSet):
    """Spellings are compared folded, so a clash is found here and its holder named."""

    def clean(self) -> None:
        super().clean()
        holders = holders_beside(self.instance) | {fold(self.instance.name): self.instance}
        for form in self.forms:
            written = form.cleaned_data.get("written", "")
            if not written or self._should_delete_form(form):
                continue
            if "written" in form.changed_data and not is_named(written):
                form.add_error("written", TOO_FEW_LETTERS)
            if holder := holders.get(fold(written)):
                form.add_error("written", taken(written, holder))
            holders[fold(written)] = self.instance


class DepartmentForm(forms.ModelForm):
    """`actor`, whose form it is, is set by who makes it."""

    actor: User

    def clean_kind(self) -> str:
        kind = self.cleaned_data["kind"]
        if why := why_not_kind(self.actor, self.instance, kind):
            raise forms.ValidationError(why, "not_theirs")
        return kind

    def clean_overseen_by(self) -> User | None:
        leader = self.cleaned_data["overseen_by"]
        if leader and "overseen_by" in self.changed_data and leader not in leaders():
            raise forms.ValidationError(NOT_A_LEADER, "not_a_leader")
        return leader

    def clean(self) -> dict:
        cleaned = super().clean()
        holders = holders_beside(self.instance)
        for name in NAMES:
            words = cleaned.get(name, "") if name in self.changed_data else ""
            if holder := holders.get(fold(words)) if words else None:
                self.add_error(name, taken(words, holder))
        if "name" in self.changed_data and not is_named(cleaned.get("name", "xx")):
            self.add_error("name", TOO_FEW_LETTERS)
        self._look_at_kind(cleaned)
        for name in {"overseen_by", "active"} & set(self.changed_data):
            if why := why_not_own_unit(self.actor, self.instance):
                self.add_error(name, forms.ValidationError(why, "not_theirs"))
        return cleaned

    def _look_at_kind(self, cleaned: dict) -> None:
        """There is one office and one leadership, neither two nor none."""
        changed = [name for name in ("kind", "active") if name in self.changed_data]
        if not changed or "kind" not in cleaned:
            return
        was, active = self.initial.get("kind"), self.initial.get("active")
        now = cleaned["kind"] if cleaned.get("active") else None
        others = Department.objects.filter(active=True).exclude(pk=self.instance.pk)
        holder = others.filter(kind=now).first()
        if holder and now in Department.ONE_OF_A_KIND:
            told = SECOND.format(holder=holder, kind=holder.get_kind_display())
            self.add_error(changed[0], forms.ValidationError(told, "taken"))
        lost = self.instance.pk and active and was in Department.ONE_OF_A_KIND and was != now
        if lost and not others.filter(kind=was).exists():
            told = LAST.format(kind=Department.Kind(was).label)
            self.add_error(changed[0], forms.ValidationError(told, "last"))
