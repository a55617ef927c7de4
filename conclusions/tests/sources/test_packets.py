"""Mails and packets: their paper is read, their own lines are not, what else is in them is told."""

import base64
import zipfile
from datetime import date
from email.message import EmailMessage
from io import BytesIO

import pytest

from conclusions.sources import Cover, NeedsTime, SourceProblem, read_source
from conclusions.tests.outlook_files import an_outlook_mail, compound
from conclusions.tests.sample_files import a_bomb, a_docx, a_pdf, a_zip
from departments.filekinds import OLE

WORDS = "1. Văn phòng Sở báo cáo trước ngày 05/12/2026."
NEW, OLD = "http://www.mic.gov.vn/TBT/QCVN_102_2016", "http://www.e-doc.vn/Schema/"


def a_mail(
    *files: tuple[str, bytes], subject="Gửi thông báo", body="Sở A báo cáo trước 01/01/2027"
):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.vn", "b@y.vn", subject
    mail.set_content(body)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def zipped(name: str, content: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def a_packet(*files: tuple[str, bytes], namespace=NEW, head="", business="0", coded="") -> bytes:
    attached = "".join(
        f"<e:Attachment><e:AttachmentName>{name}</e:AttachmentName><e:ContentTransferEncoded>"
        f"{base64.b64encode(content).decode()}</e:ContentTransferEncoded></e:Attachment>"
        for name, content in files
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<e:edXML xmlns:e="{namespace}"><e:edXMLEnvelope><e:edXMLHeader><e:MessageHeader>
<e:From><e:OrganName>UBND tỉnh Quảng Ngãi</e:OrganName></e:From>
<e:Code><e:CodeNumber>598</e:CodeNumber><e:CodeNotation>TB-UBND</e:CodeNotation></e:Code>
<e:PromulgationInfo><e:PromulgationDate>2026/11/18</e:PromulgationDate></e:PromulgationInfo>
<e:Subject>Kết luận giao ban</e:Subject>
<e:SignerInfo><e:FullName>Trần Văn An</e:FullName></e:SignerInfo>{head}
</e:MessageHeader><e:TraceHeaderList><e:Bussiness><e:BussinessDocType>{business}</e:BussinessDocType>
</e:Bussiness></e:TraceHeaderList></e:edXMLHeader></e:edXMLEnvelope>
<e:AttachmentEncoded>{attached}</e:AttachmentEncoded>{coded}</e:edXML>""".encode()


def reason(content: bytes) -> str:
    with pytest.raises(SourceProblem) as told:
        read_source("a", content)
    return str(told.value)


@pytest.mark.wide
@pytest.mark.parametrize("mail", [a_mail, an_outlook_mail])
def test_paper_attached_to_a_mail_is_read_and_the_mail_is_not(mail):
    told = read_source("thu", mail(("thông báo.docx", a_docx(WORDS))))

    assert told.words == WORDS
    assert told.notes == ("Thư “Gửi thông báo”: đọc tệp đính kèm “thông báo.docx”.",)
    assert told.paper.name == "thông báo.docx"


@pytest.mark.parametrize("mail", [a_mail, an_outlook_mail])
def test_signed_pdf_goes_before_word_and_the_others_are_told(mail):
    files = ("a.docx", a_docx("2. Bản nháp.")), ("a.pdf", a_pdf(WORDS)), ("b.xlsx", a_zip("xl/a"))

    told = read_source("a", mail(*files))

    assert told.words == WORDS
    assert told.notes[1] == "Còn tệp chưa đọc trong gói: “a.docx”, “b.xlsx”."
    assert [other.name for other in told.others] == ["a.docx", "b.xlsx"]


@pytest.mark.parametrize("mail", [a_mail, an_outlook_mail])
def test_mail_without_a_paper_is_told(mail):
    assert reason(mail()) == (
        "Thư không có tệp đính kèm nào đọc được. Lưu thông báo ra tệp rồi chọn tệp đó, hoặc "
        "dán nội dung vào ô văn bản."
    )


def test_mail_within_an_outlook_mail_is_looked_into():
    inner = {
        "__attach_version1.0_#00000000": {
            "__substg1.0_3704001E": "Kết luận.txt".encode("cp1258", "replace"),
            "__substg1.0_37010102": WORDS.encode(),
        }
    }
    mail = compound({"__attach_version1.0_#00000000": {"__substg1.0_3701000D": inner}})

    told = read_source("chuyển tiếp.msg", mail)

    assert told.words == WORDS
    assert told.notes == ("Thư: đọc tệp đính kèm “K?t lu?n.txt”.",)


def test_outlook_mail_of_too_many_parts_is_refused():
    mail = compound({f"__substg1.0_{n:08X}": b"x" for n in range(6_000)})

    assert reason(mail) == "Thư không đọc được. Lưu tệp đính kèm trong thư ra máy rồi chọn tệp đó."


@pytest.mark.parametrize("namespace", [NEW, OLD])
@pytest.mark.parametrize("wrap", [lambda content: content, lambda content: zipped("x1", content)])
def test_packet_is_opened_whatever_its_age_and_wrapping(namespace, wrap):
    told = read_source("a", a_packet(("vb.pdf", wrap(a_pdf(WORDS))), namespace=namespace))

    assert told.words == WORDS
    assert told.cover == Cover(
        "598/TB-UBND",
        date(2026, 11, 18),
        "Trần Văn An",
        "UBND tỉnh Quảng Ngãi",
    )


def test_packet_with_a_mark_of_its_encoding_is_opened():
    assert read_source("a", b"\xef\xbb\xbf" + a_packet(("a.docx", a_docx(WORDS)))).words == WORDS


def test_second_dialect_of_small_gateways_is_opened():
    coded = base64.b64encode(a_docx(WORDS)).decode()
    dialect = (
        f"<edXMLAttachments><Attachment><AttachmentName>a.docx</AttachmentName>"
        f"<AttachmentData>{coded}</AttachmentData></Attachment></edXMLAttachments>"
    )

    assert read_source("a", a_packet(coded=dialect)).words == WORDS


@pytest.mark.parametrize(
    ("business", "words"),
    [
        ("1", "Gói này thu hồi văn bản đã gửi; kiểm tra văn bản tương ứng đang theo dõi."),
        ("3", "Gói này thay thế văn bản đã gửi; kiểm tra văn bản tương ứng đang theo dõi."),
    ],
)
def test_recall_and_replacement_are_told(business, words):
    told = read_source("a", a_packet(("a.docx", a_docx(WORDS)), business=business))

    assert told.notes[-1] == words


def test_wish_of_the_sender_is_told_and_made_no_deadline():
    head = "<e:DueDate>2026/12/20</e:DueDate>"

    told = read_source("a", a_packet(("a.docx", a_docx(WORDS)), head=head))

    assert told.notes[-1] == (
        "Nơi gửi đề nghị hạn xử lý chung 20/12/2026; hạn này chưa ghi vào việc giao nào."
    )


@pytest.mark.parametrize(
    "beside", [b"PK\x03\x04 cut", a_zip("a", "b")[:-9], a_zip("a")[:-9]], ids=["head", "two", "one"]
)
def test_damaged_file_beside_the_paper_spoils_nothing(beside):
    told = read_source("a", a_packet(("b.zip", beside), ("a.docx", a_docx(WORDS))))

    assert told.words == WORDS
    assert [(other.name, other.content) for other in told.others] == [("b.zip", beside)]


@pytest.mark.parametrize(
    ("was", "now", "number", "day"),
    [
        ("598<", "không số<", "", date(2026, 11, 18)),
        ("TB-UBND", "TB-" + "U" * 60, "", date(2026, 11, 18)),
        ("2026/11/18", "0001-01-01", "598/TB-UBND", None),
        ("2026/11/18", "9999-12-31", "598/TB-UBND", None),
    ],
)
def test_what_is_no_number_and_no_day_of_a_paper_is_not_taken_from_a_cover(was, now, number, day):
    packet = a_packet(("a.docx", a_docx(WORDS))).replace(was.encode(), now.encode(), 1)

    cover = read_source("a", packet).cover

    assert (cover.number, cover.issued_on) == (number, day)


def test_names_in_a_packet_are_plain():
    packet = a_packet(("../../b/a&#10;c.docx", a_docx(WORDS)))

    assert read_source("a", packet).paper.name == "a c.docx"


def test_subject_and_names_of_a_mail_are_plain():
    mail = a_mail(("a.docx", a_docx(WORDS)), subject="x")
    mail = mail.replace(b"Subject: x", b"Subject: =?utf-8?q?G=00=E1=BB=ADi?=")
    mail = mail.replace(b'filename="a.docx"', b"filename*=utf-8''a%00b.docx")

    assert read_source("a", mail).notes == ("Thư “Gửi”: đọc tệp đính kèm “ab.docx”.",)


def test_outlook_mail_with_an_old_word_file_is_a_mail():
    old = a_zip("x").replace(b"PK", OLE) + "WordDocument".encode("utf-16-le")

    told = read_source("a", an_outlook_mail(("cũ.doc", old), ("a.docx", a_docx(WORDS))))

    assert told.words == WORDS
    assert [other.name for other in told.others] == ["cũ.doc"]


HUNGRY_MAIL = (
    b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; %b\r\n"
    b"Content-Disposition: attachment; filename=a\r\n\r\nabc" % (b"(a)" * 30_000)
)
HUNGRY_PACKET = b"<edXML >%b%b%b</edXML>" % (
    b"<Attachment>" * 90,
    b"<a/>" * 250_000,
    b"</Attachment>" * 90,
)


@pytest.mark.wide
@pytest.mark.parametrize("content", [HUNGRY_MAIL, HUNGRY_PACKET], ids=["mail", "packet"])
def test_packet_that_takes_too_long_to_open_is_ended_and_told(content):
    with pytest.raises(SourceProblem, match="Tệp quá phức tạp"):
        read_source("a", content, seconds=1)


def test_packet_hiding_its_doctype_far_below_is_refused():
    comment = b"<!-- <edXML > " + b"x" * 70_000 + b" -->"

    assert "DOCTYPE" in reason(comment + b"<!DOCTYPE e [<!ENTITY x 'y'>]><edXML ></edXML>")


def test_message_of_a_papers_fate_is_told():
    head = "<e:StatusCode>03</e:StatusCode>"

    assert reason(a_packet(head=head)) == (
        "Gói .edxml này là thông báo trạng thái gửi nhận, không có văn bản nào ở trong. Chọn gói "
        "chứa văn bản."
    )


def test_packet_that_names_entities_is_refused():
    content = a_packet(("a.docx", a_docx(WORDS)))
    attack = content.replace(b"?>", b'?><!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1)

    assert reason(attack) == "Gói .edxml có khai báo không được phép (DOCTYPE) nên không đọc."


def test_bomb_in_a_packet_is_refused():
    assert reason(a_packet(("a.pdf", a_bomb()))) == (
        "Tệp giải nén ra quá lớn nên không đọc. Lưu lại thành tệp mới, bỏ ảnh, rồi chọn lại."
    )


def test_packet_in_a_packet_is_not_opened_further():
    inner = a_packet(("a.docx", a_docx(WORDS)))

    assert reason(a_packet(("a.edxml", inner))) == (
        "Gói .edxml đính kèm “a.edxml”, thông báo có thể ở trong đó. Lưu “a.edxml” ra máy rồi chọn "
        "tệp."
    )


@pytest.mark.parametrize("cut", [60, 200, 900])
def test_damaged_packet_is_told(cut):
    assert reason(a_packet(("a.docx", a_docx(WORDS)))[:-cut])


NOTICE = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 712/TB-SKHCN
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban
1. Thanh tra Sở báo cáo trước ngày 15/12/2026.
Nơi nhận:
TL. GIÁM ĐỐC"""
ANNEX = "\n".join(
    ["PHỤ LỤC", "Kèm theo Thông báo kết luận, đề nghị thực hiện"]
    + [f"{n}. Doanh nghiệp số {n}" for n in range(1, 30)]
)
PACKETS = [a_mail, an_outlook_mail, a_packet]


def a_paper(text):
    return a_docx(*text.split("\n"))


@pytest.mark.wide
@pytest.mark.parametrize("packet", PACKETS)
def test_notice_in_word_goes_before_an_annex_in_pdf(packet):
    files = ("Phụ lục.pdf", a_pdf(*ANNEX.split("\n"))), ("Thông báo.docx", a_paper(NOTICE))

    told = read_source("a", packet(*files))

    assert (told.paper.name, [other.name for other in told.others]) == (
        "Thông báo.docx",
        ["Phụ lục.pdf"],
    )
    assert told.notes[1] == "Còn tệp chưa đọc trong gói: “Phụ lục.pdf”."


@pytest.mark.wide
@pytest.mark.parametrize(
    "other",
    [
        "GIẤY MỜI\nSố: 5/GM-SYT\nHọp thông báo kết luận, đề nghị dự họp\nNơi nhận:\nTL. GIÁM ĐỐC",
        "DANH MỤC\nTheo Thông báo kết luận, yêu cầu thực hiện",
        "Doanh nghiệp\nSản phẩm\nSố lượng",
    ],
)
def test_notice_goes_before_larger_papers_of_its_kind_that_are_none(other):
    files = ("1.docx", a_paper(other + "\nDòng thêm" * 200)), ("2.docx", a_paper(NOTICE))

    assert read_source("a", a_mail(*files)).paper.name == "2.docx"


def test_of_two_that_read_as_a_notice_the_signed_one_is_read_and_the_other_told():
    files = (
        ("du thao.docx", a_paper(NOTICE)),
        ("da ky.pdf", a_pdf(*NOTICE.split("\n"))),
        ("bieu.xlsx", a_zip("xl/a")),
    )

    told = read_source("a", a_mail(*files))

    assert told.notes[:3] == (
        "Thư “Gửi thông báo”: đọc tệp đính kèm “da ky.pdf”.",
        "Có thể là thông báo mà chưa đọc: “du thao.docx”. Nếu đó mới là văn bản cần nhập thì lưu "
        "tệp ra máy rồi chọn tệp.",
        "Còn tệp chưa đọc trong gói: “bieu.xlsx”.",
    )


@pytest.mark.parametrize("mail", [a_mail, an_outlook_mail])
@pytest.mark.parametrize(
    "content", [a_zip("thong bao.txt"), b"Rar!\x1a\x07\x01", b"7z\xbc\xaf'\x1c"]
)
def test_mail_with_a_packed_file_says_to_unpack_it(mail, content):
    assert reason(mail(("tb.zip", content))) == (
        "Thư “Gửi thông báo” đính kèm tệp nén “tb.zip”. Giải nén ra máy rồi chọn tệp thông báo ở "
        "trong."
    )


@pytest.mark.parametrize("inner", [a_mail(("a.txt", b"1.")), a_packet(("a.txt", b"1."))])
def test_mail_with_a_packet_in_it_says_what_to_do(inner):
    assert reason(an_outlook_mail(("thu.eml", inner))) == (
        "Thư “Gửi thông báo” đính kèm “thu.eml”, thông báo có thể ở trong đó. Lưu “thu.eml” ra máy "
        "rồi chọn tệp."
    )


@pytest.mark.parametrize("mark", [b"\xff\xfe", b""])
def test_packet_in_utf_16_is_opened(mark):
    told = read_source(
        "a", mark + a_packet(("vb.txt", WORDS.encode())).decode().encode("utf-16-le")
    )

    assert (told.words, told.cover.number) == (WORDS, "598/TB-UBND")


@pytest.mark.parametrize("before", [f"<!--{'x' * 70_000}-->", f"<?a {'x' * 5_000}?>", "\n" * 5_000])
def test_packet_is_told_by_its_root_however_late_it_comes(before):
    packet = a_packet(("vb.txt", WORDS.encode())).decode().replace("?>", f"?>{before}", 1)

    assert read_source("a", packet.encode()).words == WORDS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", f"<!--{'x' * 70_000}-->"])
def test_declarations_are_refused_in_every_encoding_and_place(encoding, before):
    entity = f'?>{before}<!DOCTYPE a [<!ENTITY b "c">]>'
    packet = a_packet(("vb.txt", WORDS.encode())).decode().replace("?>", entity, 1)

    assert reason(packet.encode(encoding)) == (
        "Gói .edxml có khai báo không được phép (DOCTYPE) nên không đọc."
    )


def test_notice_not_read_yet_goes_before_an_annex_and_a_known_notice_before_named_annexes():
    old = a_zip("x").replace(b"PK", OLE) + "WordDocument".encode("utf-16-le")
    annex = ("a.pdf", a_pdf(*ANNEX.split("\n")))

    with pytest.raises(NeedsTime):
        read_source("a", a_mail(annex, ("thong bao.doc", old)))
    told = read_source("a", a_mail(("Phu_luc_2.doc", old), ("x.docx", a_paper(NOTICE))))
    assert told.paper.name == "x.docx"
