"""A program of parsers that waits for no second file."""

import os

from departments.foreign_files.apart import serve

PARSERS = {"itself": lambda content: {"parent": os.getppid()}}

if __name__ == "__main__":
    serve(PARSERS, idle=0.1)
