"""Print what the reader makes of a notice; nothing is written anywhere."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from conclusions.reading import Reading, Unit, read
from conclusions.reading.explaining import explain as explained
from conclusions.reading.plain_form import as_data
from conclusions.reading.unit_finder import UnitFinder
from conclusions.sources import SourceProblem, read_patiently
from conclusions.units import Directory


def units_in_database() -> tuple[Unit, ...]:
    """The agency's units; none without a database or before the first migration."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and "memory" not in str(name) and not Path(name).exists():
        return ()
    try:
        return Directory().known()
    except DatabaseError:
        return ()


class Command(BaseCommand):
    help = "Read a notice of any kind of file and print its directives, units and deadlines."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", action="append", default=[], metavar="NAME")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--explain", action="store_true", help="print what each word was taken for, and why"
        )

    def handle(self, *, file: Path, unit: list[str], json: bool, explain: bool, **options) -> None:
        try:
            source = read_patiently(file.name, file.read_bytes(), self._on_page)
        except OSError as problem:
            raise CommandError(f"Không mở được tệp {file}: {problem.strerror}.") from problem
        except SourceProblem as problem:
            raise CommandError(str(problem)) from problem
        units = (*units_in_database(), *(Unit(name) for name in unit))
        reading = read(source.words, units).with_notes(source.notes)
        if explain:
            self.stdout.write("\n".join(explanation(reading, units)))
        else:
            self.stdout.write(dumped(reading) if json else "\n".join(listing(reading)))

    def _on_page(self, page: int, pages: int) -> None:
        self.stderr.write(f"Đã nhận dạng {page}/{pages} trang.")


def dumped(reading: Reading) -> str:
    return json.dumps(as_data(reading), ensure_ascii=False, indent=1)


def explanation(reading: Reading, units: Iterable[Unit]) -> list[str]:
    """Each directive, and under it the tags of its words, and why any other paragraph is none: for
    who mends the reader."""
    finder = UnitFinder(units, sender=reading.header.agency or "")
    lines = []
    for item, tags in explained(reading, finder):
        lines += ["", f"{item.path}  {item.text}".strip()]
        lines += [f"    {tag.words:<40} {tag.taken_for}" for tag in tags]
        for duty in item.duties:
            leads = ", ".join(ref.written for ref in duty.leads) or "–"
            phrase = duty.deadline.phrase if duty.deadline else "–"
            lines.append(f"    → {leads} | {duty.title} | {phrase}")
    return lines


def listing(reading: Reading) -> list[str]:
    """The reading for a person's eyes: a line a directive or step."""
    header = reading.header
    lines = [
        f"Số: {header.number or '(không ghi)'}",
        f"Ngày ban hành: {header.issued_on:%d/%m/%Y}"
        if header.issued_on
        else "Ngày ban hành: (không ghi)",
        f"Cơ quan: {header.agency or '(không ghi)'}",
        f"Trích yếu: {header.title or '(không ghi)'}",
    ]
    for item in reading.items:
        if item.kind == "heading":
            lines += ["", f"{item.label} {item.text}".strip()]
        for duty in item.duties:
            leads = ", ".join(ref.written for ref in duty.leads) or "chưa rõ đơn vị"
            helpers = ", ".join(ref.written for ref in duty.helpers)
            phrase = f" | {duty.deadline.phrase}" if duty.deadline else ""
            helped = f" | phối hợp: {helpers}" if helpers else ""
            lines.append(f"  {item.path}  {duty.title} | {leads}{helped}{phrase}")
    limits = [duty.deadline for item in reading.items for duty in item.duties if duty.deadline]
    dated = sum(bool(limit.on) and limit.kind in ("before", "by", "during") for limit in limits)
    duties = sum(len(item.duties) for item in reading.items)
    lines += ["", f"{len(reading.directives)} mục, {duties} việc giao, {dated} có thời hạn."]
    lines += [f"Lưu ý: {warning}" for warning in reading.told]
    lines += [f"Chưa đọc được: {reading.text[a:b]}" for a, b in reading.unread]
    if reading.problem:
        lines.append(reading.problem)
    return lines
