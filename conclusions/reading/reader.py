"""The stages in order: lines, zones, paragraphs, outline, kinds, units, duties, header, ending."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from conclusions.reading.cautions import NO_CONCLUSION, gaps_in, problem_of
from conclusions.reading.chosen_items import empty_before_number, not_chosen
from conclusions.reading.citations import citations_in, masked
from conclusions.reading.continued_rows import with_continued_rows
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.ditto_cells import ditto_doubts, with_cells_above
from conclusions.reading.doubts import dated_before, doubts_of, passed_over, unticked, without_part
from conclusions.reading.duties import Given, duties_of
from conclusions.reading.ending import behalf_of, ending_of
from conclusions.reading.header import header_of
from conclusions.reading.headings import acting, addressed, addressee_of, is_vague, unit_part
from conclusions.reading.kinds import CLAUSE_END, kinds_of, lists_things, tells_how
from conclusions.reading.lone_labels import with_labels_in_line
from conclusions.reading.lost_numbers import without_inherited
from conclusions.reading.misread_digits import slips_in
from conclusions.reading.model import Header, ReadDuty, Reading, ReadItem, Unit, UnitRef
from conclusions.reading.name_words import VERB
from conclusions.reading.outline import Node, Outline, add_annexes, outline_of
from conclusions.reading.paths import paths_of, told_apart
from conclusions.reading.roles import acts_in
from conclusions.reading.row_points import with_points_led
from conclusions.reading.shared_limits import share_limit
from conclusions.reading.stacked_tables import with_stacked_rows
from conclusions.reading.statements import (
    asks_something,
    finds,
    is_past_time,
    is_statement,
    is_turned_down,
    looks_back,
    stated_kind,
)
from conclusions.reading.tabbed_tables import with_rows
from conclusions.reading.table_groups import TableGroup, group_doubts, group_of, group_over
from conclusions.reading.table_items import (
    numbers_in,
    repeating,
    row_item,
    tables_in,
    within,
    words_of,
)
from conclusions.reading.task_tables import columns_of
from conclusions.reading.text_lines import END, lines_of, without_notes
from conclusions.reading.text_paragraphs import Paragraph, paragraphs_of
from conclusions.reading.ticked_columns import with_signs_told, with_ticked_columns
from conclusions.reading.ticked_days import ticked_day_in
from conclusions.reading.ticked_units import ticked_in, with_options_in_line
from conclusions.reading.traced_text import EMPTY, Traced, trace
from conclusions.reading.turned_tables import with_turned_tables
from conclusions.reading.unit_finder import UnitFinder
from conclusions.reading.zones import Zones, zones_of
from departments.folding import level


def read(
    text: str,
    units: Iterable[Unit] = (),
    issued_on: date | None = None,
    meeting_on: date | None = None,
) -> Reading:
    """Read the text of a notice; `units` are the known ones. The days it was issued and its meeting
    was held win over those the text names: limits are counted from them."""
    source = trace(text)
    if problem := problem_of(source.text):
        return Reading(text=text, problem=problem, unread=_everything(text))
    printed, notes = without_notes(lines_of(source))
    lines, unclear = with_rows(with_stacked_rows(printed))
    known = list(units)
    lines = with_signs_told(with_continued_rows(lines))
    lines, turned = with_turned_tables(lines, UnitFinder(known))
    lines, ticked = with_ticked_columns(lines, UnitFinder(known))
    lines = with_labels_in_line(lines, UnitFinder(known))
    lines = with_options_in_line(lines, UnitFinder(known))
    zones = zones_of(lines)
    outline = outline_of(paragraphs_of(zones.body))
    _leave_end(outline.nodes)
    add_annexes(outline, paragraphs_of(zones.annex))
    ending = ending_of(zones.tail)
    opening = "\n".join(block.printed for block in outline.opening)
    header = _header(zones, opening, source.text, ending.titles, ending.signer)
    issued = issued_on or header.issued_on
    said = Said(meeting_on or header.meeting_on or issued, issued, header.issued_month)
    learned = _learned(outline.nodes, UnitFinder(known))
    finder = UnitFinder(known, learned, sender=header.agency or "")
    above = [line.words for line in zones.title] + [block.words for block in outline.opening]
    items, warnings = _items(outline, finder, said, above, text)
    return Reading(
        text=text,
        header=header,
        opening=opening,
        items=tuple(items),
        closing="\n".join(block.text for block in outline.closing),
        recipients=ending.recipients,
        signature=ending.titles,
        unread=tuple(
            words.span()
            for words in [
                *ending.left,
                *(line.words for line in notes),
            ]
        ),
        warnings=tuple(warnings + unclear + turned + ticked),
        problem=None if any(item.kind == "directive" for item in items) else NO_CONCLUSION,
    )


def _leave_end(nodes: list[Node]) -> None:
    """“./.” ends the paper, not the sentence of the last item."""
    if nodes and not nodes[-1].cells and nodes[-1].text.endswith(END):
        nodes[-1].words = nodes[-1].words[: 1 - len(END)]


def _everything(text: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),) if text.strip() else ()


def _header(
    zones: Zones, opening: str, body: str, titles: tuple[str, ...], signer: str | None
) -> Header:
    own, chain, how = behalf_of(titles)
    return replace(
        header_of(zones.head, zones.title, opening, body),
        signer_name=signer,
        signer_title=own,
        signed_on_behalf=how,
        on_behalf_chain=chain,
    )


def _learned(nodes: list[Node], finder: UnitFinder) -> list[str]:
    """Names that head a group of this notice: the surest list of its units without any other."""
    names = []
    for node in nodes:
        if node.is_titled and not node.is_section and len(node.text) < 160:
            leads, _ = unit_part(node.words, finder)
            names += [ref.written for ref in leads if not ref.collective]
    return names


def _items(
    outline: Outline, finder: UnitFinder, said: Said, letter: list[Traced], text: str
) -> tuple[list[ReadItem], list[str]]:
    """The items and what the reviewer is told of them; `letter` is what stands above them all,
    `text` the whole paper."""
    items = [_paragraph(block) for block in outline.preface]
    shift = len(items)
    nodes = outline.nodes
    aside = not_chosen(nodes)
    settled = _settled_kinds(nodes, finder, said)
    kinds = ["context" if place in aside else kind for place, kind in enumerate(settled)]
    paths = paths_of(nodes, kinds)
    given: list[Given] = []
    announced: dict[int | None, Given] = {}
    written_to = Given(addressee_of(letter, finder))
    if written_to.leads:
        announced[None] = written_to
    if outline.opening:
        opening = outline.opening[-1].words
        announced[None] = _announced(opening, addressed(opening, finder), written_to, said)
    tables = tables_in(nodes)
    group, groups = TableGroup(), dict[int, TableGroup]()  # what heads the rows of a table
    rows, over = with_points_led(nodes, tables, with_cells_above(nodes, tables), finder)
    repeats, numbers = repeating(nodes, tables, paths), numbers_in(nodes, tables)
    for place, (node, kind, path) in enumerate(zip(nodes, kinds, paths, strict=True)):
        above = given[node.parent] if node.parent is not None else Given()
        above = announced.get(node.parent, above)
        given.append(_given(node, above, finder, said))
        if node.label is None and node.ends_open and not node.children:
            asked = acting(node.words, finder)
            announced[node.parent] = _announced(node.words, asked, above, said)
        if columns := tables.get(place):
            if columns_of(node.cells):
                over_all = group_over(nodes, place, finder)
                group = group if over_all is None else over_all
            row = replace(node, cells=rows[place])
            alone = not numbers.get(place + 1, "").startswith(f"{numbers.get(place, '')}.")
            item = row_item(
                row, columns, group, finder, said, repeats=place in repeats, alone=alone
            )
            if place in over:
                item = replace(item, kind="heading", duties=())
            if item.duties:
                groups[place + shift] = group
            elif not columns_of(node.cells):
                group = group_of(row, columns, finder, said)
            number = numbers[place] if item.duties else ""
            item = replace(item, path=within(nodes, paths, node.parent, number))
        else:
            group = TableGroup()
            item = _item(node, kind, path, above, finder, said)
        parent = node.parent + shift if node.parent is not None else None
        cells = tuple(cell.text for cell in node.cells)
        items.append(replace(item, parent=parent, cells=cells))
    above_all = outline.opening[-1].words if outline.opening else EMPTY
    items, shared = share_limit(told_apart(items), nodes, shift, said, above_all)
    items, lost = without_inherited(items, nodes, shift)
    before = (Node(None, block.words, block.whole) for block in outline.preface)
    warnings = gaps_in(nodes, paths) + lost + shared
    prefaced = list(zip(before, items[:shift], strict=True))
    warnings += dated_before(prefaced, said)
    warnings += [
        passed_over(item)
        for node, item in prefaced
        if not (node.ends_open or is_statement(item.text, said.on) or looks_back(item.text))
        and _acts_from(0, node, finder)
    ]
    warnings += group_doubts(items, groups, finder)
    warnings += ditto_doubts(nodes, rows, numbers)
    warnings += unticked(nodes, items[shift:], finder, empty_before_number(nodes, text))
    warnings += doubts_of(nodes, items[shift:], tables, said, aside)
    warnings += without_part(nodes, items[shift:], finder, said, aside)
    slips = [slip for node in nodes for slip in slips_in(node.text)]
    warnings += [f"Đọc “{words}” là {taken}." for words, taken in slips]
    warnings += [f"Đọc “{words}” là {name}." for words, name in finder.doubts.items()]
    return items, warnings


def _item(
    node: Node, kind: str, path: str, above: Given, finder: UnitFinder, said: Said
) -> ReadItem:
    ticked = ticked_in(node.words[: node.own], finder)
    words = ticked_day_in(ticked.words).words
    duties = duties_of(words, above, finder, said) if kind == "directive" else ()
    if ticked.refs and not any(duty.leads for duty in duties):
        duties = tuple(replace(duty, leads=ticked.refs) for duty in duties)
    if kind == "directive" and (_gives_nothing(node, duties) or _only_told(node, finder, said)):
        kind, duties = "assessment" if looks_back(node.text) else "context", ()
    duties = _in_paragraphs(duties, node) if node.breaks else duties
    return ReadItem(
        kind=kind,
        label=node.label.printed if node.label else node.annex or "",
        path=path,
        text=words_of(node),
        span=node.whole,
        duties=duties,
        citations=citations_in(node.words),
    )


def _settled_kinds(nodes: list[Node], finder: UnitFinder, said: Said) -> list[str]:
    """The kinds; things that a directive is done to are more of its words."""
    kinds: list[str] = []
    lists: set[int] = set()  # places of directives with the things they are done to
    for place, (kind, node) in enumerate(zip(kinds_of(nodes, said.on), nodes, strict=True)):
        kind = "context" if node.parent in lists else _settled(kind, node, finder, said)
        if kind == "heading" and _is_unended(nodes, node, finder):
            kind = "directive"
        above = kinds[node.parent] if node.parent is not None else ""
        # “Kết quả thanh tra” under the order to report is part of it, and assesses nothing.
        part = kind == "assessment" and above == "directive"
        kinds.append("context" if part else kind)
        if node.children and kinds[-1] == "directive" and _only_lists(nodes, node, finder, said):
            lists.add(place)
    return kinds


def _only_lists(nodes: list[Node], node: Node, finder: UnitFinder, said: Said) -> bool:
    """Whether the points under a directive are more of its words: what it is done to, or how."""
    points = [nodes[child] for child in node.children]
    if any(_gives_work(point, finder) for point in points):
        return False
    how = tells_how(node) and not any(_is_dated(point, 0, said) for point in points)
    return how or lists_things(nodes, node)


def _gives_work(point: Node, finder: UnitFinder) -> bool:
    """A point that says what a unit is to do is no thing on a list."""
    low = level(point.text)
    group = finder.group_at(point.words, low, 0)
    return bool(group and low[group.end :].strip(" .;,")) and _acts_from(0, point, finder)


def _settled(kind: str, node: Node, finder: UnitFinder, said: Said) -> str:
    """What turns on who acts: “Thống nhất chủ trương; Sở A lập hồ sơ” gives work after all, and so
    does “Sở A rà soát hồ sơ, báo cáo trước ngày …, trong đó:” above its points."""
    if kind == "announcing":
        return "directive" if _acts_from(0, node, finder, node.own) else "heading"
    if kind == "framed":
        # "các bộ phận phối hợp chặt chẽ", without a day, says how all is to be done.
        some = _acts_from(0, node, finder, named=not _is_dated(node, 0, said))
        return "directive" if some else "context"
    if kind == "unmarked":
        acts = _acts_from(0, node, finder) and not looks_back(node.text)
        return "directive" if acts else "context"
    if kind == "stated":
        stated = CLAUSE_END.search(node.text)
        back = looks_back(node.text) or is_past_time(node.text, said.on)
        ahead = level(node.text).startswith("trong ") and not back
        gives = stated and _acts_from(stated.end(), node, finder)
        gives = gives or (ahead and _acts_from(0, node, finder))
        gives = gives or bool(
            stated and not is_turned_down(node.text) and _is_dated(node, stated.end(), said)
        )
        return "directive" if gives else stated_kind(node.text)
    return kind


def _is_unended(nodes: list[Node], node: Node, finder: UnitFinder) -> bool:
    """Only its full stop is missing: “1. Phòng A rà soát hồ sơ” over “Phòng B kiểm tra”."""
    bare = node.children and all(_acts_anew(nodes[child], finder) for child in node.children)
    if not (node.label and bare) or node.is_section or node.ends_open:
        return False
    low = level(node.text)
    group = finder.group_at(node.words, low, 0)
    named = group and not any(ref.collective for ref in group.refs)
    return bool(group and named and VERB.match(low, group.end + 1))


def _acts_anew(node: Node, finder: UnitFinder) -> bool:
    """A paragraph without a number in which somebody is to act."""
    return not node.label and not node.cells and _acts_from(0, node, finder)


def _is_dated(node: Node, start: int, said: Said) -> bool:
    """Whether a sentence from there on sets a day to come: then it gives work, whoever is to do
    it."""
    limits = limits_in(masked(node.words), said)
    days = [limit.on for limit in limits if limit.start >= start and not limit.every]
    return any(day and said.on and day >= said.on for day in days)


def _acts_from(
    start: int, node: Node, finder: UnitFinder, end: int | None = None, *, named: bool = False
) -> bool:
    """Whether somebody is to act there; `named`: and not “các đơn vị” alone."""
    words = node.words[:end]
    return any(
        act.role == "lead"
        and act.group.start >= start
        and not (named and all(ref.collective for ref in act.group.refs))
        for act in acts_in(words, masked(words), finder)
    )


def _gives_nothing(node: Node, duties: tuple[ReadDuty, ...]) -> bool:
    """A row of figures, or words about what was or is; an item that says nothing the reader knows
    gives work all the same."""
    unsaid = node.cells or looks_back(node.text) or finds(node.text)
    return bool(unsaid) and not asks_something(node.text, duties)


def _only_told(node: Node, finder: UnitFinder, said: Said) -> bool:
    """Under a unit's heading what it has done: “Thẻ bảo hiểm y tế đã phát đủ cho 386 người”."""
    if node.cells or node.children or not looks_back(node.text) or asks_something(node.text, ()):
        return False
    return not _acts_from(0, node, finder) and not limits_in(masked(node.words), said)


def _in_paragraphs(duties: tuple[ReadDuty, ...], node: Node) -> tuple[ReadDuty, ...]:
    """The duties, their words broken where those of their item are."""
    text, told, at, parts = node.text, node.told, 0, []
    for duty in duties:
        at = max(text.find(duty.what, at), 0)
        parts.append(replace(duty, what=told[at : at + len(duty.what)]))
    return tuple(parts)


def _paragraph(block: Paragraph) -> ReadItem:
    return ReadItem(
        kind="assessment",
        label="",
        path="",
        text=block.text,
        span=block.whole,
        citations=citations_in(block.words),
    )


def _announced(
    words: Traced, asked: tuple[tuple[UnitRef, ...], int], above: Given, said: Said
) -> Given:
    """What a sentence with a colon gives to all that it announces: whom it asks, and the day it
    asks it by; days before the asking tell of something else."""
    leads, at = asked
    if not leads:
        return above
    limits = [one for one in limits_in(masked(words), said) if one.start >= at]
    limit = as_deadline(words, limits[0]) if len(limits) == 1 else above.limit
    named = tuple(ref for ref in leads if not is_vague(ref))
    return Given(named or above.leads, above.helpers, limit, "")


def _given(node: Node, above: Given, finder: UnitFinder, said: Said) -> Given:
    """What the children of this node have from it and from what stands above it."""
    if not node.children:
        return above
    if node.own < len(node.text):
        tail, own = node.words[node.own :].stripped(), node.words[: node.own]
        acts = acts_in(own, masked(own), finder)
        own_leads = tuple(ref for act in acts if act.role == "lead" for ref in act.group.refs)
        above = Given(own_leads or above.leads, above.helpers, above.limit, "")
        return _announced(tail, acting(tail, finder), above, said)
    leads: tuple[UnitRef, ...] = ()
    helpers: tuple[UnitRef, ...] = ()
    if not node.is_section or (node.is_titled and len(node.text) < 140):
        ticked = ticked_in(node.words, finder)
        leads, helpers = unit_part(ticked.words, finder)
        leads = leads or ticked.refs
    limit = above.limit
    if not node.is_section:
        words = ticked_day_in(ticked_in(node.words, finder).words).words
        limits = [duty.deadline for duty in duties_of(words, above, finder, said)]
        limit = next((found for found in limits if found), limit)
    if not leads:
        return Given(above.leads, above.helpers, limit, node.text)
    return Given(leads, helpers, limit, "")
