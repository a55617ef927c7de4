"""Every form of a time limit and of a unit's part, by the example of its own row."""

from datetime import date

import pytest

from conclusions.reading import Unit
from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import FORMS, limits_in
from conclusions.reading.role_forms import FORMS as ROLE_FORMS
from conclusions.reading.roles import acts_in
from conclusions.reading.traced_text import trace
from conclusions.reading.unit_finder import UnitFinder


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_example_of_a_form_is_read_by_it(form):
    found = limits_in(masked(trace(form.example)), Said(date(2026, 11, 16), date(2026, 11, 18)))

    assert [(one.form, one.kind, one.on and one.on.isoformat(), one.every) for one in found] == [
        (form.name, *form.gives)
    ]


UNITS = Unit("Sở A"), Unit("Sở B")


@pytest.mark.parametrize("form", ROLE_FORMS, ids=lambda form: form.name)
def test_example_of_a_part_is_read_by_its_form(form):
    words = trace(form.example)

    *_, last = acts_in(words, masked(words), UnitFinder(UNITS))

    assert (last.form, last.role) == (form.name, form.gives)


@pytest.mark.parametrize("forms", [FORMS, ROLE_FORMS], ids=["limits", "parts"])
def test_no_two_forms_have_one_name(forms):
    assert len({form.name for form in forms}) == len(forms)
