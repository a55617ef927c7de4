"""One copy as a file: written part by part, and read only after all of it has been looked at."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from config.backups import BackupProblem

PRODUCT, FORMAT = "theo-doi-ket-luan", 1
MANIFEST, DATABASE, FILES = "manifest.json", "database", "files/"
PIECE = 1024 * 1024  # bytes read at once
LONGEST_MANIFEST = 256 * 1024 * 1024  # bytes: a line of a hundred for each of two million files
DAMAGED = "Bản sao lưu bị hỏng hoặc bị thay đổi: {what}. Không có gì bị thay đổi trên máy này."
FOREIGN = (
    "Tệp này không phải bản sao lưu của phần mềm. Chọn tệp .zip do lệnh manage.py backup tạo ra."
)


@dataclass(frozen=True)
class Manifest:
    """What a copy is of. `rows` are by table, `sums` the SHA-256 of each part by its name in the
    copy; `missing` are files that rows name and that were not there to copy."""

    product: str
    format: int
    made_at: str  # ISO 8601
    agency: str
    vendor: str  # sqlite, postgresql
    migrations: list[str]  # app.name
    rows: dict[str, int]
    sums: dict[str, str]
    missing: list[str]

    @property
    def is_ours(self) -> bool:
        whole = isinstance(self.sums, dict) and isinstance(self.migrations, list)
        return whole and (self.product, self.format) == (PRODUCT, FORMAT)


class Archive:
    """A copy that is there; `looked_through` before anything else is asked of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with zipfile.ZipFile(path) as packed:
                if packed.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
                    raise BackupProblem(FOREIGN)
                told = json.loads(packed.read(MANIFEST))
            self.manifest = Manifest(**told)
        except OSError as error:
            raise BackupProblem(f"Không mở được {path}: {error.strerror or error}.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError):
            raise BackupProblem(FOREIGN) from None
        if not self.manifest.is_ours:
            raise BackupProblem(FOREIGN)

    def look_through(self) -> None:
        """Every part is there, is what it was, and no other is; else BackupProblem."""
        try:
            with zipfile.ZipFile(self.path) as packed:
                parts = sorted(name for name in packed.namelist() if name != MANIFEST)
                if parts != sorted(self.manifest.sums) or DATABASE not in self.manifest.sums:
                    raise BackupProblem(DAMAGED.format(what="thiếu hoặc thừa tệp"))
                for name in parts:
                    with packed.open(name) as part:
                        if sum_of(part) != self.manifest.sums[name]:
                            raise BackupProblem(DAMAGED.format(what=name))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise BackupProblem(DAMAGED.format(what="không đọc hết được")) from None

    @contextmanager
    def part(self, name: str) -> Iterator[BinaryIO]:
        with zipfile.ZipFile(self.path) as packed, packed.open(name) as part:
            yield part

    @property
    def unpacked(self) -> int:
        """How many bytes its parts come to."""
        with zipfile.ZipFile(self.path) as packed:
            return sum(part.file_size for part in packed.infolist())

    @property
    def files(self) -> list[str]:
        """Names of the files in the storage."""
        return [name.removeprefix(FILES) for name in self.manifest.sums if name.startswith(FILES)]


class Writing:
    """A copy being written beside its name, which it takes when it is whole."""

    def __init__(self, path: Path) -> None:
        self.path, self.beside = path, path.with_suffix(".part")
        self.sums: dict[str, str] = {}

    def __enter__(self) -> "Writing":
        descriptor = os.open(self.beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self.file = os.fdopen(descriptor, "wb")
        self.packed = zipfile.ZipFile(self.file, "w")
        return self

    def __exit__(self, kind, *_) -> None:
        try:
            if kind is None:
                self.packed.close()
                self.file.flush()
                os.fsync(self.file.fileno())
                os.replace(self.beside, self.path)
        finally:
            with suppress(OSError, ValueError):  # a disk that is full is full to the end
                self.packed.close()
            with suppress(OSError):
                self.file.close()
            self.beside.unlink(missing_ok=True)

    def add(self, name: str, source: BinaryIO, *, packed: bool) -> None:
        """A part; `packed` for what gets smaller by it."""
        way = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info = zipfile.ZipInfo(name)
        info.compress_type = way
        found = hashlib.sha256()
        with self.packed.open(info, "w", force_zip64=True) as target:
            while piece := source.read(PIECE):
                found.update(piece)
                target.write(piece)
        self.sums[name] = found.hexdigest()

    def close_with(self, manifest: Manifest) -> None:
        words = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        self.packed.writestr(MANIFEST, words, zipfile.ZIP_DEFLATED)


def sum_of(source: BinaryIO) -> str:
    """SHA-256 of what is still to be read."""
    return hashlib.file_digest(source, "sha256").hexdigest()
