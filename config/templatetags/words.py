"""Dates and hours as Vietnamese paper prints them."""

from datetime import date, datetime

from django import template
from django.utils import timezone

register = template.Library()


def paper_date(day: date) -> str:
    """05/4/2024, 10/02/2024, 12/12/2024: a zero before days under 10 and months 1 and 2 only
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


@register.filter
def paper(value: date | datetime | None) -> str:
    if value is None:
        return ""
    return paper_date(timezone.localtime(value) if isinstance(value, datetime) else value)


@register.filter
def hour(value: datetime | None) -> str:
    """07 giờ 30"""
    return f"{timezone.localtime(value):%H giờ %M}" if value else ""
