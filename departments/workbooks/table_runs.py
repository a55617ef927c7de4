"""Taking a workbook in: tried first, row by row, then all of it or nothing."""

import hashlib
from collections import Counter
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from departments.brought_tables import BroughtTable
from departments.models import User
from departments.turns import take_turn
from departments.workbooks.sheet_rows import ReadTable, read_table
from departments.workbooks.table_form import RowOutcome, SheetRow, TableForm, Taker, Verdict

KEPT = timedelta(days=7)  # of a workbook that was brought and not taken in

Found = list[tuple[str, SheetRow, RowOutcome]]


def bring(form: TableForm, name: str, content: bytes, *, by: User, now: datetime) -> BroughtTable:
    """The workbook read and tried; raises SourceProblem for a file that is none."""
    read = read_table(form, content)
    found = _run(form, read, by=by, today=timezone.localdate(now), commit=False)
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
    except IntegrityError:  # a number or a name was taken elsewhere between a look and its writing
        return False


def _taken_in(
    form: TableForm, table: BroughtTable, read: ReadTable, by: User, now: datetime
) -> bool:
    held = BroughtTable.objects.select_for_update().filter(pk=table.pk, taken_at=None)
    if not held.exists():
        return False
    found = _run(form, read, by=by, today=timezone.localdate(now), commit=True)
    table.rows = _kept(found)
    is_right = not any(outcome.is_wrong for *_, outcome in found)
    table.taken_at = now if is_right else None
    table.save(update_fields=["rows", "taken_at"])
    return is_right


def leave(table: BroughtTable) -> None:
    """Forget a workbook that is not taken in."""
    table.file.delete(save=False)
    table.delete()


def forget_old(now: datetime) -> int:
    """Leave the workbooks that nobody took in within KEPT; how many."""
    old = list(BroughtTable.objects.filter(taken_at=None, brought_at__lt=now - KEPT))
    for table in old:
        leave(table)
    return len(old)


def taken_before(table: BroughtTable) -> BroughtTable | None:
    """The last time the same file was taken in."""
    same = BroughtTable.objects.filter(slug=table.slug, sha256=table.sha256)
    return same.exclude(pk=table.pk).exclude(taken_at=None).order_by("-taken_at").first()


def counts_of(table: BroughtTable) -> dict[str, int]:
    """How many rows there are of each verdict."""
    return dict(Counter(verdict for *_, verdict, _ in table.rows))


def _run(form: TableForm, read: ReadTable, *, by: User, today: date, commit: bool) -> Found:
    """Each row with what is found of it, written where `commit` says so and none is wrong.

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
    order = {part.name: place for place, part in enumerate(form.parts)}
    return sorted(found + skipped, key=lambda one: (order[one[0]], one[1].number))


def _take(taker: Taker, row: SheetRow, outcome: RowOutcome) -> None:
    """Of a row that is wrong nothing stays, so that the rows after it are looked at as well."""
    with transaction.atomic():
        taker.take(row, outcome)
        if outcome.is_wrong:
            transaction.set_rollback(True)


def _kept(found: Found) -> list[list]:
    return [
        [part, row.number, row.cells, outcome.verdict.value, outcome.told]
        for part, row, outcome in found
    ]
