"""Take a notice in from a file; with --issue one that is already signed on paper."""

from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from conclusions import actions
from conclusions.actions import Refused, director
from conclusions.gaps import duties_of, number_wrong, slips_of, unread_of
from conclusions.models import Conclusion, Duty, Item
from conclusions.proofs import reading_of, sentence
from conclusions.sources import SourceProblem, SourceText, read_patiently
from conclusions.units import Directory
from departments.fields import DayField
from departments.models import Agency, Department
from tasks.actions import issue

LONGEST = Conclusion._meta.get_field("number").max_length


class Command(BaseCommand):
    help = "Nhập một thông báo kết luận từ tệp Word, PDF, bản quét, thư hoặc gói thành dự thảo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="tệp văn bản, kể cả bản quét")
        parser.add_argument("--number", required=True, help="số do văn thư cấp: 598/TB-SKHCN")
        parser.add_argument("--issued-on", required=True, help="ngày ban hành: ngày/tháng/năm")
        parser.add_argument(
            "--issue",
            action="store_true",
            help="đã ký trên giấy: đưa ngay vào theo dõi, đứng tên Giám đốc",
        )

    def handle(self, *, file: str, number: str, issued_on: str, issue: bool, **options) -> None:
        path = Path(file)
        content = self._content(path)
        day = _day(issued_on)
        if len(number) > LONGEST:
            raise CommandError(f"Số, ký hiệu dài quá {LONGEST} chữ.")
        own = Conclusion()
        if wrong := number_wrong(own.wholly_numbered(number, Agency.current().code), own):
            raise CommandError(wrong)
        source = self._read(path.name, content, issue)
        try:
            with transaction.atomic():
                draft, told = self._take_in(source, number.strip(), day, issue)
                # Last of all: a file has no way back when a later statement fails.
                actions.keep_files(draft, source, (path.name, content))
        except Refused as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        for line in told:
            self.stderr.write(line)
        self.stdout.write(_done(draft))

    @staticmethod
    def _content(path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"Không mở được tệp {path}: {error.strerror}.") from None

    def _read(self, name: str, content: bytes, at_once: bool) -> SourceText:
        def on_page(page: int, pages: int) -> None:
            self.stderr.write(f"Đã nhận dạng {page}/{pages} trang.")

        try:
            source = read_patiently(name, content, on_page)
        except SourceProblem as problem:
            raise CommandError(str(problem)) from None
        if at_once and source.pages:
            raise CommandError(
                "Bản quét có thể đọc sai số và ngày, phải rà soát trước khi ban hành; bỏ --issue."
            )
        return source

    def _take_in(
        self, source: SourceText, number: str, day: date, at_once: bool
    ) -> tuple[Conclusion, list[str]]:
        """The draft, issued where asked; with the lines to be told on standard error."""
        head = director()
        alone = replace(source, others=())
        draft = actions.draft_of(alone, by=head, number=number, issued_on=day)
        warnings = reading_of(draft, Directory()).warnings
        told = [f"Lưu ý: {said}" for said in (*draft.source_notes.splitlines(), *warnings)]
        twins = Conclusion.objects.read_from(draft.source_text).exclude(pk=draft.pk)
        if twin := twins.first():
            told.append(f"Lưu ý: nội dung trùng với {twin.number or 'một dự thảo'} đã nhập.")
        for near in Conclusion.objects.exclude(pk=draft.pk).alike(draft.source_text)[:1]:
            named = near.number or "một dự thảo"
            told.append(f"Lưu ý: nội dung gần giống {named} đã nhập ({near.likeness}%).")
        told += [f"Lưu ý: {slip}" for slip in slips_of(draft)]
        if at_once:
            if head is None:
                raise Refused("Chưa có Giám đốc trong danh mục người dùng.")
            if draft.leader_id is None:  # a paper of another agency
                day = draft.issued_on
                actions.edit_header(draft, seen=draft.version, leader=head, issued_on=day)
                told.append(f"Lưu ý: văn bản của {draft.issuer}; {head.title} {head} giao việc.")
            told += _settle(draft)
            issue(draft, by=head, signed=True, again=True)
        return draft, told


def _settle(draft: Conclusion) -> list[str]:
    """What the paper leaves open, settled so that nothing signed is lost: a duty with no unit goes
    to the office, a sentence with no place stays as words. Each is named."""
    told = []
    office = Department.office()
    for duty in duties_of(draft):
        if duty.leads.all():
            continue
        if office is None:
            raise Refused(f"{duty.item.called} chưa có đơn vị chủ trì.")
        actions.edit_duty(duty, seen=draft.version, leads=[office])
        draft.refresh_from_db()
        written = duty.leads_written
        why = f"nêu “{written}”, chưa có trong danh mục" if written else "không nêu đơn vị"
        told.append(f"{duty.item.called} {why}: giao {office} phân công.")
    for duty in duties_of(draft):
        if duty.day_check == Duty.DayCheck.OPEN:
            duty.item.conclusion = draft
            actions.hold_day(duty, seen=draft.version)
            told.append(f"{duty.item.called}: “{duty.phrase}” không cho biết ngày; theo câu chữ.")
    for start, end in unread_of(draft):
        words = sentence(draft.source_text, (start, end))
        actions.place_sentence(
            draft, seen=draft.version, start=start, end=end, kind=Item.Kind.NO_TASK
        )
        told.append(f"Câu chưa xếp loại, giữ nguyên văn: “{words[:80]}”.")
    return told


def _day(written: str) -> date:
    try:
        day = DayField().clean(written)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    if day > timezone.localdate():
        raise CommandError("Ngày ban hành không được sau hôm nay.")
    return day


def _done(draft: Conclusion) -> str:
    none = dict.fromkeys(("directives", "duties", "dated"), 0)
    counts = Conclusion.objects.filter(pk=draft.pk).counts().get(draft.pk, none)
    what = (
        f"{counts['directives']} mục, {counts['duties']} việc giao, {counts['dated']} có thời hạn"
    )
    if draft.is_draft:
        return f"Đã nhập dự thảo {draft.named}: {what}."
    return f"Đã đưa vào theo dõi {draft.named}: {what}."
