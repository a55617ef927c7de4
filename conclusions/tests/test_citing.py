"""Papers that cite each other are tied whichever comes in first, or by hand; both ends tell."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.models import Citation, Conclusion
from conclusions.reading import read
from conclusions.tests.factories import a_directive, a_draft
from conclusions.units import Directory
from tasks.actions import issue

CITING = """Giám đốc Sở kết luận như sau:
1. Thanh tra Sở tiếp tục thực hiện Thông báo số 333/TB-SKHCN ngày 26/02/2024 của Giám đốc Sở.
"""


def citing(cast):
    draft = actions.draft_from(read(CITING, Directory().known()), by=cast["hcth.son"])
    number, day = "598/TB-SKHCN", date(2024, 4, 3)
    fields = {"number": number, "issued_on": day, "signer_name": "Trần Minh Tâm"}
    actions.edit_header(draft, seen=draft.version, leader=cast["giamdoc"], **fields)
    return draft


def cited(cast, units, year=2024):
    draft = a_draft(cast["giamdoc"], number="333/TB-SKHCN", issued_on=date(year, 2, 26))
    a_directive(draft, units["TTra"])
    return draft


@pytest.mark.parametrize("first", ["citing", "cited"])
def test_citation_is_tied_whichever_paper_comes_first(cast, units, first):
    if first == "citing":
        issue(citing(cast), by=cast["hcth.tam"])
    target = cited(cast, units)
    issue(target, by=cast["hcth.tam"])
    if first == "cited":
        issue(citing(cast), by=cast["hcth.tam"])

    assert Citation.objects.get().resolved == target


def test_same_number_of_another_year_is_another_paper(cast, units):
    issue(citing(cast), by=cast["hcth.tam"])
    issue(cited(cast, units, year=2025), by=cast["hcth.tam"])

    assert Citation.objects.get().resolved is None


@pytest.fixture
def pair(cast, units):
    """A paper that cites another of another year, not tied."""
    issue(citing(cast), by=cast["hcth.tam"])
    issue(cited(cast, units, year=2025), by=cast["hcth.tam"])
    return Conclusion.objects.get(number="598/TB-SKHCN"), Conclusion.objects.get(
        number="333/TB-SKHCN"
    )


def test_citation_is_tied_by_hand_and_both_ends_tell(client, cast, pair):
    notice, target = pair
    client.force_login(cast["hcth.son"])
    url = reverse("conclusions:citation", args=[notice.pk, Citation.objects.get().pk])

    client.post(url, {"number": "333/TB-SKHCN"})

    assert Citation.objects.get().resolved == target
    pages = [client.get(reverse("conclusions:detail", args=[one.pk])).text for one in pair]
    assert f'href="{reverse("conclusions:detail", args=[target.pk])}"' in pages[0]
    assert "Được viện dẫn tại" in pages[1]

    client.post(url, {"number": ""})
    assert Citation.objects.get().resolved is None


@pytest.mark.parametrize("number", ["333", " 333/tb-skhcn ", "333/TB-SKHCN"])
def test_number_typed_in_short_ties_too(client, cast, pair, number):
    client.force_login(cast["hcth.son"])
    url = reverse("conclusions:citation", args=[pair[0].pk, Citation.objects.get().pk])

    client.post(url, {"number": number})

    assert Citation.objects.get().resolved == pair[1]


@pytest.mark.parametrize("number", ["999/TB-SKHCN", "598/TB-SKHCN", "33", "3333"])
def test_citation_of_a_paper_that_is_not_there_is_told(client, cast, pair, number):
    client.force_login(cast["hcth.son"])
    url = reverse("conclusions:citation", args=[pair[0].pk, Citation.objects.get().pk])

    answer = client.post(url, {"number": number}, follow=True)

    assert f"Không có thông báo số {number} đã ban hành." in answer.text
    assert Citation.objects.get().resolved is None


def test_units_tie_nothing(client, cast, pair):
    client.force_login(cast["qlkh.anh"])
    url = reverse("conclusions:citation", args=[pair[0].pk, Citation.objects.get().pk])

    assert client.post(url, {"number": "333/TB-SKHCN"}).status_code == 403
