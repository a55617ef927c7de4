"""Django's own words that its Vietnamese catalogue lacks."""

import re

import pytest
from django.conf import settings
from django.utils.translation import gettext, ngettext

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
