"""Numbers of items that stand alone before a wide gap, as Word sets a tab after them: read again
with the gap closed, for alone they are misread or lost ("5." as "B," or "s")."""

import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from conclusions.sources.printed_lines import Box, PrintedLine, lines_in
from conclusions.sources.scan_programs import run

NUMBER = re.compile(r"\d{1,2}[.)]|\(\d{1,2}\)|[IVX]{1,4}\.")
STOPS = re.compile(r"[.,…]+$")  # a speck beside the stop
MARK = re.compile(r"[-–—+•*]|[a-zđ]\)")
# The Vietnamese model takes a "5." before words for "S." or "o."; Debian installs the English one
# with Tesseract itself.
LANGUAGES = "eng", "vie"
LONGEST = 6  # letters of what may be a number misread
SURE = 90  # of 100: a number so surely read is not read again
REST = 30  # times the height of the line: so much of its words is read with the number
DARKEST = 50  # one in so many points of the words is surely print
FRAME = 20  # points of white around a picture of one line


@dataclass(frozen=True)
class LonePlace:
    """A row of print whose number is to be read again: the strip before its words, and these."""

    line: PrintedLine
    strip: Box
    rest: Box
    seen: bool  # the number was read as something, and not lost


def mend_numbers(
    rows: list[list[PrintedLine]], image: Image.Image, place: Path, page: int, known: list[str]
) -> None:
    """Put the numbers read again into their lines; what is no plain number then stays as it was.
    `known` are the languages Tesseract has."""
    lefts = sorted(row[0].left for row in rows)
    margin = lefts[len(lefts) // 10] if lefts else 0
    lone = [found for row in rows if (found := _lone(row, margin))]
    pictures = [(one, shown) for one in lone if (shown := _closed_up(image, one))]
    if not pictures:
        return
    names = []
    for at, (_, shown) in enumerate(pictures):
        names.append(str(place / f"line{at}.png"))
        shown.save(names[-1])
    listed = place / "lines.txt"
    listed.write_text("\n".join(names) + "\n")
    language = next(one for one in LANGUAGES if one in known)
    told = ["-l", language, "--dpi", "300", "--psm", "7", "-c", "thresholding_method=2", "tsv"]
    table = run(["tesseract", str(listed), "-", *told], page).decode("utf-8", "replace")
    for line in lines_in(table):
        word, _, sure = line.words[0]
        word = STOPS.sub(".", word)
        one, _ = pictures[line.page - 1]
        if NUMBER.fullmatch(word) and len(line.words) > 1:
            one.line.words[: 1 if one.seen else 0] = [(word, one.strip, sure)]


def _lone(row: list[PrintedLine], margin: int) -> LonePlace | None:
    """The strip at the head of the row that holds a number not surely read, or may hold a lost
    one."""
    line = row[0]
    height = line.foot - line.top
    word, (left, top, width, tall), sure = line.words[0]
    words = [*line.words[1:], *(row[1].words if len(row) == 2 else ())]
    apart = line.is_apart(1) if len(line.words) > 1 else len(row) == 2
    foot = line.foot + height // 5
    if apart and len(word) <= LONGEST:
        if MARK.fullmatch(word) or (NUMBER.fullmatch(word) and sure >= SURE):
            return None
        height = max(height, words[0][1][3])
        strip = max(left - height, 0), line.top, words[0][1][0] - left + height // 2, height
        return LonePlace(line, strip, _rest(words, height, foot), seen=True)
    if apart or NUMBER.fullmatch(word) or MARK.fullmatch(word):
        return None
    if left - margin > 2 * height and len(line.words) > 2:
        begin = max(margin - 2 * height, 0)
        strip = begin, line.top, left - begin - height // 2, height
        return LonePlace(line, strip, _rest(line.words, height, foot), seen=False)
    return None


def _rest(words, height: int, foot: int) -> Box:
    left, right = words[0][1][0], words[-1][1][0] + words[-1][1][2]
    top = min(box[1] for _, box, _ in words)
    return left, top, min(right - left, REST * height), foot - top


def _closed_up(image: Image.Image, one: LonePlace) -> Image.Image | None:
    """The number and the words after it with the gap of one letter between; None where there is
    nothing printed in the strip."""
    left, top, width, height = one.strip
    over = height // 5
    edges = top - over, top + height + over
    begin, _, long, _ = one.rest
    rest = image.crop((begin - over, edges[0], begin + long + over, edges[1]))
    strip = image.crop((left, edges[0], left + width, edges[1]))
    tones = sorted(rest.tobytes())
    print_tone = (tones[len(tones) // DARKEST] + tones[len(tones) // 2]) // 2
    ink = strip.point(lambda tone: 255 * (tone < print_tone)).getbbox()
    if ink is None or ink[2] - ink[0] > LONGEST * height:
        return None
    number = strip.crop((max(ink[0] - over, 0), 0, min(ink[2] + over, width), strip.height))
    size = number.width + rest.width + 2 * FRAME, strip.height + 2 * FRAME
    shown = Image.new("L", size, tones[len(tones) // 2])
    shown.paste(number, (FRAME, FRAME))
    shown.paste(rest, (FRAME + number.width, FRAME))
    return shown
