"""Text without a space, however long, stays within its page on a desk and on a phone."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from conclusions.models import Conclusion
from tasks.actions import move
from tasks.models import Task
from tasks.tests.factories import a_task

LINK = "https://vanban.quangngai.gov.vn/" + "x" * 398
NUMBER = "45/TTr-QLCN-" + "A" * 85
NAME = "b" * 86 + ".txt"
SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}


@pytest.fixture
def world(cast, units):
    """A task told and reported in endless words, to be confirmed; another with time asked for."""
    today = timezone.localdate()
    due = {"issued_on": today - timedelta(days=9), "named_on": today, "deadline": "before"}
    told = a_task(cast, units["TTUD"], title="y" * 120, phrase="z" * 90, **due)
    head = cast["ttud.dung"]
    proof = SimpleUploadedFile(NAME, "Đã có kết quả.".encode())
    move(told, "update", by=head, note=LINK, files=[proof])
    fields = {"result": LINK[:300], "note": LINK, "document_number": NUMBER}
    move(Task.objects.get(pk=told.pk), "report", by=head, **fields)
    asked = a_task(cast, units["TTUD"], number="11/TB-SKHCN", **due)
    later = {"new_due_on": today + timedelta(days=9)}
    move(asked, "request_extension", by=head, note=LINK, **later)
    Conclusion.objects.filter(pk=told.conclusion.pk).update(title="t" * 200)
    return {"task": told, "asked": asked, "notice": told.conclusion}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("giamdoc", "/nhiem-vu/{task}/"),
        ("giamdoc", "/nhiem-vu/{asked}/"),
        ("giamdoc", "/nhiem-vu/{task}/confirm/"),
        ("giamdoc", "/nhiem-vu/{asked}/grant_extension/"),
        ("giamdoc", "/cho-quyet-dinh/"),
        ("giamdoc", "/tong-quan/"),
        ("hcth.son", "/nhiem-vu/"),
        ("hcth.son", "/so-theo-doi/"),
        ("hcth.son", "/thong-bao/"),
        ("hcth.son", "/thong-bao/{notice}/"),
        ("hcth.son", "/tim-kiem/?q=gov"),
        ("ttud.dung", "/viec-cua-don-vi/"),
        ("ttud.dung", "/nhac-viec/"),
    ],
)
def test_endless_words_stay_within_the_page(page, sign_in, cast, world, who, address, size):
    page.set_viewport_size(SIZES[size])
    sign_in(cast[who])

    page.goto(address.format(**{name: row.pk for name, row in world.items()}))
    page.wait_for_load_state("networkidle")

    assert page.evaluate("document.scrollingElement.scrollWidth") == SIZES[size]["width"]
    # Nor is anything cut off at the edge of a card that hides what is over it.
    cut = """[...document.querySelectorAll('.card-x, .card-x *')].filter((one) =>
      getComputedStyle(one).overflowX === 'hidden' && !one.matches('.one-l, .visually-hidden')
      && one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 90))"""
    assert page.evaluate(cut) == []
