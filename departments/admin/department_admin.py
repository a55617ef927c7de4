"""Units and the other ways their names are written."""

from django import forms
from django.contrib import admin

from departments.accounts import why_not_kind, why_not_own_unit
from departments.admin.keeping import Kept, NeverDeleted, Searched
from departments.admin.opened import SavesWhatItShowed
from departments.conventions import note_charge
from departments.folding import fold
from departments.models import Alias, Department, User


class AliasFormSet(forms.BaseInlineFormSet):
    """Spellings are compared folded, so a clash is found here and its holder named."""

    def clean(self) -> None:
        super().clean()
        holders = self._holders()
        for form in self.forms:
            written = form.cleaned_data.get("written", "")
            if not written or self._should_delete_form(form):
                continue
            holder = holders.get(fold(written))
            if holder:
                form.add_error("written", f"“{written}” đã là tên hoặc cách viết của {holder}.")
            holders[fold(written)] = self.instance

    def _holders(self) -> dict[str, Department]:
        """Who is called what: every unit by its name, the others by their spellings too."""
        others = Alias.objects.exclude(department_id=self.instance.pk).select_related("department")
        units = Department.objects.exclude(pk=self.instance.pk)
        named = {fold(unit.name): unit for unit in (*units, self.instance)}
        return named | {alias.folded: alias.department for alias in others}


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

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in {"overseen_by", "active"} & set(self.changed_data):
            if why := why_not_own_unit(self.actor, self.instance):
                self.add_error(name, forms.ValidationError(why, "not_theirs"))
        return cleaned


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
        was = Department.objects.select_related("overseen_by").filter(pk=obj.pk).first()
        super().save_model(request, obj, form, change)
        if was and "overseen_by" in form.changed_data:
            note_charge(obj, was.overseen_by, by=request.user)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})
