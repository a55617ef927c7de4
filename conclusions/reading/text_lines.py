"""The lines of a notice, without page numbers, stamps, rules and marks of layout."""

import re
from dataclasses import dataclass, field

from conclusions.reading.labels import BOXES
from conclusions.reading.traced_text import Traced, joined

PAGE_NUMBER = re.compile(
    r"(?:trang\s+)?[-–—~]?\s?(\d{1,3})\s?(?:/\s?(\d{1,3})(?!\.))?\s?[-–—~]?\.?", re.I
)
RULE = re.compile(r"[\s_*=~.·—–⎯─-]{3,}|[|:\s-]{3,}|\|+|[_*=—–⎯─-]{1,2}")
ROWS = re.compile(r"(?:s?tt|số tt|số thứ tự)\.?", re.I)
STAMP = re.compile(
    r"(?:thời gian ký|ký bởi|người ký|ký ngày|email|digitally signed|signature not).*?:.*"
    r"|cơ quan: (?:tỉnh|thành phố|ủy ban|uỷ ban|bộ|sở|văn phòng|bệnh viện|trường|trung tâm|cục|"
    r"chi cục|ban|huyện|quận|xã|phường|viện|công ty|hội|thanh tra|kho bạc|công an)[^.;]{0,70}"
    r"|\d{2}[./]\d{2}[./]\d{4} \d{2}:\d{2}:\d{2}.*",
    re.I,
)
# A box before a number is the writer's tick, and the number heads the item.
BOX = rf"(?:[{BOXES}]|\[[ xXvV]?\])"  # drawn, or typed as “[x]”
NO_DAY = r"(?!\d{1,2}/\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{4})"  # “☑ 15/12/2026” offers a day
BOXED = rf"^\s*{BOX}\s*(?={NO_DAY}(?:\d{{1,2}}[.)/]|\(\d{{1,2}}\)|[a-zđ]\)|[-–+])\s?\w)"
MARKS = re.compile(rf"{BOXED}|" r"^\s*[_~'.,]+\s*(?=[-–+] )|\\(?=[-*_.#()])|</?[bui]>")
# Marks around words, as in "**Sở Xây dựng**"; one alone is the writer's own, or a note's.
ENCLOSED = re.compile(
    r"(?<![\w%)*])(\*{2,3})(?=[\w\"“‘(\[])[^*]*(?<=[^\s*])(\*{2,3})(?!\w)"
    r"|(?<!\w)(__)(?=[^\W_]).{0,300}?(?<=[^\s_])(__)(?!\w)"
    r"|(`)(?=\S)[^`]*(?<=\S)(`)"
)
MARKED = re.compile(
    rf"[*_`~<\\#>]|^\s*{BOX}|" r"^\s*['.,]"
)  # most lines have none of the marks below
HEADING = re.compile(r"^[ ]*#{1,6} +", re.M)
QUOTE = re.compile(r"^[ ]*> +", re.M)
FEW = 3  # lines that begin with the mark of a quote, or one less for a heading's, are no system
TABLE_ROW = re.compile(r"\s*\|.*\|\s*|[^|]*\|[^|]*\|.*")
LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*")
FEW_COLUMNS = 4  # bars of a letterhead with a column for its gap, or fewer
GAP = "   "  # the least that sets columns apart
WIDE_GAP = re.compile(r" {3,}")
LETTER = re.compile(r"[^\W\d_]")
BREAK = re.compile(r"\n")


END = "./."
# Footnotes: a rule across part of the page, then "1 Tờ trình số …" down to its end.
FOOT_RULE = re.compile(r"\s*[_⎯─—–-]{8,}\s*")
FOOTNOTE = re.compile(r"\[\d{1,2}\] ?(?=\S)|\d{1,2} ?(?=[^\W\d_])")


@dataclass(frozen=True)
class TextLine:
    raw: Traced
    words: Traced
    blank_before: bool = False
    page_before: bool = False
    indent: int = 0
    titled: bool = False
    ruled_before: bool = False
    cells: tuple[Traced, ...] = field(default=())

    @property
    def text(self) -> str:
        return self.words.text

    def columns(self) -> list[Traced]:
        """The parts that wide gaps or table bars set apart, as in a letterhead."""
        if not self.cells and GAP not in self.raw.text:
            whole = self.raw.squeezed()
            return [whole] if whole.text else []
        parts = []
        for cell in self.cells or (self.raw,):
            edges = [0, *(edge for gap in WIDE_GAP.finditer(cell.text) for edge in gap.span())]
            edges.append(len(cell))
            pairs = zip(edges[::2], edges[1::2], strict=True)
            parts += [cell[a:b].squeezed() for a, b in pairs]
        return [part for part in parts if part.text]


def lines_of(source: Traced) -> list[TextLine]:
    """All lines that carry words of the notice, in order."""
    lines: list[TextLine] = []
    blank = page = ruled = False
    last_page = 1
    row: int | None = None  # the last row of a table pasted a cell a line, under its “STT”
    start = 0
    text = source.text + "\n"
    headings, quotes = _begins(HEADING, text, FEW - 1), _begins(QUOTE, text, FEW)
    ends = [found.start() for found in BREAK.finditer(text)]
    for place, end in enumerate(ends):
        raw = source[start:end]
        start = end + 1
        if raw.text.startswith("\f"):
            page = True
        for part in _split_breaks(raw.stripped("\f") if "\f" in raw.text else raw):
            titled = headings and bool(HEADING.match(part.text))
            part = _without_marks(part, titled, quotes)
            words = part.squeezed()
            if not words.text or RULE.fullmatch(words.text):
                blank, ruled = True, ruled or bool(FOOT_RULE.fullmatch(raw.text))
                continue
            number = PAGE_NUMBER.fullmatch(words.text)
            row = 0 if ROWS.fullmatch(words.text) else row
            if row is not None and words.text.rstrip(".") == str(row + 1):
                row += 1
            elif number and _is_page(
                number, last_page, blank or page or not _line_after(text, ends, place)
            ):
                last_page = int(number[1])
                page = True
                continue
            if STAMP.fullmatch(words.text):
                continue
            indent = len(part.text) - len(part.text.lstrip())
            lines.append(TextLine(part, words, blank, page, indent, titled, ruled, _cells(part)))
            blank = page = ruled = False
    return lines


def _line_after(text: str, ends: list[int], place: int) -> str:
    return text[ends[place] + 1 : ends[place + 1]].strip() if place + 1 < len(ends) else ""


def without_notes(lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the text, and those of the footnotes that stand between them."""
    text: list[TextLine] = []
    notes: list[TextLine] = []
    inside = False
    for at, line in enumerate(lines):
        begins = bool(FOOTNOTE.match(line.text))
        if line.ruled_before:
            inside = begins
        elif line.page_before or (not begins and (line.blank_before or _closes_text(lines, at))):
            inside = False
        (notes if inside else text).append(line)
    return text, notes


def _closes_text(lines: list[TextLine], at: int) -> bool:
    """A sentence after a whole note that runs to the mark which ends the text of a notice."""
    if not (lines[at - 1].text.endswith(".") and lines[at].text[:1].isupper()):
        return False
    for place, line in enumerate(lines[at : at + 12]):
        if place and (line.blank_before or line.page_before or line.ruled_before):
            return False
        if line.text.endswith(END):
            return True
    return False


def _is_page(found: re.Match[str], last: int, apart: bool) -> bool:
    """A page number and not the end of a sentence: "30/9." is a day, "2/6" the second page."""
    number, pages = int(found[1]), int(found[2] or found[1])
    if number > pages:
        return False
    if number == last + 1 or (apart and number <= last + 40):
        return True
    # "- 2 -", but "1." is an item whose words stand on the next line.
    return not (found[0].isdigit() or found[2] or re.fullmatch(r"\d+\.", found[0]))


def _begins(mark: re.Pattern[str], text: str, least: int) -> bool:
    return len(mark.findall(text)) >= least


def _without_marks(part: Traced, titled: bool, quotes: bool) -> Traced:
    if not MARKED.search(part.text):
        return part
    spans = [found.span() for found in MARKS.finditer(part.text)]
    for found in ENCLOSED.finditer(part.text):
        spans += [found.span(group) for group in range(1, 7) if found[group]]
    begins = (HEADING.match(part.text) if titled else None, quotes and QUOTE.match(part.text))
    spans += [found.span() for found in begins if found]
    if not spans:
        return part
    kept = [True] * len(part)
    for start, end in spans:
        kept[start:end] = [False] * (end - start)
    places = [i for i, keep in enumerate(kept) if keep]
    return Traced(
        "".join(part.text[i] for i in places),
        [part.starts[i] for i in places],
        [part.ends[i] for i in places],
    )


def _split_breaks(raw: Traced) -> list[Traced]:
    if "<br" not in raw.text:
        return [raw]
    edges = [0]
    for mark in LINE_BREAK.finditer(raw.text):
        edges += mark.span()
    edges.append(len(raw))
    if raw.text.count("|") > FEW_COLUMNS:
        parts = [raw[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        return [joined(parts)]  # lines of one cell: its row is one line
    return [raw[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _cells(part: Traced) -> tuple[Traced, ...]:
    if "|" not in part.text or not TABLE_ROW.fullmatch(part.text):
        return ()
    bars = [-1, *(at for at, letter in enumerate(part.text) if letter == "|"), len(part)]
    cells = [part[a + 1 : b].stripped() for a, b in zip(bars, bars[1:], strict=False)]
    if part.text.lstrip().startswith("|"):
        cells = cells[1:]
    if part.text.rstrip().endswith("|"):
        cells = cells[:-1]
    return tuple(cells)
