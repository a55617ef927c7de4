"""The tree of sections, items and dashes that the labels of a notice spell out."""

import re
from dataclasses import dataclass, field

from conclusions.reading.common_limits import is_common, is_common_item, is_limit_alone
from conclusions.reading.labels import FIGURES, SECTIONS, Label
from conclusions.reading.lexicon import GIVE, any_of
from conclusions.reading.model import Span
from conclusions.reading.numbered_limits import is_numbered
from conclusions.reading.opening_closing import (
    POINTED,
    SHARED,
    SHARED_BY_POINTS,
    closing_start,
    opening_end,
    without_run_on,
)
from conclusions.reading.period_lines import is_period_line
from conclusions.reading.statements import NAMES_A_DAY, is_statement, looks_back
from conclusions.reading.task_tables import columns_of
from conclusions.reading.text_paragraphs import URGES_ALL, Paragraph
from conclusions.reading.traced_text import Traced, joined
from departments.folding import level

GENERAL = re.compile(
    r"(?:các |thủ trưởng |lãnh đạo các |trong quá trình |quá trình )[^.;]{0,160}"
    r"(?:nghiêm túc|triển khai|vướng mắc|thực hiện)"
)
# "Các phòng lập kế hoạch, gửi Văn phòng trong vòng 05 ngày làm việc": work of its own.
SETS_A_DAY = re.compile(
    r"(?:gửi|nộp|lập|xây dựng|ban hành|báo cáo) [^.;]{3,120}(?:trước|chậm nhất|trong vòng|"
    r"trong thời hạn|hạn|xong)[^.;]{0,12} (?:ngày \d|\d)"
)
GIVES_LAST = re.compile(
    r"(?:(?:hai bên|chủ tịch|phó chủ tịch|giám đốc|lãnh đạo|thường trực)[^,.;:]{0,40} )?"
    rf"(?:thống nhất )?{any_of(GIVE)} (?!nhiệm vụ|trách nhiệm)"
)
ANNEX_LABEL = re.compile(r"phụ lục(?: (?:số )?(?:[IVX]{1,4}|\d{1,2})(?!\w))?(?=[\s.:–-]|$)", re.I)
TOPIC_LEAD_IN = re.compile(r"(?:về|đối với|công tác) ")
OWN_FIRST = re.compile(r"(?P<own>\w.{15,}?(?:\.|, (?=đồng thời:$))) ?[^.;]{1,120}:$", re.S)
LONGEST_PART = 80  # letters
PART_OF_MINUTES = re.compile(
    r"(?:thành phần(?: tham dự| dự họp| tham gia)?(?: gồm(?: có)?)?|thảo luận|"
    r"nội dung(?: cuộc họp| làm việc)?|diễn biến(?: cuộc họp)?|"
    r"(?:các )?ý kiến(?: phát biểu| thảo luận| tham gia| trao đổi)*|"
    r"kết luận(?: của [^:.;]{3,50})?|(?:cuộc họp|hội nghị|các bên|cùng họp và) (?:đã )?"
    r"(?:thống nhất|kết luận)[^:.;]{0,40}) ?:"
)
# "- Chủ trì: Phòng A", "- Thời gian: trước ngày …" under an item: who does it and when.
FACT = re.compile(
    r"(?:(?:đơn vị|cơ quan|bộ phận) )?(?:chủ trì|phối hợp|thực hiện)(?: thực hiện)? ?: "
    r"|(?:thời gian|thời hạn|tiến độ|hạn)(?: hoàn thành| thực hiện)? ?: "
)
# "Lưu ý: gấp" under work with its day: more of its words, and no work under its heading.
NOTE = re.compile(
    r"\(?(?:lưu ý|chú ý|ghi chú|ghi thêm|chú thích|yêu cầu|gợi ý|nhắc(?: lại)?|n\.?b\.?)"
    r"(?: thêm| rõ| chung)? ?:(?! ?$)"
)
NOT_TITLE = re.compile(r"[.;!?]$")
# No office nests its lists so deep; a text that does is not a notice, and must not cost hours.
DEEPEST = 12


@dataclass
class Node:
    """A labelled item, a heading or a bare paragraph; `parent` is a place in the list of nodes."""

    label: Label | None
    words: Traced
    whole: Span
    parent: int | None = None
    caps: bool = False
    cells: tuple[Traced, ...] = ()
    children: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # where its further paragraphs begin in words
    apart: bool = False
    period: bool = False  # nothing but the time of what comes below
    annex: str | None = None  # “Phụ lục I” where the node heads an annex, its words the title
    more: list[Traced] = field(default_factory=list)  # paragraphs that go on, until `gather`
    size: int = 0  # letters in `more`

    def go_on(self, words: Traced, whole: Span, parted: bool) -> None:
        end = len(self.words) + self.size + len(self.more) - (not self.text)
        if parted and end > 0 and not self.cells:
            self.breaks.append(end)
        self.more.append(words)
        self.size += len(words)
        self.whole = (self.whole[0], max(self.whole[1], whole[1]))

    def gather(self) -> None:
        """All the words in one, once: joined to every new paragraph they were copied each time."""
        if self.more:
            self.words = joined([self.words, *self.more])
            self.more, self.size = [], 0

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def own(self) -> int:
        """Where the sentence that only announces the points begins, behind work of its own, as
        “… trước ngày 16/12. Yêu cầu:”; the whole length where there is none."""
        announces = self.children and self.text.endswith(":")
        found = OWN_FIRST.match(self.text) if announces else None
        return found.end("own") if found else len(self.text)

    @property
    def told(self) -> str:
        """The words, letter for letter, with the breaks between its paragraphs."""
        edges = [0, *self.breaks, len(self.text) + 1]
        return "\n".join(
            self.text[start + (start > 0) : end]
            for start, end in zip(edges, edges[1:], strict=False)
        )

    @property
    def ends_open(self) -> bool:
        """A colon announces what follows."""
        return (self.more[-1] if self.more else self.words).text.endswith(":")

    @property
    def is_section(self) -> bool:
        return self.caps or bool(self.label and self.label.family in SECTIONS)

    @property
    def rank(self) -> float:
        return 2.5 if self.caps else self.label.rank if self.label else 11

    @property
    def is_titled(self) -> bool:
        """Its words are a title over what follows, not a sentence of their own."""
        last = (self.more[-1] if self.more else self.words).text
        if self.breaks and NAMES_A_DAY.search(level(self.text)):
            return self.ends_open  # work told in several paragraphs, as its day shows
        short = len(self.text) + self.size + len(self.more) <= 220
        return self.ends_open or (short and not NOT_TITLE.search(last))


# Work, and then what it is to hold: the points are the paragraph's own, not its brothers.
HOLDS_PARTS = re.compile(r"[.;] [^.;:]*(?<!\w)(?:gồm|bao gồm)(?: \w+){0,4} ?:$")


@dataclass
class Outline:
    opening: list[Paragraph]
    preface: list[Paragraph]
    nodes: list[Node]
    closing: list[Paragraph]


def outline_of(blocks: list[Paragraph]) -> Outline:
    """The opening, the paragraphs before the first item, the tree of items, the closing."""
    end = closing_start(blocks)
    body, closing = blocks[:end], blocks[end:]
    first = next((i for i, b in enumerate(body) if b.label or b.cells or _is_caps(b)), len(body))
    if first == len(body):
        body = without_run_on(body)
        first = len(body)
    opened = opening_end(body, first)
    if first == len(body):
        return Outline(body[:opened], [], _nodes(body[opened:]), closing)
    first = max(first, opened)
    given = next((at for at in range(opened, first) if _begins_work(body[at])), first)
    return Outline(body[:opened], body[opened:given], _nodes(body[given:]), closing)


def _begins_work(block: Paragraph) -> bool:
    """A paragraph before the first number that is no preface, but work or the day for all of it."""
    common = (
        is_period_line(block.text)
        or is_common(block.text)
        or is_limit_alone(block.text)
        or is_numbered(block.words)
    )
    return common or _orders_by_a_day(block.text) or _gives_outright(block.text)


def _gives_outright(text: str) -> bool:
    """“Giao Thanh tra Sở kiểm tra kho thuốc.” before the first number."""
    low = level(text)
    return bool(re.match(r"giao (?!ban|dịch|lưu)", low)) and not low.endswith(":")


def _orders_by_a_day(text: str) -> bool:
    """A paragraph before the first number that is work all the same: its number was forgotten, or
    is no text (“Thanh tra Sở báo cáo trước ngày 15/12/2026.”)."""
    low = level(text)
    told = low.endswith(":") or FACT.match(low) or is_statement(text) or looks_back(text)
    return bool(NAMES_A_DAY.search(low)) and not told


def _nodes(blocks: list[Paragraph]) -> list[Node]:
    tree = _Tree(len(blocks))
    for place, block in enumerate(blocks):
        ahead = blocks[place + 1].label if place + 1 < len(blocks) else None
        tree.add(block, place, ahead)
    for node in tree.nodes:
        node.gather()
        if node.label and not node.children and not node.cells and not node.is_section:
            node.apart = is_common_item(node.text) or is_numbered(node.words)
    return tree.nodes


def add_annexes(outline: Outline, blocks: list[Paragraph]) -> None:
    """What stands behind the signature: a table of tasks gives work, any other annex does not."""
    starts = [n for n, block in enumerate(blocks) if not n or ANNEX_LABEL.match(block.text)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        _add_annex(outline, blocks[start:end])


def _add_annex(outline: Outline, blocks: list[Paragraph]) -> None:
    named = ANNEX_LABEL.match(blocks[0].text)
    size = named.end() if named else 0
    title = [blocks[0].words[size:].stripped(also=".:-–")]
    rest = blocks[1:]
    while rest and len(title) < 6 and _titles_annex(rest[0]):
        title.append(rest.pop(0).words)
    whole = (blocks[0].whole[0], title[-1].span()[1] if len(title) > 1 else blocks[0].whole[1])
    words = joined([part for part in title if part.text])
    at = len(outline.nodes)
    label = blocks[0].text[:size].strip(" .:")
    outline.nodes.append(Node(None, words, whole, caps=True, annex=label))
    gives = any(columns_of(block.cells) for block in rest if block.cells)
    for block in rest:
        node = Node(block.label, block.words, block.whole, parent=at, cells=block.cells)
        outline.nodes[at].children.append(len(outline.nodes))
        node.apart = not (gives and block.cells)
        outline.nodes.append(node)


def _titles_annex(block: Paragraph) -> bool:
    """A line in capitals under “Phụ lục”: the annex's name."""
    return not block.label and not block.cells and block.text == block.text.upper()


def _is_caps(block: Paragraph) -> bool:
    if block.label or block.cells:
        return False
    letters = [c for c in block.text if c.isalpha()]
    return 3 < len(letters) < 200 and (
        block.titled or all(c.isupper() for c in letters) or _names_part(block.text)
    )


def _names_part(text: str) -> bool:
    """A line that heads a part of minutes which number none: “Kết luận của chủ trì:”."""
    return len(text) <= LONGEST_PART and bool(PART_OF_MINUTES.fullmatch(level(text)))


class _Tree:
    def __init__(self, size: int):
        self.nodes: list[Node] = []
        self.size = size
        self.open: list[int] = []
        self.fresh: int | None = None

    def add(self, block: Paragraph, place: int, ahead: Label | None) -> None:
        node = Node(block.label, block.words, block.whole, caps=_is_caps(block), cells=block.cells)
        top = self.nodes[self.open[-1]] if self.open else None
        dashed = block.label and not block.label.counted
        if dashed and top and not top.is_section and FACT.match(level(block.text)):
            top.go_on(node.words, node.whole, block.parted)
            return
        if block.label or node.caps:
            self._labelled(node)
        else:
            if ahead and not node.cells and is_period_line(node.text) and self._heads(node, ahead):
                return
            if ahead and node.ends_open:
                self._leave_list(ahead)
            self._bare(node, place >= self.size - 2, block.parted, ahead)

    def _leave_list(self, ahead: Label) -> None:
        """A paragraph with a colon announces the item that comes next: where that goes on a list
        further out, the paragraph belongs to no item of the inner ones."""
        for place, at in enumerate(self.open[:-1]):
            label = self.nodes[at].label
            if label and label.family == ahead.family and ahead.value == label.value + 1:
                self.open = self.open[:place]
                return

    def _heads(self, node: Node, ahead: Label) -> bool:
        """Whether a line with a time alone heads what comes below it, in the list that goes on with
        the label `ahead` or begins with it; it stands in that list then."""
        labels = [self.nodes[at].label for at in self.open]
        same = [n for n, label in enumerate(labels) if label and label.family == ahead.family]
        outer = self.open[: same[-1]] if same else self.open
        parent = outer[-1] if outer else None
        inside = [one for one in self.nodes if one.parent == parent]
        if not node.ends_open and inside and not any(one.period for one in inside):
            return False
        self.open = outer
        node.apart = node.period = True
        self._put(node, parent)
        return True

    def _put(self, node: Node, parent: int | None) -> int:
        node.parent = parent
        self.nodes.append(node)
        at = len(self.nodes) - 1
        if parent is not None:
            self.nodes[parent].children.append(at)
        return at

    def _labelled(self, node: Node) -> None:
        same = [i for i in self.open if self._like(self.nodes[i], node)]
        same = same or [i for i in self.open if self._counts_on(self.nodes[i], node)]
        if same and not self._restarts(node, same[-1]):
            self.open = self.open[: self.open.index(same[-1])]
        else:
            while self.open and self._closes(self.nodes[self.open[-1]], node):
                self.open.pop()
        at = self._put(node, self.open[-1] if self.open else None)
        self.open.append(at)

    def _like(self, one: Node, other: Node) -> bool:
        if one.caps or other.caps:
            return one.caps == other.caps
        return bool(one.label and other.label and one.label.family == other.label.family)

    def _counts_on(self, one: Node, other: Node) -> bool:
        """The next of a list though its number is written otherwise: "2/" and then "3)"."""
        labels = [node.label for node in (one, other) if node.label]
        if len(labels) < 2 or not {label.family for label in labels} <= FIGURES:
            return False
        return labels[1].value == labels[0].value + 1

    def _restarts(self, node: Node, same: int) -> bool:
        """A list begins anew inside the item just opened, which announced it with a colon."""
        top = self.nodes[self.open[-1]]
        return bool(
            node.label
            and node.label.counted
            and node.label.value == 1
            and len(self.open) < DEEPEST
            and top.ends_open
            and self.open[-1] == len(self.nodes) - 1
            and (self.open[-1] != same or node.rank >= 4)
        )

    def _closes(self, top: Node, node: Node) -> bool:
        if node.is_section:
            return not (top.is_section and (top.rank < node.rank or self._begins_in(node)))
        if top.is_section:
            return False
        announced = top.ends_open and self.open[-1] == len(self.nodes) - 1
        return top.rank > node.rank and not announced

    def _begins_in(self, node: Node) -> bool:
        """“A.” right under “II. NHIỆM VỤ”: a list of another kind begins in the section."""
        top = self.nodes[self.open[-1]]
        if self.open[-1] != len(self.nodes) - 1 or not (top.label and node.label):
            return False
        return node.label.value == 1 and top.label.family != node.label.family

    def _bare(self, node: Node, last: bool, parted: bool, ahead: Label | None) -> None:
        """A paragraph without label: the words under a heading, or more of the item before it;
        `ahead` is the label of the next block."""
        top = self.nodes[self.open[-1]] if self.open else None
        common = not node.cells and (is_common(node.text) or is_numbered(node.words))
        if top is None or top.is_section:
            self._put(node, self.open[-1] if self.open else None)
            node.apart = common or (not node.cells and is_limit_alone(node.text))
            return
        low = level(node.text)
        if common and top.is_titled and not top.children:
            self._put(node, self.open[-1])
            node.apart = True
            return
        points = bool(self.nodes and SHARED_BY_POINTS.match(low) and self._after_points())
        labelled = any(self.nodes[i].label for i in self.open)
        if points or ((common or SHARED.match(low) or POINTED.match(low)) and labelled):
            self._put(node, self._section())
            node.apart = True
            return
        waiting = top.is_titled and not top.children
        if last and not waiting and _to_all(low):
            self._put(node, self._section())
            node.apart = True
            return
        if last and not waiting and GIVES_LAST.match(low):
            self._put(node, self._section())
            return
        if NOTE.match(low) and not top.children and NAMES_A_DAY.search(level(top.text)):
            top.go_on(node.words, node.whole, parted)
            return
        if FACT.match(low) and top.more and FACT.match(level(top.more[-1].text)):
            top.go_on(node.words, node.whole, parted)
            return
        headed = top.is_titled and not (TOPIC_LEAD_IN.match(level(top.text)) and top.children)
        if node.cells or headed:
            at = self._put(node, self.open[-1])
            if ahead and ahead.counted and ahead.value == 1 and HOLDS_PARTS.search(low):
                self.open.append(at)
            return
        at = self.open[-1] if not top.children else top.children[-1]
        self.nodes[at].go_on(node.words, node.whole, parted)

    def _after_points(self) -> bool:
        """The paragraph before stands among several points of one item."""
        last = self.nodes[-1]
        return last.parent is not None and len(self.nodes[last.parent].children) > 1

    def _section(self) -> int | None:
        return next((i for i in reversed(self.open) if self.nodes[i].is_section), None)


def _to_all(low: str) -> bool:
    """A last paragraph that urges everybody, after the units have had their own."""
    if re.match(f"{any_of(GIVE)} ", low) or SETS_A_DAY.search(low):
        return False
    return bool(URGES_ALL.search(low) or GENERAL.match(low))
