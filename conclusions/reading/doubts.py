"""What the reviewer is asked to look at: work that is not sure to be any, words and limits that
were read as no work."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from conclusions.reading.alphabet import UP
from conclusions.reading.annex_pointers import annex_pointers, lists_in_annexes
from conclusions.reading.cautions import damage_of
from conclusions.reading.chosen_items import is_unanswered
from conclusions.reading.citations import masked
from conclusions.reading.dates import FULL_DATE, Said, last_day, parse_day
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.kinds import is_attendance, stands_in_look_back
from conclusions.reading.model import Deadline, ReadItem, Span
from conclusions.reading.moments import weekday_in_truth
from conclusions.reading.name_words import VERB
from conclusions.reading.numbered_limits import BUT, NOUN, ORDINAL
from conclusions.reading.outline import Node
from conclusions.reading.paths import told_place
from conclusions.reading.statements import asks_something, is_statement, looks_back
from conclusions.reading.stray_days import doubtful_days, stray_days
from conclusions.reading.task_tables import Columns, cell_of
from conclusions.reading.ticked_days import ticked_day_in
from conclusions.reading.ticked_units import ticked_in
from conclusions.reading.traced_text import trace
from conclusions.reading.unit_cells import tells_parts
from conclusions.reading.unit_finder import UnitFinder
from conclusions.reading.unplaced_units import unheard_units, unplaced_units
from departments.folding import level

# Words that set a limit, with a day or an event behind them that no form reads.
CUES = re.compile(
    r"(?<!\w)(?:(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|hạn(?: chót| cuối)(?: là)?)"
    r"(?: hết)? (?:ngày |tháng |quý |kỳ họp|phiên họp|rằm|cuối |đầu |\d|[.…]{2,})[^,;]{0,40}?"
    r"|tại (?:cuộc họp|phiên họp|kỳ họp|(?:kỳ|buổi) sinh hoạt|buổi giao ban|giao ban)"
    r"[^,;]{3,50}?|đầu (?:tháng|quý) \w+"
    r"(?:/\d+)?)(?=[,;]|\.?$|\. )"
    # The day is gone: under a label on a scan, or a blank that nobody filled.
    r"|(?<!\w)(?:trước|(?:chậm|muộn) nhất(?: là)?|hạn(?: chót| cuối)?(?: là)?)(?: hết)? ngày"
    r"(?= ?[.,;:|]| ?$)"
)
BARE_DAY = re.compile(
    r"(?<!\w)(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|trong|hạn)(?: hết)? ngày "
    r"(?:mùng |mồng )?\d{1,2}(?!\d|[/.-]\d|,? tháng|,? hằng|,? hàng)"
)
# “Thời hạn chung: …; riêng Thanh tra Sở …” in a paragraph behind an item, “các mục còn lại xong
# trước …” in one: a day that may be for other items too.
BY_PLACE = re.compile(rf"(?<=[;,.] )(?:việc|nhiệm vụ|nội dung) {ORDINAL}(?!\w)")
ABBREVIATED = re.compile(
    rf"(?:(?:(?<!\w)(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hối hợp(?: với)?) |^)"
    rf"(?P<code>[{UP}]{{2,8}}(?:[&.-][{UP}]{{1,6}})*))"
    rf"(?=,? (?:chủ trì|phối hợp|{VERB.pattern})| ?: )"
)
FOR_OTHERS = re.compile(
    rf"(?:riêng|trừ|ngoại trừ|ngoài)(?!\w)|(?:tất cả|toàn bộ|các|những) {NOUN}(?!\w)"
    r"|(?:thời )?hạn [^:.;]{0,20}chung(?!\w)|(?:thời )?hạn[^.]*(?<!\w)riêng(?!\w)"
)
THE_REST = re.compile(
    rf"(?<!\w)(?:các|những) {NOUN}(?: được giao)? (?:còn lại|nêu trên|trên đây|ở trên)[^.;]{{0,30}}"
    r"(?:trước|chậm nhất|trong|xong|hạn)(?!\w)"
)
EACH_UNIT = re.compile(
    r"(?<!\w)(?:mỗi|từng|cả|tất cả|hai|ba|bốn|các) (?:(?:hai|ba|các|02|03) )?"
    r"(?:đơn vị|cơ quan|phòng|bên|nơi|địa phương|khoa)(?: (?:nêu )?(?:trên|này))?"
    r" (?:đều |cùng |phải )?(?:báo cáo|gửi|nộp|hoàn thành|xong|thực hiện|trình)(?!\w)"
)
SENTENCE_ENDS = re.compile(r"[.;,]$")
SHOWN = 60  # letters of an item that has no number
NO_WORK = ("assessment", "context")
LEADS_IN = ("heading", "context")
SETS_A_DAY = ("before", "by")


def doubts_of(
    nodes: list[Node],
    items: list[ReadItem],
    tables: dict[int, Columns],
    said: Said,
    aside: set[int],
) -> Iterator[str]:
    """A sentence for each doubt, in the order of the text; `items` are those of the nodes, `tables`
    the columns of rows by their place, `aside` the places of what was not ticked."""
    told: set[int] = set()  # places of directives whose points were told of
    days = {duty.deadline.on for item in items for duty in item.duties if duty.deadline}
    backs = stands_in_look_back(nodes)
    pointers, listed = annex_pointers(nodes, items), set(lists_in_annexes(nodes))
    for place, (node, item, back) in enumerate(zip(nodes, items, backs, strict=True)):
        if damage := damage_of(item.text):
            yield f"{_place(item)} {damage}, đọc có thể thiếu; đối chiếu với bản gốc."
        if place in aside:
            if node.parent not in aside:
                yield f"{_place(item)} có ô chọn không được đánh dấu; không xếp là mục giao việc."
            continue
        if place in pointers:
            yield f"{_place(item)} {pointers[place]}."
        if place in listed:
            yield from (f"Phụ lục: {dated}" for dated in _dated(node, item, said, back))
        yield from _sentence_alone(node, item, tables.get(place, {}))
        yield from _untold_parts(node, item, tables.get(place, {}))
        yield from _left_in_cells(node, item, tables.get(place, {}), said, days)
        if item.kind == "directive":
            yield from _unknown_codes(node, item)
            yield from _unknown_beside(item)
            leads = {tuple(ref.written for ref in duty.leads) for duty in item.duties}
            if len(leads) > 1 and (called := BY_PLACE.search(masked(node.words))):
                yield f"{_place(item)} gọi việc theo thứ tự “{called[0]}”; xem lại đơn vị và hạn."
            if not asks_something(item.text, item.duties):
                yield f"{_place(item)} chưa rõ là giao việc; đang xếp là mục giao việc."
            for limit in _dayless(item):
                yield f"{_place(item)} chưa rõ ngày của thời hạn “{limit.phrase}”."
            yield from _weekdays_unlike(item)
            yield from _for_others(node, item)
            yield from _for_all_steps(node, item)
            yield from _from_above(node, items, place)
            offered = ticked_day_in(node.words).unclear
            if not offered:
                for phrase in _unread_limits(node, item, said):
                    yield f"{_place(item)} chưa đọc được thời hạn “{phrase}”."
            if not (offered or node.cells):
                yield from _stray(node, item, said)
        elif item.kind in NO_WORK and not (node.cells or node.apart):
            whole = node.parent
            if whole is None or items[whole].kind != "directive":
                yield from _left_out(node, item, said, back)
            elif item.label and whole not in told:
                told.add(whole)
                yield _part_of(items[whole])
            yield from _dated(node, item, said, back)


def _unread_limits(node: Node, item: ReadItem, said: Said) -> Iterator[str]:
    """Words that set a limit no form reads; beside one that was read only those with a number, for
    a day: “gửi trước ngày 10, trình ký trước ngày 20 tháng 12”."""
    low = masked(node.words)
    cues = list(CUES.finditer(low))
    if any(duty.deadline for duty in item.duties):
        read = [] if node.cells else limits_in(low, said)
        bare = list(BARE_DAY.finditer(low)) if read else []
        cues = [
            cue
            for cue in bare
            if not any(cue.start() < one.end and one.start < cue.end() for one in read)
        ]
    for cue in cues:
        yield node.text[cue.start() : cue.end()].strip()


def _unknown_codes(node: Node, item: ReadItem) -> Iterator[str]:
    """Capitals asked to act that are no unit known here: “Giao TĐC chủ trì”."""
    named = [ref.written for duty in item.duties for ref in (*duty.leads, *duty.helpers)]
    for found in () if node.cells else ABBREVIATED.finditer(node.text):
        code = found["code"]
        if not any(code in written for written in named):
            yield f"{_place(item)} có “{code}” chưa rõ là tên tắt của đơn vị nào."


def _unknown_beside(item: ReadItem) -> Iterator[str]:
    """Who leads beside a known unit, and is none: nothing else shows that one is wanting."""
    beside = [duty.leads for duty in item.duties if any(ref.name for ref in duty.leads)]
    unknown = [ref.written for refs in beside for ref in refs if not (ref.name or ref.collective)]
    for written in dict.fromkeys(unknown):
        yield f"{_place(item)}: “{written}” không có trong danh mục đơn vị, chưa được giao."


def _weekdays_unlike(item: ReadItem) -> Iterator[str]:
    """“thứ Sáu, ngày 15/12/2026”, which is a Tuesday: one of the two is a slip."""
    limits = dict.fromkeys(duty.deadline for duty in item.duties if duty.deadline)
    for limit in limits:
        named = weekday_in_truth(level(limit.phrase), limit.on)
        if named and limit.on and not limit.every:
            yield (
                f"{_place(item)} ghi “{limit.phrase}” nhưng ngày {limit.on:%d/%m/%Y} là {named}; "
                "đối chiếu với bản gốc."
            )


def _for_others(node: Node, item: ReadItem) -> Iterator[str]:
    """Words in an item that set a day which may be for others: each sentence of them once."""
    if not any(duty.deadline for duty in item.duties) or node.cells:
        return
    low = masked(node.words)
    behind = [at + 1 for at in node.breaks if FOR_OTHERS.match(low, at + 1)]
    starts = [at for at in behind if limits_in(low[at:])]
    if BUT.search(low) or THE_REST.search(low):
        starts = starts or [0]
    for start in starts[:1]:
        told = _cut(node.text[start:])
        yield f"{_place(item)} có thời hạn có thể là của cả mục khác: “{told}”."


def _for_all_steps(node: Node, item: ReadItem) -> Iterator[str]:
    """“… ; Phòng B lập hồ sơ, mỗi đơn vị báo cáo trước …”: a day that the other steps lack."""
    dayless = any(duty.what and not duty.deadline for duty in item.duties)
    leads = {tuple(ref.written for ref in duty.leads) for duty in item.duties}
    for duty in item.duties if dayless and len(leads) > 1 else ():
        told = EACH_UNIT.search(level(duty.what)) if duty.deadline else None
        if told and duty.deadline:
            phrase = duty.deadline.phrase
            yield f"{_place(item)} có thời hạn “{phrase}” có thể là của cả các việc khác trong mục."


def _from_above(node: Node, items: list[ReadItem], place: int) -> Iterator[str]:
    """The day of an item that a paragraph below it, for another unit, has from there."""
    if node.label or node.cells or node.parent is None:
        return
    above = items[node.parent]
    leads = {ref.written for duty in above.duties for ref in duty.leads}
    for duty in items[place].duties:
        limit = duty.deadline
        own = {ref.written for ref in duty.leads} - leads
        if limit and own and above.span[0] <= limit.span[0] < node.whole[0]:
            yield f"{_place(items[place])} lấy thời hạn “{limit.phrase}” của mục trên."


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]}…"


def _stray(node: Node, item: ReadItem, said: Said) -> Iterator[str]:
    """Days in the words of an item, or of one of its steps, that are nobody's limit, and of which
    CUES did not tell."""
    words = ticked_day_in(node.words).words
    low, found = masked(words), []
    if any(duty.deadline for duty in item.duties):
        found = [words.text[start:end] for start, end in doubtful_days(low, said)]
        steps = [trace(duty.what) for duty in item.duties if duty.what and not duty.deadline]
        for step in steps:
            found += [step.text[start:end] for start, end in stray_days(masked(step), said)]
    elif not CUES.search(low):
        found = [words.text[start:end] for start, end in stray_days(low, said)]
    for told in dict.fromkeys(found):
        yield f"{_place(item)} có “{told}” chưa đọc là thời hạn; đối chiếu với bản gốc."


def _dayless(item: ReadItem) -> list[Deadline]:
    """Limits told in words that name no day known here: each once."""
    limits = [duty.deadline for duty in item.duties if duty.deadline]
    asked = [limit for limit in limits if not (limit.on or limit.every or limit.kind == "ongoing")]
    return list(dict.fromkeys(asked))


def dated_before(paragraphs: Iterable[tuple[Node, ReadItem]], said: Said) -> Iterator[str]:
    """Days to come in the paragraphs before the first item, which give no work."""
    for node, item in paragraphs:
        yield from _dated(node, item, said, is_statement(item.text, said.on))


def unticked(
    nodes: list[Node], items: list[ReadItem], units: UnitFinder, empty: set[int]
) -> Iterator[str]:
    """Work behind one of the `empty` boxes; items that offer units behind boxes, none of which is
    ticked, or days and not one is."""
    for place, (node, item) in enumerate(zip(nodes, items, strict=True)):
        parts = node.cells or (node.words,)
        if item.duties and place in empty:
            yield f"{_place(item)} có ô chọn không được đánh dấu; đang xếp là mục giao việc."
        if item.duties and any(ticked_in(part, units).none for part in parts):
            yield f"{_place(item)} có ô chọn đơn vị nhưng chưa ô nào được đánh dấu."
        if item.duties and any(ticked_day_in(part).unclear for part in parts):
            yield f"{_place(item)} có ô chọn thời hạn nhưng chưa rõ ô nào được đánh dấu."
        if item.duties and any(is_unanswered(part) for part in parts):
            yield f"{_place(item)} có ô Có/Không nhưng chưa rõ ô nào được đánh dấu."


def without_part(
    nodes: list[Node], items: list[ReadItem], units: UnitFinder, said: Said, aside: set[int]
) -> Iterator[str]:
    """Units beside a deed in an item whose tasks have them neither to lead nor to help, or that
    has no task, nor hands them on to its points; days of headings that are handed on to none."""
    duties = [duty for item in items for duty in item.duties]
    heard = {ref.span for duty in duties for ref in (*duty.leads, *duty.helpers)}
    kept = {duty.deadline.span for duty in duties if duty.deadline}
    backs = stands_in_look_back(nodes)
    for place, (node, item, back) in enumerate(zip(nodes, items, backs, strict=True)):
        for written in unplaced_units(node, item, units):
            yield f"{_place(item)} nêu {written} nhưng chưa xếp là chủ trì hay phối hợp."
        if item.kind not in LEADS_IN or place in aside or back or looks_back(item.text):
            continue
        for written in unheard_units(node, item, units, heard):
            yield f"{_place(item)} nêu việc của {written} nhưng không xếp là mục giao việc."
        if item.kind == "heading" and not node.is_section:
            yield from _handed_to_none(node, item, said, kept)


def _left_in_cells(
    node: Node, item: ReadItem, columns: Columns, said: Said, days: set[date | None]
) -> Iterator[str]:
    """Days to come in a row of a table that were read as nobody's limit; those on which the work
    begins are none where its end is told."""
    ends = any(duty.deadline and duty.deadline.on for duty in item.duties)
    for place, cell in enumerate(node.cells):
        if ends and place == columns.get("begin"):
            continue
        found = FULL_DATE.search(masked(ticked_day_in(cell).words))
        day = parse_day(found[0]) if found else None
        if day and said.on and day >= said.on and day not in days:
            yield f"{_place(item)} có ngày “{cell.text}” chưa đọc là thời hạn của việc nào."


def _sentence_alone(node: Node, item: ReadItem, columns: Columns) -> Iterator[str]:
    """A sentence in the column of tasks without a number: more of the row above, or work?"""
    task = cell_of(node.cells, columns, "task")
    alone = task and item.kind == "heading" and not cell_of(node.cells, columns, "number")
    if task and alone and SENTENCE_ENDS.search(task.text):
        yield f"Hàng “{task.text}” của bảng không có số, đơn vị và thời hạn; đang xếp là tiêu đề."


def _untold_parts(node: Node, item: ReadItem, columns: Columns) -> Iterator[str]:
    """One column for who leads and who helps, and a cell of several that does not tell them."""
    cell = cell_of(node.cells, columns, "both")
    if cell and not tells_parts(cell) and any(duty.helpers for duty in item.duties):
        yield f"{_place(item)} không ghi ai chủ trì, ai phối hợp; đang lấy đơn vị đầu là chủ trì."


def _left_out(node: Node, item: ReadItem, said: Said, within: bool) -> Iterator[str]:
    """What may be work after all; `within`: it stands in a part that looks back."""
    back = within or looks_back(item.text)
    if item.label and not (back or is_statement(item.text, said.on) or is_attendance(node)):
        yield passed_over(item)


def passed_over(item: ReadItem) -> str:
    return f"{_place(item)} đang xếp là nhận xét, không phải mục giao việc."


def _part_of(whole: ReadItem) -> str:
    """Of the points under a directive that are more of its words."""
    named = told_place(whole.path) if whole.path else _place(whole)
    return f"Các ý của {named} đang xếp là nội dung của mục này, không phải việc giao riêng."


def _dated(node: Node, item: ReadItem, said: Said, within: bool) -> Iterator[str]:
    """Limits in words that give no work."""
    back = within or looks_back(item.text)
    for limit in limits_in(masked(node.words), said):
        if _is_to_come(limit.on, said.on, back):
            phrase = node.text[limit.start : limit.end]
            yield f"{_place(item)} có thời hạn “{phrase}” nhưng không xếp là mục giao việc."


def _handed_to_none(node: Node, item: ReadItem, said: Said, kept: set[Span]) -> Iterator[str]:
    """Days in a heading by which something is to be done and that none of its points has; a month
    or the day of an event there only names the heading."""
    for limit in limits_in(masked(node.words), said):
        deadline = as_deadline(node.words, limit)
        sets = limit.kind in SETS_A_DAY and not level(deadline.phrase).startswith("ngày")
        if sets and deadline.span not in kept and _is_to_come(limit.on, said.on, back=False):
            yield f"{_place(item)} có thời hạn “{deadline.phrase}” chưa là hạn của việc nào."


def _is_to_come(day: date | None, on: date | None, back: bool) -> bool:
    """Words that look back may name the month they were said in, and no later day."""
    if day is None or on is None:
        return not back
    return day > last_day(on.year, on.month) if back else day >= on


def _place(item: ReadItem) -> str:
    """“Mục II.3”, or the first words of what has no number, nor stands in what has one."""
    if item.path and not item.path.startswith("-"):
        named = told_place(item.path)
        return named[:1].upper() + named[1:]
    return f"Đoạn “{_cut(item.text)}”"
