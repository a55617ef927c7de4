"""Who keeps a list: whoever is staff, but for what is never deleted or only looked at."""

from departments.rights import Rights


class Kept:
    """Whoever is staff keeps the lists: there are no finer permissions to deal out."""

    def has_module_permission(self, request) -> bool:
        return Rights.of(request.user).keeps_lists

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
