"""Which files may prove something: a few kinds, told by their first bytes as well as their name."""

from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile

from departments.filekinds import FIRST_BYTES, MB, is_kind

MOST_MB = 20
MOST_BYTES = MOST_MB * MB
MOST_FILES = 10
ACCEPT = ",".join(f".{kind}" for kind in FIRST_BYTES)


def trouble_with(file: UploadedFile) -> str:
    """Why the file is not taken, in Vietnamese; empty where it is."""
    kind = PurePath(file.name).suffix.lower().lstrip(".")
    if kind not in FIRST_BYTES:
        return (
            f"Không nhận tệp “{file.name}”: chỉ nhận PDF, Word, Excel, PowerPoint, ảnh, TXT, ZIP."
        )
    if not file.size:
        return f"Tệp “{file.name}” rỗng."
    if file.size > MOST_BYTES:
        return f"Tệp “{file.name}” lớn hơn {MOST_MB} MB."
    head = file.read(1024)
    file.seek(0)
    if not is_kind(kind, head):
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
