"""A page of the lists saves only over the row that it showed, and deletes no other."""

from django import forms
from django.contrib import messages
from django.db import connection, models, transaction
from django.forms.models import _get_foreign_key
from django.http import HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse

from departments.row_marks import HELD_BY_ANOTHER, STALE, mark_of, why_refused

STALE_DELETE = (
    "Nội dung này vừa được thay đổi sau khi mở trang, nên chưa xóa gì. "
    "Mở lại trang để xem nội dung mới."
)


class StaleDelete(Exception):
    """The row is no longer what the page that asks to delete it showed."""


class SavesWhatItShowed:
    """Refuses, with 409, to save over or delete a row that changed since the page was opened, or to
    save what another row holds already.

    Django's pages carry no version: whoever saves last wins, and a page opened before an account
    was put out of use brings it back. The mark is made of the row and its inline rows.
    """

    def get_object(self, request, object_id, from_field=None):
        """Two saves of one row go one after the other, each seeing what the other wrote."""
        if request.method == "POST" and connection.in_atomic_block:
            key = self.model._meta.pk.to_python
            try:
                list(self.model._base_manager.select_for_update().filter(pk=key(object_id)))
            except forms.ValidationError:
                return None
        return super().get_object(request, object_id, from_field)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if not (change and obj and request.method == "POST"):
            return form
        stale = request.POST.get("opened") != self.mark_of(request, obj)
        return type(form.__name__, (_Opened, form), {"stale": stale})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        posted = request.POST.get("opened", "")
        # A refused page keeps its old mark: saving it once more is refused once more.
        context["opened"] = posted if request.method == "POST" else self.mark_of(request, obj)
        response = super().render_change_form(request, context, add, change, form_url, obj)
        inlines = (inline.formset for inline in context["inline_admin_formsets"])
        if {"stale", *HELD_BY_ANOTHER} & why_refused(context["adminform"].form, *inlines):
            response.status_code = 409
        return response

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except StaleDelete:
            messages.error(request, STALE_DELETE)
            shown = {"opened": request.POST.get("opened", "")} | (extra_context or {})
            request.POST = QueryDict()  # the question is asked again, over the old mark
            answer = super().delete_view(request, object_id, shown)
            answer.status_code = 409
            return answer

    def render_delete_form(self, request, context):
        marked = {"opened": self.mark_of(request, context["object"])}
        return super().render_delete_form(request, marked | context)

    def delete_model(self, request, obj) -> None:
        self._check_shown(request, obj)
        super().delete_model(request, obj)

    def response_action(self, request, queryset):
        try:
            with transaction.atomic():
                answer = super().response_action(request, queryset)
        except StaleDelete:
            messages.error(request, STALE_DELETE)
            return HttpResponseRedirect(request.get_full_path())
        if isinstance(answer, TemplateResponse):
            answer.context_data["opened"] = self.mark_of(request, *answer.context_data["queryset"])
        return answer

    def delete_queryset(self, request, queryset) -> None:
        self._check_shown(request, *queryset.select_for_update(of=("self",)))
        super().delete_queryset(request, queryset)

    def _check_shown(self, request, *rows: models.Model) -> None:
        if request.POST.get("opened") != self.mark_of(request, *rows):
            raise StaleDelete

    def mark_of(self, request, *shown: models.Model | None) -> str:
        """A short mark that differs as soon as a row or one of its inline rows does."""
        if None in shown:
            return ""
        rows = [self.model._base_manager.filter(pk__in=[row.pk for row in shown])]
        for inline in self.get_inline_instances(request, *shown[:1]):
            own = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
            rows.append(inline.model._base_manager.filter(**{f"{own.name}__in": shown}))
        return mark_of(*rows)


class _Opened:
    stale = False

    def clean(self):
        if self.stale:
            raise forms.ValidationError(STALE, "stale")
        return super().clean()
