"""What a Word file sets beside words of its text, told with these words: remarks, notes that change
something, small words above others."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from conclusions.sources.docx_hidden import SKIPPED
from conclusions.sources.left_out import shortened
from departments.folding import fold

TEXT, PARAGRAPH = qn("w:t"), qn("w:p")
RUBY, ABOVE, BELOW = qn("w:ruby"), qn("w:rt"), qn("w:rubyBase")
BEGINS, ENDS = qn("w:commentRangeStart"), qn("w:commentRangeEnd")
CALL = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
ID = qn("w:id")
# A remark or a note that says something else than the text does, and one that only cites a paper.
CHANGES = re.compile(
    r"(?<!\w)(?:sửa|đổi|thay|chuyển|lùi|gia hạn|điều chỉnh|bỏ|thêm|bổ sung|nay là|đính chính|nhầm|"
    r"sai|không phải|hoãn|hủy|rút|kéo dài)(?!\w)"
)
NAMES = re.compile(
    r"\d{1,2} ?[/.-] ?\d{1,2}|(?<!\w)(?:tháng|quý) [\divx]|\d+ ngày"
    r"|(?<!\w)(?:phòng|sở|ban|trung tâm|văn phòng|thanh tra|chi cục|ubnd) "
)
CITES = re.compile(r"\d+/(?:\d{4}/)?[a-zđ]+-?|(?<!\w)(?:số|điều|khoản|luật|nghị định) \S")
OURS = re.compile(r"[0-9a-zà-ỹđ]")  # small words above others tell how these are spoken
NEAR = 40  # letters of the text before a note's call
ABOVE_TOLD = "Chữ nhỏ ghi trên “{}” trong tệp: “{}”; đang đọc chữ ở dưới."
REMARK = "Ghi chú bên lề tại “{}” ({}) có thể sửa nội dung: “{}”; chưa đưa vào bản đọc."
NOTE = "Chú thích tại “{}” ({}) có thể sửa nội dung: “{}”; chưa đưa vào bản đọc."


def told_beside(body, remarks: dict[str, str], notes: dict[tuple[str, str], str]) -> list[str]:
    """A sentence for each, in the order of the text; `remarks` and `notes` by their numbers."""
    told: list[str] = []
    for paragraph in body.iter(PARAGRAPH):
        if any(above.tag in SKIPPED for above in paragraph.iterancestors()):
            continue
        told += _of_paragraph(paragraph, remarks, notes)
    return list(dict.fromkeys(told))


def _of_paragraph(
    paragraph, remarks: dict[str, str], notes: dict[tuple[str, str], str]
) -> Iterator[str]:
    place = f"đoạn “{shortened([_words(paragraph)])}”"
    said = ""
    begun: dict[str, int] = {}
    for part in paragraph.iter():
        if part.tag == RUBY:
            base, above = (_said(part, tag) for tag in (BELOW, ABOVE))
            if above and fold(above) != fold(base) and OURS.search(fold(base)):
                yield ABOVE_TOLD.format(base, shortened([above]))
        elif part.tag == BEGINS:
            begun[part.get(ID, "")] = len(said)
        elif part.tag == ENDS and part.get(ID) in begun:
            words = remarks.get(part.get(ID), "")
            if _changes(words):
                told = shortened([said[begun[part.get(ID)] :]])
                yield REMARK.format(told, place, shortened([words]))
        elif part.tag in CALL:
            words = notes.get((CALL[part.tag], part.get(ID, "")), "")
            if _changes(words):
                yield NOTE.format(_last_words(said), place, shortened([words]))
        elif part.tag == TEXT and not _is_skipped(part):
            said += part.text or ""


def _last_words(said: str) -> str:
    return said if len(said) <= NEAR else f"…{said[-NEAR:].partition(' ')[2]}"


def _changes(words: str) -> bool:
    low = fold(words)
    return bool(CHANGES.search(low) or (NAMES.search(low) and not CITES.search(low)))


def _words(paragraph) -> str:
    return "".join(part.text or "" for part in paragraph.iter(TEXT) if not _is_skipped(part))


def _said(part, tag: str) -> str:
    return "".join(words for one in part.iter(tag) for words in one.itertext(TEXT)).strip()


def _is_skipped(part) -> bool:
    return any(above.tag in SKIPPED for above in part.iterancestors())
