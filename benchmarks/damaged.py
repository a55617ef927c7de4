"""What damaged and hostile files do to the product: how each is answered, and what is left behind.

Run it from the root, on Linux: `.venv/bin/python benchmarks/damaged.py [--seed N] [--each N]
[--slow N] [--served N]`. A short notice is made a file of each kind, and each file is spoiled in
`each` ways that the seed tells: cut, letters changed, pieces left out, doubled, exchanged; half of
the packed ones inside, so that what unpacks is spoilt. They go through the door that reads files,
parsers in this process in place of one for each; what LibreOffice or Tesseract opens, `slow` of
them, as a worker reads it. Then `served` of each are brought in to the running product, one after
the other, and at last sixteen hostile ones at once, while somebody else asks for pages.
"""

import argparse
import gc
import logging
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from threading import Event
from urllib.error import HTTPError
from urllib.request import Request

from memory import ROOT, Person, below, last_worker, memory_of, name_of, served

sys.path.insert(0, str(ROOT))

from openpyxl import Workbook  # noqa: E402
from PIL import Image  # noqa: E402

from conclusions.reading import Unit, read  # noqa: E402
from conclusions.sources import SourceProblem, child, office, read_patiently  # noqa: E402
from conclusions.tests.outlook_files import an_outlook_mail  # noqa: E402
from conclusions.tests.sample_files import a_bomb, a_docx, a_pdf, drawn, scanned  # noqa: E402
from conclusions.tests.sources.test_packets import a_packet  # noqa: E402
from departments.filekinds import ZIP  # noqa: E402
from departments.foreign_files import apart  # noqa: E402
from departments.workbooks import sheet_cells  # noqa: E402

PARSERS = {
    "conclusions.sources.child": child.PARSERS,
    "departments.workbooks.sheet_cells": sheet_cells.PARSERS,
}
NOTICE = """UBND TỈNH QUẢNG NGÃI
SỞ Y TẾ
Số: 45/TB-SYT
Quảng Ngãi, ngày 18 tháng 11 năm 2026
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban
Ngày 16/11/2026, Giám đốc Sở kết luận như sau:
1. Văn phòng Sở rà soát hồ sơ, báo cáo Giám đốc Sở trước ngày 05/12/2026.
2. Thanh tra Sở phối hợp với Văn phòng Sở lập kế hoạch kiểm tra trước ngày 15/12/2026.
3. Các phòng, đơn vị gửi số liệu về Văn phòng Sở trước ngày 25 hằng tháng.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn An"""
UNITS = Unit("Văn phòng Sở", collates=True), Unit("Thanh tra Sở")
BY_OFFICE, BY_SCAN = ("doc", "odt", "rtf"), ("jpg", "png", "tiff")
TABLES = ("xlsx", "csv")
MOST_CHANGED = 20  # bytes
AT_ONCE = 16
SECONDS = 5  # pages are asked for before the first hostile file, and after the last
PAGES = ("/", "/nhiem-vu/", "/thong-bao/", "/healthz")
EACH_SLOW = 4  # one in so many rounds brings the kinds that the worker reads, too
BROKEN = "Có lỗi khi đọc tệp. Thử lại, hoặc dán nội dung vào ô văn bản."
DRAINED = 600  # seconds that the worker may take with what was left to it


# The files, whole


def samples(folder: Path) -> dict[str, bytes]:
    """The notice as a file of each kind."""
    lines = NOTICE.split("\n")
    docx, pdf = a_docx(*lines), a_pdf(*lines)
    [page] = drawn(pdf, dpi=120)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.vn", "b@y.vn", "Gửi thông báo"
    mail.set_content("Kính gửi các phòng.")
    mail.add_attachment(docx, maintype="application", subtype="octet-stream", filename="tb.docx")
    return {
        "txt": NOTICE.encode(),
        "docx": docx,
        "pdf": pdf,
        "eml": mail.as_bytes(),
        "msg": an_outlook_mail(("tb.docx", docx)),
        "edxml": a_packet(("tb.docx", docx)),
        "xlsx": a_workbook(lines),
        "csv": "\n".join(f"{n};{line};15/12/2026" for n, line in enumerate(lines)).encode(),
        **{kind: converted(docx, kind, folder) for kind in BY_OFFICE if office.is_installed()},
        "jpg": scanned([page], "JPEG"),
        "png": scanned([page], "PNG"),
        "tiff": scanned([page], "TIFF"),
    }


def a_workbook(lines: list[str]) -> bytes:
    book, buffer = Workbook(), BytesIO()
    for number, line in enumerate(lines):
        book.active.append([number, line, "15/12/2026"])
    book.save(buffer)
    return buffer.getvalue()


def converted(docx: bytes, kind: str, folder: Path) -> bytes:
    (folder / "tb.docx").write_bytes(docx)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    told = ["--headless", "--convert-to", kind, "--outdir", str(folder), str(folder / "tb.docx")]
    subprocess.run([office.PROGRAM, home, *told], check=True, capture_output=True)
    return (folder / f"tb.{kind}").read_bytes()


# The same, spoiled


def spoiled(content: bytes, luck: random.Random) -> bytes:
    """Spoiled in one to three ways; of a packed file half the time one of its parts is."""
    if content.startswith(ZIP) and luck.random() < 0.5:
        return _with_spoiled_part(content, luck)
    for _ in range(luck.randint(1, 3)):
        content = luck.choice(WAYS)(bytearray(content), luck)
    return bytes(content)


def _with_spoiled_part(content: bytes, luck: random.Random) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        chosen = luck.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, luck.choice(WAYS)(bytearray(part), luck) if name == chosen else part)
    return buffer.getvalue()


def _piece(content: bytearray, luck: random.Random) -> slice:
    start = luck.randrange(len(content) + 1)
    return slice(start, start + luck.randint(1, 1 + len(content) // 10))


def cut(content: bytearray, luck: random.Random) -> bytes:
    return bytes(content[: luck.randrange(1 + len(content))])


def changed(content: bytearray, luck: random.Random) -> bytes:
    for _ in range(luck.randint(1, MOST_CHANGED)):
        if content:
            content[luck.randrange(len(content))] = luck.randrange(256)
    return bytes(content)


def left_out(content: bytearray, luck: random.Random) -> bytes:
    del content[_piece(content, luck)]
    return bytes(content)


def doubled(content: bytearray, luck: random.Random) -> bytes:
    piece = _piece(content, luck)
    return bytes(
        content[: piece.stop] + content[piece] * luck.randint(1, 9) + content[piece.stop :]
    )


def exchanged(content: bytearray, luck: random.Random) -> bytes:
    one, other = _piece(content, luck), _piece(content, luck)
    content[one], content[other] = content[other], content[one]
    return bytes(content)


def large_number(content: bytearray, luck: random.Random) -> bytes:
    """One of its numbers made as large as numbers go."""
    found = list(re.finditer(rb"\d+", content))
    if found:
        content[slice(*luck.choice(found).span())] = luck.choice(
            [b"0", b"-1", b"9" * 20, b"4294967295"]
        )
    return bytes(content)


WAYS: tuple[Callable[[bytearray, random.Random], bytes], ...] = (
    *(cut, changed, left_out, doubled, exchanged, large_number),
)


# Through the door, in this process


def here(module: str, kind: str, content: bytes, seconds: int) -> apart.Answer:
    """As the process of a parser answers, without it."""
    return apart.parse(PARSERS[module], kind, content)


def answer_to(kind: str, content: bytes) -> str:
    """How the file is answered: in a word, or by the error that nobody foresaw."""
    try:
        if kind in TABLES:
            told = apart.told_of(sheet_cells.__name__, kind, content, 20, slow="-", damaged="-")
            return "read" if told["sheets"] else "refused"
        reading = read(read_patiently(f"a.{kind}", content).words, UNITS)
        return "refused" if reading.problem else "read"
    except SourceProblem as reason:
        return "refused" if str(reason) else "no reason"
    except Exception as error:  # noqa: BLE001 - that there is none is what is measured
        return f"error: {type(error).__name__}"


def resident() -> float:
    gc.collect()
    return memory_of(os.getpid())[0]


def many(kind: str, content: bytes, count: int, seed: int) -> None:
    """So many spoiled ones, after a tenth that warms up; a line of what came of them."""
    luck = random.Random(f"{seed} {kind}")
    answers: Counter[str] = Counter()
    slowest, before = 0.0, 0.0
    for number in range(count):
        before = resident() if number == count // 10 else before
        broken = spoiled(content, luck)
        start = time.perf_counter()
        answers[answer_to(kind, broken)] += 1
        slowest = max(slowest, time.perf_counter() - start)
    left = len(list(Path(tempfile.gettempdir()).iterdir())) + len(list(below(os.getpid()))) - 1
    others = ", ".join(f"{count} {name}" for name, count in answers.items() if ":" in name)
    print(
        f"{kind:6}{count:6}{answers['read']:7}{answers['refused']:9}{slowest:9.2f}"
        f"{before:8.0f} → {resident():.0f}{left:6}   {others or 'no error'}",
        flush=True,
    )


# Through the door of the running product


def bring(person: Person, name: str, content: bytes) -> tuple[int, float]:
    """What the form for a new notice answers to this file, and after how many seconds."""
    start = time.perf_counter()
    token = next(one.value for one in person.cookies if one.name == "csrftoken")
    parts = [("csrfmiddlewaretoken", "", token.encode()), ("file", name, content)]
    body = b"".join(
        f'--limit\r\nContent-Disposition: form-data; name="{field}"'.encode()
        + (f'; filename="{file}"' if file else "").encode()
        + b"\r\n\r\n" + value + b"\r\n"
        for field, file, value in parts
    )  # fmt: skip
    form = {"Content-Type": "multipart/form-data; boundary=limit"}
    asked = Request(f"{person.base}/thong-bao/nhap/", body + b"--limit--\r\n", form)
    try:
        with person.opener.open(asked, timeout=120) as answer:
            answer.read()
            status = answer.status
    except HTTPError as error:
        status = error.code
    return status, time.perf_counter() - start


def one_by_one(base: str, supervisor: int, folder: Path, files: dict[str, bytes], ask) -> None:
    clerk, worker = Person(base, "hcth.tam"), last_worker(supervisor)
    started = sorted(map(name_of, below(supervisor)))
    luck, statuses, slowest, before = random.Random(f"{ask.seed} served"), Counter(), 0.0, 0.0
    for number in range(ask.served):
        before = memory_of(worker)[0] if number == ask.served // 10 else before
        for kind, content in files.items():
            if number % EACH_SLOW and kind in BY_OFFICE + BY_SCAN:
                continue
            status, took = bring(clerk, f"a.{kind}", spoiled(content, luck))
            statuses[status] += 1
            slowest = max(slowest, took)
    after = memory_of(worker)[0]
    drained = drain(folder / "data")
    running = sorted(map(name_of, below(supervisor)))
    print(
        f"\nserved, {ask.served} of each: " + ", ".join(f"{n} × {s}" for s, n in statuses.items())
    )
    print(f"slowest {slowest:.1f} s; the web process {before:.0f} → {after:.0f} MiB; {drained}")
    print("programs as before" if running == started else f"programs {started} → {running}")
    left = [one.name for one in folder.iterdir() if one.name != "data"]
    print(f"left in the folder for temporary files: {left or 'nothing'}")


def drain(data: Path) -> str:
    """Wait for what the worker reads; how long that took, and what came of all it read."""
    start, states = time.perf_counter(), Counter()
    [file] = data.glob("*.sqlite3")
    while time.perf_counter() - start < DRAINED:
        with closing(sqlite3.connect(file, timeout=30)) as database:
            told = database.execute("SELECT state, message FROM conclusions_intake").fetchall()
        states = Counter("error" if words == BROKEN else state for state, words in told)
        if not (states["waiting"] or states["reading"]):
            break
        time.sleep(2)
    said = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    return f"the worker's files after {time.perf_counter() - start:.0f} s more: {said}"


def hostile() -> list[tuple[str, bytes]]:
    """Sixteen files that are meant to keep a reader busy or to fill the memory."""
    deep = b"<html>" + b"<div>" * 100_000 + "Văn phòng Sở".encode()
    wide, buffer = Image.new("1", (9_000, 9_000), 1), BytesIO()
    wide.save(buffer, "PNG")
    long_line = ("1. " + "trước ngày " * 80_000).encode()
    marks = ("Văn phòng" + "\u0301" * 400_000).encode()
    numbers = "\n".join(f"{n}. Văn phòng Sở báo cáo trước ngày 15/12/2026." for n in range(9_000))
    nested = b'<?xml version="1.0"?><e:edXML xmlns:e="x">' + b"<e:a>" * 200_000
    parts = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 90_000
    drawing = a_drawing(b"0 0 m 500 500 l S " * 2_000_000)
    return [
        ("a.docx", a_bomb()),
        ("b.docx", a_bomb(entries=1_900, size=40 * 1024 * 1024)),
        ("c.docx", a_docx(*["1. Văn phòng Sở báo cáo trước ngày 15/12/2026."] * 20_000)),
        ("d.pdf", drawing),
        ("e.pdf", a_drawing(b"q " * 4_000_000)),
        ("f.pdf", a_drawing(b"BT /F 12 Tf (a) Tj ET " * 1_000_000)),
        ("g.txt", long_line),
        ("h.txt", marks),
        ("i.txt", numbers.encode()),
        ("j.html", deep),
        ("k.edxml", nested),
        ("l.eml", b"From: a@x.vn\r\nMIME-Version: 1.0\r\n" + parts),
        ("m.msg", an_outlook_mail(("tb.docx", a_bomb()))),
        ("n.png", buffer.getvalue()),
        ("o.rtf", rb"{\rtf1 " + b"{" * 300_000),
        ("p.xml", b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 9_999 + b'">]><a>' + b"&b;" * 9_999),
    ]


def a_drawing(content: bytes) -> bytes:
    """A PDF of one page that unpacks to this drawing."""
    packed = zlib.compress(content, 9)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<"
        b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        + f"4 0 obj<</Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


def at_once(base: str, supervisor: int, data: Path) -> None:
    files, done = hostile(), Event()
    people = [Person(base, ("hcth.tam", "hcth.son")[n % 2]) for n in range(AT_ONCE)]
    other, took = Person(base, "qlkh.anh"), []

    def ask_on() -> None:
        while not done.is_set():
            for page in PAGES:
                start = time.perf_counter()
                other.get(page)
                took.append(time.perf_counter() - start)

    with ThreadPoolExecutor(AT_ONCE + 1) as crowd:
        asking = crowd.submit(ask_on)
        time.sleep(SECONDS)
        alone = sorted(took)
        took.clear()
        brought = list(
            crowd.map(lambda one: bring(one[0], *one[1]), zip(people, files, strict=True))
        )
        time.sleep(SECONDS)
        done.set()
        asking.result()
    statuses = Counter(status for status, _ in brought)
    took.sort()
    print(f"\n{AT_ONCE} hostile at once: " + ", ".join(f"{n} × {s}" for s, n in statuses.items()))
    print("answered after " + " ".join(f"{seconds:.1f}" for _, seconds in brought) + " s")
    for when, seconds in (("before", alone), ("meanwhile", took)):
        half, most = seconds[len(seconds) // 2], seconds[len(seconds) * 95 // 100]
        print(
            f"{when} {len(seconds)} pages: half in {half:.3f} s, 95 of 100 in {most:.3f} s, "
            f"the slowest {seconds[-1]:.2f} s"
        )
    print(drain(data))
    for pid in below(supervisor):
        print(f"{name_of(pid):12}{memory_of(pid)[0]:6.0f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser()
    for name, usual in (("seed", 1), ("each", 2000), ("slow", 60), ("served", 40)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    ask = parser.parse_args()
    logging.disable(logging.CRITICAL)  # as the process of a parser does
    with tempfile.TemporaryDirectory() as folder:
        files = samples(Path(folder))
        for one in (Path(folder) / "tmp", Path(folder) / "served"):
            one.mkdir()
        tempfile.tempdir = os.environ["TMPDIR"] = str(Path(folder) / "tmp")
        usual, apart.answer_of = apart.answer_of, here
        print(f"seed {ask.seed}\nkind    files   read  refused  slowest  MiB before → after  left")
        for kind, content in files.items():
            count = ask.slow if kind in BY_OFFICE + BY_SCAN else ask.each
            if count:
                many(kind, content, count, ask.seed)
        apart.answer_of = usual
        if not ask.served:
            return
        place = Path(folder) / "served"
        (place / "data").mkdir()
        given = {"WEB_WORKERS": "1", "TMPDIR": str(place)}
        with served(str(place / "data"), **given) as (supervisor, base):
            one_by_one(base, supervisor, place, files, ask)
            at_once(base, supervisor, place / "data")


if __name__ == "__main__":
    main()
