"""Where a print is on its way; told while it is made, kept in its row, shown to who waits."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum


class Stage(StrEnum):
    """Letters get their type, lines their pages, the pages their file; a workbook its rows."""

    ROWS = "rows"
    TYPE = "type"
    PAGE = "page"
    FILE = "file"


# Hears the stage and, once pages are laid out or rows written, which one it has come to.
StageListener = Callable[[Stage, int], None]

# WeasyPrint's numbered steps; the first two read the page.
STEP = re.compile(r"Step (\d)(?:.* - Page (\d+))?")
STAGES = {"3": Stage.TYPE, "4": Stage.TYPE, "5": Stage.PAGE, "6": Stage.FILE, "7": Stage.FILE}


class _Follower(logging.Handler):
    """WeasyPrint says how far it is in its log and nowhere else."""

    def __init__(self, on_stage: StageListener) -> None:
        super().__init__()
        self.on_stage, self.page = on_stage, 0

    def emit(self, record: logging.LogRecord) -> None:
        step = STEP.match(record.getMessage())
        if step and (stage := STAGES.get(step[1])):
            self.page = int(step[2] or self.page)
            self.on_stage(stage, self.page)


@contextmanager
def heard_by(on_stage: StageListener | None) -> Iterator[None]:
    """While one print is made, and only this one is, its log goes to `on_stage`."""
    if on_stage is None:
        yield
        return
    log, follower = logging.getLogger("weasyprint.progress"), _Follower(on_stage)
    level, log.propagate = log.level, False
    log.addHandler(follower)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.setLevel(level)
        log.removeHandler(follower)
        log.propagate = True
