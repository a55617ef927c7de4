"""Links: the address of exactly the rows that a figure counts."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.http import urlencode

from departments.models import Department
from reports.figures.counts import OPEN_KINDS
from reports.figures.filters import FigureFilter

CLOSED_KINDS = ("done", "done_late")


def address(name: str, **parameters: object) -> str:
    """The page's address with the parameters that say something."""
    said = (
        (key, tuple(value) if isinstance(value, list) else value)
        for key, value in parameters.items()
        if value
    )
    return _address(name, tuple(said), get_script_prefix())


@lru_cache(maxsize=5000)  # a page of figures has sixty, and the same ones for everybody
def _address(name: str, said: tuple[tuple[str, object], ...], prefix: str) -> str:
    return reverse(name) + (f"?{urlencode(said, doseq=True)}" if said else "")


@dataclass(frozen=True)
class FigureLinks:
    """Addresses of rows of the tasks that a filter of figures holds."""

    filter: FigureFilter
    among: tuple[Department, ...] = ()  # the units whose figures they are; none: everybody's

    def rows(self, kind: str, *units: Department) -> str:
        """tasks:list of that kind (late, soon, time, none, done, done_late, open) of units."""
        units = units or self.among
        closed = kind in CLOSED_KINDS
        key = self.filter.closed_key if closed else self.filter.open_key
        return address(
            "tasks:list",
            don_vi=[unit.pk for unit in units],
            vai_tro="chu_tri" if units else "",
            thoi_han="" if kind == "open" else kind,
            ky=key,
        )

    def parts(self, *units: Department) -> dict[str, str]:
        """A link for each part of a bar of open work."""
        return {kind: self.rows(kind, *units) for kind in OPEN_KINDS}

    def page(self, name: str, **parameters: object) -> str:
        """Another page of figures, on the same period."""
        return address(name, ky=self.filter.key, **parameters)
