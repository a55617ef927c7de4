"""The lists an office keeps by itself: agency, units and their spellings, people, stand-ins."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import F
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe

from departments.folding import fold
from departments.models import Agency, Alias, Delegation, Department, Membership, User

admin.site.site_header = admin.site.site_title = "Quản trị – Theo dõi kết luận"
admin.site.empty_value_display = "–"
admin.site.unregister(Group)  # rights follow from posts; staff keep the lists


class Kept:
    """Whoever is staff keeps the lists: there are no finer permissions to deal out."""

    def has_module_permission(self, request) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)


class NeverDeleted(Kept):
    """Papers and histories name these rows for good; they are put out of use instead."""

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class ReadOnly(NeverDeleted):
    """Facts, changed only by the product's own pages."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Agency)
class AgencyAdmin(NeverDeleted, admin.ModelAdmin):
    """The one row: opened straight away, never a second."""

    fieldsets = (
        ("Cơ quan", {"fields": ("kind", "parent", "name", "short_name", "code", "place")}),
        (
            "Thông báo mới",
            {"fields": ("recipients", "signature", "signer_name", "closing", "heading_capitals")},
        ),
        ("Số văn bản", {"fields": ("gives_numbers",)}),
        ("Quy ước tính hạn", {"fields": ("before_excludes_day",)}),
    )

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def changelist_view(self, request, extra_context=None):
        only = Agency.current()
        return HttpResponseRedirect(reverse("admin:departments_agency_change", args=[only.pk]))


class AliasFormSet(forms.BaseInlineFormSet):
    """Spellings are compared folded, so a clash is found here and its holder named."""

    def clean(self) -> None:
        super().clean()
        holders = self._holders()
        for form in self.forms:
            written = form.cleaned_data.get("written", "")
            if not written or self._should_delete_form(form):
                continue
            holder = holders.get(fold(written))
            if holder:
                form.add_error("written", f"“{written}” đã là tên hoặc cách viết của {holder}.")
            holders[fold(written)] = self.instance

    def _holders(self) -> dict[str, Department]:
        """Who is called what: every unit by its name, the others by their spellings too."""
        others = Alias.objects.exclude(department_id=self.instance.pk).select_related("department")
        units = Department.objects.exclude(pk=self.instance.pk)
        named = {fold(unit.name): unit for unit in (*units, self.instance)}
        return named | {alias.folded: alias.department for alias in others}


class AliasInline(Kept, admin.TabularInline):
    model = Alias
    formset = AliasFormSet
    extra = 1


@admin.register(Department)
class DepartmentAdmin(NeverDeleted, admin.ModelAdmin):
    list_display = ("name", "code", "kind", "overseen_by", "position", "active")
    list_filter = ("kind", "active")
    list_select_related = ("overseen_by",)
    search_fields = ("name", "short_name", "code", "aliases__written")
    autocomplete_fields = ("overseen_by",)
    inlines = (AliasInline,)


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


class DelegationForm(forms.ModelForm):
    def clean(self) -> dict:
        given = super().clean()
        if given.get("giver") and given.get("giver") == given.get("taker"):
            self.add_error("taker", "Người xử lý thay phải là người khác.")
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Ngày cuối không được trước ngày đầu.")
        return given


@admin.register(Delegation)
class DelegationAdmin(Kept, admin.ModelAdmin):
    form = DelegationForm
    list_display = ("giver", "taker", "starts_on", "ends_on")
    list_select_related = ("giver", "taker")
    search_fields = ("giver__full_name", "taker__full_name")
    autocomplete_fields = ("giver", "taker")
    date_hierarchy = "starts_on"
    ordering = (F("ends_on").desc(), "pk")
