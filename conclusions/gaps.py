"""What a draft still lacks before it can be issued, and where to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from conclusions.day_checks import difference_of
from conclusions.models import Conclusion, Duty, Item
from conclusions.proofs import reading_of, unplaced
from conclusions.reading import Span
from conclusions.units import Directory
from departments.folding import level
from departments.models import Agency
from departments.papertext import number_trouble, paper_date, whole_number
from departments.people import leaders


@dataclass(frozen=True)
class Gap:
    """One thing that keeps the draft from being issued; `anchor` is its place in the review."""

    words: str
    anchor: str


def gaps_of(
    conclusion: Conclusion,
    duties: Sequence[Duty] | None = None,
    unread: Sequence[Span] | None = None,
) -> list[Gap]:
    """All gaps, in the order of the page; empty when the draft may go out."""
    duties = duties_of(conclusion) if duties is None else duties
    unread = unread_of(conclusion) if unread is None else unread
    gaps = []
    if conclusion.unchecked:
        gaps.append(Gap("Số và ngày đọc từ ảnh, chưa đối chiếu.", "doi-chieu"))
    if missing := _unnumbered(conclusion):
        gaps.append(Gap(missing, "the-thuc"))
    if wrong := number_wrong(conclusion.number, conclusion):
        gaps.append(Gap(wrong, "the-thuc"))
    if not conclusion.leader_id:
        gaps.append(Gap("Chưa chọn lãnh đạo giao việc.", "the-thuc"))
    if not conclusion.signer_name and conclusion.is_notice:
        gaps.append(Gap("Chưa nhập người ký.", "the-thuc"))
    if not duties:
        gaps.append(Gap("Chưa có mục giao việc nào.", "viec-giao"))
    if held := [duty for duty in duties if duty.unchecked]:
        what = "thời hạn" if all(duty.phrase for duty in held) else "việc giao"
        words = f"Còn {len(held)} {what} đọc từ ảnh, chưa đối chiếu."
        gaps.append(Gap(words, f"viec-{held[0].pk}"))
    for duty in duties:
        if duty.day_check == Duty.DayCheck.OPEN:
            gaps.append(Gap(_day_gap(duty, conclusion), f"viec-{duty.pk}"))
    without = {duty.item_id: duty.item for duty in duties if not duty.leads.all()}
    named = leader_names() if without else []
    for item in without.values():
        words = f"{item.called} chưa có đơn vị chủ trì{_of_a_leader(item, named)}."
        gaps.append(Gap(words, f"muc-{item.pk}"))
    if unread:
        gaps.append(Gap(f"Còn {len(unread)} câu chưa xếp loại.", f"cau-{unread[0][0]}"))
    return gaps


def leader_names() -> list[str]:
    """How a notice names the agency's leaders: by name, by title, all together."""
    words = Agency.current().words
    people = [person.full_name for person in leaders()]
    return [*people, f"{words.deputy} {words.body}", words.leaders]


def _of_a_leader(item: Item, names: Sequence[str]) -> str:
    """Of what is given to a leader in person: work is followed with a unit, which the office picks;
    empty where no leader is named."""
    text = level(item.text)
    named = next((name for name in names if level(name) in text), "")
    if not named:
        return ""
    return f" (văn bản nêu “{named}”): chọn đơn vị giúp việc làm đầu mối, lãnh đạo đó xác nhận"


def _day_gap(duty: Duty, conclusion: Conclusion) -> str:
    differs = difference_of(duty, conclusion)
    return f"{duty.item.called}: {differs.told if differs else 'xác nhận lại thời hạn'}."


def slips_of(conclusion: Conclusion) -> list[str]:
    """What may be a slip, and keeps no draft from being issued."""
    return [slip for slip in (slip_of_days(conclusion), odd_symbol(conclusion)) if slip]


def odd_symbol(conclusion: Conclusion) -> str:
    """That the number is not one of this agency's own notices: another kind of paper, or another
    agency's, typed by mistake."""
    code = Agency.current().code
    _, mark, symbol = conclusion.number.partition("/")
    own = {f"{letters}-{code}" for letters in ("TB", "KL", conclusion.letters)}
    if not (code and mark and conclusion.is_notice) or symbol in own:
        return ""
    wanted = conclusion.symbol(code)
    return f"Số {conclusion.number} không mang ký hiệu {wanted} của thông báo thuộc cơ quan này."


def slip_of_days(conclusion: Conclusion) -> str:
    """What may be a slip in its days, and keeps no draft from being issued: papers are dated oddly
    at times."""
    if not conclusion.is_early:
        return ""
    issued, met = paper_date(conclusion.issued_on), paper_date(conclusion.meeting_on)
    return f"Ngày ban hành {issued} trước ngày họp {met}; xem lại hai ngày này."


OTHERS = "TB-UBND"  # another agency's symbol, to show how one looks


def number_wrong(number: str, conclusion: Conclusion) -> str:
    """Why the number is none that this paper bears, with one that is; empty for a right one or
    none."""
    trouble = number_trouble(number) if number else ""
    if not trouble:
        return ""
    if conclusion.is_others:
        return f"{trouble} của cơ quan ban hành; ví dụ {whole_number('12', OTHERS)}."
    symbol = conclusion.symbol(Agency.current().code)
    return f"{trouble}; ví dụ {whole_number('12', symbol)}."


def _unnumbered(conclusion: Conclusion) -> str:
    """What is wanting of number and day; a number the agency gives itself is not, before issue."""
    if conclusion.number and conclusion.issued_on:
        return ""
    if not conclusion.number and not conclusion.is_direct and not Agency.current().gives_numbers:
        return "Chưa nhập số do văn thư cấp và ngày."
    return "" if conclusion.issued_on else "Chưa nhập ngày ban hành."


def duties_of(conclusion: Conclusion) -> list[Duty]:
    """The duties of the notice's directives, in printed order."""
    return list(
        Duty.objects.filter(item__conclusion=conclusion, item__kind=Item.Kind.DIRECTIVE)
        .select_related("item__continues", "item__parent", "confirmer")
        .prefetch_related("leads__overseen_by", "helpers")
        .order_by("item__position", "position", "pk")
    )


def unread_of(conclusion: Conclusion) -> list[Span]:
    """Sentences of the source that no item holds."""
    if not conclusion.source_text:
        return []
    return unplaced(reading_of(conclusion, Directory()), conclusion.items.all())
