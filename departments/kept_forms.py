"""Forms of the lists' own pages: what may stand in a list, saved only over the row that was shown.

Whose form it is, is given as `actor`: what a person may change depends on who they are.
"""

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone

from departments.accounts import units_to_post, why_not_posts
from departments.agency_forms import AGENCY_PARTS, AgencyForm
from departments.folding import fold
from departments.models import Agency, Delegation, Department, Membership, User
from departments.people import leaders
from departments.person_forms import OwnNameForm
from departments.row_marks import STALE, mark_of
from departments.stand_in_forms import CLOSED, DelegationForm, has_begun
from departments.title_roles import role_of_title
from departments.unit_forms import DepartmentForm, trouble_with_alias

PART_ROWS = {Department: ("aliases",), User: ("memberships",)}  # saved together with the row
SPELLINGS = (
    "Mỗi dòng một cách viết gặp trong văn bản, kể cả viết tắt hoặc viết sai; phần mềm đọc ra đơn "
    "vị này."
)
LONGEST_SPELLINGS = 4000  # letters
LAST_PLACE, MOST_DAYS = 999, 365
LIKELY_ROLE = (
    "Theo chức danh “{title}” thì là {role}: đã chọn sẵn, không đúng thì chọn lại, rồi Lưu."
)
ONE_POST = "Mỗi đơn vị chỉ ghi một chức vụ."


class OpenedRow(forms.ModelForm):
    """Keeps the mark of the row as it was shown; a row that changed since is not saved over."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, actor: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.initial["opened"] = self._mark()

    def _mark(self) -> str:
        row = self.instance
        if not row.pk:
            return ""
        parts = (getattr(row, name).all() for name in PART_ROWS.get(type(row), ()))
        return mark_of(type(row)._base_manager.filter(pk=row.pk), *parts)

    def clean(self) -> dict:
        given = super().clean()
        if given.get("opened", "") != self.initial["opened"]:
            raise forms.ValidationError(STALE, "stale")
        return given


class AgencyPageForm(OpenedRow, AgencyForm):
    class Meta:
        model = Agency
        fields = [name for _, names in AGENCY_PARTS for name in names]
        widgets = {
            name: forms.Textarea({"rows": 4}) for name in ("recipients", "signature", "closing")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].required = True  # paper is dated at a place
        for name in ("missed_days", "take_back_days"):
            self.fields[name].validators.append(MaxValueValidator(MOST_DAYS))


class UnitPageForm(OpenedRow, DepartmentForm):
    spellings = forms.CharField(
        label="Cách viết khác",
        required=False,
        max_length=LONGEST_SPELLINGS,
        widget=forms.Textarea({"rows": 4}),
        help_text=SPELLINGS,
    )

    class Meta:
        model = Department
        fields = ["name", "short_name", "code", "kind", "position", "overseen_by", "active"]

    field_order = [*Meta.fields, "spellings"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        self.fields["position"].validators.append(MaxValueValidator(LAST_PLACE))
        own = {leader.pk for leader in leaders()} | {row.overseen_by_id}
        self.fields["overseen_by"].queryset = User.objects.filter(pk__in=own - {None})
        self.fields["overseen_by"].empty_label = "Chưa có"
        written = row.aliases.order_by("pk").values_list("written", flat=True) if row.pk else ()
        self.initial["spellings"] = "\n".join(written)

    def clean_spellings(self) -> list[str]:
        """Each another way to write the name, the first of those that read alike."""
        spellings: dict[str, str] = {}
        for line in self.cleaned_data["spellings"].splitlines():
            if words := " ".join(line.split()):
                spellings.setdefault(fold(words), words)
        unit = Department(pk=self.instance.pk, name=self.cleaned_data.get("name", ""))
        spellings.pop(fold(unit.name), None)  # its own name is no other one
        troubles = (trouble_with_alias(unit, words) for words in spellings.values())
        if wrong := [trouble for trouble in troubles if trouble]:
            raise forms.ValidationError([forms.ValidationError(one, "taken") for one in wrong])
        return [*spellings.values()]


class PersonPageForm(OpenedRow, OwnNameForm):
    class Meta:
        model = User
        fields = ["full_name", "username", "email", "is_active", "is_staff"]
        labels = {"is_active": "Đang dùng tài khoản", "is_staff": "Giữ danh mục"}
        help_texts = {
            "username": "Chữ không dấu, số, dấu chấm, ví dụ qlkh.anh.",
            "email": "Nơi nhận thư nhắc việc và liên kết đặt lại mật khẩu.",
            "is_active": "Bỏ chọn khi nghỉ việc hoặc chuyển công tác; tài khoản không bao giờ xóa.",
            "is_staff": "Cùng Trưởng, Phó bộ phận văn phòng sửa đơn vị, người dùng, ngày nghỉ, "
            "quy ước.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.instance == self.actor
        if own or not self.instance.pk:
            del self.fields["is_active"]
        if own or not self.actor.is_superuser:
            del self.fields["is_staff"]


class HeldPostForm(forms.ModelForm):
    """A post; where its title tells another role than the one chosen, that role is chosen in its
    place and shown, and the next saving takes whichever then stands."""

    # The title whose role was shown: it is not asked for a second time.
    told = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Membership
        fields = ["department", "role", "title"]
        labels = {"department": "Đơn vị"}

    def clean(self) -> dict:
        given = super().clean()
        title, role = given.get("title") or "", given.get("role")
        likely = role_of_title(title)
        changed = {"title", "role"} & {*self.changed_data}
        if likely and role and likely != role and changed and given.get("told") != title:
            self.data = self.data.copy()
            self.data[self.add_prefix("role")], self.data[self.add_prefix("told")] = likely, title
            label = Membership.Role(likely).label
            self.add_error("role", LIKELY_ROLE.format(title=title, role=label))
        return given


class HeldPosts(forms.BaseInlineFormSet):
    """The person's posts, those of units in which `actor` says who holds one."""

    def __init__(self, *args, actor: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.units = units_to_post(actor)

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        form.fields["department"].queryset = self.units
        form.fields["department"].empty_label = "Chọn đơn vị"

    def get_unique_error_message(self, unique_check) -> str:
        return ONE_POST


PostsOfPerson = forms.inlineformset_factory(
    User, Membership, form=HeldPostForm, formset=HeldPosts, extra=1
)


def posts_of(person: User, actor: User, data=None) -> HeldPosts | None:
    """The form of the person's posts; None where `actor` may not say which they are."""
    if person.pk and why_not_posts(actor, person, on=timezone.localdate()):
        return None
    return PostsOfPerson(data, instance=person, actor=actor, prefix="posts")


class StandInPageForm(OpenedRow, DelegationForm):
    class Meta(DelegationForm.Meta):
        model = Delegation
        fields = [*CLOSED, "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if has_begun(self.instance if self.instance.pk else None):
            for name in CLOSED:
                del self.fields[name]
        for name in {"giver", "taker"} & set(self.fields):
            people = User.objects.filter(is_active=True).order_by("words")
            self.fields[name].queryset = people
            self.fields[name].empty_label = "Chọn người"
            # Two may have one name.
            self.fields[name].label_from_instance = lambda person: f"{person} ({person.username})"
