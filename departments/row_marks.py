"""Marks by which a page saves only over the rows that it showed."""

import json

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

STALE = (
    "Nội dung này vừa được thay đổi sau khi mở trang, nên chưa lưu gì. Xem bản mới rồi nhập lại."
)
# What a form is refused for where another row holds it already, saved a year or a moment ago.
HELD_BY_ANOTHER = {"unique", "unique_together", "taken", "twice"}
UNWATCHED = {"last_login"}  # not a matter of these pages: it changes while the person works


def mark_of(*shown: QuerySet) -> str:
    """A short mark that differs as soon as one of those rows does."""
    rows = [_values(rows) for rows in shown]
    written = json.dumps(rows, cls=DjangoJSONEncoder)
    return salted_hmac("departments.row_marks", written).hexdigest()


def _values(rows: QuerySet) -> list[list]:
    fields = rows.model._meta.concrete_fields
    names = [field.attname for field in fields if field.name not in UNWATCHED]
    return [list(row) for row in rows.order_by("pk").values_list(*names)]


def why_refused(form: forms.BaseForm, *formsets: forms.BaseFormSet) -> set[str]:
    """The codes of all that is wrong with a page that was sent."""
    if not form.is_bound:
        return set()
    told = [error for rows in formsets for error in rows.non_form_errors().as_data()]
    for one in (form, *(one for rows in formsets for one in rows.forms)):
        told += [error for errors in one.errors.as_data().values() for error in errors]
    return {error.code for error in told}
