"""A program of parsers that do what a parser may do at worst."""

import os
from contextlib import suppress
from itertools import count
from stat import S_ISSOCK

from departments.foreign_files.apart import Parsers, serve
from departments.foreign_files.problem import SourceProblem

_read = count(1)


def refused(content: bytes):
    raise SourceProblem(content.decode())


def endless(content: bytes):
    while True:
        pass


def without_end_in_c(content: bytes):
    return {"number": pow(7, 10**9)}


def sockets(content: bytes):
    found = 0
    for number in range(256):
        with suppress(OSError):
            found += S_ISSOCK(os.fstat(number).st_mode)
    return {"sockets": found}


def killed(content: bytes):
    os.abort()


PARSERS: Parsers = {
    "length": lambda content: {"length": len(content)},
    "times": lambda content: {"times": next(_read)},
    "itself": lambda content: {"pid": os.getpid(), "parent": os.getppid(), "nice": os.nice(0)},
    "large": lambda content: {"length": len(bytes(600 * 1024 * 1024))},
    "sockets": sockets,
    "refused": refused,
    "endless": endless,
    "without_end_in_c": without_end_in_c,
    "killed": killed,
}

if __name__ == "__main__":
    serve(PARSERS)
