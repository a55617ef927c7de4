"""Following the links of a page of figures to the rows they promise."""

import html
import re

LINK = re.compile(r"<a ([^>]*data-rows=[^>]*)>")


def links_of(page: str) -> list[tuple[str, int]]:
    """Every link that promises a number of rows: its address and that number."""
    found = []
    for attributes in LINK.findall(page):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        found.append((html.unescape(given["href"]), int(given["data-rows"])))
    return found


def rows_behind(client, url: str) -> int:
    """How many rows the page shows over all its pages."""
    return client.get(url).context["page_obj"].paginator.count
