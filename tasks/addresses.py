"""The addresses of a task's pages: its own, and those of its moves."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(task: int, page: str = "detail") -> str:
    """As `reverse` has it, which is asked once for each page and not for each row of a list."""
    return _pattern(page, get_script_prefix()).replace("/0/", f"/{task}/")


@lru_cache(maxsize=100)
def _pattern(page: str, prefix: str) -> str:
    return reverse(f"tasks:{page}", args=[0])
