"""What all pages of Danh mục share: who may open them, their tabs, how a row is saved."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic.base import ContextMixin
from django.views.generic.edit import ModelFormMixin

from departments.rights import Rights
from departments.row_marks import HELD_BY_ANOTHER, why_refused
from departments.turns import one_at_a_time
from departments.workbooks.list_tables import KEEPERS

# The pages in their order: name of the address, label, what is found there.
LIST_PAGES = (
    ("departments:agency", "Cơ quan, quy ước", "Tiêu đề văn bản, mẫu mặc định, số, cách tính hạn."),
    ("departments:units", "Phòng và đơn vị", "Tên, ký hiệu, cách viết khác, lãnh đạo phụ trách."),
    ("departments:people", "Người dùng", "Tài khoản, chức vụ, liên kết đặt mật khẩu."),
    ("departments:stand_ins", "Xử lý thay", "Ai xử lý thay ai, từ ngày nào đến ngày nào."),
    ("tasks:days_off", "Ngày nghỉ, làm bù", "Lịch làm việc mà thời hạn được tính theo."),
    ("reports:new_year", "Sang năm mới", "Số văn bản, lịch nghỉ, đơn vị, việc chuyển sang."),
    ("tasks:ladder", "Lịch nhắc việc", "Ai được nhắc, vào ngày làm việc thứ mấy."),
    ("tasks:letters_sent", "Thư nhắc việc", "Thư nào đã gửi, thư nào chưa gửi được và vì sao."),
    ("tasks:webhook", "Báo sang phần mềm khác", "Gửi tin việc quá hạn, việc xong đến một địa chỉ."),
    ("departments:changes", "Nhật ký thay đổi", "Ai đã thay đổi gì, lúc nào."),
)
# The system administrator's alone, after them.
SECURITY_PAGE = ("departments:security_log", "Nhật ký an toàn", "Ai vào, bị từ chối, lấy gì ra.")


def list_pages(user) -> tuple[tuple[str, str, str], ...]:
    return (*LIST_PAGES, SECURITY_PAGE) if user.is_superuser else LIST_PAGES


class KeptPage(ContextMixin):
    """A page for who keeps the lists; `tab` is the address of its tab."""

    tab = ""

    def dispatch(self, request, *args, **kwargs):
        if not Rights.of(request.user).keeps_lists:
            raise PermissionDenied(KEEPERS)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = list_pages(self.request.user)
        tabs = [(label, reverse(name), name == self.tab) for name, label, _ in pages]
        return super().get_context_data(list_tabs=tabs, **kwargs)


@method_decorator(one_at_a_time, name="dispatch")
class KeptRow(KeptPage, ModelFormMixin):
    """The page of one row, or of a new one; `save` writes it and tells what may be a slip.

    422 where something is wrong with what was typed, 409 where another row or a later change is in
    the way.
    """

    http_method_names = ["get", "head", "post", "options"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.request.user}

    def get_success_url(self) -> str:
        return reverse(self.tab)

    def form_valid(self, form):
        told = self.what_is_saved(form)
        self.tell(told, self.save(form))
        return redirect(self.get_success_url())

    @staticmethod
    def what_is_saved(form, *more: str) -> str:
        """“Đã lưu Phòng Một: Tên, Ký hiệu.”, asked before it is saved; `more` is what changes
        beside the form's fields."""
        if not form.instance.pk:
            return f"Đã thêm {form.instance}."
        changed = [form.fields[name].label for name in form.changed_data]
        words = ", ".join([*changed, *more])
        return f"Đã lưu {form.instance}: {words}." if words else "Không có gì thay đổi."

    def tell(self, told: str, slips: Iterable[str]) -> None:
        messages.success(self.request, told)
        for words in slips:
            messages.warning(self.request, words)

    def form_invalid(self, form, *formsets):
        refused = {"stale", *HELD_BY_ANOTHER} & why_refused(form, *formsets)
        form.newest = self.request.path if "stale" in refused else ""
        page = self.render_to_response(self.get_context_data(form=form))
        page.status_code = 409 if refused else 422
        return page
