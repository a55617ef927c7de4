"""What the print cannot show is told before printing; Word keeps it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document as WordFile

from conclusions.tests.factories import a_directive, a_draft
from reports.papers.notices.lost_letters import lost_letters
from reports.papers.notices.notice_files import rendering_of

pytestmark = pytest.mark.django_db
TEXT = "Rà soát ☐ hồ sơ ⩽ 10% của thôn 越, ﬁ và ✓ còn lại"


@pytest.fixture
def draft(cast, units):
    draft = a_draft(cast["giamdoc"], title="Kết luận ⇒ giao ban")
    a_directive(draft, units["TTUD"], title="Rà soát")
    draft.items.filter(kind="directive").update(text=TEXT)
    return draft


def test_letters_the_typeface_lacks_are_told_with_their_places(draft):
    told = {one.letter: (one.printed, one.where) for one in lost_letters(draft)}

    place = draft.items.get(kind="directive").place
    assert told["⩽"] == ("-", f"mục {place}")
    assert told["越"] == ("?", f"mục {place}")
    assert told["⇒"] == ("-", "trích yếu")
    assert "à" not in told


def test_word_file_keeps_what_the_print_replaces(draft):
    word = WordFile(BytesIO(rendering_of(draft, "docx").content()))
    words = "\n".join(paragraph.text for paragraph in word.paragraphs)

    assert "⩽ 10% của thôn 越" in words
    assert "⩽" not in rendering_of(draft, "pdf").page


def test_review_and_check_tell_it(client, cast, draft):
    client.force_login(cast["hcth.son"])
    url = reverse("reports:notice_letters", args=[draft.pk])

    review = client.get(reverse("conclusions:review", args=[draft.pk])).content.decode()
    assert f'hx-get="{url}"' in review
    told = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "“⩽” in thành “-”" in told
    checked = client.post(reverse("reports:notice_check", args=[draft.pk]), {"text": "Kết luận"})
    assert "“⩽” in thành “-”" in checked.content.decode()


def test_notice_of_printable_letters_tells_nothing(cast, units):
    draft = a_draft(cast["giamdoc"], title="Kết luận giao ban")
    a_directive(draft, units["TTUD"], title="Rà soát")
    draft.items.filter(kind="directive").update(text="Rà soát ≥ 95% hồ sơ – “đúng hạn”")

    assert lost_letters(draft) == []


@pytest.mark.parametrize(
    ("kind", "says", "told"),
    [
        ("pdf", "khớp với dữ liệu, trừ các ký tự bị thay nêu dưới đây", True),
        ("docx", "Bản in khớp hoàn toàn với dữ liệu", False),
    ],
)
def test_check_holds_each_file_against_the_words_it_should_have(
    client, cast, draft, kind, says, told
):
    client.force_login(cast["hcth.son"])
    file = SimpleUploadedFile(f"ban-in.{kind}", rendering_of(draft, kind).content())

    page = client.post(reverse("reports:notice_check", args=[draft.pk]), {"file": file})

    assert says in " ".join(page.content.decode().split())
    assert ("“⩽” in thành “-”" in page.content.decode()) is told
