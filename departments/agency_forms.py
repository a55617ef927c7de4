"""What the agency may be called and set, whoever types it."""

from django import forms

from departments.one_line import TOO_FEW_LETTERS, is_named, several_lines

RULES = "Quy ước tính hạn"  # dated: each change holds from its own day on
AGENCY_PARTS = (
    ("Cơ quan", ("kind", "parent", "name", "short_name", "code", "place")),
    ("Trục liên thông văn bản", ("organ_id",)),
    ("Thông báo mới", ("recipients", "signature", "signer_name", "closing", "heading_capitals")),
    ("Số văn bản, ban hành", ("gives_numbers", "issue_rule", "missed_days", "take_back_days")),
    ("Báo cáo", ("period_closes_on",)),
    ("Thư nhắc việc", ("mail_links", "mail_link_days", "letters_a_day", "letters_an_hour")),
    (RULES, ("before_excludes_day",)),
)
LINES = ("recipients", "signature", "closing")
FROM_NOW_ON = (
    "Quy ước mới áp dụng cho thông báo ban hành từ ngày thay đổi; nhiệm vụ đã giao giữ nguyên "
    "thời hạn. Ngày thay đổi và người thay đổi được ghi tại Nhật ký thay đổi."
)


class AgencyForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LINES:
            self.fields[name].validators.append(several_lines)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not is_named(name):
            raise forms.ValidationError(TOO_FEW_LETTERS, "too_few_letters")
        return name
