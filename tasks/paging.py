"""Pages of long lists: their cost follows the rows shown, not how deep a page lies."""

from functools import cached_property

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet

MOST_ROWS = 10_000  # that can be leafed through; more are found by filters
SHALLOW = 4  # pages whose rows are read at once; deeper ones by their keys first


class CappedPaginator(Paginator):
    """Counts and shows no more than MOST_ROWS rows; `is_capped` tells that there are more.

    The database walks over all rows before a page: of a deep page it does so in an index alone,
    and joins what belongs to the rows of the page only.
    """

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by().values("pk")[: MOST_ROWS + 1].count()

    @property
    def is_capped(self) -> bool:
        return self.count > MOST_ROWS

    @cached_property
    def num_pages(self) -> int:
        shown = min(self.count, MOST_ROWS)
        return max(1, -(-shown // self.per_page)) if shown or self.allow_empty_first_page else 0

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, max(self.count, 1), MOST_ROWS)
        rows = self.object_list[first:last]
        if number <= SHALLOW:
            return self._get_page(self.object_list.filter(pk__in=rows.values("pk")), number, self)
        return self._get_page(self._deep(rows), number, self)

    def _deep(self, rows: QuerySet) -> QuerySet:
        keys = list(rows.values_list("pk", flat=True))
        if not keys:
            raise EmptyPage("Trang này không còn dòng nào.")
        return self.object_list.filter(pk__in=keys)
