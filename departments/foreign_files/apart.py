"""Parsers of untrusted files run in a process of their own: what runs away with memory or time
there ends that process alone."""

import gc
import json
import logging
import os
import resource
import signal
import socket
import sys
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from departments.foreign_files.problem import SourceProblem
from departments.foreign_files.standby import Unanswered, asked

POLITE = 10  # below the pages that people wait for
MEMORY = 512 * 1024 * 1024
IDLE = 60  # seconds without a file after which the memory of what is loaded is given back

Answer = dict[str, Any]
Parsers = Mapping[str, Callable[[bytes], Answer]]


class TooMuch(Exception):
    """The parser took longer than it may, or more memory, or was ended."""


def answer_of(module: str, kind: str, content: bytes, seconds: int) -> Answer:
    """What `module`, run as a program that calls `serve`, says of the content within so many
    seconds: a parser's answer, or {"problem": …}, an empty one for a damaged file."""
    try:
        told: Answer = json.loads(asked(module, kind, content, seconds))
    except (Unanswered, ValueError):  # out of memory or time, or ended by a signal
        raise TooMuch from None
    return told


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


def serve(parsers: Parsers, idle: float = IDLE) -> None:
    """The program: each file comes by a line of its own, handed in through standard input, and is
    answered by a copy of this process. It ends with who started it, or when nothing came for so
    many seconds."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies
    gc.freeze()  # what is loaded is nobody's garbage, and copies go on sharing it
    with socket.socket(fileno=sys.stdin.fileno()) as door, suppress(TimeoutError):
        door.settimeout(idle)
        while lines := socket.recv_fds(door, 1, 1)[1]:
            if os.fork() == 0:
                try:
                    door.close()  # else it would seem open as long as the copy lives
                    _answer(parsers, socket.socket(fileno=lines[0]))
                finally:
                    os._exit(0)
            os.close(lines[0])


def _answer(parsers: Parsers, line: socket.socket) -> None:
    """One file, within its limits: the system itself ends what takes longer, whatever it does."""
    line.settimeout(None)
    with line.makefile("rwb") as file:
        kind, seconds = json.loads(file.readline())
        signal.setitimer(signal.ITIMER_REAL, seconds)
        os.nice(POLITE)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        file.write(b".")
        file.flush()
        answer = parse(parsers, kind, file.read())
        file.write(json.dumps(answer).encode("ascii"))
