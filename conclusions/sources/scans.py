"""Words of scans and photos: pages made pictures, set straight and read by Tesseract.

Each step is a program of its own that is ended when it takes too long: Poppler's `pdftoppm` draws
the pages of a PDF, Tesseract reads them. Both are optional; what is missing is said.
"""

import shutil
import subprocess
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pi_heif import register_heif_opener
from PIL import Image, ImageOps

from conclusions.sources.drawn_rules import ruled_strips
from conclusions.sources.flat_page import laid_flat
from conclusions.sources.lone_numbers import mend_numbers
from conclusions.sources.page_edges import cut_sides, cut_told
from conclusions.sources.page_turns import TURNS, lie_on_side, turn_told
from conclusions.sources.printed_lines import PrintedLine, lines_in
from conclusions.sources.scan_programs import run
from conclusions.sources.seals import Sheet, in_tones, without_seals
from departments.foreign_files.problem import SourceProblem

register_heif_opener(decode_threads=1)

LANGUAGE = "vie"
DPI = 300
PAGE_WIDTH, PAGE_HEIGHT = round(8.27 * DPI), round(11.69 * DPI)  # A4
WIDTHS = 0.72 * PAGE_WIDTH, 1.45 * PAGE_WIDTH  # a picture within these is read as it is
PAGES = 60
NAMED = 5  # pages told by number; more are counted
PIXELS = 120_000_000  # an A3 page at 600 dpi has 70 million
LONGEST = 8  # times as long as wide
SHOWN_WIDTH = 1240  # of the picture kept: A4 at 150 dpi
TILT, STEP = 4.0, 0.25  # degrees tried either way
WRECKED = 55  # of 100: so little sure on the whole, a page was hardly read
FEWEST = 5  # words of a page that can be said to be wrecked
UNDER_SEAL = 50  # of 100: no word is surer that a seal lies over
SURE = 60  # of 100: a word that is surely read, for all that matters between two readings
SURER = 10  # so much surer is a page that was turned the right way
INK = 0.002  # so small a share of dark points has an empty page
DARK = 225  # of 255: print is darker, however faint, and paper is not

TOOLS = {"tesseract": "tesseract-ocr", "pdftoppm": "poppler-utils"}
INSTALL = (
    "Máy chủ chưa cài bộ nhận dạng chữ nên chưa đọc được bản quét và ảnh. Quản trị cài gói "
    "{packages} rồi thử lại; hoặc dùng bản Word, hoặc dán nội dung vào ô văn bản."
)
NO_PICTURE = (
    "Ảnh không mở được: tệp hỏng hoặc không đúng định dạng. Lưu lại thành JPG rồi chọn lại."
)
TOO_LARGE = "Ảnh quá lớn. Quét ở 300 dpi, khổ A4, rồi chọn lại."
COLUMN_GAP = " " * 4
ON_SIDE = (
    "Trang {page} nằm ngang hoặc lộn ngược, thứ tự các dòng có thể sai; xoay lại rồi quét, hoặc "
    "đối chiếu với ảnh."
)
TABLED = "Trang {page} có bảng kẻ, các hàng và cột có thể đọc lẫn nhau; đối chiếu với ảnh."
STRIP = "Ảnh là một dải quá dài, không phải trang giấy. Chụp từng trang rồi chọn lại."
TOO_MANY = (
    "Bản quét có {pages} trang, đọc được nhiều nhất {most}. Tách riêng phần thông báo rồi chọn lại."
)


@dataclass(frozen=True)
class ScanWord:
    """A word where it stands in its page's text and on the picture; `sure` from 0 to 100."""

    start: int
    end: int
    box: tuple[int, int, int, int]  # left, top, width, height in pixels of the picture shown
    sure: float


@dataclass(frozen=True)
class ScannedPage:
    """What was read of a page, and its picture as a JPEG."""

    number: int
    text: str
    words: tuple[ScanWord, ...]
    picture: bytes
    size: tuple[int, int]
    is_empty: bool = False
    table: tuple[int, int] | None = None  # from its first word in a drawn table to its last
    lies_on_side: bool = False  # its words lie on their side, whichever way it was turned
    cut: tuple[str, ...] = ()  # where the frame of the picture cuts it

    def moved(self, by: int) -> "ScannedPage":
        """The page with its words so many letters further on: in the text of all pages."""
        words = (replace(word, start=word.start + by, end=word.end + by) for word in self.words)
        table = self.table and (self.table[0] + by, self.table[1] + by)
        return replace(self, words=tuple(words), table=table)

    @property
    def sureness(self) -> float:
        """How sure its words are on the whole, from 0 to 100."""
        letters = sum(word.end - word.start for word in self.words)
        sure = sum(word.sure * (word.end - word.start) for word in self.words)
        return sure / letters if letters else 0

    @property
    def sure_letters(self) -> int:
        return sum(word.end - word.start for word in self.words if word.sure >= SURE)

    @property
    def is_wrecked(self) -> bool:
        unsure = self.sureness < WRECKED or len(self.words) < FEWEST or self.lies_on_side
        return not self.is_empty and unsure

    @property
    def note(self) -> str:
        """What is to be said of a page that was hardly read, or not all of it; "" for any other."""
        return f"{self._hardly_read} {cut_told(self.number, self.cut)}".strip()

    @property
    def _hardly_read(self) -> str:
        if self.is_empty:
            return ""
        if not self.words:
            return f"Trang {self.number} không đọc được chữ nào; xem ảnh của trang."
        if self.lies_on_side:
            return ON_SIDE.format(page=self.number)
        if self.sureness < WRECKED and len(self.words) >= FEWEST:
            return f"Trang {self.number} mờ hoặc nhòe, nhiều chữ đọc không chắc; đối chiếu với ảnh."
        return TABLED.format(page=self.number) if self.table else ""


def missing_tools() -> tuple[str, ...]:
    """The Debian packages that reading scans wants and this machine has not; looked up each time,
    for whoever installs one tries again at once."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if "tesseract-ocr" in missing or LANGUAGE not in _languages():
        missing.append(f"tesseract-ocr-{LANGUAGE}")
    return tuple(missing)


def _languages() -> list[str]:
    try:
        listed = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except subprocess.TimeoutExpired:
        return []
    return listed.stdout.split()


def check_tools() -> None:
    """Raises SourceProblem where this machine cannot read scans, with what to install."""
    if missing := missing_tools():
        raise SourceProblem(INSTALL.format(packages=", ".join(missing)))


def unread(numbers: Sequence[int]) -> str:
    """That pages of a file are pictures and were not read."""
    which = ", ".join(map(str, numbers[:NAMED]))
    if others := len(numbers[NAMED:]):
        which += f" và {others} trang khác"
    return f"Trang {which} là ảnh nên chưa đọc được: máy chủ chưa cài bộ nhận dạng chữ."


def pages_of(kind: str, content: bytes, numbers: Sequence[int]) -> Iterator[ScannedPage]:
    """The pages of these numbers, of a PDF (`kind` "pdf") or of a picture, as each is read.

    Raises SourceProblem for what cannot be read.
    """
    check_tools()
    if len(numbers) > PAGES:
        raise SourceProblem(TOO_MANY.format(pages=len(numbers), most=PAGES))
    known = _languages()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        pictures = _drawn(content, numbers, place) if kind == "pdf" else _frames(content)
        for number, picture in zip(numbers, pictures, strict=False):
            yield read_upright(number, without_seals(_sized(laid_flat(picture))), place, known)


def frames_in(content: bytes) -> int:
    """How many pages a picture has: a TIFF may hold several."""
    with _opened(content) as image:
        return _pages_in(image)


def _pages_in(image: Image.Image) -> int:
    """Photos of phones hold more than the photo: depths, a small one to show."""
    return getattr(image, "n_frames", 1) if image.format == "TIFF" else 1


def _frames(content: bytes) -> Iterator[Image.Image]:
    with _opened(content) as image:
        for number in range(_pages_in(image)):
            try:
                image.seek(number)
                _check_size(image)
                frame = in_tones(ImageOps.exif_transpose(image))
            except SourceProblem:
                raise
            except Exception:  # noqa: BLE001 - as above
                raise SourceProblem(NO_PICTURE) from None
            yield frame


def _drawn(content: bytes, numbers: Sequence[int], place: Path) -> Iterator[Image.Image]:
    source = place / "source.pdf"
    source.write_bytes(content)
    for number in numbers:
        # By its longer side: what scanners write of a page's size in inches is often wrong.
        size = ["-scale-to", str(PAGE_HEIGHT)]
        told = ["-f", str(number), "-l", str(number), *size, "-singlefile"]
        run(["pdftoppm", *told, str(source), str(place / "page")], number)
        with Image.open(place / "page.ppm") as image:
            yield in_tones(image)


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > PIXELS:
        raise SourceProblem(TOO_LARGE)
    if max(image.size) > LONGEST * min(image.size):
        raise SourceProblem(STRIP)


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():  # of its size, which is looked at here before it is drawn
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(content))
        _check_size(image)
        image.load()
        getattr(image, "n_frames", 1)  # counted once, and here: in a damaged file it may not be
    except SourceProblem:
        raise
    except Exception:  # noqa: BLE001 - Pillow raises anything at all
        raise SourceProblem(NO_PICTURE) from None
    return image


def _sized(image: Image.Image) -> Image.Image:
    """About as many pixels as the page has at 300 dpi: what Tesseract was trained on."""
    across = min(image.size)
    low, high = WIDTHS
    if low <= across <= high:
        return image
    scale = PAGE_WIDTH / across
    size = round(image.width * scale), round(image.height * scale)
    return image.resize(size, Image.Resampling.LANCZOS)


def _straight(sheet: Sheet) -> Sheet:
    """Turned so that its lines lie level, by the tilt at which the rows of pixels differ most."""
    image = sheet.clearest
    small = ImageOps.autocontrast(image.resize((image.width // 4, image.height // 4)))
    steps = round(TILT / STEP)
    tilt = max((n * STEP for n in range(-steps, steps + 1)), key=lambda angle: _level(small, angle))
    return sheet if abs(tilt) < STEP else sheet.rotated(tilt)


def _level(image: Image.Image, tilt: float) -> float:
    """How sharply rows of print and gaps between them follow each other at that tilt."""
    turned = image.rotate(tilt, fillcolor=255)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in zip(rows, rows[1:], strict=False))


def read_upright(number: int, sheet: Sheet, place: Path, known: Sequence[str] = ()) -> ScannedPage:
    """The page as it is read best: turned as its letters tell, and each way that is left where
    hardly a word of it is read then."""
    if turn := turn_told(sheet.clearest, place, known):
        sheet = sheet.transposed(turn)
    page = _read(number, _straight(sheet), place)
    for turn in TURNS.values() if page.is_wrecked else ():
        turned = _read(number, _straight(sheet.transposed(turn)), place)
        surer = page.lies_on_side or turned.sureness > page.sureness + SURER
        if not turned.is_wrecked and surer:
            return turned
    return page


def _read(number: int, sheet: Sheet, place: Path) -> ScannedPage:
    """The page as more of it is surely read, with its seals or without; words under these are
    never sure."""
    page = _read_print(number, sheet.seen, sheet.seen, place)
    if sheet.bare is not None:
        bare = _read_print(number, sheet.bare, sheet.seen, place)
        page = bare if bare.sure_letters >= page.sure_letters else page
    under = sheet.under_seal([word.box for word in page.words], page.size)
    words = (
        replace(word, sure=min(word.sure, UNDER_SEAL)) if hidden else word
        for word, hidden in zip(page.words, under, strict=True)
    )
    return replace(page, words=tuple(words))


def _read_print(number: int, image: Image.Image, seen: Image.Image, place: Path) -> ScannedPage:
    file = place / "page.png"
    image.save(file)
    # Letter by letter the page is cut at a threshold of its own surroundings: photos have shadows.
    adaptive = ["-c", "thresholding_method=2"]
    told = ["-l", LANGUAGE, "--dpi", str(DPI), "--psm", "3", *adaptive, "tsv"]
    table = run(["tesseract", str(file), "-", *told], number)
    scale = SHOWN_WIDTH / image.width
    shown = seen.resize((SHOWN_WIDTH, round(image.height * scale)), Image.Resampling.LANCZOS)
    kept = BytesIO()
    shown.save(kept, "JPEG", quality=60, optimize=True)
    rows = _rows_of(table.decode("utf-8", "replace"))
    mend_numbers(rows, image, place, number, _languages())
    text, words = _text_of(rows, scale)
    empty = not words and sum(shown.histogram()[:DARK]) < INK * shown.width * shown.height
    on_side = lie_on_side((text[word.start : word.end], word.box) for word in words)
    table = _table_of(words, [(top * scale, foot * scale) for top, foot in ruled_strips(image)])
    cut = () if on_side else cut_sides(rows, image)
    return ScannedPage(
        number, text, tuple(words), kept.getvalue(), shown.size, empty, table, on_side, cut
    )


def _table_of(words: list[ScanWord], strips: list[tuple[float, float]]) -> tuple[int, int] | None:
    """From the first of the words that stand between drawn rules to the last."""
    within = [
        word
        for word in words
        if any(top <= word.box[1] + word.box[3] / 2 < foot for top, foot in strips)
    ]
    return (within[0].start, within[-1].end) if within else None


def _rows_of(table: str) -> list[list[PrintedLine]]:
    """The lines as they stand on the page, those of one height together."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines_in(table), key=lambda line: line.top):
        beside = next((row for row in rows[-4:] if all(line.is_beside(one) for one in row)), None)
        if beside is None:
            rows.append([line])
        else:
            beside.append(line)
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


def _text_of(rows: list[list[PrintedLine]], scale: float) -> tuple[str, list[ScanWord]]:
    """The page's text, a line a line, and its words with their places in it."""
    text, words, block = "", [], None
    for row in rows:
        if text:
            text += "\n" if row[0].block == block or len(row) > 1 else "\n\n"
        block = row[0].block
        for place, line in enumerate(row):
            text += COLUMN_GAP if place else ""
            for nth, (word, box, sure) in enumerate(line.words):
                text += (COLUMN_GAP if line.is_apart(nth) else " ") if nth else ""
                left, top, width, height = (round(side * scale) for side in box)
                place_in_text = len(text), len(text) + len(word)
                words.append(ScanWord(*place_in_text, (left, top, width, height), sure))
                text += word
    return text, words
