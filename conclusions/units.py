"""From units as a notice writes them to departments: names, other spellings, collectives."""

import re
from collections import Counter
from collections.abc import Iterable

from conclusions.reading import Unit, UnitRef
from departments.folding import fold
from departments.models import Department

Kind = Department.Kind

# A collective and whom it means, first match wins (the office's usage: office and divisions;
# unions only where named; "liên quan" names nobody, so it stays words).
COLLECTIVES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"liên quan|có liên quan", ()),
    (r"đoàn thể", (Kind.UNION,)),
    (r"(phòng|ban|bộ phận).*đơn vị|đơn vị", (Kind.OFFICE, Kind.DIVISION)),
    (r"phòng", ("phòng",)),
)


KIND_FIRST = re.compile(r"(?:phòng|ban|trung tâm|chi cục|cục|viện|khoa|tổ|đội)(?= )", re.I)


def _written(department: Department) -> list[str]:
    return [alias.written for alias in department.aliases.all()]


def _short(department: Department) -> list[str]:
    """The short name and the code, the code also behind the kind of unit: “Phòng TĐC”."""
    kind = KIND_FIRST.match(department.name)
    named = [f"{kind[0]} {department.code}"] if kind and department.code else []
    return [words for words in (department.short_name, department.code, *named) if words]


class Directory:
    """The agency's units, read once, found by any of their spellings."""

    def __init__(self) -> None:
        self.departments = list(
            Department.objects.filter(active=True)
            .exclude(kind=Kind.LEADERSHIP)
            .prefetch_related("aliases")
        )
        self._shared = self._names_of_several()
        self._by_words: dict[str, Department] = {}
        for department in self.departments:
            self._by_words.setdefault(fold(department.name), department)
        for department in self.departments:
            for words in self._aliases(department):
                self._by_words.setdefault(fold(words), department)

    def _names_of_several(self) -> set[str]:
        """Short names and codes that more than one unit has, or that are another's name: they
        tell none."""
        told = Counter(
            words
            for d in self.departments
            for words in {fold(written) for written in (d.name, *_written(d), *_short(d))}
        )
        return {words for words, count in told.items() if count > 1}

    def _aliases(self, department: Department) -> list[str]:
        """The other spellings; a short name or code is one where it tells the unit."""
        short = [one for one in _short(department) if fold(one) not in self._shared]
        return list(dict.fromkeys([*_written(department), *short]))

    def known(self) -> tuple[Unit, ...]:
        """The units for the reader, with their other spellings."""
        return tuple(
            Unit(d.name, tuple(self._aliases(d)), collates=d.kind == Kind.OFFICE)
            for d in self.departments
        )

    def find(self, words: str) -> Department | None:
        return self._by_words.get(fold(words))

    def collective(self, written: str) -> list[Department]:
        """Whom a collective means: “các phòng, đơn vị” is every active office and division."""
        words = fold(written)
        kinds = next((k for pattern, k in COLLECTIVES if re.search(pattern, words)), ())
        if kinds == ("phòng",):
            return [d for d in self.departments if fold(d.name).startswith("phòng")]
        return [d for d in self.departments if d.kind in kinds]

    def resolve(self, refs: Iterable[UnitRef], without: Iterable[str] = ()) -> list[Department]:
        """Departments meant by `refs`, once each, without those named in `without`; outside bodies
        and words that name no unit give nothing (their words are kept beside)."""
        left_out = {fold(name) for name in without}
        found: dict[int, Department] = {}
        for ref in refs:
            one = self.find(ref.name or ref.written)
            for department in [one] if one else self.collective(ref.written) * ref.collective:
                if department.kind != Kind.OUTSIDE and fold(department.name) not in left_out:
                    found[department.pk] = department
        return list(found.values())
