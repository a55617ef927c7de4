"""Every form of a time limit, by the example of its own row."""

from datetime import date

import pytest

from conclusions.reading.citations import masked
from conclusions.reading.deadlines import FORMS, limits_in
from conclusions.reading.traced_text import trace


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_example_of_a_form_is_read_by_it(form):
    found = limits_in(masked(trace(form.example)), date(2026, 11, 16), date(2026, 11, 18))

    assert [(one.form, one.kind, one.on and one.on.isoformat(), one.every) for one in found] == [
        (form.name, *form.gives)
    ]


def test_no_two_forms_have_one_name():
    assert len({form.name for form in FORMS}) == len(FORMS)
