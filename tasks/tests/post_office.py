"""A mail server on this machine that treats letters as their addresses say, over real sockets."""

import socketserver
from contextlib import suppress
from threading import Event, Thread
from time import sleep


class Talk(socketserver.StreamRequestHandler):
    """One connection. What an address begins with says what becomes of its letter."""

    def handle(self):
        self.server.connections += 1
        with suppress(OSError):
            self.say("220 office")
            while line := self.rfile.readline():
                verb = line[:4].decode(errors="replace").upper().strip()
                if verb == "QUIT":
                    return self.say("221 bye")
                if self.answer(verb, line.decode(errors="replace")) is False:
                    return None
        return None

    def answer(self, verb: str, line: str):
        match verb:
            case "EHLO" | "HELO" | "RSET" | "MAIL" | "NOOP":
                return self.say("250 ok")
            case "RCPT":
                self.to = line.partition("<")[2].partition(">")[0]
                self.way = self.server.ways.get(self.to, "taken")
                if self.way == "too many":
                    self.say("421 too many letters over one connection")
                    return False
                known = self.way in ("550", "450")
                return self.say(f"{self.way} no such mailbox" if known else "250 ok")
            case "DATA":
                return self.data()
            case _:
                return self.say("500 what?")

    def data(self):
        if self.way == "554":
            return self.say("554 spam")
        self.say("354 go on")
        text = b"".join(iter(self.line_of_letter, b".\r\n"))
        match self.way:
            case "hangs":
                self.server.over.wait(30)
                return False
            case "drops":
                return False
            case "drips":
                for letter in b"250 " + b"x" * 400:
                    self.wfile.write(bytes([letter]))
                    sleep(0.05)
        self.server.letters.append((self.to, text))
        return self.say("250 taken")

    def line_of_letter(self) -> bytes:
        line = self.rfile.readline()
        return line or b".\r\n"

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class PostOffice(socketserver.ThreadingTCPServer):
    """`ways` says of each address what happens; `letters` are those that were taken."""

    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Talk)
        self.ways: dict[str, str] = {}
        self.letters: list[tuple[str, bytes]] = []
        self.connections, self.over = 0, Event()

    def __enter__(self):
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.shutdown()
        self.server_close()

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def receivers(self) -> list[str]:
        return sorted(to.partition("@")[0] for to, _ in self.letters)
