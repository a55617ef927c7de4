"""Outlook's mails for tests: a compound file (MS-CFB) of the streams that MS-OXMSG names."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5

Tree = Mapping[str, "bytes | Tree"]


def an_outlook_mail(*files: tuple[str, bytes], subject: str = "Gửi thông báo") -> bytes:
    """A mail as Outlook saves it, with these files attached and lines of its own."""
    tree: dict[str, bytes | Tree] = {
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": "Sở A báo cáo trước 01/01/2027".encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(files):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": content,
        }
    return compound(tree)


@dataclass
class _Book:
    """The sectors and directory entries written so far."""

    sectors: list[bytes] = field(default_factory=list)
    chains: list[int] = field(default_factory=list)
    small: bytearray = field(default_factory=bytearray)
    small_chains: list[int] = field(default_factory=list)
    entries: list[list] = field(default_factory=list)

    def keep(self, content: bytes, mark: int | None = None) -> int:
        """The content in sectors of its own; returns the first."""
        first, count = len(self.sectors), -(-len(content) // SECTOR)
        padded = content.ljust(count * SECTOR, b"\0")
        self.sectors += [padded[n * SECTOR : (n + 1) * SECTOR] for n in range(count)]
        self.chains += [first + n + 1 for n in range(count - 1)] + [END] * (count > 0)
        if mark is not None:
            self.chains[first:] = [mark] * count
        return first if count else END

    def keep_small(self, content: bytes) -> int:
        first, count = len(self.small_chains), -(-len(content) // SMALL)
        self.small += content.ljust(count * SMALL, b"\0")
        self.small_chains += [first + n + 1 for n in range(count - 1)] + [END] * (count > 0)
        return first if count else END

    def add(self, name: str, kind: int, tree: Tree) -> int:
        """The entry and what is in it, its children chained to the right; returns its number."""
        number = len(self.entries)
        self.entries.append([name, kind, NONE, NONE, END, 0])
        before = None
        for each, held in sorted(tree.items(), key=lambda pair: (len(pair[0]), pair[0].upper())):
            child = (
                self.add(each, STORAGE, held) if isinstance(held, Mapping) else len(self.entries)
            )
            if isinstance(held, bytes):
                keep = self.keep_small if len(held) < CUTOFF else self.keep
                self.entries.append([each, STREAM, NONE, NONE, keep(held), len(held)])
            if before is None:
                self.entries[number][3] = child
            else:
                self.entries[before][2] = child
            before = child
        return number


def compound(tree: Tree) -> bytes:
    """A compound file of these storages and streams."""
    book = _Book()
    book.add("Root Entry", ROOT, tree)
    book.entries[0][4:] = [book.keep(bytes(book.small)), len(book.small)]
    small_fat = _numbers(book.small_chains)
    first_small = book.keep(small_fat)
    directory = b"".join(_entry(*entry) for entry in book.entries)
    first_entry = book.keep(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    fats = 1
    while fats * SECTOR // 4 < len(book.sectors) + fats:
        fats += 1
    first_fat = len(book.sectors)
    book.keep(bytes(fats * SECTOR), FAT)
    table = _numbers(book.chains).ljust(fats * SECTOR, b"\xff")
    book.sectors[first_fat:] = [table[n * SECTOR : (n + 1) * SECTOR] for n in range(fats)]
    head = struct.pack(
        "<8s16sHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 62, 3, 0xFFFE, 9, 6
    )
    head += struct.pack("<IIIII", 0, fats, first_entry, 0, CUTOFF)
    head += struct.pack("<IIII", first_small, -(-len(small_fat) // SECTOR), END, 0)
    places = struct.pack(f"<{fats}I", *range(first_fat, first_fat + fats))
    return (head + places).ljust(SECTOR, b"\xff") + b"".join(book.sectors)


def _numbers(values: list[int]) -> bytes:
    padded = values + [FREE] * (-len(values) % (SECTOR // 4))
    return struct.pack(f"<{len(padded)}I", *padded)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    coded = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<64sHBBIII", coded, len(coded), kind, 1, NONE, right, child)
    return links + bytes(36) + struct.pack("<IQ", start, size)
