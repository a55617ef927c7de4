"""A typed date is read day first, everywhere; a day that does not exist is refused."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template

from departments.papertext import paper_date
from tasks.models import DayOff


class DayForm(forms.Form):
    day = forms.DateField()


class DayOffForm(forms.ModelForm):
    class Meta:
        model = DayOff
        fields = ["day"]


FORMS = [DayForm, DayOffForm]


@pytest.mark.parametrize("form_class", FORMS)
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("05/04/2024", date(2024, 4, 5)),
        ("5/4/2024", date(2024, 4, 5)),
        ("2024-04-05", date(2024, 4, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_typed_date_is_read_day_first(db, form_class, typed, meant):
    form = form_class({"day": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == meant


@pytest.mark.parametrize("form_class", FORMS)
@pytest.mark.parametrize("typed", ["31/02/2024", "29/02/2023", "04/13/2024", "05/04/24", "05-04"])
def test_day_that_does_not_exist_is_refused(db, form_class, typed):
    assert not form_class({"day": typed}).is_valid()


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2024, 4, 5), "05/4/2024"),
        (date(2024, 2, 10), "10/02/2024"),
        (date(2024, 1, 1), "01/01/2024"),
        (date(2024, 12, 12), "12/12/2024"),
    ],
)
def test_date_is_shown_as_paper_prints_it(day, printed):
    assert paper_date(day) == printed
    assert Template("{{ day|paper }}").render(Context({"day": day})) == printed


def test_redisplayed_date_is_the_one_typed():
    form = DayForm(initial={"day": date(2024, 4, 5)})

    assert 'value="05/04/2024"' in str(form["day"])
