"""Dates as Vietnamese paper prints them."""

from datetime import date


def paper_date(day: date) -> str:
    """05/4/2024, 10/02/2024, 12/12/2024: a zero before days under 10 and months 1 and 2 only
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
