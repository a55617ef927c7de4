"""How people are told of words of a file that were not read."""

SHOWN = 60  # letters of what was left out


def shortened(words: list[str]) -> str:
    """The beginning of what was left out, on one line."""
    said = " ".join(" ".join(words).split())
    return said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]}…"


def words_told(left_out: dict[str, list[str]]) -> list[str]:
    """A sentence for each reason why words were left out."""
    return [f"Bỏ qua chữ {why} trong tệp: “{shortened(words)}”." for why, words in left_out.items()]


def remarks_told(remarks: list[str]) -> list[str]:
    """A sentence for what somebody remarked beside the text."""
    if not remarks:
        return []
    return [f"Không đọc {len(remarks)} ghi chú bên lề: “{shortened(remarks)}”."]
