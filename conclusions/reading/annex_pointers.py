"""Items whose work is told in an annex: their units and days stand there, or are told twice."""

import re
from collections.abc import Iterator

from conclusions.reading.model import ReadItem
from conclusions.reading.outline import Node
from departments.folding import level

# “Theo Phụ lục I kèm theo”, and not “theo mẫu tại Phụ lục”, nor an annex of another paper.
POINTS = re.compile(
    r"(?<!mẫu )(?<!mẫu biểu )(?:theo|tại|trong|ở|như) (?:các |những )?(?:phụ lục|biểu số|"
    r"bảng phân công|danh mục)(?!\w)(?: (?:số )?(?:[ivx]+|\d+)(?!\w))?+"
    r"(?P<here>,? (?:đính )?kèm(?: theo)?)?+"
    r"(?! (?:ban hành|của|nghị|thông tư|quyết|kế hoạch|hướng dẫn|văn bản|công văn|hợp đồng|đề án"
    r"|chương trình|luật|dự án|đầu tư))"
)
WORK = re.compile(
    r"(?<!\w)(?:nhiệm vụ|công việc|nội dung|phân công|đơn vị|thời hạn|thực hiện|triển khai)(?!\w)"
)
FORM = re.compile(r"(?<!\w)(?:mẫu|biểu mẫu|đề cương)(?!\w)")
TWICE = "chuyển tới Phụ lục, nơi các việc đã xếp thành mục riêng; kiểm tra để không giao trùng"
UNREAD = "chuyển tới Phụ lục chưa đọc thành việc; đối chiếu với bản gốc"
MISSING = "chuyển tới Phụ lục không có trong tệp; đơn vị, thời hạn có thể ghi ở đó"


def annex_pointers(nodes: list[Node], items: list[ReadItem]) -> dict[int, str]:
    """What is told of each item that points to an annex, by its place."""
    annexes = {place for place, node in enumerate(nodes) if node.annex is not None}
    inside = {place for place, node in enumerate(nodes) if _is_in(nodes, node, annexes)}
    works = any(items[place].duties for place in inside)
    told = TWICE if works else UNREAD if annexes else MISSING
    return {
        place: told
        for place, (node, item) in enumerate(zip(nodes, items, strict=True))
        if item.duties and place not in inside and _points(level(node.text), told)
    }


def _is_in(nodes: list[Node], node: Node, annexes: set[int]) -> bool:
    return node.parent is not None and (
        node.parent in annexes or _is_in(nodes, nodes[node.parent], annexes)
    )


def _points(low: str, told: str) -> bool:
    """Whether the words do; what the file does not hold is told only where work is to be there."""
    found = POINTS.search(low)
    if not found or FORM.search(low):
        return False
    work = bool(WORK.search(low))
    return told == TWICE or (work and (told == UNREAD or bool(found["here"])))


def lists_in_annexes(nodes: list[Node]) -> Iterator[int]:
    """The places of paragraphs in annexes, which are read as no work."""
    annexes = {place for place, node in enumerate(nodes) if node.annex is not None}
    for place, node in enumerate(nodes):
        if node.apart and not node.cells and _is_in(nodes, node, annexes):
            yield place
