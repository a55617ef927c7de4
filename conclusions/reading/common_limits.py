"""Sentences that set one day for many items: for those above, for those below, for all."""

import re

from conclusions.reading.lexicon import ASK, any_of
from conclusions.reading.statements import looks_back
from departments.folding import level

LIMIT = r"(?:thời hạn|thời gian|hạn|mốc|tiến độ)"
WORKS = r"(?:nhiệm vụ|nội dung|công việc|phần việc|đầu việc|việc|mục|điểm|kết luận)"
MANY = r"(?:(?:tất cả|toàn bộ) )?(?:(?:các|những|mọi|hai|ba|bốn|năm|sáu|\d+) )?"
UP = r"(?:nêu trên|ở trên|trên đây|trên)(?! (?:địa bàn|cơ sở|tinh thần|toàn|mạng|trục|tuyến))(?!\w)"
DOWN = r"(?:dưới đây|sau đây|ở dưới|dưới|sau)(?! (?:khi|thời|ngày|đợt|kỳ|đây là))(?!\w)"
UNDATED = (
    r"(?:không|chưa) (?:ghi|nêu|có|quy định|xác định|ấn định)(?: rõ)?(?: cụ thể)? "
    r"(?:thời hạn|hạn|thời gian|mốc)"
)
WHICH = rf"(?:{UP}|{DOWN}|{UNDATED})"
DONE = r"(?:hoàn thành|thực hiện xong|thực hiện|hoàn tất|xong|báo cáo|gửi|nộp)"
SPEAKER = r"(?:(?:giám đốc|chủ tịch|lãnh đạo|thủ trưởng|hiệu trưởng|chủ trì)[^.;:,]{0,30} )?"
ONE = r"(?:\d+|[ivx]+(?!\w))"
NUMBERS = rf"mục (?:số )?{ONE}(?:(?:,| và|-| đến| tới)*(?: mục)?(?: số)? ?{ONE})*"
FORMS = (
    # “Thời hạn chung: …”, “Hạn hoàn thành chung là …”
    rf"{LIMIT}[^.;:]{{0,30}} chung(?!\w)",
    # “Thời hạn hoàn thành các nhiệm vụ dưới đây: …”, “Hạn cho các mục từ 1 đến 3: …”
    rf"{LIMIT}[^.;:]{{0,40}} {MANY}{WORKS}[^.;:]{{0,40}} {WHICH}",
    rf"{LIMIT}[^.;:]{{0,30}} (?:cho|của|đối với) {MANY}(?:mục|điểm|nhiệm vụ|việc|nội dung)(?!\w)",
    rf"{LIMIT}[^.;:]{{0,30}} (?:các )?{NUMBERS}",
    rf"{LIMIT}[^.;:]{{0,30}}: [^.;:]*áp dụng (?:chung )?cho",
    # “Các nhiệm vụ nêu trên hoàn thành trước …”
    rf"{MANY}{WORKS}[^.;:]{{0,60}} {WHICH}[^.;:]{{0,60}} {DONE}(?!\w)",
    rf"(?:các )?(?:(?:nội dung|nhiệm vụ|việc)(?: tại| ở)? )?{NUMBERS} [^.;:]{{0,30}}{DONE}(?!\w)",
    # “Nếu không ghi thời hạn riêng thì hoàn thành trước …”
    rf"[^.;:]{{0,60}}(?<!\w){UNDATED}[^.;:]{{0,80}} {DONE}(?!\w)",
    # “Yêu cầu các đơn vị hoàn thành các nhiệm vụ trên trước …”
    rf"{SPEAKER}(?:{any_of(ASK)} )?"
    r"(?:(?:(?:tất cả|toàn bộ|toàn thể) )?các (?:phòng|đơn vị|cơ quan|sở|ngành|bộ phận)"
    r"[^.;:]{0,60} )?"
    rf"(?:(?:cần|phải|có trách nhiệm|khẩn trương|tập trung|chủ động) )*{DONE} {MANY}{WORKS}"
    rf"[^.;:]{{0,60}} {WHICH}",
)
SUBJECT = re.compile(rf"(?:{'|'.join(FORMS[:-1])})[^;]*$")
COMMON = re.compile(rf"(?:{'|'.join(FORMS)})[^;]*$")
ALONE = re.compile(rf"{LIMIT}(?: (?:hoàn thành|thực hiện|chung))* ?: [^;]*$")
EXCEPT = re.compile(
    r"[ (;,.]*(?<!\w)(?:riêng|trừ)(?= (?:đối với |các )?(?:nhiệm vụ |nội dung )?mục \d)"
)
SENTENCE = re.compile(r"\. \w")
OPENED = re.compile(r"[.:] |\(")
AHEAD, BEHIND = re.compile(rf"(?<!\w){DOWN}"), re.compile(rf"(?<!\w){UP}")
PERIOD = r"(?:tháng \d{1,2}|quý [ivx\d]+)(?:/| năm )\d{4}"
# “NHIỆM VỤ HOÀN THÀNH TRONG THÁNG 12/2026”, over items.
HEADED = re.compile(
    r"(?<!\w)(?<!đã )(?:hoàn thành|xong|thời hạn|hạn)(?!\w)"
    # “Công tác văn phòng (trước ngày 10/12/2026)”
    r"|\((?:thực hiện |dự kiến )?(?:trong|trước|chậm nhất|từ nay đến) [^()]*\d[^()]*\)[ .:]*$"
    # “CÔNG TÁC DƯỢC (quý I/2027)”, “Tháng 12/2026:”
    rf"|\((?:thực hiện |dự kiến )?{PERIOD}\)[ .:]*$|^{PERIOD}[ .:]*$"
)


def exception_in(text: str) -> int | None:
    """Where “(riêng mục 2: 15/12/2026)” begins behind the day for all."""
    found = EXCEPT.search(level(text))
    return found.start() if found else None


def is_common(text: str) -> bool:
    """A paragraph that only says until when items are to be done, which stand elsewhere; it may
    except some of them."""
    text = text[: exception_in(text)]
    low = level(text)
    one = not SENTENCE.search(low)
    return one and bool(COMMON.match(low)) and not looks_back(text)


def is_common_item(text: str) -> bool:
    """An item with a number that is no work but the day for others: it asks nobody."""
    low = level(text)
    return not SENTENCE.search(low) and bool(SUBJECT.match(low)) and not looks_back(text)


def common_end(text: str) -> int | None:
    """Where a sentence begins that ends the opening and sets a day for all below; None without."""
    starts = [0, *(found.end() for found in OPENED.finditer(text))]
    return next(
        (
            at
            for at in starts
            if looks_ahead(text[at:]) is not False and is_common(text[at:].strip(" ):."))
        ),
        None,
    )


def is_limit_alone(text: str) -> bool:
    """“Thời hạn hoàn thành: trước ngày …”, where nothing stands that it could be of."""
    low = level(text).removeprefix("(")
    return bool(ALONE.match(low)) and not SENTENCE.search(low)


def looks_ahead(text: str) -> bool | None:
    """Whether it is of the items below it; None where it does not say of which."""
    low = level(text)
    if AHEAD.search(low):
        return True
    return False if BEHIND.search(low) else None


def heads_limit(text: str) -> bool:
    """Whether the title of a part says until when its items are to be done."""
    return bool(HEADED.search(level(text))) and not looks_back(text)
