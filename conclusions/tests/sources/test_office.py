"""Old Word files, OpenDocument and RTF, made .docx by LibreOffice where it is installed."""

import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from conclusions.sources import OBJECTS, NeedsTime, SourceProblem, read_patiently, read_source
from conclusions.sources.office import is_installed
from conclusions.tests.sample_files import a_docx
from conclusions.tests.sources.test_docx_fields import code, field
from conclusions.tests.sources.test_docx_shown import paragraph, put, run

WORDS = "1. Văn phòng Sở báo cáo Giám đốc Sở trước ngày 05/12/2026."
needs_office = pytest.mark.skipif(not is_installed(), reason="chưa cài LibreOffice")


def converted(kind: str, folder: Path, docx: bytes | None = None) -> bytes:
    source = folder / "a.docx"
    source.write_bytes(docx or a_docx(WORDS))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    told = ["--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(["soffice", profile, *told], check=True, capture_output=True)
    return (folder / f"a.{kind}").read_bytes()


def edited(odt: bytes, edit: Callable[[str], str]) -> bytes:
    """The file with its words edited."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(odt)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            told = old.read(entry)
            new.writestr(entry, edit(told.decode()) if entry.filename == "content.xml" else told)
    return buffer.getvalue()


@pytest.mark.wide
@needs_office
@pytest.mark.parametrize(
    "kind", ["doc", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("odt", "rtf"))]
)
def test_file_of_another_program_is_read_by_the_worker(kind, tmp_path):
    content = converted(kind, tmp_path)

    assert read_patiently(f"a.{kind}", content).words == WORDS
    with pytest.raises(NeedsTime):
        read_source(f"a.{kind}", content)


TRACKED = 'w:author="a" w:date="2026-01-01T00:00:00Z" w:id="{}"'
SHOWN = {
    "1. Vốn 3.10⁶ đồng.": run("1. Vốn 3.10")
    + run("6", '<w:position w:val="8"/><w:sz w:val="14"/>')
    + run(" đồng."),
    "2. Trước ngày 15/12/2026 ¹.": run("2. Trước ngày 15/12/2026")
    + run("1", '<w:vertAlign w:val="superscript"/>')
    + run("."),
    "3. Họp.": run("3. Họp") + run(" (nháp 05/12)", "<w:vanish/>") + run("."),
    "4. Họp ngày 16/12.": run("4. Họp") + run(" ngày 06/12", "<w:strike/>") + run(" ngày 16/12."),
    "5. Họp ngày 17/12.": run("5. Họp ngày ")
    + f"<w:del {TRACKED.format(1)}><w:r><w:delText>07</w:delText></w:r></w:del>"
    + f"<w:ins {TRACKED.format(2)}>{run('17')}</w:ins>"
    + run("/12."),
    "6. Hạn 18/12.": run("6. Hạn ") + field(code('QUOTE "18/12"'), "18/12") + run("."),
}


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_what_word_shows_is_read_alike_from_files_of_other_kinds(kind, tmp_path):
    docx = a_docx(edit=lambda document: put(document, *map(paragraph, SHOWN.values())))

    lines = read_patiently("a", converted(kind, tmp_path, docx)).words.split("\n")

    assert [line for line in lines if line.strip()] == list(SHOWN)


@pytest.mark.slow
@needs_office
def test_formula_that_does_not_come_through_is_told(tmp_path):
    formula = (
        '<draw:frame svg:width="2cm" svg:height="1cm"><draw:object xlink:href="./Object 1" '
        'xlink:type="simple"/></draw:frame></text:p>'
    )
    odt = edited(converted("odt", tmp_path), lambda xml: xml.replace("</text:p>", formula, 1))

    read = read_patiently("a.odt", odt)

    assert (read.words, read.notes) == (WORDS, (OBJECTS,))


@pytest.mark.slow
@needs_office
def test_formula_of_rich_text_is_told(tmp_path):
    rtf = converted("rtf", tmp_path)
    cut = rtf.rindex(b"}")

    read = read_patiently("a.rtf", rtf[:cut] + rb"{\mmath x}" + rtf[cut:])

    assert read.notes == (OBJECTS,)


@pytest.mark.slow
@needs_office
def test_nothing_that_a_file_links_to_is_fetched(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        picture = (
            '<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:type="simple" '
            f'xlink:href="http://127.0.0.1:{listener.getsockname()[1]}/x" xlink:show="embed" '
            'xlink:actuate="onLoad"/></draw:frame></text:p>'
        )
        content = edited(converted("odt", tmp_path), lambda xml: xml.replace("</text:p>", picture))

        assert read_patiently("a.odt", content).words == WORDS
        with pytest.raises(TimeoutError):
            listener.accept()


HIDDEN = {
    "section": '<text:section text:name="A" text:display="none"><text:p>2. Việc ẩn.</text:p>'
    "</text:section>",
    "section on a condition": '<text:section text:name="A" text:display="condition" '
    'text:condition="ooow:1==1" text:is-hidden="true"><text:p>2. Việc ẩn.</text:p></text:section>',
    "paragraph": '<text:p><text:hidden-paragraph text:condition="ooow:1==1" '
    'text:is-hidden="true"/>2. Việc <text:span>ẩn.</text:span></text:p>',
    "words": '<text:p><text:hidden-text text:condition="ooow:1==1" text:is-hidden="true" '
    'text:string-value="2. Việc ẩn."/></text:p>',
}


@pytest.mark.slow
@needs_office
def test_what_opendocument_hides_is_left_out_and_told(tmp_path):
    shown = HIDDEN["section on a condition"].replace('hidden="true"', 'hidden="false"')
    parts = "".join(HIDDEN.values()) + shown.replace("Việc ẩn", "Việc hiện")
    odt = edited(
        converted("odt", tmp_path),
        lambda xml: xml.replace("</office:text>", f"{parts}</office:text>"),
    )

    read = read_patiently("a.odt", odt)

    assert [line for line in read.words.split("\n") if line] == [WORDS, "2. Việc hiện."]
    told = " ".join(["2. Việc ẩn."] * len(HIDDEN))
    assert read.notes == (f"Bỏ qua chữ ẩn trong tệp: “{told}”.",)


def test_opendocument_file_that_unpacks_to_too_much_is_refused():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        bomb.writestr("content.xml", b" " * 60_000_000)

    with pytest.raises(SourceProblem, match="giải nén ra quá lớn"):
        read_patiently("a.odt", buffer.getvalue())


@pytest.mark.wide
@needs_office
def test_damaged_file_of_another_program_is_told():
    damaged = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 40

    with pytest.raises(SourceProblem, match="Tệp không đọc được"):
        read_patiently("a.doc", damaged)


@pytest.mark.wide
@pytest.mark.parametrize("program", ["soffice", "tesseract"])
def test_program_ends_with_the_process_that_waits_for_it(program, tmp_path):
    told = tmp_path / "pid"
    slow = tmp_path / program
    ways = {"soffice": "sleep 60 & echo $!", "tesseract": "echo $$"}  # which one starts another
    rest = {"soffice": "wait", "tesseract": "exec sleep 60"}
    slow.write_text(
        f"#!/bin/sh\n{ways[program]} >{told}.new; mv {told}.new {told}\n{rest[program]}\n"
    )
    slow.chmod(0o755)
    waiting = {
        "soffice": "from conclusions.sources import office; office.as_docx('odt', b'')",
        "tesseract": "from conclusions.sources import scan_programs as a; a.run(['tesseract'], 1)",
    }
    begin = "from departments.background import end_when_asked; end_when_asked()"
    process = subprocess.Popen(
        [sys.executable, "-c", f"{begin}; {waiting[program]}"],
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )
    until(told.exists)

    process.terminate()

    assert process.wait(20) == 128 + signal.SIGTERM
    until(lambda: not is_running(int(told.read_text())))


def until(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("twenty seconds went by")


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_without_libreoffice_the_way_round_is_told(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(SourceProblem) as told:
        read_source("a.rtf", rb"{\rtf1 ch}")

    assert str(told.value) == (
        "Máy chủ chưa cài LibreOffice nên chưa đọc được tệp .rtf. Mở bằng Word, chọn Lưu thành "
        ".docx rồi chọn lại."
    )
