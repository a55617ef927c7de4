"""Old Word, OpenDocument and RTF files made .docx by LibreOffice, where it is installed."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from departments.foreign_files.problem import SourceProblem

PROGRAM = "soffice"
PACKAGE = "libreoffice-writer-nogui"
SECONDS = 90  # cold it takes two or three
FILTERS = {  # none is guessed
    "doc": "MS Word 97",
    "odt": "writer8",
    "rtf": "Rich Text Format",
    "wordml": "MS Word 2003 XML",
    "fodt": "OpenDocument Text Flat XML",
}
MISSING = {
    "doc": "Mở bằng Word, chọn Lưu thành .docx rồi chọn lại.",
    "odt": "Mở bằng LibreOffice hoặc Word, chọn Lưu thành .docx rồi chọn lại.",
    "rtf": "Mở bằng Word, chọn Lưu thành .docx rồi chọn lại.",
    "wordml": "Mở bằng Word, chọn Lưu thành .docx rồi chọn lại.",
    "fodt": "Mở bằng LibreOffice, chọn Lưu thành .docx rồi chọn lại.",
}
NO_LINKS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
OBJECT_MARKS = {
    "doc": ["ObjectPool".encode("utf-16-le")],
    "rtf": [b"\\mmath", b"\\object"],
    "wordml": [b"<w:ocx", b"<o:OLEObject", b"<m:oMath"],
}
DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại."


def is_installed() -> bool:
    return shutil.which(PROGRAM) is not None


def check_installed(kind: str) -> None:
    """Raises SourceProblem where there is no LibreOffice, with the way round it."""
    if not is_installed():
        raise SourceProblem(
            f"Máy chủ chưa cài LibreOffice nên chưa đọc được tệp .{kind}. {MISSING[kind]}"
        )


def has_objects(kind: str, content: bytes) -> bool:
    """Whether formulas or objects of other programs are set in, which LibreOffice's Writer alone
    leaves out."""
    return any(mark in content for mark in OBJECT_MARKS.get(kind, ()))


def _profile(place: Path) -> Path:
    """A profile under which nothing that a file links to is fetched."""
    profile = place / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(NO_LINKS, encoding="utf-8")
    return profile


def as_docx(kind: str, content: bytes) -> bytes:
    """The file as .docx; macros are not run. Raises SourceProblem where it cannot be made."""
    check_installed(kind)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        source = place / f"source.{kind}"
        source.write_bytes(content)
        # A profile of its own: two at once, or one that was ended, do not lock each other out.
        profile = f"-env:UserInstallation={_profile(place).as_uri()}"
        told = ["--headless", "--norestore", f"--infilter={FILTERS[kind]}"]
        told += ["--convert-to", "docx:MS Word 2007 XML"]
        command = [PROGRAM, profile, *told, "--outdir", folder, str(source)]
        with subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"HOME": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                raise SourceProblem(DAMAGED) from None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, 9)
        made = place / "source.docx"
        if not made.exists():
            raise SourceProblem(DAMAGED)
        return made.read_bytes()
