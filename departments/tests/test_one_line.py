"""What is drawn as one line holds nothing that cannot be seen."""

import pytest
from django.core.exceptions import ValidationError

from departments.models import Agency, Alias, Department, Membership, User
from departments.one_line import one_line

CHECKED_BY_DJANGO = {"username", "email", "password"}
CHOSEN = {"kind", "role", "issue_rule"}


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ("Thanh tra\r\nBcc: x@example.com", "sau “Thanh tra”"),
        ("Thanh\u200btra", "sau “Thanh”"),
        ("\u202eThanh tra", "ở đầu"),
        ("Thanh\x01tra", "sau “Thanh”"),
        ("Thanh\u00adtra", "sau “Thanh”"),
        ("Thanh\u3164tra", "sau “Thanh”"),
        ("Phòng Quản lý Công nghệ và\u2028", "sau “Công nghệ và”"),
    ],
)
def test_unseen_letters_are_refused_and_their_place_told(written, where):
    with pytest.raises(ValidationError) as refused:
        one_line(written)

    assert refused.value.messages == [
        f"Có ký tự ẩn hoặc xuống dòng {where}; xóa đi rồi nhập lại bằng bàn phím."
    ]


@pytest.mark.parametrize("written", ["", "Phòng QLCN&CN", "Phòng\u00a0Hành chính – Tổng hợp (Sở)"])
def test_seen_letters_are_taken(written):
    assert one_line(written) is None


@pytest.mark.parametrize("model", [Agency, Alias, Department, Membership, User])
def test_every_line_typed_in_the_lists_is_checked(model):
    typed = (
        {
            field.name
            for field in model._meta.concrete_fields
            if field.get_internal_type() == "CharField" and field.editable
        }
        - CHECKED_BY_DJANGO
        - CHOSEN
    )
    checked = {field.name for field in model._meta.fields if one_line in field.validators}

    assert checked == typed


def test_units_name_with_a_line_end_is_refused():
    unit = Department(name="Thanh tra", short_name="Thanh tra\nBcc: x@example.com")

    with pytest.raises(ValidationError) as refused:
        unit.full_clean(validate_unique=False)

    assert set(refused.value.message_dict) == {"short_name"}
