"""People with an account, and their posts."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.hashers import is_password_usable
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import mark_safe

from departments.account_slips import slips
from departments.accounts import (
    facts_of,
    note_changes,
    note_link,
    noting,
    owe_new_password,
    units_to_post,
    why_not_change,
    why_not_posts,
)
from departments.admin.keeping import Kept, NeverDeleted, Searched
from departments.admin.opened import SavesWhatItShowed
from departments.models import Delegation, Department, Membership, User
from departments.papertext import paper_moment
from departments.password_links import link_for
from departments.passwords import HINT
from departments.people import headed_by, leaders
from departments.person_forms import OwnNameForm

MOST_LINKS = 30  # made at once


class PersonUnitFilter(admin.SimpleListFilter):
    title = "đơn vị"
    parameter_name = "don_vi"

    def lookups(self, request, model_admin):
        units = Department.objects.exclude(kind=Department.Kind.OUTSIDE)
        return [(unit.pk, unit.short) for unit in units]

    def queryset(self, request, queryset):
        unit = self.value()
        if not unit:
            return queryset
        if unit not in {str(pk) for pk, _ in self.lookup_choices}:
            raise IncorrectLookupParameters
        return queryset.filter(memberships__department=unit).distinct()


class ActiveFilter(admin.SimpleListFilter):
    title = "đang dùng"
    parameter_name = "dang_dung"

    def lookups(self, request, model_admin):
        return [("1", "Có"), ("0", "Không")]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        if self.value() not in ("0", "1"):
            raise IncorrectLookupParameters
        return queryset.filter(is_active=self.value() == "1")


class MembershipForm(forms.ModelForm):
    class Meta:
        labels = {"department": "Đơn vị"}


class MembershipFormSet(forms.BaseInlineFormSet):
    def get_unique_error_message(self, unique_check) -> str:
        return "Mỗi đơn vị chỉ ghi một chức vụ."


class MembershipInline(Kept, admin.TabularInline):
    model = Membership
    form = MembershipForm
    formset = MembershipFormSet
    extra = 1
    verbose_name = "chức vụ"
    verbose_name_plural = "chức vụ tại các đơn vị"

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "department":
            kwargs["queryset"] = units_to_post(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request, obj=None) -> bool:
        return super().has_add_permission(request, obj) and self._may(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and self._may(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and self._may(request, obj)

    @staticmethod
    def _may(request, person: User | None) -> bool:
        today = timezone.localdate()
        return person is None or not why_not_posts(request.user, person, on=today)


WARNING = mark_safe(
    '<ul id="id_unusable_warning" class="messagelist"><li class="warning">'
    "Mật khẩu hiện tại mất hiệu lực, không đăng nhập được nữa.</li></ul>"
)

FIRST_ONLY = "Dùng cho lần đăng nhập đầu; khi đó người dùng phải đổi mật khẩu."


class SetOrNot(ReadOnlyPasswordHashWidget):
    """Whether there is a password, and nothing of how it is kept."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        is_set = value and is_password_usable(value)
        context["summary"] = [{"label": "Đã đặt mật khẩu." if is_set else "Chưa đặt mật khẩu."}]
        return context


class PersonForm(OwnNameForm, UserChangeForm):
    password = ReadOnlyPasswordHashField(label="Mật khẩu", widget=SetOrNot)

    class Meta(UserChangeForm.Meta):
        labels = {"is_active": "Đang dùng", "is_staff": "Giữ danh mục"}
        help_texts = {
            "is_active": "Bỏ chọn khi nghỉ việc hoặc chuyển công tác; tài khoản không bao giờ xóa.",
            "is_staff": "Được vào trang này để sửa đơn vị, người dùng, lịch nghỉ, quy ước.",
        }


class PersonPasswordForm(AdminPasswordChangeForm):
    """Django's own, whose one warning has no Vietnamese, and whose hint speaks to the reader of
    somebody else's password."""

    usable_password_help_text = WARNING

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = f"{HINT} {FIRST_ONLY}"


class NewPersonForm(OwnNameForm, AdminUserCreationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = f"{HINT} {FIRST_ONLY}"


@admin.register(User)
class UserAdmin(SavesWhatItShowed, NeverDeleted, Searched, DjangoUserAdmin):
    """People and their posts; what they may do follows from the posts."""

    form = PersonForm
    add_form = NewPersonForm
    workbook = "departments:lists_import"
    change_password_form = PersonPasswordForm
    list_display = ("username", "full_name", "posts_held", "in_use", "keeps_lists")
    list_filter = (PersonUnitFilter, ActiveFilter)
    search_fields = ("username", "full_name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("signed_in", "joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Người dùng", {"fields": ("full_name", "email")}),
        ("Quyền truy cập", {"fields": ("is_active", "is_staff")}),
        ("Thời gian", {"fields": ("signed_in", "joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "full_name", "email", "password1", "password2")}),
    )
    inlines = (MembershipInline,)

    def get_search_results(self, request, queryset, search_term):
        """Where a unit's page asks who is in charge of it, leaders only are offered; and nobody
        whose account has ended, where it is asked who stands in for whom."""
        if request.GET.get("model_name") == Delegation._meta.model_name:
            queryset = queryset.filter(is_active=True)
        if request.GET.get("field_name") == "overseen_by":
            queryset = queryset.filter(pk__in=[leader.pk for leader in leaders()])
        return super().get_search_results(request, queryset, search_term)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("memberships__department")

    @admin.display(description="đăng nhập lần cuối")
    def signed_in(self, user: User) -> str:
        return paper_moment(user.last_login)

    @admin.display(description="ngày cấp tài khoản")
    def joined(self, user: User) -> str:
        return paper_moment(user.date_joined)

    @admin.display(description="chức vụ")
    def posts_held(self, user: User) -> str:
        posts = sorted(user.memberships.all(), key=lambda post: post.department.position)
        return "; ".join(
            f"{post.title or post.get_role_display()} ({post.department.sign})" for post in posts
        )

    @admin.display(description="đang dùng", boolean=True, ordering="is_active")
    def in_use(self, user: User) -> bool:
        return user.is_active

    @admin.display(description="giữ danh mục", boolean=True, ordering="is_staff")
    def keeps_lists(self, user: User) -> bool:
        return user.is_staff

    def get_fieldsets(self, request, obj=None):
        """The first heading says why a page, or its posts, is only for reading."""
        sets = super().get_fieldsets(request, obj)
        if obj is None:
            return sets
        today = timezone.localdate()
        (name, first), *others = sets
        closed = why_not_change(request.user, obj, on=today)
        shown = ("username",) if closed else first["fields"]
        why = closed or why_not_posts(request.user, obj, on=today)
        return ((name, {"fields": shown, "description": why}), *others)

    def get_readonly_fields(self, request, obj=None):
        """Only the installation's own administrator says who keeps the lists; nobody puts the own
        account out of use, or lets it keep them."""
        own = super().get_readonly_fields(request, obj)
        if obj == request.user:
            return (*own, "is_active", "is_staff")
        return own if request.user.is_superuser else (*own, "is_staff")

    def has_change_permission(self, request, obj=None) -> bool:
        """An account that outranks the keepers is not theirs to change, its password neither."""
        may = super().has_change_permission(request, obj)
        return may and not (obj and why_not_change(request.user, obj, on=timezone.localdate()))

    actions = ("make_links",)

    @admin.action(description="Tạo liên kết đặt mật khẩu cho người đã chọn", permissions=["change"])
    def make_links(self, request, queryset) -> None:
        """A one-time link each, to be handed to the person; nobody else learns a password."""
        root = settings.SITE_URL or request.build_absolute_uri("/")
        today = timezone.localdate()
        for person in queryset.filter(is_active=True)[:MOST_LINKS]:
            if why := why_not_change(request.user, person, on=today):
                messages.warning(request, f"{person}: {why}")
            else:
                note_link(person, by=request.user)
                told = f"{person} ({person.username}): {link_for(person, root)}"
                messages.success(request, told)
        if (left := queryset.count() - MOST_LINKS) > 0:
            messages.warning(request, f"Mỗi lần tạo {MOST_LINKS} liên kết; còn {left} người.")

    def save_model(self, request, obj, form, change) -> None:
        form.before = facts_of(User.objects.get(pk=obj.pk)) if change else {}
        form.headed = headed_by(obj) if change else []
        super().save_model(request, obj, form, change)
        if not change:
            owe_new_password(obj)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        note_changes(form.instance, form.before, by=request.user)
        for told in slips(form, form.headed):
            messages.warning(request, told)

    def user_change_password(self, request, id, form_url=""):
        """A password set here is known to two people; the own one is changed on the own page,
        which asks for the old one."""
        person = self.get_object(request, unquote(id))
        if person == request.user:
            return redirect("password_change")
        if request.method != "POST" or person is None:
            return super().user_change_password(request, id, form_url)
        before = person.password
        with noting([person], by=request.user):
            answer = super().user_change_password(request, id, form_url)
            person.refresh_from_db()
            if person.password != before:
                owe_new_password(person)
        return answer
