"""A template becomes a PDF; whatever it names is taken from our static folders or refused."""

import logging
import re
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.papers import geometry
from reports.papers.stages import StageListener, heard_by

KINDS = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}
REFRESH_SECONDS = 3600
VARIANT = "pdf/a-2a"
# Hints: a table's columns say their widths themselves.
OPTIONS = {"presentational_hints": True, "pdf_variant": VARIANT}
LOOSE_END = re.compile(r"\s+(</(?:td|th|p|h[1-6]|li|div|dd|dt)>)")
# Pango's font map is not to be shared between threads, and threads make no print faster.
_one_at_a_time = threading.Lock()
# Both tell every step of every render.
for name in ("weasyprint.progress", "fontTools"):
    logging.getLogger(name).setLevel(logging.WARNING)


class StaticFetcher(URLFetcher):
    """Serves `static:css/pdf/paper.css` and the like; no other scheme, folder or kind of file."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"static"}, allow_redirects=False)

    def fetch(self, url: str, headers=None) -> URLFetcherResponse:
        path = static_path(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": KINDS[path.suffix]})


def static_path(url: str) -> Path:
    """The file a `static:` address means. Raises ValueError for everything outside."""
    scheme, _, name = url.partition(":")
    if scheme != "static":
        raise ValueError(f"Refused address: {url[:80]!r}")
    for folder in map(Path, settings.STATICFILES_DIRS):
        path = (folder / unquote(name)).resolve()
        if path.is_relative_to(folder.resolve()) and path.suffix in KINDS and path.is_file():
            return path
    raise ValueError(f"Not one of our static files: {url[:80]!r}")


def sheets_of(styles: Iterable[str]) -> tuple[str, ...]:
    """The style sheets' text with the measures in force; `styles` are paths under our folders."""
    return tuple(
        geometry.measured(static_path(f"static:{style}").read_text(encoding="utf-8"))
        for style in styles
    )


def without_loose_ends(html: str) -> str:
    """The page without white space before a block ends: where that alone runs over the line,
    WeasyPrint 70 breaks the line after its first word (tested)."""
    return LOOSE_END.sub(r"\1", html)


def _age() -> int:
    return int(time.monotonic() // REFRESH_SECONDS)


@lru_cache(maxsize=4)
def _set(
    style_sheets: tuple[str, ...], age: int
) -> tuple[list[CSS], FontConfiguration, URLFetcher]:
    """Parsed styles and loaded fonts, shared by renders; a third of a small print's time.

    Made anew with each `age`: WeasyPrint keeps the fonts in the temporary folder, and a cleaner
    that empties it under a long-running server would silently change the typeface.
    """
    fetcher, fonts = StaticFetcher(), FontConfiguration()
    sheets = [CSS(string=sheet, url_fetcher=fetcher, font_config=fonts) for sheet in style_sheets]
    return sheets, fonts, fetcher


def render_pdf(
    html: str, styles: tuple[str, ...], *, on_stage: StageListener | None = None
) -> bytes:
    """The page as a tagged file marked PDF/A-2a; equal input gives equal bytes.

    Language and title come from the page's `<html lang>` and `<title>`. `styles` are paths under
    our static folders; what the page names outside them is left out. `on_stage` hears each stage
    as it begins, and each page as its layout begins.
    """
    with _one_at_a_time, heard_by(on_stage):
        sheets, fonts, fetcher = _set(sheets_of(styles), _age())
        return HTML(string=without_loose_ends(html), url_fetcher=fetcher).write_pdf(
            stylesheets=sheets, font_config=fonts, **OPTIONS
        )


def render_pdf_together(
    pages: Iterable[str],
    styles: tuple[str, ...],
    *,
    title: str,
    on_paper: Callable[[int], None] = lambda done: None,
    on_stage: StageListener | None = None,
) -> bytes:
    """Several papers as one file under this title, each with page numbers of its own; a single
    paper keeps its own title.

    `on_paper` hears after each paper how many are laid out; between two, other prints get their
    turn. `on_stage` hears of each paper's stages and pages.
    """
    laid: list[Document] = []
    for page in pages:
        with _one_at_a_time, heard_by(on_stage):
            sheets, fonts, fetcher = _set(sheets_of(styles), _age())
            html = HTML(string=without_loose_ends(page), url_fetcher=fetcher)
            laid.append(html.render(stylesheets=sheets, font_config=fonts, **OPTIONS))
        on_paper(len(laid))
    with _one_at_a_time:
        whole = laid[0].copy([page for document in laid for page in document.pages])
        if len(laid) > 1:
            whole.metadata.title = title
        return whole.write_pdf(pdf_variant=VARIANT)
