"""The programs that read scans, each ended when it takes too long."""

import os
import subprocess

from departments.foreign_files.problem import SourceProblem

SECONDS = 90  # of one page; a clean one takes two to four
SLOW = "Trang {page} quá phức tạp nên không nhận dạng được. Quét lại ở chế độ đen trắng, 300 dpi."


def run(command: list[str], page: int) -> bytes:
    """What the program writes; it is ended where it takes too long or too much."""
    one_thread = os.environ | {"OMP_THREAD_LIMIT": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=one_thread
    ) as process:
        try:
            out, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise SourceProblem(SLOW.format(page=page)) from None
        finally:
            if process.poll() is None:
                process.kill()
    if process.returncode:
        raise SourceProblem(SLOW.format(page=page))
    return out


def tried(command: list[str]) -> bytes:
    """What a program writes whose answer is welcome and not needed; nothing where it fails."""
    try:
        return run(command, 0)
    except SourceProblem:
        return b""
