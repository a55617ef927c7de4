"""What a mail server hears of a letter, and what its answers lead to."""

from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
from django.core.mail import EmailMessage

from tasks.mail_line import MailLine, NoLine

FROM = "=?utf-8?b?VGhlbyBkw7VpIGvhur90IGx14bqtbg==?= <nhac-viec@skhcn.example>"


class Talk(StreamRequestHandler):
    """Takes every letter but those to nobody@a.vn, and notes what it was told."""

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            self.server.heard.append(line)
            if line == "data":
                self.say("354 go on")
                while (line := self.rfile.readline().decode().strip()) != ".":
                    self.server.heard.append(line)
            self.say("550 nobody" if "nobody@" in line else "250 yes")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def server(settings) -> Iterator[ThreadingTCPServer]:
    ThreadingTCPServer.daemon_threads = True
    with ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.heard = []
        Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()


def mail_to(address: str) -> EmailMessage:
    return EmailMessage("Việc", "Kính gửi", FROM, [address])


def test_server_hears_both_addresses_and_the_text(server):
    with MailLine() as line:
        line.send(mail_to("ttud.dung@skhcn.example"))

    said = [words for words in server.heard if words.startswith(("mail", "rcpt", "Kính", "From"))]
    assert [words.split(" size=")[0] for words in said] == [
        "mail FROM:<nhac-viec@skhcn.example>",
        "rcpt TO:<ttud.dung@skhcn.example>",
        f"From: {FROM}",
        "Kính gửi",
    ]


def test_address_refused_is_told_and_the_next_letter_goes(server):
    with MailLine() as line:
        with pytest.raises(SMTPRecipientsRefused):
            line.send(mail_to("nobody@a.vn"))
        line.send(mail_to("ttud.dung@skhcn.example"))

    assert server.heard.count("data") == 1


def test_no_server_is_no_line(server):
    server.server_close()

    with MailLine() as line, pytest.raises(NoLine):
        line.send(mail_to("ttud.dung@skhcn.example"))
