"""Forms of a PDF (ISO 32000-1, 8.10): drawings kept apart, which pages and other forms draw."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject, FloatObject, NameObject, StreamObject

from conclusions.sources.pdf_rules import UNTURNED, Matrix

MOST = 50_000  # operations of all forms of a page
MOST_FORMS = 50  # within one
DEEPEST = 6  # forms within forms; signatures have three
DRAWS, FONT, MANNER = b"Do", b"Tf", b"gs"
INLINE = b"INLINE IMAGE"  # as pypdf calls a picture kept among the operations
PICTURE = b"picture"  # draws a picture of a form, which the page has no name for
GROUP = b"group"  # what follows is drawn as one, by itself, before it is laid on the page


def unfolded(
    form: StreamObject, fonts: DictionaryObject, depth: int = 0
) -> Iterator[tuple[Any, bytes]]:
    """The operations of the form and of the forms it draws, each in its place; their fonts, which
    may bear the same names, are gathered under names of their own."""
    resources = _resolved(form, "/Resources")
    named, manners = _resolved(resources, "/Font"), _resolved(resources, "/ExtGState")
    drawn = _resolved(resources, "/XObject")
    yield [], b"q"
    yield [FloatObject(number) for number in matrix_of(form)], b"cm"
    if (box := _resolved(form, "/BBox")) and len(box) == 4:
        left, foot, right, head = (float(number) for number in box)
        yield [FloatObject(n) for n in (left, foot, right - left, head - foot)], b"re"
        yield [], b"W"
        yield [], b"n"
    if _resolved(form, "/Group").get("/S") == "/Transparency":
        yield [], GROUP
    for operands, operator in ContentStream(form, None, "bytes").operations:
        if operator == FONT and operands[0] in named:
            name = NameObject(f"/Unfolded{len(fonts)}")
            fonts[name] = named[operands[0]].get_object()
            yield [name, operands[1]], operator
        elif operator == DRAWS:
            inner = drawn[operands[0]].get_object() if operands[0] in drawn else {}
            if inner.get("/Subtype") == "/Form" and depth < DEEPEST:
                yield from unfolded(inner, fonts, depth + 1)
            elif inner.get("/Subtype") == "/Image":
                yield [inner], PICTURE
        elif operator == MANNER and operands[0] in manners:
            yield [manners[operands[0]].get_object()], operator
        else:
            yield operands, operator
    yield [], b"Q"


def in_place(operations: Iterable, resources) -> Iterator[tuple[Any, bytes]]:
    """The operations of a page, with those of the forms that it draws in place of each; a form with
    very many others in it stays as it is."""
    objects, room = _resolved(resources, "/XObject"), MOST
    for operands, operator in operations:
        one = objects[operands[0]] if operator == DRAWS and operands[0] in objects else {}
        if one.get("/Subtype") != "/Form" or _is_tangled(one, []):
            yield operands, operator
            continue
        if "/Font" not in resources:
            resources[NameObject("/Font")] = DictionaryObject()
        drawn = list(islice(unfolded(one, resources["/Font"]), room + 1))
        if len(drawn) > room:
            yield operands, operator
        else:
            room -= len(drawn)
            yield from drawn


def matrix_of(form: StreamObject) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in form.get("/Matrix") or UNTURNED)
    return a, b, c, d, e, f


def _is_tangled(form, seen: list) -> bool:
    """Whether very many forms are within it."""
    seen.append(form)
    drawn = _resolved(_resolved(form, "/Resources"), "/XObject")
    for name in drawn:
        one = drawn[name].get_object()
        if len(seen) > MOST_FORMS:
            return True
        known = one.get("/Subtype") != "/Form" or any(one is each for each in seen)
        if not known and _is_tangled(one, seen):
            return True
    return False


def _resolved(holder, name: str):
    found = holder.get(name)
    return found.get_object() if found is not None else {}
