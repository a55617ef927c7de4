"""Units and the other ways their names are written."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from departments.accounts import why_not_kind, why_not_own_unit
from departments.admin.keeping import Kept, NeverDeleted, Searched
from departments.admin.opened import SavesWhatItShowed
from departments.conventions import facts_of_rules, note_facts
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
CLOSED = (
    "Nhiệm vụ đã giao cho đơn vị này vẫn giữ nguyên: "
    '<a href="{}?lead__exact={}">xem các nhiệm vụ</a> để giao lại những việc chưa xong khi cần.'
)


def holders_beside(unit: Department) -> dict[str, Department]:
    """Who else is called what, folded: by name, short name, code or another spelling."""
    units = Department.objects.exclude(pk=unit.pk)
    named = {fold(getattr(other, name)): other for other in units for name in NAMES}
    others = Alias.objects.exclude(department_id=unit.pk).select_related("department")
    return named | {alias.folded: alias.department for alias in others}


def taken(words: str, holder: Department) -> forms.ValidationError:
    return forms.ValidationError(TAKEN.format(words=words, holder=holder), "taken")


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


class AliasInline(Kept, admin.TabularInline):
    model = Alias
    formset = AliasFormSet
    extra = 1


class DepartmentForm(forms.ModelForm):
    """`actor`, whose form it is, is set by the page."""

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


@admin.register(Department)
class DepartmentAdmin(SavesWhatItShowed, NeverDeleted, Searched, admin.ModelAdmin):
    form = DepartmentForm
    list_display = ("name", "code", "kind", "overseen_by", "position", "active")
    list_filter = ("kind", "active")
    list_select_related = ("overseen_by",)
    search_fields = ("name", "short_name", "code", "aliases__written")
    autocomplete_fields = ("overseen_by",)
    inlines = (AliasInline,)

    def save_model(self, request, obj, form, change) -> None:
        form.was = Department.objects.get(pk=obj.pk) if change else None
        form.before = facts_of_rules(form.was) if change else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        unit = form.instance
        note_facts(unit, form.before, by=request.user)
        if change and form.was.works and not unit.works:
            told = format_html(CLOSED, reverse("admin:tasks_task_changelist"), unit.pk)
            messages.warning(request, told)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})
