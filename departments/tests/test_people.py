"""Who leads the agency and its office."""

from departments.people import director, leaders, office_head


def test_leaders_stand_director_first(cast):
    assert leaders()[0] == cast["giamdoc"]
    assert set(leaders()) == {cast["giamdoc"], cast["pgd.nga"], cast["pgd.viet"]}
    assert director() == cast["giamdoc"]


def test_director_who_left_is_none(cast):
    cast["giamdoc"].is_active = False
    cast["giamdoc"].save()

    assert director() is None


def test_office_has_its_head(cast):
    assert office_head() == cast["hcth.tam"]
