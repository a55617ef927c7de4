"""People with an account, and their posts."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.utils.safestring import mark_safe

from departments.admin.keeping import Kept, NeverDeleted
from departments.models import Department, Membership, User


class UnitFilter(admin.SimpleListFilter):
    title = "đơn vị"
    parameter_name = "don_vi"

    def lookups(self, request, model_admin):
        units = Department.objects.exclude(kind=Department.Kind.OUTSIDE)
        return [(unit.pk, unit.short) for unit in units]

    def queryset(self, request, queryset):
        unit = self.value()
        return queryset.filter(memberships__department=unit).distinct() if unit else queryset


class ActiveFilter(admin.SimpleListFilter):
    title = "đang dùng"
    parameter_name = "dang_dung"

    def lookups(self, request, model_admin):
        return [("1", "Có"), ("0", "Không")]

    def queryset(self, request, queryset):
        return queryset.filter(is_active=self.value() == "1") if self.value() else queryset


class MembershipForm(forms.ModelForm):
    class Meta:
        labels = {"department": "Đơn vị"}


class MembershipInline(Kept, admin.TabularInline):
    model = Membership
    form = MembershipForm
    extra = 1
    verbose_name = "chức vụ"
    verbose_name_plural = "chức vụ tại các đơn vị"

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "department":
            kwargs["queryset"] = Department.objects.exclude(kind=Department.Kind.OUTSIDE)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


WARNING = mark_safe(
    '<ul id="id_unusable_warning" class="messagelist"><li class="warning">'
    "Mật khẩu hiện tại mất hiệu lực, không đăng nhập được nữa.</li></ul>"
)


class PersonForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        labels = {"is_active": "Đang dùng", "is_staff": "Giữ danh mục"}
        help_texts = {
            "is_active": "Bỏ chọn khi nghỉ việc hoặc chuyển công tác; tài khoản không bao giờ xóa.",
            "is_staff": "Được vào trang này để sửa đơn vị, người dùng, lịch nghỉ, quy ước.",
        }


class PasswordForm(AdminPasswordChangeForm):
    """Django's own, whose one warning has no Vietnamese."""

    usable_password_help_text = WARNING


@admin.register(User)
class UserAdmin(NeverDeleted, DjangoUserAdmin):
    """People and their posts; what they may do follows from the posts."""

    form = PersonForm
    change_password_form = PasswordForm
    list_display = ("username", "full_name", "posts_held", "in_use", "keeps_lists")
    list_filter = (UnitFilter, ActiveFilter)
    search_fields = ("username", "full_name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Người dùng", {"fields": ("full_name", "email")}),
        ("Quyền truy cập", {"fields": ("is_active", "is_staff")}),
        ("Thời gian", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "full_name", "email", "password1", "password2")}),
    )
    inlines = (MembershipInline,)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("memberships__department")

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

    def get_readonly_fields(self, request, obj=None):
        """Only the installation's own administrator says who keeps the lists."""
        own = super().get_readonly_fields(request, obj)
        return own if request.user.is_superuser else (*own, "is_staff")

    def has_change_permission(self, request, obj=None) -> bool:
        """The administrator's account is nobody else's to open: not its password either."""
        theirs = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not theirs
