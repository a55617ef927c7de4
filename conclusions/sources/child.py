"""Run as a process of its own: file on standard input, text or reason on standard output.

Parsers of untrusted files may run away with memory or time; here that ends this process alone.
"""

import json
import logging
import sys
import warnings
from collections.abc import Callable
from typing import Any

from conclusions.sources.docx_text import told_of_docx
from conclusions.sources.pdf_text import text_of_pdf
from conclusions.sources.problem import SourceProblem

try:
    import resource
except ImportError:  # not a Unix: the time limit of the caller is what is left
    resource = None

Told = tuple[str, list[str]]  # the words, and a sentence for each kind of part not read
PARSERS: dict[str, Callable[[bytes], Told]] = {
    "docx": told_of_docx,
    "pdf": lambda content: (text_of_pdf(content), []),
}
MEMORY = 512 * 1024 * 1024


def parse(kind: str, content: bytes) -> dict[str, Any]:
    """{"text": …, "notes": […]}, or {"problem": …}; an empty problem is a damaged file."""
    try:
        text, notes = PARSERS[kind](content)
        return {"text": text, "notes": notes}
    except SourceProblem as problem:
        return {"problem": str(problem)}
    except (Exception, RecursionError):  # noqa: BLE001 - python-docx and pypdf raise anything at all
        return {"problem": ""}


def main() -> None:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answer = parse(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
