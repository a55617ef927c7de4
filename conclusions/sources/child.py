"""Run as a process of its own: file on standard input, text or reason on standard output.

Parsers of untrusted files may run away with memory or time; here that ends this process alone.
"""

import json
import logging
import os
import sys
import warnings
from collections.abc import Callable
from typing import Any

from conclusions.sources.docx_text import told_of_docx
from conclusions.sources.edxml import opened_edxml
from conclusions.sources.mail import opened_mail
from conclusions.sources.outlook import opened_outlook
from conclusions.sources.packets import as_told
from conclusions.sources.pdf_text import told_of_pdf
from conclusions.sources.problem import SourceProblem

try:
    import resource
except ImportError:  # not a Unix: the time limit of the caller is what is left
    resource = None

PARSERS: dict[str, Callable[[bytes], dict[str, Any]]] = {
    "docx": lambda content: dict(zip(("text", "notes"), told_of_docx(content), strict=True)),
    "pdf": told_of_pdf,
    "eml": lambda content: as_told(opened_mail(content)),
    "msg": lambda content: as_told(opened_outlook(content)),
    "edxml": lambda content: as_told(opened_edxml(content)),
}
POLITE = 10  # below the pages that people wait for
MEMORY = 512 * 1024 * 1024


def parse(kind: str, content: bytes) -> dict[str, Any]:
    """{"text": …, "notes": […]}, of a PDF also {"scanned": […], "count": …}: its pages that are
    pictures, and how many it has; of a packet what `packets.as_told` says of it; or
    {"problem": …}, an empty one for a damaged file."""
    try:
        return PARSERS[kind](content)
    except SourceProblem as problem:
        return {"problem": str(problem)}
    except (Exception, RecursionError):  # noqa: BLE001 - python-docx and pypdf raise anything at all
        return {"problem": ""}


def main() -> None:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    os.nice(POLITE)
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answer = parse(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
