"""What the letterhead, the title and the opening say of a notice."""

import re
from collections.abc import Iterator
from datetime import date

from conclusions.reading.alphabet import LOW, UP
from conclusions.reading.citations import masked
from conclusions.reading.dates import DATE, DAY, FULL_DATE, MONTH, YEAR, made, parse_day
from conclusions.reading.misread_digits import unslipped
from conclusions.reading.model import Header
from conclusions.reading.name_words import FIELD, HEAD, INNER_WORD
from conclusions.reading.persons import OFFICES, name_in
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import trace
from conclusions.reading.zones import ADDRESSED, names_kind
from departments.folding import fold, level

STATE = re.compile(
    r"(?:cộng )?h.a x. h.i ch. ngh.a vi.t nam|cộng|độc lập.*tự do.*hạnh phúc|"
    r"đảng cộng sản việt nam|\*+|hỏa tốc|khẩn|"
    r"thượng khẩn|(?:bản )?dự thảo.*|công báo.*"
)
# "Số: 3471/CCTKV21-NVDTPCTân Phước, ngày …": two columns that touch.
RUN_INTO = re.compile(rf"(?<=[{UP}]{{2}})[{UP}][{LOW}]+$")
DATED_BEHIND = re.compile(rf"(?: [{UP}][{LOW}]+)*, ngày")
STATE_NAME = "cộng hòa xã hội chủ nghĩa việt nam"
URGENCIES = {"hỏa tốc": "express", "thượng khẩn": "very_urgent", "khẩn": "urgent"}
OWN_SYMBOL = rf"[{UP}][\w{UP}&]*(?:-[{UP}][\w{UP}&]*)*"
OWN_NUMBER = re.compile(
    rf"(?:(?<!\w)(?:Số|SỐ|số)\s*[:.]?\s*)(?P<n>\d{{1,5}}[a-zA-Z]?(?:/20\d\d(?=/))?)?\s*(?P<sep>/|"
    rf"-)\s*(?P<s>{OWN_SYMBOL}(?:/{OWN_SYMBOL})?)"
    rf"|^(?P<n2>\d{{1,5}})\s*(?P<sep2>/|-)\s*(?P<s2>TB[-/]{OWN_SYMBOL}|KL[-/]{OWN_SYMBOL})$"
)
ISSUED = re.compile(
    rf"(?:(?P<place>[{UP}][{LOW}]+(?:[ -][{UP}][{LOW}]+){{0,4}})\s*,\s*)?"
    rf"ngày\s*(?P<d>{DAY})?\s*[.…_]*\s*"
    rf"tháng\s*(?P<m>{MONTH})?\s*[.…_]*\s*năm\s*(?P<y>{YEAR})"
)
MET = re.compile(
    rf"(?<!\w)(?:ngày )(?:{DAY}(?:,| và|-| đến(?: ngày)?) ?)*(?P<on>{DAY} ?[/.-] ?{MONTH} ?[/.-] "
    rf"?{YEAR}"
    rf"|{DAY} tháng {MONTH},? năm {YEAR})"
)
# A letter, a directive of the chairman or a plan tells of much else than of a meeting.
CONCLUDES = re.compile(r"thông báo|kết luận|biên bản|t h ô n g")
MEETS = re.compile(
    r"(?<!\w)(?:họp|giao ban|làm việc|hội nghị|chủ trì|kết luận|nghe|đối thoại|"
    r"tiếp (?:công )?dân|phiên|buổi)(?!\w)"
)
CHAIRS = re.compile(r"(?<!\w)(?:chủ trì|kết luận|có ý kiến|chỉ đạo)(?!\w)")
STOPS = re.compile(r"[.;] ")
ENDING = 600  # letters
HELD = re.compile(r"^\W*(?:\w{1,4}[.)] ?)?(?:Thời gian|Ngày họp|Họp)[^:\n]{0,40}:[^\n]*", re.M)
LIMITS = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn|đến|hết)(?: là)?(?: hết)?(?: ngày)? ?$")
FROM_TO = re.compile(rf"từ (?:ngày )?({DATE}) (?:đến|tới) (?:hết )?(?:ngày )?({DATE})")
WEEK = 7
CHAIRED = re.compile(
    r"(?:kết luận|chỉ đạo)(?: chỉ đạo)? (?:của|do) (?P<who>.+?)(?= tại | về | trong | sau khi |"
    r", tại|$)",
    re.I,
)
SMALL = {
    "và", "của", "tỉnh", "thành phố", "huyện", "quận", "xã", "phường", "thị xã", "thị trấn",
    "đặc khu", "miền", "vùng", "số", "cấp", "nước", "tại",
}  # fmt: skip
ABBREVIATED = {"ubnd", "hđnd", "mttq", "tnhh", "mtv", "thpt", "thcs", "cntt", "qlda"}
VOWEL = "[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]"
RULED = re.compile(r"(?:^|[.;\n] ?)(?P<who>[^.;\n]{0,300}?) (?:đã )?(?:chủ trì|kết luận)")
TITLES = re.compile(r"(?:(?:GS|PGS|TSKH|TS|ThS|BSCKI{1,2}|BSCK[12]|CKI{1,2}|BS|KS)\. ?)+")
TITLE_PERIOD = re.compile(
    rf"(?:(?:quý|Quý|QUÝ) (?:I{{1,3}}|IV|[1-4])|(?:tháng|Tháng) \d{{1,2}}|(?:tuần|Tuần) \d{{1,2}}"
    rf"|\d{{1,2}} tháng (?:đầu|cuối) năm)(?:(?:,? năm |/){YEAR})?"
)


def header_of(head: list[TextLine], title: list[TextLine], opening: str, body: str) -> Header:
    """All header fields that the text itself states; the signature is read elsewhere."""
    name = " ".join(_titled(title)).strip(" *_-")
    bracket = re.search(r"\s*\((?:[Nn]gày[^()]*)\)\s*$", name)
    if bracket:
        name = name[: bracket.start()]
    number = _number(head + title)
    place, issued, since = _issued(head + title)
    if since is None:
        place, issued, since = _signed_on(body)
    parent, agency = _agency(head, body)
    chair = _chair(name, opening)
    if agency is None and chair and (sits := OFFICES.match(chair)):
        agency = chair[sits.end() :].strip() or None
    return Header(
        number=number,
        year=since[0] if since else None,
        issued_month=made(since[0], since[1], 1) if since and since[1] and not issued else None,
        issued_on=issued,
        place=place,
        parent_agency=parent,
        agency=agency,
        title=name or None,
        chair=chair,
        meeting_on=_meeting(
            *_told_of_meeting(opening, name, head + title),
            bracket[0] if bracket else "",
            issued,
            _held(body) if tells_of_meeting(head + title) else "",
        ),
        period=_period(name),
        urgency=_urgency(head + title),
    )


Issued = tuple[str | None, date | None, tuple[int, int] | None]


def _titled(lines: list[TextLine]) -> Iterator[str]:
    """The lines that say what the paper is about: above whom it is addressed to, and neither its
    kind nor what belongs to the letterhead."""
    for line in lines:
        low = level(line.text)
        if ADDRESSED.match(low):
            return
        if names_kind(line.text) or STATE.fullmatch(low):
            continue
        parts = [part.text for part in line.columns()]
        told = [part for part in parts if not ((day := ISSUED.match(part)) and day["place"])]
        if told:
            yield " ".join(told) if len(told) < len(parts) else line.text


def _number(lines: list[TextLine]) -> str | None:
    for line in lines:
        if found := OWN_NUMBER.search(unslipped(line.text)):
            number, sep, symbol = (
                found["n"] or found["n2"],
                found["sep"] or found["sep2"],
                found["s"] or found["s2"],
            )
            place = RUN_INTO.search(symbol) if DATED_BEHIND.match(line.text, found.end()) else None
            symbol = symbol[: place.start()] if place else symbol
            return f"{number}{sep}{symbol}" if number else None
    return None


def _issued(lines: list[TextLine]) -> Issued:
    """Place, date, year and month of issue; a blank day leaves out the date alone, a blank month
    is 0."""
    text = unslipped(" ".join(line.text for line in lines))
    for found in ISSUED.finditer(text):
        before = text[: found.start()].rstrip()
        if not found["place"] and before.endswith("("):
            continue
        year, month = int(found["y"]), int(found["m"] or 0)
        day = made(year, month, int(found["d"])) if found["d"] and month else None
        return found["place"], day, (year, month)
    return None, None, None


def _signed_on(body: str) -> Issued:
    """The same where the place and the day stand above the signature, as in plain letters."""
    for line in reversed(body[-ENDING:].split("\n")):
        found = ISSUED.match(line.strip())
        if found and found["place"] and found["d"] and found["m"]:
            year, month = int(found["y"]), int(found["m"])
            return found["place"], made(year, month, int(found["d"])), (year, month)
    return None, None, None


def _urgency(lines: list[TextLine]) -> str | None:
    """The mark beside or under the number; a stamp's words may share a line with others."""
    marks = (level(part.text).strip(" *.") for line in lines for part in line.columns())
    return next((URGENCIES[mark] for mark in marks if mark in URGENCIES), None)


def _agency(head: list[TextLine], body: str) -> tuple[str | None, str | None]:
    names: list[str] = []
    motto = ""  # what of it the next line brings: in a narrow column it stands on two
    for line in head:
        rest, motto = motto, _rest_of_motto(line.text)
        if OWN_NUMBER.search(line.text):
            continue
        for part in line.columns():
            if rest and fold(part.text) == rest:
                continue
            text = re.split(r"\s+(?:CỘNG H[ÒO]A? ?X|Độc lập -)", part.text)[0].strip(" *_-–—")
            if not text or text != text.upper() or STATE.fullmatch(level(text)):
                continue
            if (
                OWN_NUMBER.search(text)
                or ISSUED.search(text)
                or not re.search(rf"[{UP}]{{2}}", text)
            ):
                continue
            if names and not HEAD.match(level(text)):
                names[-1] += " " + text
            else:
                names.append(text)
            break
    if not names:
        return None, None
    told = [cased(name, body) for name in names]
    agency, parent = told[-1], told[-2] if len(told) > 1 else None
    if parent and agency in {"Văn phòng", "Thanh tra"}:
        agency = f"{agency} {parent}"
    return parent, agency


def _rest_of_motto(text: str) -> str:
    """The end of the state's name where a line breaks it off; "" where it is whole or not there."""
    at = fold(text).find(STATE_NAME[:10])
    told = fold(text)[at:] if at >= 0 else STATE_NAME
    return STATE_NAME.removeprefix(told).strip() if STATE_NAME.startswith(told) else ""


def cased(name: str, body: str) -> str:
    """Capitals as running text has them: as the body prints the name, else by the usual rule."""
    name = re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", name)
    wanted = level(name)
    at = level(body).find(wanted)
    while at >= 0:
        printed = body[at : at + len(wanted)]
        if printed != printed.upper() and printed[0].isupper():
            return printed
        at = level(body).find(wanted, at + 1)
    return _by_rule(name.lower())


def _by_rule(low: str) -> str:
    """Each part of the name begins with a capital; links and kinds of place stay small."""
    shown, at = [], 0
    leveled = level(low)
    while at < len(low):
        whole = next(
            (m for form in (FIELD, HEAD, INNER_WORD) if (m := form.match(leveled, at))), None
        )
        end = whole.end() if whole else at
        end += len(low[end:].split(" ")[0])  # “phòng,”: what stands at the word is its own
        part = low[at:end]
        if part in SMALL and at:
            shown.append(part)
        elif not re.search(VOWEL, part) or part in ABBREVIATED:
            shown.append(part.upper())
        else:
            shown.append(re.sub(r"(^|và |, |- )(\w)", lambda m: m[1] + m[2].upper(), part))
        at = end + 1
    return " ".join(shown)


def _chair(title: str, opening: str) -> str | None:
    chaired = CHAIRED.search(title)
    if chaired:
        who = chaired["who"].strip(" ,")
        person = name_in(who)
        if person:
            return person.title() if person.isupper() else person
        if who == who.upper() and (person := name_in_caps(who, opening)):
            return person
        return _ruler(opening) or re.sub(r"^(?i:đồng chí|đ/c) ", "", who)
    return _ruler(opening)


def _ruler(opening: str) -> str | None:
    """Who the opening says chaired or concluded, when it names the person."""
    for ruled in RULED.finditer(TITLES.sub("", opening)):
        if person := name_in(ruled["who"]):
            return person
    return None


def name_in_caps(who: str, opening: str) -> str | None:
    """A title in capitals hides where the name begins: the opening prints it properly."""
    for person in re.finditer(rf"(?:[{UP}][{LOW}]+ ){{1,4}}[{UP}][{LOW}]+", opening):
        if fold(who).endswith(fold(person[0])):
            return person[0]
    return None


def _told_of_meeting(opening: str, title: str, above: list[TextLine]) -> tuple[str, str]:
    """Opening and title of a notice; of another paper only the sentences about a meeting."""
    kinds = [line.text for line in above if names_kind(line.text)]
    concludes = [kind for kind in kinds if CONCLUDES.match(level(kind))]
    if concludes or not (kinds or any(ADDRESSED.match(level(line.text)) for line in above)):
        return opening, title
    sentences = re.split(r"(?<=[.;:])\s", f"{opening}\n{title}")
    return " ".join(sentence for sentence in sentences if MEETS.search(level(sentence))), ""


def tells_of_meeting(above: list[TextLine]) -> bool:
    """A notice, a conclusion or minutes, or a text that does not say what it is: in a plan “Thời
    gian: …” is when the work is done."""
    kinds = [line.text for line in above if names_kind(line.text)]
    return not kinds or any(CONCLUDES.match(level(kind)) for kind in kinds)


def _held(body: str) -> str:
    """“Thời gian: 7 giờ 30 ngày 06/01/2026” of minutes."""
    found = HELD.search(body)
    return found[0] if found else ""


def _meeting(
    opening: str, title: str, bracket: str, issued: date | None, held: str = ""
) -> date | None:
    """A day that is neither of a paper cited nor set as a limit; one that is not told as “ngày …”
    is none after the paper itself."""
    for text in (bracket, opening[:600], title, held):
        low = masked(trace(text), named=text != title)
        told: list[tuple[int, str, date | None]]
        told = [(m.start(), m["on"], None) for m in MET.finditer(low)]
        told += [(m.start(), m[0], issued) for m in FULL_DATE.finditer(low)]
        days = [
            (at, day)
            for at, written, last in told
            if (day := parse_day(written))
            and not LIMITS.search(low, 0, at)
            and not _lasted(low, at)
            and (last is None or day <= last)
        ]
        if days:
            return _nearest(low, days, issued)
    return None


def _lasted(low: str, at: int) -> bool:
    """Whether the day there begins what went on for over a week, as an inspection does."""
    found = FROM_TO.match(low, low.rfind("từ ", max(0, at - 9), at))
    first, last = (parse_day(found[1]), parse_day(found[2])) if found else (None, None)
    return bool(first and last and (last - first).days > WEEK)


def _nearest(low: str, days: list[tuple[int, date]], issued: date | None) -> date:
    """The day that stands next before the words for holding the meeting, in their sentence; else
    the last one before the paper, for what else an opening tells of came earlier."""
    for held in reversed(list(CHAIRS.finditer(low))):
        start = max((stop.end() for stop in STOPS.finditer(low, 0, held.start())), default=0)
        before = [day for at, day in days if start <= at < held.start()]
        if before:
            return before[-1]
    return max((day for _, day in days if issued and day <= issued), default=days[0][1])


def _period(title: str) -> str | None:
    found = TITLE_PERIOD.search(title)
    return found[0] if found else None
