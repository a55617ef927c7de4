"""An issued notice as a packet for the document system (QCVN 102:2016/BTTTT), unsigned.

The kept print goes with it in a ZIP, as the axis wraps its attachments; the clerk loads the packet
into the document system, which signs and sends it.
"""

import base64
import zipfile
from datetime import datetime
from io import BytesIO

from lxml import etree

from conclusions.models import Conclusion
from departments.models import Agency

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
DAY = "%Y/%m/%d"
NEW_PAPER, NO_PAPER_COPY, ORDINARY = "0", "0", "0"
CONTENT_ID = "cid:1"
TYPES = {True: "Kết luận", False: "Thông báo"}


def edxml_of(conclusion: Conclusion, printed: bytes, name: str, at: datetime) -> bytes:
    """The packet of an issued notice with its print, a PDF called `name`; `at` stamps its trace."""
    agency = Agency.current()
    root = etree.Element(_tag("edXML"), nsmap={"edXML": NAMESPACE})
    envelope = _under(root, "edXMLEnvelope")
    header = _under(envelope, "edXMLHeader")
    _message_header(_under(header, "MessageHeader"), conclusion, agency)
    _trace(_under(header, "TraceHeaderList"), agency, at)
    _under(header, "Signature")
    reference = _under(_under(_under(envelope, "edXMLBody"), "edXMLManifest"), "Reference")
    described = {"ContentId": CONTENT_ID, "ContentType": "application/zip"}
    _fields(reference, described | {"AttachmentName": name, "Description": conclusion.title})
    attachment = _under(_under(root, "AttachmentEncoded"), "Attachment")
    coded = base64.b64encode(_zipped(name, printed)).decode()
    _fields(attachment, {"ContentId": CONTENT_ID, "AttachmentName": name, "Description": ""})
    _fields(attachment, {"ContentType": "application/zip", "ContentTransferEncoded": coded})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _message_header(header, conclusion: Conclusion, agency: Agency) -> None:
    day = f"{conclusion.issued_on:{DAY}}"
    count, _, symbol = conclusion.number.partition("/")
    signs = conclusion.signature.splitlines()
    sender = {"OrganId": agency.organ_id, "OrganName": agency.name}
    _fields(_under(header, "From"), sender | {"OrganizationInCharge": agency.parent})
    _fields(header, {"DocumentId": f"{agency.organ_id},{day},{conclusion.number}"})
    _fields(_under(header, "Code"), {"CodeNumber": count, "CodeNotation": symbol})
    issued = {"Place": agency.place, "PromulgationDate": day}
    _fields(_under(header, "PromulgationInfo"), issued)
    kind = TYPES[conclusion.kind == Conclusion.Kind.CONCLUSION]
    _fields(_under(header, "DocumentType"), {"Type": "2", "TypeDetail": "0", "TypeName": kind})
    _fields(header, {"Subject": conclusion.title, "Content": conclusion.title})
    signer = {"Competence": signs[0] if signs else "", "Position": signs[-1] if signs else ""}
    _fields(_under(header, "SignerInfo"), signer | {"FullName": conclusion.signer_name})
    _fields(_under(header, "OtherInfo"), {"Priority": ORDINARY})
    places = _under(header, "ToPlaces")
    for line in conclusion.recipients.splitlines():
        if place := line.strip(" -;."):
            _fields(places, {"Place": place})


def _trace(trace, agency: Agency, at: datetime) -> None:
    sent = {"OrganId": agency.organ_id, "Timestamp": f"{at:%Y/%m/%d %H:%M:%S}"}
    _fields(_under(trace, "TraceHeader"), sent)
    business = {"BussinessDocType": NEW_PAPER, "BussinessDocReason": "", "Paper": NO_PAPER_COPY}
    _fields(_under(trace, "Bussiness"), business)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _under(node, name: str):
    return etree.SubElement(node, _tag(name))


def _fields(node, told: dict[str, str]) -> None:
    for name, words in told.items():
        _under(node, name).text = words


def _zipped(name: str, content: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()
