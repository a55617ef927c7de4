"""Documents a notice refers to, found first so that their dates are never taken for deadlines."""

import re
from functools import lru_cache

from conclusions.reading.alphabet import LOW, UP
from conclusions.reading.dates import DAY, FULL_DATE, MONTH, YEAR, parse_day
from conclusions.reading.misread_digits import unslipped
from conclusions.reading.model import ReadCitation
from conclusions.reading.traced_text import Traced
from departments.folding import level

# 25/2018/QĐ-UBND · 06/2022/NĐ-CP · 333/TB-SKHCN · 15/2023/QH15 · 36-NQ/TW · 91-TB/ĐU · 1234/UBND-KT
CITED_SYMBOL = rf"[{UP}][\w{UP}&.]*(?:-[{UP}][\w{UP}&.]*|-TTg|\d*)*"
CITED = re.compile(
    rf"(?<![\w/.-])(?P<n>\d{{1,5}}[a-zA-Z]?) ?(?:"
    rf"/ ?(?P<year>(?:19|20)\d\d) ?/ ?(?P<law>{CITED_SYMBOL})"
    rf"|/ ?(?P<state>{CITED_SYMBOL})"
    rf"| ?[-–] ?(?P<party>[{UP}][{UP}{LOW}]{{1,4}}) ?/ ?(?P<body>[{UP}][\w{UP}.]*(?:-[{UP}]\w*)*))"
)
KIND = (
    r"(?:thông báo(?: kết luận)?|kết luận|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|"
    r"kế hoạch|công văn|công điện|văn bản|tờ trình|báo cáo|giấy mời|chương trình|hướng dẫn|"
    r"quy định|quy chế|luật|pháp lệnh|đề án|biên bản|phiếu chuyển|thư mời|quy hoạch|lệnh|hợp đồng|"
    r"giấy phép)"
)
OF_FORM = re.compile(r"(?:mẫu|biểu|biểu mẫu|phụ lục)(?: biểu)?(?: số)? ?$")  # “theo mẫu 02/BC-QLN”
DATED_ON = re.compile(
    rf",? ?(?:ban hành )?(?:\([^()]{{0,40}}\) ?)?"
    rf"ngày ?(?P<on>{DAY} ?[/.-] ?{MONTH} ?[/.-] ?{YEAR}|{DAY} tháng {MONTH},? năm {YEAR})"
)
# A paper named by kind and date alone, or numbered without a symbol: its date is no deadline.
# But to report to somebody on a day is a deed.
REPORTS_TO = (
    r"(?!báo cáo (?:về |lên |cho )?(?:giám đốc|phó giám đốc|lãnh đạo|chủ tịch|ubnd|ủy ban|sở|bộ|"
    r"thường trực|ban|tỉnh|huyện|cấp trên|văn phòng|phòng)(?!\w))"
)
AT_MEETING = r"(?![^.;:,]{0,80} tại (?:cuộc|phiên|buổi|hội nghị|giao ban))"
BARE = re.compile(
    rf"(?<!\w){REPORTS_TO}{AT_MEETING}{KIND}(?: số \d{{1,5}})?[^.;:,]{{0,60}}? ngày "
    rf"(?P<on>{DAY} ?[/.-] ?{MONTH} ?[/.-] ?{YEAR}|{DAY} tháng {MONTH},? năm {YEAR})"
)
REPORTS_ON = re.compile(r"báo cáo(?: lại)?(?: (?:kết quả|tiến độ)(?: thực hiện)?)? ngày ")
SENTENCE_ENDS = re.compile(r"[.;)]|$")
LOOSE = re.compile(
    r"(?<!\w)(?:trước|đến|chậm nhất|muộn nhất|muộn hơn|trễ hơn|chậm hơn|không quá|trong|hạn|vào|"
    r"hết|từ|xong|sang|tới)(?!\w)"
)


def citations_in(words: Traced) -> tuple[ReadCitation, ...]:
    """Every document cited by number, in order, each once per place."""
    low = level(words.text)
    found = []
    for number in CITED.finditer(words.text):
        symbol = number["law"] or number["state"] or number["body"]
        if OF_FORM.search(low, max(0, number.start() - 20), number.start()):
            continue
        if not symbol or (number["state"] and not _is_symbol(low, number, symbol)):
            continue
        end = _end(number)
        dated = DATED_ON.match(low, end)
        printed = re.sub(r"\s", "", number[0]).rstrip(".").replace("–", "-")
        found.append(
            ReadCitation(
                printed,
                parse_day(dated["on"]) if dated else None,
                words.span(number.start(), dated.end() if dated else end),
            )
        )
    return tuple(found)


def _end(number: re.Match[str]) -> int:
    """Where the number ends: a full stop behind it ends the sentence, and with it what is said of
    the paper."""
    return number.end() - (len(number[0]) - len(number[0].rstrip(".")))


def _is_symbol(low: str, number: re.Match[str], symbol: str) -> bool:
    """ "60/TB-UBND" is a number of a paper, "05/Hộ" or "02/CCN" is an amount."""
    named = low[max(0, number.start() - 40) : number.start()]
    return "-" in symbol or bool(re.search(r"(?:số:?|" + KIND + r")(?: số)? ?$", named))


def masked(words: Traced, named: bool = True) -> str:
    """The levelled text with every cited number and its date blanked, letter for letter, and with
    the dates of papers that are only `named`, as long as that is asked for."""
    return _hidden(words.text, named)


@lru_cache(maxsize=1024)  # asked for the same paragraph many times over, as levelled text is
def _hidden(text: str, named: bool) -> str:
    low = unslipped(level(text))
    gone = []
    for number in CITED.finditer(text):
        dated = DATED_ON.match(low, _end(number))
        gone.append((number.start(), dated.end() if dated else _end(number)))
    hidden = _blanked(low, gone)
    for paper in BARE.finditer(hidden) if named else ():
        if not LOOSE.search(paper[0]) and "¤" not in paper[0] and not _is_deed(hidden, paper):
            start = FULL_DATE.search(hidden, paper.start(), paper.end())
            if start:
                gone.append((start.start(), paper.end()))
    return _blanked(low, gone)


def _is_deed(low: str, paper: re.Match[str]) -> bool:
    """“…, báo cáo ngày 3/12.” ends what is to be done, and names no paper."""
    joint = low[: paper.start()].endswith((", ", "; ", " và "))
    return bool(joint and REPORTS_ON.match(paper[0]) and SENTENCE_ENDS.match(low, paper.end()))


def _blanked(low: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return low
    kept = list(low)
    for start, end in spans:
        kept[start:end] = "¤" * (end - start)
    return "".join(kept)
