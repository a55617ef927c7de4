"""Who reads figures of the whole agency, on a page or on paper."""

from django.core.exceptions import PermissionDenied

from departments.rights import Rights


def chiefs_only(rights: Rights) -> None:
    """Raise PermissionDenied, in words, for those who do not see the whole register."""
    if not rights.sees_register:
        raise PermissionDenied("Số liệu chung dành cho lãnh đạo, văn phòng và cấp trưởng, phó.")
