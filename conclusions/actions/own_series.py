"""The agency's own numbers, where it gives them here and not from the records clerk's register."""

import re

from django.db import transaction

from conclusions.models import Conclusion, Series
from departments.models import Agency

COUNT = re.compile(r"\s*0*(\d{1,6})\s*/")


@transaction.atomic
def next_number(conclusion: Conclusion) -> str:
    """“01/TB-SKHCN”: the next of its year and symbol, without gap or repetition.

    To be asked inside the transaction that uses the number: where that one fails, the number was
    never given. The agency's row is the lock, so issues at once wait for each other here instead
    of clashing over the series. A series starts behind what was issued under numbers typed by
    hand, and passes over a number that someone typed ahead of it.
    """
    agency = Agency.objects.select_for_update().get(pk=Agency.current().pk)
    symbol = conclusion.symbol(agency.code)
    series, made = Series.objects.get_or_create(year=conclusion.issued_on.year, symbol=symbol)
    typed = _typed(series)
    if made:
        series.last = max((n for n, status in typed.items() if status != "draft"), default=0)
    series.last += 1
    while series.last in typed:
        series.last += 1
    series.save()
    return f"{series.last:02d}/{symbol}"


def _typed(series: Series) -> dict[int, str]:
    """The numbers that notices of the year and symbol already bear, with each one's status."""
    held = Conclusion.objects.filter(year=series.year, number__endswith=f"/{series.symbol}")
    return {
        int(count[1]): status
        for number, status in held.values_list("number", "status")
        if (count := COUNT.match(number))
    }
