"""Which files may prove something: a few kinds, told by their first bytes as well as their name."""

from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile

MOST_MB = 20
MOST_BYTES = MOST_MB * 1024 * 1024
MOST_FILES = 10
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What the file of each extension begins with; plain text begins with anything but a NUL.
KINDS = {
    "pdf": b"%PDF",
    "docx": ZIP,
    "xlsx": ZIP,
    "pptx": ZIP,
    "odt": ZIP,
    "ods": ZIP,
    "zip": ZIP,
    "doc": OLE,
    "xls": OLE,
    "ppt": OLE,
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "png": b"\x89PNG",
    "txt": b"",
}
ACCEPT = ",".join(f".{kind}" for kind in KINDS)


def trouble_with(file: UploadedFile) -> str:
    """Why the file is not taken, in Vietnamese; empty where it is."""
    kind = PurePath(file.name).suffix.lower().lstrip(".")
    if kind not in KINDS:
        return (
            f"Không nhận tệp “{file.name}”: chỉ nhận PDF, Word, Excel, PowerPoint, ảnh, TXT, ZIP."
        )
    if not file.size:
        return f"Tệp “{file.name}” rỗng."
    if file.size > MOST_BYTES:
        return f"Tệp “{file.name}” lớn hơn {MOST_MB} MB."
    head = file.read(1024)
    file.seek(0)
    if not head.startswith(KINDS[kind]) or (kind == "txt" and b"\0" in head):
        return f"Nội dung tệp “{file.name}” không phải là {kind.upper()}."
    return ""


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files up to MOST_FILES; cleans to a list."""

    widget = FilesInput

    def clean(self, data, initial=None) -> list[UploadedFile]:
        files = [file for file in data or [] if file]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Mỗi lần gửi nhiều nhất {MOST_FILES} tệp.")
        if troubles := [words for file in files if (words := trouble_with(file))]:
            raise forms.ValidationError(troubles)
        return files
