"""Django's own words that its Vietnamese catalogue lacks."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from departments.models import User

SOURCE = settings.BASE_DIR / "config/locale/vi/LC_MESSAGES/django.po"
ENTRY = re.compile(
    r'^msgid "(?P<one>.+)"\n(?:msgid_plural "(?P<many>.+)"\n)?msgstr(?:\[0\])? "(?P<said>.+)"$',
    re.MULTILINE,
)
WRITTEN = SOURCE.read_text(encoding="utf-8").replace('\\"', '"')
ENTRIES = [match.groupdict() for match in ENTRY.finditer(WRITTEN)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["one"][:40])
def test_compiled_words_are_those_of_the_source(entry):
    many = entry["many"]
    said = ngettext(entry["one"], many, 2) if many else gettext(entry["one"])

    assert said == entry["said"]


@pytest.mark.wide
def test_calendar_beside_a_day_names_months_by_number(client, cast):
    User.objects.filter(pk=cast["hcth.son"].pk).update(is_staff=True, is_superuser=True)
    client.force_login(cast["hcth.son"])

    words = client.get("/quan-tri/jsi18n/").text

    assert '"November": "Th\\u00e1ng 11"' in words
    assert "M\\u01b0\\u1eddi M\\u1ed9t" not in words


def test_month_is_written_by_number():
    assert date_format(date(2026, 11, 6), "YEAR_MONTH_FORMAT") == "tháng 11/2026"
    assert date_format(date(2026, 11, 6), "MONTH_DAY_FORMAT") == "ngày 6/11"
