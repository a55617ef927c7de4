"""The journals of accounts and of rules, newest first."""

from typing import Any

from django.http import Http404
from django.views.generic import ListView

from departments.filtering import KnownPage
from departments.journals import AccountChange, RuleChange
from departments.views.kept_pages import KeptPage

JOURNALS = {
    "tai-khoan": ("Tài khoản, chức vụ, xử lý thay", AccountChange, ("person", "actor")),
    "quy-uoc": ("Cơ quan, đơn vị, lịch, quy ước", RuleChange, ("actor",)),
}


class ChangeList(KeptPage, KnownPage, ListView):
    """One of the journals; `loai` in the address says of what."""

    tab = "departments:changes"
    template_name = "departments/change_list.html"
    paginate_by = 50

    def get_queryset(self):
        self.journal = self.request.GET.get("loai", "tai-khoan")
        if self.journal not in JOURNALS:
            raise Http404("Không có nhật ký này.")
        _, model, beside = JOURNALS[self.journal]
        return model.objects.select_related(*beside)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        journals = [(name, label) for name, (label, *_) in JOURNALS.items()]
        return super().get_context_data(journals=journals, journal=self.journal, **kwargs)
