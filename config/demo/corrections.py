"""What the office corrects in review of each notice: what its words do not say, or say too shortly.

By number and item; “II.4/3” is the item's fourth duty. Units stand as codes.
"""

# The office's class “thường xuyên”: work that ends with its period, which no word here says.
ONGOING = {"deadline": "ongoing"}

CORRECTIONS: dict[str, dict[str, dict]] = {
    "333/TB-SKHCN": {
        "1": {"key": True},
    },
    "612/TB-SKHCN": {
        "II.1": ONGOING,
        "II.2/1": {"title": "Tổng hợp văn bản xin ý kiến UBND tỉnh về tồn tại, vướng mắc"},
        "II.3": {"leads": "QLKH", "helpers": "HCTH"},
        "II.4/3": {"imposed": True},
        "II.6.(3)": ONGOING,
        "II.7.(2)": ONGOING,
        "II.8": ONGOING,
        "II.10.(2)": ONGOING,
        "II.10.(5)": ONGOING,
        "II.10.(7)": {"key": True, "deliverable": "quyết định"},
        "II.11": ONGOING,
    },
}

# The item that carries on what an earlier notice left undone: that notice and its item.
CONTINUED = {
    "373/TB-SKHCN": {"II.1": ("208/TB-SKHCN", "II.5")},
}
