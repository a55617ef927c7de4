"""Guards a zip file (every .docx is one) before anything in it is unpacked."""

import lzma
import zipfile
import zlib
from io import BytesIO

from departments.foreign_files.problem import SourceProblem

ENTRIES = 2_000
UNPACKED = 50 * 1024 * 1024
RATIO = 100
SMALL = 1024 * 1024  # under this a high ratio is harmless: short XML packs well

# What `zipfile` raises for a damaged or unknown archive.
BAD_ZIP = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
)
TOO_MUCH = "Tệp giải nén ra quá lớn nên không đọc. Lưu lại thành tệp mới, bỏ ảnh, rồi chọn lại."


def check_archive(content: bytes) -> None:
    """Refuse what would unpack to too much by what it declares; raises BAD_ZIP for no archive."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise SourceProblem(TOO_MUCH)
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise SourceProblem(TOO_MUCH)
    for entry in entries:
        if entry.file_size > max(SMALL, RATIO * entry.compress_size):
            raise SourceProblem(TOO_MUCH)
        if entry.flag_bits & 1:
            raise SourceProblem("Tệp không đọc được: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại.")
