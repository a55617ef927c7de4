"""A talk with a mail server that ends in time, however slowly the server speaks.

Python's own limit is for each piece that arrives: a server that says a letter of the alphabet a
second holds its sender for hours (tried).
"""

import smtplib
from socket import socket
from time import monotonic

from django.core.mail.backends import smtp

WHOLE = 20  # seconds for reaching the server, and then for each letter
LEAVE = 5  # for taking leave of it
PIECE = 4096


class Lines:
    """What the server says, line by line, until the time is up."""

    def __init__(self, sock: socket, talk: "Patient") -> None:
        self.sock, self.talk, self.read = sock, talk, b""

    def readline(self, most: int) -> bytes:
        while b"\n" not in self.read and len(self.read) < most:
            if not (piece := self._piece()):
                break
            self.read += piece
        words, end, _ = self.read[:most].partition(b"\n")
        self.read = self.read[len(words) + len(end) :]
        return words + end

    def _piece(self) -> bytes:
        left = self.talk.until - monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        usual = self.sock.gettimeout()
        self.sock.settimeout(left if usual is None else min(left, usual))
        try:
            return self.sock.recv(PIECE)
        finally:
            self.sock.settimeout(usual)

    def close(self) -> None:
        self.read = b""


class Patient:
    """Of smtplib's two ways to talk."""

    def __init__(self, *args, **kwargs) -> None:
        self.until = monotonic() + WHOLE
        super().__init__(*args, **kwargs)

    def sendmail(self, *args, **kwargs):
        self.until = monotonic() + WHOLE
        return super().sendmail(*args, **kwargs)

    def quit(self):
        self.until = monotonic() + LEAVE
        return super().quit()

    def getreply(self):
        if self.file is None:
            self.file = Lines(self.sock, self)
        return super().getreply()


class PatientSMTP(Patient, smtplib.SMTP):
    pass


class PatientSMTPSSL(Patient, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[Patient]:
        return PatientSMTPSSL if self.use_ssl else PatientSMTP
