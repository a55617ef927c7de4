"""One POST to an address that somebody typed: only to where this machine may be made to speak.

The name is looked up once and the connection goes to the very address that was judged, so a name
that answers differently the second time leads nowhere. No proxy, no redirect, no body is read.
"""

import socket
import ssl
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address, ip_network
from threading import Timer
from urllib.parse import urlsplit

from django.conf import settings

LIMIT = 10  # seconds for the whole exchange, however slowly the other side speaks
HTTPS_ONLY = "Địa chỉ ngoài mạng cơ quan phải bắt đầu bằng https://"
INNER = "Địa chỉ nằm trong mạng nội bộ chưa được máy chủ cho phép (WEBHOOK_NETS)"


class NotTaken(Exception):
    """Why the message was not taken, in Vietnamese."""


def post(address: str, body: bytes, headers: dict[str, str]) -> None:
    """Send it; raises NotTaken unless the other side answers 2xx within LIMIT seconds."""
    parts = urlsplit(address)
    try:
        # IDNA itself raises UnicodeError for a name that is none.
        port = parts.port or (443 if parts.scheme == "https" else 80)
        status = _status(parts, port, body, headers)
    except (OSError, HTTPException, ValueError) as error:
        raise NotTaken(f"Không kết nối được: {error}") from error
    if 300 <= status < 400:
        raise NotTaken(f"Trả lời chuyển hướng ({status}); phần mềm không đi theo")
    if not 200 <= status < 300:
        raise NotTaken(f"Bên nhận trả lời {status}")


def _status(parts, port: int, body: bytes, headers: dict[str, str]) -> int:
    connection = HTTPConnection(parts.hostname, port, timeout=LIMIT)
    raw = _reached(judged(parts, port), port)
    # A limit of each read alone would let one byte every nine seconds hold the worker for ever.
    watch = Timer(LIMIT, _hang_up, [raw.dup()])
    watch.start()
    try:
        connection.sock = raw
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(raw, server_hostname=parts.hostname)
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request("POST", path, body, headers | {"Host": parts.netloc})
        return connection.getresponse().status
    finally:
        watch.cancel()
        watch.args[0].close()
        connection.close()
        raw.close()


def _reached(addresses: list[str], port: int) -> socket.socket:
    """A connection to the first that answers: this network may not reach all that a name has."""
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout=LIMIT / 2)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), timeout=LIMIT)


def _hang_up(raw: socket.socket) -> None:
    try:
        raw.shutdown(socket.SHUT_RDWR)
    except OSError:  # the exchange ended by itself at this moment
        return


def judged(parts, port: int) -> list[str]:
    """The IP addresses to speak to, at most three; raises NotTaken where one of all that the
    name has is forbidden."""
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    plain = [getattr(ip, "ipv4_mapped", None) or ip for ip in addresses]
    own = [ip_network(net, strict=False) for net in settings.WEBHOOK_NETS]
    for ip in plain:
        if any(ip in net for net in own):
            continue
        # Also the forms of IPv6 that carry an IPv4 address for a gateway to unpack.
        carried = getattr(ip, "sixtofour", None) or getattr(ip, "teredo", None)
        through_gateway = ip.version == 6 and ip in ip_network("64:ff9b::/96")
        if not ip.is_global or ip.is_multicast or carried or through_gateway:
            raise NotTaken(INNER)
        if parts.scheme != "https":
            raise NotTaken(HTTPS_ONLY)
    return [str(ip) for ip in dict.fromkeys(plain)][:3]
