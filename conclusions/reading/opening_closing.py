"""The frame of a body: where its opening ends and its closing begins."""

import re
from dataclasses import replace

from conclusions.reading.lexicon import ORDER, any_of
from conclusions.reading.text_paragraphs import CLOSING, URGES_ALL, Paragraph
from conclusions.reading.zones import OPENING
from departments.folding import level

OPENED = re.compile(
    r"(?:như sau|sau đây|kết luận|chỉ đạo|ý kiến|yêu cầu|thống nhất|nội dung|nhiệm vụ|"
    r"sau)[^.:;]{0,80}:$"
)
CONCLUDED = re.compile(
    r"(?:kết luận|chỉ đạo|có ý kiến|thống nhất)[^.:;]{0,120}:$|(?:như sau|sau đây)[:.]$"
)
# The same with the work behind it: "… chủ trì họp và kết luận: Giao Thanh tra Sở …".
CONCLUDING = re.compile(
    r"(?:(?:kết luận|chỉ đạo|có ý kiến|thống nhất|yêu cầu)[^.:;]{0,120}|như sau|sau đây): (?=\S)"
)
PRESENT = re.compile(r"(?:thành phần|tham dự|tham gia|dự họp|có mặt|chúng tôi)(?!\w)[^.;]{0,60}:$")
# "Báo cáo của các đơn vị gửi về … trước ngày …" after a list sets one day for all of it.
SHARED = re.compile(
    r"(?:(?:các|những|hai|ba|bốn|năm) )?(?:báo cáo|kết quả|nội dung|văn bản|hồ sơ|công việc|"
    r"nhiệm vụ|việc)[^.;:]{0,80} "
    r"(?:gửi|nộp|hoàn thành|thực hiện|xong)[^.;:]{0,80} ?(?:trước|chậm nhất|"
    r"trong)[^.;:]*\.?(?:/\.)?"
    r"(?:(?<=\.) (?!giao |yêu cầu |đề nghị |phân công )[^;:]*)?$"
)
# After points: "Hoàn thành các nội dung trên trước ngày …", "Thời gian thực hiện: trong tháng …".
SHARED_BY_POINTS = re.compile(
    r"(?:hoàn thành|thực hiện xong|hoàn tất) (?:các |những |hai |ba |bốn )?(?:nội dung|nhiệm vụ|"
    r"công việc|việc|"
    r"phần việc)(?: nêu)? (?:trên|này)[^.;:]*\.?(?:/\.)?$"
    r"|(?:thời gian|thời hạn|tiến độ)(?: thực hiện| hoàn thành)?(?: các (?:nội dung|nhiệm "
    r"vụ)[^.;:]{0,20})?"
    r" ?: [^.;]*\.?(?:/\.)?$"
    r"|báo cáo kết quả(?: thực hiện)? (?:về|cho|gửi|với) [^.;:]{3,60} (?:trước|chậm nhất|"
    r"trong)[^.;:]*\.?$"
)
# The same for some of the points: "Các nội dung tại điểm a, b hoàn thành trước …; điểm c …".
POINTED = re.compile(
    r"(?:các |những )?(?:nội dung|nhiệm vụ|công việc|việc)?[^.;:]{0,30}"
    r"điểm [a-zđ](?!\w)[^.:]*(?:hoàn thành|xong|gửi|nộp|báo cáo|thực hiện)[^.:]*\.?(?:/\.)?$"
)
GIVES_WORK = re.compile(rf"(?<!\w)(?<!theo )(?!giao (?:ban|dịch|lưu)){any_of(ORDER)} ")
LAST_WORD = re.compile(r"(?:thông báo|kết luận|ý kiến chỉ đạo|nội dung) (?:này|trên|nêu trên)")


def closing_start(blocks: list[Paragraph]) -> int:
    """The place of the closing; past the last block where there is none."""
    for at in range(max(1, len(blocks) - 4), len(blocks)):
        if not blocks[at].label and CLOSING.match(level(blocks[at].text)):
            return at
    if len(blocks) > 1 and not blocks[-1].label:
        low = level(blocks[-1].text)
        last = URGES_ALL.match(low) or (LAST_WORD.search(low) and not GIVES_WORK.match(low))
        if low.endswith("./.") and last and not SHARED.match(low):
            return len(blocks) - 1
    return len(blocks)


def opening_end(body: list[Paragraph], first: int) -> int:
    """How many paragraphs open the notice; `first` is the place of the first labelled one."""
    for at, block in enumerate(body[: min(first, 8)]):
        if CONCLUDED.search(level(block.text)):
            return at + 1
    for at, block in enumerate(body[: min(first, 8)]):
        if OPENED.search(level(block.text)):
            return at + 1
    if first < len(body):
        return _past_those_present(body, first)
    return 0 if body and _is_work(body[0].text, alone=len(body) == 1) else min(1, len(body))


def _past_those_present(body: list[Paragraph], first: int) -> int:
    """Past a list of who attended, where the words that conclude come after it."""
    if not first or not PRESENT.search(level(body[first - 1].text)):
        return first
    for at, block in enumerate(body[first : first + 15], first):
        if not block.label and CONCLUDED.search(level(block.text)):
            return at + 1
    return first


def _is_work(text: str, alone: bool) -> bool:
    """The first paragraph of a text without items says itself what is to be done."""
    low = level(text)
    return bool(GIVES_WORK.search(low)) and (alone or not OPENING.match(low))


def without_run_on(body: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, the first cut where its opening ends and the work begins."""
    if not body or any(CONCLUDED.search(level(block.text)) for block in body):
        return body
    first, *rest = body
    found = CONCLUDING.search(level(first.text))
    if not found or not first.text[found.end()].isupper():
        return body
    parts = first.words[: found.end()].stripped(), first.words[found.end() :]
    return [*(replace(first, words=part, whole=part.span()) for part in parts), *rest]
