"""A scanned draft beside its pictures: where its words stand, and which were read with doubt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from conclusions.models import Conclusion, ScanPage
from conclusions.reading import Span

DOUBTED = 65  # of 100: Tesseract's own word for how sure it is; under this a word may be misread
MARGIN = 8  # pixels above and below a line shown apart
UNSURE = "s"


@dataclass(frozen=True)
class Crop:
    """A strip of a page's picture, in its pixels."""

    page: ScanPage
    top: int
    height: int

    @property
    def view(self) -> str:
        """Left, top, width and height: as wide as the print of its page."""
        lefts = [word[2] for word in self.page.words]
        rights = [word[2] + word[4] for word in self.page.words]
        left = max(0, min(lefts, default=0) - MARGIN)
        right = min(self.page.width, max(rights, default=self.page.width) + MARGIN)
        return f"{left} {self.top} {right - left} {self.height}"


class ScanView:
    """The pages of a draft that was read from pictures; empty for any other draft."""

    def __init__(self, conclusion: Conclusion) -> None:
        self.pages = list(conclusion.scan_pages.all())
        self.words = [word for page in self.pages for word in page.words]
        self.ends = [word[1] for word in self.words]

    def crop(self, span: Span) -> Crop | None:
        """The lines of a page that these letters of the source text stand on: those of the first
        page where they go on over its foot."""
        first = bisect_left(self.ends, span[0] + 1)
        within = [word for word in self.words[first : first + 200] if word[0] < span[1]]
        at = within[0][0] if within else -1
        page = next((page for page in self.pages if page.start <= at < page.end), None)
        if page is None:
            return None
        here = [word for word in within if word[0] < page.end]
        top = max(0, min(word[3] for word in here) - MARGIN)
        foot = min(page.height, max(word[3] + word[5] for word in here) + MARGIN)
        return Crop(page, top, foot - top)

    @property
    def head(self) -> Crop | None:
        """The upper part of the first page from its first line on: number, day and agency stand
        there."""
        if not self.pages:
            return None
        page = self.pages[0]
        top = max(0, min((word[3] for word in page.words), default=0) - MARGIN)
        return Crop(page, top, min(page.height // 4, page.height - top))

    def marked(self, marks: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
        """The marks of what was read, with those of words that may be misread."""
        told = list(marks)
        doubted = [(word[0], word[1]) for word in self.words if word[6] < DOUBTED]
        shown = []
        for span, css in told:
            shown.append((span, f"{css} {UNSURE}" if _touched(span, doubted) else css))
        taken = sorted(span for span, _ in told)
        shown += [(span, UNSURE) for span in doubted if not _touched(span, taken)]
        return sorted(shown)

    def before(self, places: Iterable[int]) -> dict[int, list[ScanPage]]:
        """By each place of the text, in order: the pages that begin at it or since the last one;
        by the last one those after it too."""
        left: list[ScanPage] = list(self.pages)
        found: dict[int, list[ScanPage]] = {}
        for place in places:
            here = [page for page in left if page.start <= place]
            found.setdefault(place, []).extend(here)
            left = left[len(here) :]
        if found:  # the page of the signature may begin after the last row
            found[place] += left
        return found


def _touched(span: Span, spans: list[Span]) -> bool:
    """Whether one of these, which stand in order and apart, has a letter of `span`."""
    at = bisect_right(spans, span[0], key=lambda one: one[1])
    return at < len(spans) and spans[at][0] < span[1]
