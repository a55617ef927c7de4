"""From a file to its text: .txt, .docx and .pdf; whatever is wrong with it ends here, in words."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from conclusions.sources.old_fonts import modern
from conclusions.sources.plain_text import checked, text_of_plain
from conclusions.sources.problem import SourceProblem
from departments.filekinds import MB, kind_of

__all__ = [
    "LARGEST",
    "SUFFIXES",
    "SourceProblem",
    "SourceText",
    "checked",
    "read_source",
    "read_words",
    "text_of",
]

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 10 * MB
SECONDS = 20
SUFFIXES = (".txt", ".docx", ".pdf")
TOLD_APART = ("pdf", "docx", "doc")  # what is none of these is plain text
OLD_WORD = "Tệp .doc là định dạng Word cũ. Mở bằng Word, chọn Lưu thành .docx rồi chọn lại."
DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại."
SLOW = "Tệp quá phức tạp nên không đọc hết được. Dán nội dung vào ô văn bản."


@dataclass(frozen=True)
class SourceText:
    """The words of a file, and a sentence for each kind of its parts that was not read."""

    words: str
    notes: tuple[str, ...] = ()


def text_of(name: str, content: bytes) -> str:
    """The words of the file alone; else as `read_source`."""
    return read_source(name, content).words


def read_source(name: str, content: bytes, *, seconds: int = SECONDS) -> SourceText:
    """What the file says; raises SourceProblem, in Vietnamese, for anything that is wrong.

    `seconds` is how long may be read in it: by default as long as someone at a page waits.
    """
    suffix = Path(name).suffix.lower()
    if not content:
        raise SourceProblem("Tệp rỗng.")
    if len(content) > LARGEST:
        raise SourceProblem(
            f"Tệp lớn hơn {LARGEST // MB} MB. Tách riêng phần thông báo rồi chọn lại."
        )
    if suffix == ".doc":
        raise SourceProblem(OLD_WORD)
    if suffix not in SUFFIXES:
        raise SourceProblem("Chỉ đọc được tệp .docx, .pdf hoặc .txt.")
    _check_first_bytes(suffix, content)
    if suffix == ".txt":
        told = SourceText(text_of_plain(content))
    else:
        told = _parsed(suffix[1:], content, seconds)
    return read_words(told.words, told.notes)


def read_words(text: str, notes: tuple[str, ...] = ()) -> SourceText:
    """Words as they were pasted or came out of a file, in Unicode and within the limits; raises
    SourceProblem as `read_source`."""
    words, converted = modern(text)
    return SourceText(checked(words), (*notes, *converted))


def _check_first_bytes(suffix: str, content: bytes) -> None:
    """The name's ending must be what the bytes say."""
    found = f".{kind_of(content.lstrip()[:64], TOLD_APART) or 'txt'}"
    if found == suffix:
        return
    if found == ".doc" and suffix == ".docx":  # an encrypted .docx is kept in the old container
        raise SourceProblem(
            "Tệp không đọc được: tệp có mật khẩu hoặc là định dạng Word cũ. "
            "Mở bằng Word, bỏ mật khẩu, lưu thành .docx rồi chọn lại."
        )
    if found == ".txt":
        raise SourceProblem(DAMAGED)
    raise SourceProblem(f"Tên tệp ghi {suffix} nhưng nội dung là tệp {found}. Đổi lại đuôi tệp.")


def _parsed(kind: str, content: bytes, seconds: int) -> SourceText:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "conclusions.sources.child", kind],
            input=content,
            capture_output=True,
            cwd=ROOT,
            timeout=seconds,
            check=True,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise SourceProblem(SLOW) from None
    except (subprocess.CalledProcessError, ValueError):  # out of memory, or ended by a signal
        raise SourceProblem(SLOW) from None
    if "problem" in answer:
        raise SourceProblem(answer["problem"] or DAMAGED)
    return SourceText(answer["text"], tuple(answer["notes"]))
