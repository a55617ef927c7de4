"""Fields of a Word file: what of it is instruction and not shown, and which have no result."""

from docx.oxml.ns import qn

from conclusions.sources.docx_hidden import SKIPPED
from conclusions.sources.field_codes import name_of

PARAGRAPH, BOX = qn("w:p"), qn("w:txbxContent")
MARK, INSTRUCTION, TEXT = qn("w:fldChar"), qn("w:instrText"), qn("w:t")
SIMPLE, RESULTS = qn("w:fldSimple"), {TEXT, qn("w:sym"), qn("w:drawing"), qn("w:pict")}
PASSED = SKIPPED | {qn("w:rPr")}
UNENDED = (
    "Tệp Word có trường chưa kết thúc ({}), có thể đọc thừa hoặc thiếu chữ; đối chiếu bản gốc."
)
# What Word writes anew whenever the file is opened, printed or saved.
SHIFTING = {"DATE", "TIME", "PRINTDATE", "SAVEDATE"}
SHIFTS = (
    "Tệp Word có ngày, giờ tự thay đổi mỗi lần mở, in hoặc lưu (trường {}), có thể không còn là "
    "ngày đã ghi trên văn bản; đối chiếu bản gốc."
)


class _Begun:
    """A field whose end has not come yet."""

    def __init__(self, mark) -> None:
        self.mark = mark
        self.code: list[str] = []
        self.held: list = []  # what stands in its instruction and in no inner one
        self.parted = self.answered = self.is_open = False


class Fields:
    """The fields of one document, learnt story by story (body, heads, notes) before it is read:
    an instruction may go on over paragraphs, and with it the line it stands in."""

    def __init__(self) -> None:
        self.instructions: dict = {}  # of fields without a result, by the mark that begins each
        self.codes: set = set()
        self.unended: dict[str, None] = {}
        self.shifting: dict[str, None] = {}

    def learn(self, story) -> None:
        begun: list[_Begun] = []
        self._walk(story, begun)
        self.unended |= dict.fromkeys(_name(field) for field in begun)

    def is_code(self, element) -> bool:
        """Whether it stands in the instruction of a field around it, as the results of fields do
        that it is reckoned from."""
        return element in self.codes

    def joins(self, paragraph) -> bool:
        """Whether its end stands in an instruction: its line goes on in the next paragraph."""
        return paragraph in self.codes

    def at(self, element) -> str:
        """The instruction of the field that this element begins, where its result is not kept."""
        if element.tag == SIMPLE:
            kept = any(True for _ in element.iter(*RESULTS))
            return "" if kept else element.get(qn("w:instr"), "").strip()
        return self.instructions.get(element, "") if element.tag == MARK else ""

    def told(self) -> list[str]:
        told = [UNENDED.format(", ".join(self.unended))] if self.unended else []
        return told + ([SHIFTS.format(", ".join(self.shifting))] if self.shifting else [])

    def _walk(self, part, begun: list[_Begun]) -> None:
        for child in part:
            if child.tag in PASSED:
                continue
            if child.tag == SIMPLE:
                self._note(name_of(child.get(qn("w:instr"), "")))
            if child.tag == MARK:
                self._mark(child, begun)
            elif child.tag == BOX:  # a story of its own
                self.learn(child)
            elif child.tag == INSTRUCTION:
                if begun and not begun[-1].parted:
                    begun[-1].code.append(child.text or "")
            else:
                around = _coding(begun)
                self._walk(child, begun)
                self._hold(child, around, begun)

    def _mark(self, mark, begun: list[_Begun]) -> None:
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            if (around := _coding(begun)) is not None:
                around.held.append(mark)
            begun.append(_Begun(mark))
        elif begun and kind == "separate" and not begun[-1].parted:
            begun[-1].parted = True
            self.codes.update(begun[-1].held)
        elif begun and kind == "end":
            self._end(begun.pop(), begun)

    def _end(self, field: _Begun, begun: list[_Begun]) -> None:
        self.codes.update(field.held)
        self._note(_name(field))
        if not field.answered:
            code = "".join(field.code).strip()
            self.instructions[field.mark] = name_of(code) if field.is_open else code
        around = begun[-1] if begun else None
        if around is not None and around.parted:
            around.answered = around.answered or field.answered
        elif around is not None:
            around.is_open = around.is_open or not field.answered

    def _note(self, name: str) -> None:
        if name in SHIFTING:
            self.shifting[name] = None

    def _hold(self, element, around: _Begun | None, begun: list[_Begun]) -> None:
        """Counts an element whose end has come: to the instruction it stands in, to the result."""
        now = _coding(begun)
        if now is None:
            if begun and element.tag in RESULTS:
                begun[-1].answered = True
            return
        if element.tag == PARAGRAPH:
            now.held.append(element)
            now.code.append(" ")
        elif now is around:
            now.held.append(element)
            if begun[-1].parted and element.tag in RESULTS:
                begun[-1].answered = True
            if element.tag == TEXT:
                now.code.append(element.text or "")


def _coding(begun: list[_Begun]) -> _Begun | None:
    """The innermost field whose instruction is still being told."""
    return next((field for field in reversed(begun) if not field.parted), None)


def _name(field: _Begun) -> str:
    return name_of("".join(field.code)) or "?"
