"""HTML drawn in Python is as safe as Django's own."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from departments.html import drawn, drawn_each

WORDS = '<b>"Sở & phòng\'s"</b> {0}'


def test_what_is_no_html_yet_is_escaped_as_django_escapes_it():
    parts = (WORDS, 7, mark_safe("<i>x</i>"))
    assert drawn("<p>{}{}{}</p>", *parts) == format_html("<p>{}{}{}</p>", *parts)


def test_rows_are_escaped_each_and_joined():
    rows = [(WORDS, 1), (mark_safe("<i></i>"), 2)]
    html = "<li>{}: {}</li>"
    assert drawn_each(", ", html, rows) == format_html_join(", ", html, rows)
