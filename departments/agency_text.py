"""Texts that name the agency, its leaders or its office, said in the agency's own words."""

from departments.models import Agency


def in_agency_words(text: str) -> str:
    """The text with {body}, {director}, {deputy}, {leaders}, {director_of} and {office} filled in;
    asks the database only where it names one of them."""
    return text.format(**Agency.current().words.by_name) if "{" in text else text
