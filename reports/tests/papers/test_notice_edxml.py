"""The packet for the document system: read back, it is the notice and its kept print."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.models import Document
from conclusions.sources.edxml import opened_edxml
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Agency
from tasks.actions import issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(cast, units, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Agency.objects.update(organ_id="000.00.01.H48")
    draft = a_draft(
        cast["giamdoc"],
        number="598/TB-SKHCN",
        issued_on=date(2024, 4, 3),
        title="Kết luận giao ban Quý I & “kế hoạch”",
        recipients="- Như trên;\n- Lưu: VT.",
        signature="TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG",
        signer_name="Trần Văn An",
    )
    a_directive(draft, units["TTUD"], title="Lập kế hoạch")
    issue(draft, by=cast["hcth.son"])
    draft.refresh_from_db()
    return draft


def test_packet_read_back_is_the_notice_and_its_kept_print(client, cast, notice):
    client.force_login(cast["hcth.son"])

    response = client.get(reverse("reports:notice_edxml", args=[notice.pk]))

    assert response.headers["Content-Type"] == "application/xml"
    packet = opened_edxml(response.content)
    assert (packet.cover.number, packet.cover.issued_on) == ("598/TB-SKHCN", date(2024, 4, 3))
    assert (packet.cover.signer_name, packet.cover.sender) == (
        "Trần Văn An",
        Agency.current().name,
    )
    kept = notice.documents.get(kind=Document.Kind.PRINT)
    assert packet.main.content == kept.content()
    assert b"<edXML:Place>L\xc6\xb0u: VT</edXML:Place>" in response.content


def test_without_the_agencys_code_the_way_to_it_is_told(client, cast, notice):
    Agency.objects.update(organ_id="")
    client.force_login(cast["hcth.son"])

    response = client.get(reverse("reports:notice_edxml", args=[notice.pk]), follow=True)

    assert "cơ quan chưa khai báo mã định danh điện tử" in response.content.decode()


def test_draft_has_no_packet(client, cast):
    draft = a_draft(cast["giamdoc"])
    client.force_login(cast["hcth.son"])

    assert client.get(reverse("reports:notice_edxml", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("code", ["H48", "000..H48", "000.00.h48", "000.00 .H48", "000.00."])
def test_code_that_is_none_is_refused(code):
    agency = Agency.current()
    agency.organ_id = code

    with pytest.raises(Exception, match="Mã định danh"):
        agency.clean_fields()
