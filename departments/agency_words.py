"""What an agency of each kind calls itself, its leaders and its office, in every text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AgencyWords:
    """Names as running text prints them; a text takes them by name, `"Chỉ {leaders} …".format`."""

    body: str  # the agency itself, inside its own house: “Sở không gia hạn”
    director: str  # who concludes, by title alone
    deputy: str
    leaders: str  # all of them together
    director_of: str  # title and agency, as headings and mails name the person
    office: str = "Văn phòng"  # the admin office, by the unit's own name

    @property
    def by_name(self) -> dict[str, str]:
        """All of them, for `str.format(**words.by_name)`."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


# By Agency.Kind. What is none of them is named in general words, as the decree on administrative
# papers does (“thủ trưởng cơ quan”).
WORDS_BY_KIND = {
    "so": AgencyWords("Sở", "Giám đốc", "Phó Giám đốc", "Lãnh đạo Sở", "Giám đốc Sở"),
    "ubnd": AgencyWords("UBND", "Chủ tịch", "Phó Chủ tịch", "Lãnh đạo UBND", "Chủ tịch UBND"),
    "party": AgencyWords(
        "Đảng ủy", "Bí thư", "Phó Bí thư", "Thường trực Đảng ủy", "Bí thư Đảng ủy"
    ),
    "school": AgencyWords(
        "Nhà trường", "Hiệu trưởng", "Phó Hiệu trưởng", "Ban Giám hiệu", "Hiệu trưởng nhà trường"
    ),
    "other": AgencyWords(
        "Cơ quan", "Thủ trưởng", "Phó Thủ trưởng", "Lãnh đạo cơ quan", "Thủ trưởng cơ quan"
    ),
}
