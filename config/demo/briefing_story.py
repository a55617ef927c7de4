"""What happened to the briefing's dated tasks, up to the morning the demo is loaded."""

from config.demo.script import Step, step

# When each unit took up all its work.
ACCEPTED = {
    "QLKH": step(-6, "16:20", "qlkh.anh", "accept"),
    "QLCN&CN": step(-6, "16:35", "qlcn.thinh", "accept"),
    "QLTĐC": step(-5, "07:40", "tdc.quan", "accept"),
    "TTra": step(-5, "08:10", "ttra.truong", "accept"),
    "TTUD": step(-6, "16:48", "ttud.dung", "accept"),
    "HCTH": step(-6, "15:50", "hcth.tam", "accept"),
    "CĐ": step(-5, "09:05", "congdoan", "accept"),
    "ChĐ": step(-5, "09:30", "chidoan", "accept"),
}
NOT_ACCEPTED = ("II.8/0 TTra", "II.9/0 TTUD")

ASKED: dict[str, tuple[Step, ...]] = {  # mục 2: tồn tại, vướng mắc
    "II.2/0 QLKH": (
        step(-5, "08:15", "qlkh.anh", "hand", assignee="qlkh.oanh"),
        step(
            -5,
            "15:10",
            "qlkh.anh",
            "report",
            result="Gửi báo cáo 03 vướng mắc về khoán chi và thanh toán nhiệm vụ KH&CN",
            files=("Bao-cao-vuong-mac-QLKH.txt", "03 vướng mắc về khoán chi, thanh toán."),
        ),
        step(-5, "16:30", "hcth.tam", "confirm"),
    ),
    "II.2/0 QLCN&CN": (
        step(
            -4,
            "14:25",
            "qlcn.phuc",
            "report",
            result="Gửi báo cáo 02 vướng mắc về hỗ trợ khởi nghiệp đổi mới sáng tạo",
            files=("Bao-cao-vuong-mac-QLCN.txt", "02 vướng mắc về hỗ trợ khởi nghiệp."),
        ),
        step(-4, "16:40", "hcth.tam", "confirm"),
    ),
    "II.2/0 QLTĐC": (
        step(-5, "08:00", "tdc.quan", "hand", assignee="tdc.han"),
        step(
            -3,
            "10:20",
            "tdc.quan",
            "report",
            result="Gửi báo cáo 02 vướng mắc về kinh phí kiểm tra, khảo sát chất lượng hàng hóa",
            files=("Bao-cao-vuong-mac-TDC.txt", "02 vướng mắc về kinh phí."),
        ),
        step(-3, "15:05", "hcth.tam", "confirm"),
    ),
    "II.2/0 TTra": (
        step(
            -5,
            "16:05",
            "ttra.truong",
            "report",
            result="Gửi báo cáo không phát sinh vướng mắc trong công tác thanh tra chuyên ngành",
            files=("Bao-cao-TTra.txt", "Không phát sinh vướng mắc."),
        ),
        step(-4, "08:20", "hcth.tam", "confirm"),
    ),
    "II.2/0 TTUD": (
        step(-6, "16:50", "ttud.dung", "hand", assignee="ttud.dat"),
        step(
            -2,
            "10:05",
            "ttud.dat",
            "update",
            note="Đã tổng hợp vướng mắc về dịch vụ khoa học công nghệ. Phần chuyển giao ứng dụng "
            "đang chờ số liệu của 03 cơ sở.",
            step="underway",
        ),
    ),
    "II.2/1 HCTH": (
        step(-5, "08:30", "hcth.tam", "hand", assignee="hcth.son"),
        step(
            -1,
            "16:15",
            "hcth.son",
            "update",
            note="Đã tổng hợp báo cáo của 04 phòng, đơn vị; còn chờ Trung tâm Ứng dụng và Dịch vụ "
            "khoa học công nghệ.",
            step="underway",
        ),
    ),
    "II.3/0 QLKH": (
        step(-5, "09:20", "qlkh.anh", "hand", assignee="qlkh.chi"),
        step(
            -3,
            "14:40",
            "qlkh.chi",
            "update",
            note="Đã dự thảo Kế hoạch và 03 Giấy mời.",
            step="to_leaders",
        ),
        step(
            -2,
            "09:15",
            "qlkh.anh",
            "obstacle",
            note="Các trường chưa thống nhất lịch làm việc. Đề xuất Phó Giám đốc phụ trách trao "
            "đổi với lãnh đạo các trường.",
        ),
    ),
}


def _parts(unit: str, who: str, day: int, hour: str) -> tuple[Step, ...]:
    """A unit's part of the report to the inspection team, in on time and taken by the office."""
    return (
        step(
            day,
            hour,
            who,
            "report",
            result="Gửi dự thảo báo cáo và hồ sơ phục vụ Đoàn Kiểm tra 1390",
            files=(f"Ho-so-1390-{unit}.txt", "Dự thảo báo cáo và danh mục hồ sơ kèm theo."),
        ),
        step(-3, "16:30", "hcth.tam", "confirm"),
    )


INSPECTED: dict[str, tuple[Step, ...]] = {  # mục 4: Đoàn Kiểm tra 1390
    "II.4/0 QLKH": _parts("QLKH", "qlkh.anh", -4, "15:30"),
    "II.4/0 QLCN&CN": _parts("QLCN", "qlcn.thinh", -3, "09:10"),
    "II.4/0 QLTĐC": _parts("TDC", "tdc.quan", -3, "10:45"),
    "II.4/0 TTra": _parts("TTra", "ttra.thu", -4, "16:20"),
    "II.4/0 TTUD": _parts("TTUD", "ttud.dung", -3, "14:00"),
    "II.4/1 HCTH": (
        step(
            -2,
            "10:30",
            "hcth.huong",
            "report",
            result="Trình Giám đốc Sở dự thảo Báo cáo chung phục vụ Đoàn Kiểm tra 1390",
            files=("Du-thao-bao-cao-chung.txt", "Dự thảo Báo cáo chung của Sở."),
        ),
        step(-2, "16:00", "giamdoc", "confirm"),
    ),
    "II.4/2 HCTH": (
        step(
            -1,
            "11:40",
            "hcth.huong",
            "report",
            result="Tổ chức họp Lãnh đạo Sở mở rộng thống nhất dự thảo Báo cáo chung",
            document_number="15/GM-SKHCN",
        ),
        step(-1, "16:45", "giamdoc", "confirm"),
    ),
    "II.4/3 HCTH": (
        step(
            -1,
            "17:00",
            "hcth.son",
            "update",
            note="Đang hoàn thiện theo ý kiến cuộc họp Lãnh đạo Sở mở rộng.",
            step="underway",
        ),
    ),
}

STORY = ASKED | INSPECTED
