"""A password is not the person's own name, however that is written."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from departments.models import User


@pytest.fixture
def person():
    return User(username="tdc.vi", full_name="Ngô Thị Tường Vi", email="vi.ngo@skhcn.example")


TOLD = ["Mật khẩu quá giống tên đăng nhập, họ tên hoặc thư điện tử."]


@pytest.mark.parametrize(
    "password",
    [
        "ngothituongvi",
        "Ngô Thị Tường Vi",
        "ngo-thi-tuong-vi",
        "TuongVi.NgoThi1",
        "vi.ngo@skhcn",
        "truongphong1",
    ],
)
def test_own_names_are_refused_in_words(person, password):
    person.username = "truong.phong"

    with pytest.raises(ValidationError) as refused:
        validate_password(password, person)

    assert refused.value.messages == TOLD


@pytest.mark.parametrize("password", ["chim-ung-2024", "lua-chin-2024", "Giao-ban-2024"])
def test_other_words_are_taken(person, password):
    assert validate_password(password, person) is None
