"""Measure the reader against a gold: precision and recall, wrong dates, and what differs."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from conclusions.management.commands.read_notice import units_in_database
from conclusions.reading import Unit, read
from conclusions.reading.plain_form import as_data
from conclusions.reading.scoring import PARTS, Score, score
from conclusions.sources import SourceProblem, text_of


class Command(BaseCommand):
    help = "Compare the reading of NOTICE with GOLD; exit code 1 under a floor."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("notice", type=Path)
        parser.add_argument("gold", type=Path)
        parser.add_argument("--unit", action="append", default=[], metavar="NAME")
        parser.add_argument("--wrong-dates", type=int, default=0, help="most wrong dates allowed")
        for part in PARTS:
            parser.add_argument(f"--{part}", type=float, default=0.0, help="floor, 0 to 1")

    def handle(self, *, notice: Path, gold: Path, unit: list[str], **options) -> None:
        try:
            text = text_of(notice.name, notice.read_bytes())
            wanted = json.loads(gold.read_text(encoding="utf-8"))
        except (OSError, SourceProblem, ValueError) as problem:
            raise CommandError(str(problem)) from problem
        known = (*units_in_database(), *(Unit(name) for name in unit))
        result = score(as_data(read(text, known)), wanted)
        self.report(result)
        low = [part for part in PARTS if result.least(part) < options[part]]
        if low or result.wrong_dates > options["wrong_dates"]:
            raise CommandError("Under the floor: " + ", ".join(low or ["wrong dates"]))

    def report(self, result: Score) -> None:
        for part, tally in result.parts.items():
            self.stdout.write(
                f"{part:13} precision {tally.precision:6.1%}  recall {tally.recall:6.1%}"
            )
            self.stdout.writelines(f"    {note}" for note in tally.notes)
        self.stdout.write(f"wrong dates   {result.wrong_dates}")
