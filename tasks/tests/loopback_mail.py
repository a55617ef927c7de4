"""A mail server on the loopback that notes every letter it took, and misbehaves as it is told."""

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Condition, Thread

# What it does with a letter to somebody: answers with these words, or calls what is given.
Fault = str | Callable[["Talk"], str]
TAKEN = "250 taken"


class HungUp(Exception):
    """Nothing more is said over this connection."""


class Talk(StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self) -> None:
        try:
            self.talk()
        except (HungUp, OSError):
            return

    def talk(self) -> None:
        self.say(self.server.of_call(self))
        recipient = ""
        while line := self.rfile.readline():
            match line[:4].upper().strip():
                case b"RCPT":
                    recipient = line.decode().partition("<")[2].partition(">")[0]
                    self.say(self.server.of_recipient(self, recipient))
                case b"DATA":
                    self.say("354 go on")
                    self.say(self.server.of_letter(self, recipient, self.letter()))
                case b"QUIT":
                    return self.say("221 bye")
                case _:
                    self.say("250 yes")

    def letter(self) -> str:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise HungUp  # the sender died in the midst of it
            lines.append(line)
        return b"".join(lines).decode()

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def slowly(self, words: str, pause: float = 1) -> None:
        """A letter of the alphabet each `pause` seconds."""
        for letter in f"{words}\r\n":
            self.wfile.write(letter.encode())
            time.sleep(pause)


class LoopbackMail(ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True
    request_queue_size = 50

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Talk)
        self.taken: dict[str, list[str]] = defaultdict(list)  # Message-IDs, by recipient
        self.heads: list[str] = []  # of the letters taken
        self.count, self.calls, self.more = 0, 0, Condition()
        self.call: Fault = "220 here"
        self.refused: dict[str, Fault] = {}  # by recipient, at RCPT
        self.judged: Fault = TAKEN  # of a letter that was handed over whole
        self.keeps = True  # whether a letter judged otherwise is delivered all the same

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def of_call(self, talk: Talk) -> str:
        self.calls += 1
        return self.call if isinstance(self.call, str) else self.call(talk)

    def of_recipient(self, talk: Talk, recipient: str) -> str:
        fault = self.refused.get(recipient, "250 yes")
        return fault if isinstance(fault, str) else fault(talk)

    def of_letter(self, talk: Talk, recipient: str, text: str) -> str:
        answer = self.judged
        if answer is TAKEN or (not isinstance(answer, str) and self.keeps):
            found = re.search(r"^Message-ID: (\S+)\r$", text, re.MULTILINE)
            with self.more:
                self.taken[recipient].append(found[1] if found else "")
                self.heads.append(text.partition("\r\n\r\n")[0])
                self.count += 1
                self.more.notify_all()
        return answer if isinstance(answer, str) else answer(talk)

    def wait_for(self, count: int, seconds: float) -> bool:
        """Whether that many letters were taken within the time."""
        with self.more:
            return self.more.wait_for(lambda: self.count >= count, seconds)


@contextmanager
def loopback_mail(port: int = 0) -> Iterator[LoopbackMail]:
    with LoopbackMail(port) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()
