"""Layers of a PDF that are turned off (ISO 32000-1, 8.11): their words are not shown, nor read."""

from collections.abc import Iterator

SHOWS = {b"Tj", b"TJ", b"'", b'"'}  # words
BEGIN, BEGIN_BARE, END = b"BDC", b"BMC", b"EMC"
FORM = b"Do"
NEXT_LINE = b"'", b'"'  # show words on a line of their own
TOLD = "Tệp PDF có lớp đang tắt; chữ trên lớp đó không được đọc."


class Layers:
    """Which layers of a file are off, as it opens."""

    def __init__(self, pdf) -> None:
        self.off: set[int] = set()
        try:
            self._look(pdf)
        except Exception:  # noqa: BLE001 - pypdf raises anything at all, and the pages are read
            self.off = set()

    @property
    def told(self) -> list[str]:
        return [TOLD] if self.off else []

    def _look(self, pdf) -> None:
        told = pdf.root_object.get("/OCProperties") or {}
        opened = told.get("/D") or {}
        listed = {key: self._keys(opened, key) for key in ("/ON", "/OFF")}
        self.off = listed["/OFF"]
        if opened.get("/BaseState") == "/OFF":
            self.off |= self._keys(told, "/OCGs") - listed["/ON"]

    @staticmethod
    def _keys(told, key: str) -> set[int]:
        return {each.idnum for each in told.get(key) or [] if hasattr(each, "idnum")}

    def hides(self, holder, key: str) -> bool:
        """Whether what is kept there, a layer or a rule over several, is not shown."""
        if holder is None or key not in holder:
            return False
        layer = holder.raw_get(key)
        if getattr(layer, "idnum", None) in self.off:
            return True
        rule = layer.get_object()
        if rule.get("/Type") != "/OCMD" or not (of := self._of(rule)):
            return False
        off = [number in self.off for number in of]
        shown = {
            "/AllOn": not any(off),
            "/AnyOff": any(off),
            "/AllOff": all(off),
        }
        return not shown.get(rule.get("/P"), not all(off))

    def _of(self, rule) -> list[int]:
        if "/OCGs" not in rule:
            return []
        named = rule.raw_get("/OCGs")
        if isinstance(listed := named.get_object(), list):
            return [each.idnum for each in listed if hasattr(each, "idnum")]
        return [named.idnum] if hasattr(named, "idnum") else []

    def shown(self, operations: list, resources) -> Iterator[tuple]:
        """The operations without those that show words or forms of a layer that is off."""
        properties, forms = resources.get("/Properties"), resources.get("/XObject") or {}
        within: list[bool] = []
        for operands, operator in operations:
            if operator == BEGIN:
                named = operands[0] == "/OC" and isinstance(operands[1], str)
                within.append(bool(named) and self.hides(properties, operands[1]))
            elif operator == BEGIN_BARE:
                within.append(False)
            elif operator == END and within:
                within.pop()
            hidden = operator in SHOWS | {FORM} and any(within)
            if operator == FORM and operands[0] in forms:
                hidden = hidden or self.hides(forms[operands[0]], "/OC")
            if not hidden:
                yield operands, operator
            elif operator in NEXT_LINE:
                yield [], b"T*"
