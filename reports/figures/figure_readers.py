"""Who reads figures of the whole agency, on a page or on paper."""

from django.core.exceptions import PermissionDenied

from departments.rights import Rights


def chiefs_only(rights: Rights) -> None:
    """Raise PermissionDenied, in words, for those who do not see the whole register."""
    if not rights.sees_register:
        raise PermissionDenied("Số liệu chung dành cho lãnh đạo, văn phòng và cấp trưởng, phó.")


def may_freeze(rights: Rights) -> bool:
    """Leaders and whoever heads the office."""
    return rights.is_leader or rights.heads_office


def freezers_only(rights: Rights) -> None:
    """Raise PermissionDenied, in words, for the others."""
    if not may_freeze(rights):
        raise PermissionDenied("Số liệu do lãnh đạo hoặc Trưởng, Phó bộ phận văn phòng chốt.")
