from random import Random

import pytest

from departments.word_diff import differences


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        ("a b c", "a b c", []),
        ("", "", []),
        ("", "a", [(0, 0, 0, 1)]),
        ("a", "", [(0, 1, 0, 0)]),
        ("a b c", "a x c", [(1, 2, 1, 2)]),
        ("a b c", "a b c d", [(3, 3, 3, 4)]),
        ("a b c", "b c", [(0, 1, 0, 0)]),
        ("a b c d e f g", "d e f g a b c", [(0, 3, 0, 0), (7, 7, 4, 7)]),
    ],
)
def test_differences_are_the_stretches_that_stand_in_one_alone(first, second, places):
    assert differences(first.split(), second.split()) == places


@pytest.mark.parametrize("seed", range(40))
def test_second_run_is_the_first_with_its_differences_put_in(seed):
    chance = Random(seed)
    first = [chance.choice("abcdefghij") for _ in range(chance.randrange(120))]
    second = list(first)
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(second) + 1)
        second[at : at + chance.randrange(3)] = chance.choices("xyzab", k=chance.randrange(3))

    places = differences(first, second)

    rebuilt, at = [], 0
    for start, end, begin, stop in places:
        rebuilt += first[at:start] + second[begin:stop]
        at = end
    assert rebuilt + first[at:] == second
    assert all(first[a:b] != second[c:d] for a, b, c, d in places)


def test_one_word_is_found_in_a_hundred_thousand():
    first = [f"chữ{n % 700}" for n in range(100_000)]
    second = [*first[:40_000], "khác", *first[40_001:]]

    assert differences(first, second) == [(40_000, 40_001, 40_000, 40_001)]


def test_one_word_said_over_and_over_is_told_as_replaced():
    first, second = ["ở"] * 3000, ["ở", "đi"] * 1500

    assert differences(first, second) == [(1, 3000, 1, 3000)]
