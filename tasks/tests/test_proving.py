"""Files that prove an event: kept under names of our own, all of them or none."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tasks.models import Evidence
from tasks.tests.factories import a_task, do

# A number before the words, as offices name their files: to the storage all after it is an ending.
LONG = (
    "1. Báo cáo kết quả thực hiện nhiệm vụ quý I năm 2024 của Trung tâm Ứng dụng và Dịch vụ khoa "
    "học công nghệ.pdf"
)


class Unreadable(SimpleUploadedFile):
    """A file whose bytes are gone by the time they are wanted, as on a full disk."""

    def chunks(self, chunk_size=None):
        raise OSError("No space left on device")


def on_disk() -> set[Path]:
    return {path for path in (settings.MEDIA_ROOT / "evidence").rglob("*") if path.is_file()}


@pytest.fixture
def task(cast, units):
    return a_task(cast, units["TTUD"])


@pytest.mark.parametrize("name", [LONG, "a." * 100 + "pdf", f"{'ệ' * 240}.PDF"])
def test_proof_of_any_name_is_kept_and_known_by_it(cast, task, name):
    file = SimpleUploadedFile(name, b"%PDF-1.7")

    do(task, "update", cast["ttud.dung"], note="Gửi", files=[file])

    proof = Evidence.objects.get()
    assert (proof.name, len(Path(proof.file.name).name)) == (name, len(uuid4().hex) + len(".pdf"))
    assert proof.file.read() == b"%PDF-1.7"
    proof.file.close()


def test_proof_that_cannot_be_kept_leaves_nothing_behind(cast, task):
    before, version = on_disk(), task.version
    files = [SimpleUploadedFile("a.pdf", b"%PDF-1.7"), Unreadable("b.pdf", b"%PDF-1.7")]

    with pytest.raises(OSError, match="No space left"):
        do(task, "update", cast["ttud.dung"], note="Gửi", files=files)

    task.refresh_from_db()
    assert (task.version, task.events.count(), Evidence.objects.count()) == (version, 1, 0)
    assert on_disk() == before
