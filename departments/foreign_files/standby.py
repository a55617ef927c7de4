"""Parsers at the ready: a process that has loaded them and reads nothing itself parts into a copy
for each file, for to load them takes longer than most files do."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRACE = 5  # seconds that a file's copy has to end by itself once its time is up


class Unanswered(Exception):
    """The process, or the copy of it, ended before it had answered."""


class Standby:
    """The process of one module, which is a program that calls `apart.serve`."""

    def __init__(self, module: str) -> None:
        self.line, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
            )

    def copy(self, kind: str, seconds: int) -> socket.socket:
        """The line to a copy of it, which waits for a file of that kind and ends when its seconds
        are up; raises Unanswered where there is none any more."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self.line, [b"."], [theirs.fileno()])
            ours.settimeout(seconds + GRACE)
            ours.sendall(json.dumps([kind, seconds]).encode("ascii") + b"\n")
            if ours.recv(1):
                return ours
        except OSError:
            pass
        ours.close()
        raise Unanswered

    def end(self) -> None:
        self.line.close()
        self.process.kill()
        self.process.wait()


_lock = threading.Lock()
# By the process that started them too: what is forked later starts its own.
_standing: dict[tuple[int, str], Standby] = {}


def asked(module: str, kind: str, content: bytes, seconds: int) -> bytes:
    """What a copy says of the content; raises Unanswered where it was ended."""
    try:
        line = _copy(module, kind, seconds)
    except Unanswered:  # nothing was brought for a while: it has given its memory back
        line = _copy(module, kind, seconds)
    with line:
        try:
            line.sendall(content)
            line.shutdown(socket.SHUT_WR)
            with line.makefile("rb") as told:
                return told.read()
        except OSError:
            raise Unanswered from None


def standing(module: str) -> Standby:
    """The module's process, started where there is none."""
    with _lock:
        key = os.getpid(), module
        if key not in _standing:
            _standing[key] = Standby(module)
        return _standing[key]


def _copy(module: str, kind: str, seconds: int) -> socket.socket:
    standby = standing(module)
    try:
        return standby.copy(kind, seconds)
    except Unanswered:
        with _lock:
            if _standing.get((os.getpid(), module)) is standby:
                del _standing[os.getpid(), module]
                standby.end()
        raise


@atexit.register
def _end_all() -> None:
    for (process, _), standby in _standing.items():
        if process == os.getpid():
            standby.end()
