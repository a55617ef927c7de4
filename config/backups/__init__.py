"""Copies of all that an installation holds, and the way back from one.

A copy is one zip file: the database as its own program dumps it, every file that a row names, and
`manifest.json`, which says what the copy is of and the SHA-256 of each part. Copies are taken while
people work; a copy is looked through whole before anything is put back.
"""


class BackupProblem(Exception):
    """Why no copy could be taken or put back, in Vietnamese, for the person who asked."""
