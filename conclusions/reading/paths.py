"""How a directive is called: the printed labels from its group down, "2" "5.(1)" "1.-2"."""

import re
from collections import Counter, defaultdict
from dataclasses import replace

from conclusions.reading.labels import FIGURES
from conclusions.reading.model import ReadItem
from conclusions.reading.outline import Node

SECTION_LETTERS = "ABCDEIVX"


def paths_of(nodes: list[Node], kinds: list[str]) -> list[str]:
    """A path for every node; sections are left out unless two directives would share a path."""
    parts = _parts(nodes)
    pairs = zip(nodes, parts, strict=True)
    bare = ["" if _parts_list(nodes, node) else part for node, part in pairs]
    short = [_path(nodes, parts, bare, place) for place in range(len(nodes))]
    directives = [
        short[place]
        for place, kind in enumerate(kinds)
        if kind == "directive" and not nodes[place].cells
    ]
    if len(set(directives)) == len(directives):
        return short
    return [_path(nodes, parts, parts, place) for place in range(len(nodes))]


def _path(nodes: list[Node], parts: list[str], counted: list[str], place: int) -> str:
    """The parts of `counted` down to the node; its own from `parts` where there is none."""
    chain = [place]
    while (above := nodes[chain[0]].parent) is not None:
        chain.insert(0, above)
    shown = [at for at in chain if counted[at]]
    if not shown:
        shown = [at for at in chain if parts[at]][-1:]
    whole = [at for at in shown if _family(nodes[at]).startswith("multi")]
    if whole:
        shown = shown[shown.index(whole[-1]) :]
    return ".".join(parts[at].rstrip("./-–, ") for at in shown)


def _parts_list(nodes: list[Node], node: Node) -> bool:
    """A section, or a “Thứ hai, …:” that heads a numbered list as sections do."""
    if node.is_section or _family(node) != "ordinal":
        return node.is_section
    return any(label.family in FIGURES for n in node.children if (label := nodes[n].label))


def _parts(nodes: list[Node]) -> list[str]:
    """Each node's own part: its label, or its place among its brothers where it has no number."""
    brothers = Counter((node.parent, _family(node)) for node in nodes)
    seen: Counter[tuple[int | None, str]] = Counter()
    parts = []
    for node in nodes:
        key = (node.parent, _family(node))
        seen[key] += 1
        if node.label and node.label.counted:
            named = node.label.family == "named"  # “Mục 1.”: the sentence says “mục” itself
            parts.append(str(node.label.value) if named else node.label.printed)
        elif node.label is None and (node.caps or (brothers[key] == 1 and node.parent is not None)):
            parts.append("")
        else:
            parts.append(f"-{seen[key]}")
    return parts


def _family(node: Node) -> str:
    return node.label.family if node.label else "caps" if node.caps else ""


def told_apart(items: list[ReadItem]) -> list[ReadItem]:
    """The items with the section before the paths of directives that else would be called the same:
    a row “1” of a table in one section, an item “1” of another."""
    sections: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.kind == "directive" and (section := _section_of(item, items)):
            sections[item.path].add(section)
    if all(len(among) < 2 for among in sections.values()):
        return items
    apart = []
    for item in items:
        section = _section_of(item, items) if item.path else ""
        told = not section or item.path.startswith(f"{section}.")
        apart.append(item if told else replace(item, path=f"{section}.{item.path}"))
    return apart


def _section_of(item: ReadItem, items: list[ReadItem]) -> str:
    """The label of the outermost heading it stands under, where that is a section's."""
    top = item
    while top.parent is not None:
        top = items[top.parent]
    return top.label.rstrip(".) ") if top is not item and top.label[:1] in SECTION_LETTERS else ""


ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
DASHED = re.compile(r"-(\d+)")
NTH = rf"(?:{'|'.join(ORDINALS)}|\d+)"
TOLD = re.compile(
    rf"(?P<inner>(?:ý thứ {NTH} )*)gạch đầu dòng thứ (?P<outer>{NTH})(?: mục (?P<above>.+))?"
)
SHORT_DASHES = re.compile(r",?\s*gạch (\d+(?:\.\d+)*)")


def told_place(path: str) -> str:
    """“mục II.1”, “gạch đầu dòng thứ nhất mục II.1”: its path in the words of a sentence."""
    whole, _, dashes = path.partition("-")
    counts = [int(count) for count in DASHED.findall(f"-{dashes}")] if dashes else []
    nth = [ORDINALS[n - 1] if n <= len(ORDINALS) else str(n) for n in counts]
    inner = [f"ý thứ {count}" for count in reversed(nth[1:])]
    outer = [f"gạch đầu dòng thứ {nth[0]}"] if nth else []
    above = [f"mục {whole.rstrip('.')}"] if whole.rstrip(".") else []
    return " ".join([*inner, *outer, *above])


def spoken(path: str) -> str:
    """The same where it stands alone, as in a column: “II.5.(1)”, “gạch đầu dòng thứ nhất mục
    II.1” for what bears no number of its own (stored as “II.1.-1”)."""
    return told_place(path) if DASHED.search(path) else path


def path_told(words: str) -> str:
    """The path of a place told by `spoken`, also as it was printed before, “II.1, gạch 2”; other
    words as they are."""
    short = SHORT_DASHES.sub(lambda m: "".join(f".-{n}" for n in m[1].split(".")), words)
    if not (told := TOLD.fullmatch(short)):
        return short.removeprefix(".")
    counts = [told["outer"], *reversed(re.findall(r"ý thứ (\w+)", told["inner"]))]
    return ".".join([*filter(None, [told["above"]]), *(f"-{_count(one)}" for one in counts)])


def _count(written: str) -> int:
    return ORDINALS.index(written) + 1 if written in ORDINALS else int(written)
