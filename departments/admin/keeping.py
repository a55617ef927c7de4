"""What the administrator may change here: all but what is never deleted or only looked at."""

from django.contrib import messages
from django.contrib.admin import FieldListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_FACETS_VAR, IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ALL_VAR, ERROR_FLAG, ORDER_VAR, PAGE_VAR, ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from departments.forms import is_key
from departments.models import User


class KeyedAutocomplete(AutocompleteSelect):
    """Django's own asks the database for whatever an address or a form holds as a key."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if is_key(str(key))], attr)


UNKNOWN = "Địa chỉ có bộ lọc hoặc trang không còn; dưới đây là toàn bộ danh sách."
# Django's own links write nothing else there.
SWITCHES = {IS_FACETS_VAR: "True", ALL_VAR: ""}
ODD = (ValueError, OverflowError, DatabaseError, IncorrectLookupParameters, SuspiciousOperation)
GONE = "Các dòng này đã được xóa trước đó."
NO_SUCH_ROW = "Có dòng đã chọn không còn trong danh sách, nên chưa thao tác gì; chọn lại."


def is_administrator(user: User) -> bool:
    """The installation's own administrator, and nobody by a post or by standing in."""
    return user.is_active and user.is_superuser


class Kept:
    """Whoever comes in here may do all: there are no finer permissions to deal out."""

    workbook = ""  # the address where its rows come in from Excel

    def changelist_view(self, request, extra_context=None):
        """Django leaves out what it does not know of an address, without a word, and falls over
        what a database does not take as a value."""
        if self.workbook:
            extra_context = (extra_context or {}) | {"workbook": reverse(self.workbook)}
        if set(request.GET) <= {ERROR_FLAG}:
            if ERROR_FLAG in request.GET:
                messages.warning(request, UNKNOWN)
            return super().changelist_view(request, extra_context)
        try:
            return self._filtered(request, extra_context)
        except ODD:
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")

    def _filtered(self, request, extra_context) -> HttpResponse:
        """The list as its address asks for it, drawn here: days are read while it is drawn."""
        if ERROR_FLAG in request.GET or "%00" in request.GET.urlencode():
            raise IncorrectLookupParameters
        if any(len(values) > 1 for _, values in request.GET.lists()):
            raise IncorrectLookupParameters
        if any(request.GET.get(name, usual) != usual for name, usual in SWITCHES.items()):
            raise IncorrectLookupParameters
        with transaction.atomic():  # on PostgreSQL nothing is read any more after an error
            answer = super().changelist_view(request, extra_context)
            shown = getattr(answer, "context_data", None) or {}
            if "cl" in shown:
                pages = shown["cl"].paginator.num_pages
                if int(request.GET.get(PAGE_VAR, 1)) not in range(1, pages + 1):
                    raise IncorrectLookupParameters
                check_known(request.GET, shown["cl"])
                answer.render()
        return answer

    def response_action(self, request, queryset):
        """Acts on the rows picked; a key that no row can have was never shown."""
        picked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        are_keys = all(map(is_key, picked))
        if are_keys and self.get_queryset(request).filter(pk__in=picked).exists():
            return super().response_action(request, queryset)
        messages.warning(request, GONE if are_keys else NO_SUCH_ROW)
        return HttpResponseRedirect(request.get_full_path())

    def delete_view(self, request, object_id, extra_context=None):
        """A row that is not there is told, as on its other pages, before any right is asked for."""
        if self.get_object(request, unquote(object_id)) is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return super().delete_view(request, object_id, extra_context)

    def log_change(self, request, obj, message):
        """A page that was saved as it stood is no line of the row's history."""
        return super().log_change(request, obj, message) if message else None

    def has_module_permission(self, request) -> bool:
        return is_administrator(request.user)

    def has_view_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)


def check_known(asked, shown: ChangeList) -> None:
    """Whether there is each column and each value of a filter that an address asks for."""
    columns = set(map(str, range(len(shown.list_display))))
    order = asked.get(ORDER_VAR)
    if order and not {part.removeprefix("-") for part in order.split(".")} <= columns:
        raise IncorrectLookupParameters
    for one in shown.filter_specs:
        given = [asked[name] for name in one.expected_parameters() if name in asked]
        # A filter of the product's own that is left empty is not given; Django's look for "".
        if not any(given) and not (given and isinstance(one, FieldListFilter)):
            continue
        _, *choices = one.choices(shown)  # the first is all of them
        if not any(choice["selected"] for choice in choices):
            raise IncorrectLookupParameters


class Searched:
    """A page whose fields look in other lists as one types, and that is looked in so itself."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            using = kwargs.get("using")
            kwargs["widget"] = KeyedAutocomplete(db_field, self.admin_site, using=using)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        # PostgreSQL knows no text with a zero byte in it.
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))


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
