"""Parsers of untrusted files run in a process of their own: what runs away with memory or time
there ends that process alone."""

import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from departments.foreign_files.problem import SourceProblem

try:
    import resource
except ImportError:  # not a Unix: the time limit of the caller is what is left
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parents[2]
POLITE = 10  # below the pages that people wait for
MEMORY = 512 * 1024 * 1024

Answer = dict[str, Any]
Parsers = Mapping[str, Callable[[bytes], Answer]]


class TooMuch(Exception):
    """The parser took longer than it may, or more memory, or was ended."""


def answer_of(module: str, kind: str, content: bytes, seconds: int) -> Answer:
    """What `module`, run as a program that calls `serve`, says of the content within so many
    seconds: a parser's answer, or {"problem": …}, an empty one for a damaged file."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, kind],
            input=content,
            capture_output=True,
            cwd=ROOT,
            timeout=seconds,
            check=True,
        )
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise TooMuch from None
    except (subprocess.CalledProcessError, ValueError):  # out of memory, or ended by a signal
        raise TooMuch from None


def told_of(
    module: str, kind: str, content: bytes, seconds: int, *, slow: str, damaged: str
) -> Answer:
    """As `answer_of`; raises SourceProblem with the parser's reason, `damaged` where it gives none,
    `slow` for what takes too much."""
    try:
        answer = answer_of(module, kind, content, seconds)
    except TooMuch:
        raise SourceProblem(slow) from None
    if "problem" in answer:
        raise SourceProblem(answer["problem"] or damaged)
    return answer


def parse(parsers: Parsers, kind: str, content: bytes) -> Answer:
    """As `answer_of` has it, here and now."""
    try:
        return parsers[kind](content)
    except SourceProblem as problem:
        return {"problem": str(problem)}
    except (Exception, RecursionError):  # noqa: BLE001 - parsers of others raise anything at all
        return {"problem": ""}


def serve(parsers: Parsers) -> None:
    """The program: file on standard input, answer on standard output."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    os.nice(POLITE)
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answer = parse(parsers, sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
