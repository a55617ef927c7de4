"""Taking a workbook in: tried first, row by row, then all of it or nothing."""

import hashlib
from collections import Counter
from collections.abc import Container
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from departments.brought_tables import BroughtTable
from departments.foreign_files.problem import SourceProblem
from departments.models import User
from departments.turns import take_turn
from departments.workbooks.sheet_rows import ReadTable, read_table
from departments.workbooks.table_form import RowOutcome, SheetRow, TableForm, Taker, Verdict

KEPT = timedelta(days=7)  # of a workbook that was brought and not taken in
JUST_CHANGED = "Dữ liệu vừa được người khác thay đổi; chọn lại tệp."
NOTED = "noted"  # beside the verdicts: rows of which something is told, and none is wrong
FEW = 2  # rows of which the same is told are no reason to say it above them

Found = list[tuple[str, SheetRow, RowOutcome]]


def bring(form: TableForm, name: str, content: bytes, *, by: User, now: datetime) -> BroughtTable:
    """The workbook read and tried; raises SourceProblem for a file that is none."""
    read = read_table(form, content)
    try:
        found, _ = _run(form, read, by=by, today=timezone.localdate(now), commit=False)
    except IntegrityError:  # a name was taken elsewhere between a look and its writing
        raise SourceProblem(JUST_CHANGED) from None
    sha256 = hashlib.sha256(content).hexdigest()
    return BroughtTable.objects.create(
        slug=form.slug,
        name=name[-255:],
        file=ContentFile(content, name=f"bang-{sha256[:12]}"),
        sha256=sha256,
        brought_by=by,
        brought_at=now,
        notes=read.notes,
        rows=_kept(found),
    )


def take_in(form: TableForm, table: BroughtTable, *, by: User, now: datetime) -> bool:
    """Write all rows, as they are found now; False where one needs mending, and nothing was
    written, or where it was taken in already. What is found of each row is kept."""
    with table.file.open("rb") as file:
        read = read_table(form, file.read())
    try:
        with transaction.atomic():
            return _taken_in(form, table, read, by, now)
    except IntegrityError:
        return False


def _taken_in(
    form: TableForm, table: BroughtTable, read: ReadTable, by: User, now: datetime
) -> bool:
    held = BroughtTable.objects.select_for_update().filter(pk=table.pk, taken_at=None)
    if not held.exists():
        return False
    found, made = _run(form, read, by=by, today=timezone.localdate(now), commit=True)
    is_right = not any(outcome.is_wrong for *_, outcome in found)
    table.rows, table.made = _kept(found), made
    table.taken_at = now if is_right else None
    table.save(update_fields=["rows", "made", "taken_at"])
    return is_right


def take_back(form: TableForm, table: BroughtTable, *, now: datetime) -> str:
    """Undo what taking the workbook in made; why not, in Vietnamese, where it has gone on since."""
    with transaction.atomic():
        taken = BroughtTable.objects.select_for_update().exclude(taken_at=None)
        held = taken.filter(pk=table.pk, taken_back_at=None).first()
        if held is None or form.take_back is None:
            return "Lần nhập này không bỏ được nữa."
        if why := form.take_back(held.made):
            return why
        held.made, held.taken_back_at = [], now
        held.save(update_fields=["made", "taken_back_at"])
    return ""


def leave(table: BroughtTable) -> bool:
    """Forget a workbook that is not taken in; False for one that was, a moment ago."""
    gone, _ = BroughtTable.objects.filter(pk=table.pk, taken_at=None).delete()
    if gone:
        table.file.storage.delete(table.file.name)
    return bool(gone)


def forget_old(now: datetime) -> int:
    """Leave the workbooks that nobody took in within KEPT; how many."""
    old = BroughtTable.objects.filter(taken_at=None, brought_at__lt=now - KEPT).defer("rows")
    return sum(leave(table) for table in list(old))


def taken_before(table: BroughtTable) -> BroughtTable | None:
    """The last time the same file was taken in, and not taken back."""
    same = BroughtTable.objects.filter(slug=table.slug, sha256=table.sha256, taken_back_at=None)
    taken = same.exclude(pk=table.pk).exclude(taken_at=None)
    return taken.defer("rows").order_by("-taken_at").first()


def counts_of(table: BroughtTable) -> dict[str, int]:
    """How many rows there are of each verdict, and NOTED."""
    counts, common = Counter(row["verdict"] for row in table.rows), common_to(table)
    counts[NOTED] = sum(is_noted(row, common) for row in table.rows)
    return dict(+counts)


def common_to(table: BroughtTable) -> dict[str, int]:
    """What is told of most rows of a part, and of how many: said once above them, it is no remark
    on any of them."""
    rows = Counter(row["part"] for row in table.rows)
    right = (row for row in table.rows if row["verdict"] != Verdict.WRONG)
    told = Counter((row["part"], words) for row in right for words in dict.fromkeys(row["told"]))
    return {
        words: count
        for (part, words), count in told.items()
        if count > FEW and 2 * count > rows[part]
    }


def own_words(row: dict[str, Any], common: Container[str]) -> list[str]:
    """What is told of this row and not of most."""
    is_wrong = row["verdict"] == Verdict.WRONG
    return [words for words in row["told"] if is_wrong or words not in common]


def is_noted(row: dict[str, Any], common: Container[str]) -> bool:
    return bool(own_words(row, common)) and row["verdict"] != Verdict.WRONG


def _run(
    form: TableForm, read: ReadTable, *, by: User, today: date, commit: bool
) -> tuple[Found, list[int]]:
    """Each row with what is found of it, written where `commit` says so and none is wrong; the keys
    of what can be taken back.

    A trial writes and takes back: what a row is refused for may be the row above it.
    """
    with transaction.atomic():
        take_turn()
        parts = [part for part in form.parts if part.name in read.rows]
        takers = {part.name: part.begin(by, today) for part in parts}
        found: Found = []
        for part in parts:
            for row in read.rows[part.name]:
                outcome = RowOutcome()
                _take(takers[part.name], row, outcome)
                found.append((part.name, row, outcome))
        for taker in takers.values():
            taker.settle()
        if not commit or any(outcome.is_wrong for *_, outcome in found):
            transaction.set_rollback(True)
    skipped = [
        (part.name, row, RowOutcome(Verdict.SKIPPED))
        for part in parts
        for row in read.skipped[part.name]
    ]
    made = [key for taker in takers.values() for key in taker.made]
    return _in_order(form, found + skipped), made


def _in_order(form: TableForm, found: Found) -> Found:
    """As the sheets have them, each of its part; those of one part in the order they were read."""
    parts = {part.name: place for place, part in enumerate(form.parts)}
    sheets: dict[str, int] = {}
    for _, row, _ in found:
        sheets.setdefault(row.sheet, len(sheets))
    return sorted(found, key=lambda one: (parts[one[0]], sheets[one[1].sheet], one[1].number))


def _take(taker: Taker, row: SheetRow, outcome: RowOutcome) -> None:
    """Of a row that is wrong nothing stays, so that the rows after it are looked at as well."""
    with transaction.atomic():
        taker.take(row, outcome)
        if outcome.is_wrong:
            transaction.set_rollback(True)


def _kept(found: Found) -> list[dict[str, Any]]:
    return [
        {
            "part": part,
            "sheet": row.sheet,
            "number": row.number,
            "cells": row.cells,
            "verdict": outcome.verdict.value,
            "becomes": outcome.becomes,
            "does": outcome.does,
            "told": outcome.told,
        }
        for part, row, outcome in found
    ]
