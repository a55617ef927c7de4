"""Rows that go through a form of their page: what is wrong with one, what it changes."""

from django.forms import Field, ModelForm

from departments.workbooks.table_form import RowOutcome, Verdict

YES_NO = {"có": "on", "x": "on", "đang hoạt động": "on", "không": "", "ngừng hoạt động": ""}


def tell_errors(form: ModelForm, outcome: RowOutcome) -> None:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        outcome.refuse(*(f"{label}: {error}" if label else str(error) for error in errors))


def tell_changes(form: ModelForm, outcome: RowOutcome) -> None:
    """“Tên ngắn: “A” thành “B”.”, of a row that is there already."""
    for name in form.changed_data:
        field = form.fields[name]
        was, now = (shown(field, given.get(name)) for given in (form.initial, form.cleaned_data))
        outcome.found(Verdict.CHANGED, f"{field.label}: “{was}” thành “{now}”.")


def shown(field: Field, value: object) -> str:
    """As the page shows it: a choice by its words, a tick as yes or no."""
    if isinstance(value, bool):
        return "có" if value else "không"
    choices = dict(getattr(field, "choices", None) or ()) if isinstance(value, str) else {}
    return str(choices.get(value, "" if value is None else value))
