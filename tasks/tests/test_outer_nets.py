"""Where a typed address may lead, and how long the other side may take."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from time import monotonic

import pytest

from tasks import outer_nets
from tasks.outer_nets import HTTPS_ONLY, INNER, NotTaken, post

INNER_ADDRESSES = [
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://localhost/",
    "https://0.0.0.0/",
    "https://10.0.0.5/",
    "https://172.16.4.4/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[fe80::1]/",
    "https://[fc00::1]/",
    "https://[fd12:3456::1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[ff02::1]/",
]


@pytest.fixture
def receiver(settings):
    """A server on this machine, allowed by the setting; it keeps what it got, answers `status`."""

    class Handler(BaseHTTPRequestHandler):
        status, got = 200, []

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.got.append((self.path, dict(self.headers), body))
            self.send_response(self.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *args):
            return

    Handler.got = []
    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    settings.WEBHOOK_NETS = ["127.0.0.0/8"]
    Handler.address = f"http://127.0.0.1:{server.server_port}/in?a=1"
    yield Handler
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("address", INNER_ADDRESSES)
def test_no_inner_address_is_spoken_to(address):
    with pytest.raises(NotTaken) as refused:
        post(address, b"{}", {})

    assert str(refused.value) == INNER or "Không kết nối được" in str(refused.value)


@pytest.mark.parametrize("address", [one for one in INNER_ADDRESSES if "[" not in one])
def test_inner_addresses_are_refused_for_what_they_are(address):
    with pytest.raises(NotTaken, match="WEBHOOK_NETS"):
        post(address, b"{}", {})


def test_another_inner_network_is_not_allowed_with_the_named_one(receiver):
    with pytest.raises(NotTaken, match="WEBHOOK_NETS"):
        post("http://10.0.0.5/", b"{}", {})


def test_public_addresses_are_spoken_to_by_https_alone():
    with pytest.raises(NotTaken) as refused:
        post("http://8.8.8.8/", b"{}", {})

    assert str(refused.value) == HTTPS_ONLY


def test_what_is_allowed_gets_the_body_as_it_is(receiver):
    post(receiver.address, b'{"a":1}', {"Webhook-Id": "x"})

    ((path, headers, body),) = receiver.got
    assert (path, headers["Webhook-Id"], body) == ("/in?a=1", "x", b'{"a":1}')


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 401, 404, 410, 500, 503])
def test_no_redirect_is_followed_and_no_refusal_is_taken_for_an_answer(receiver, status):
    receiver.status = status

    with pytest.raises(NotTaken, match=str(status)):
        post(receiver.address, b"{}", {})

    assert len(receiver.got) == 1


def test_a_receiver_that_drips_is_given_up(settings, monkeypatch):
    settings.WEBHOOK_NETS = ["127.0.0.1/32"]
    monkeypatch.setattr(outer_nets, "LIMIT", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            other, _ = server.accept()
            with other:
                try:
                    for letter in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 60:
                        other.sendall(bytes([letter]))
                        other_side.wait(0.1)
                except OSError:
                    return

        other_side = Event()
        Thread(target=drip, daemon=True).start()
        begun = monotonic()
        with pytest.raises(NotTaken):
            post(f"http://127.0.0.1:{server.getsockname()[1]}/", b"{}", {})
        other_side.set()

    assert monotonic() - begun < 2
