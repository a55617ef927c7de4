"""What became of the earlier notices' tasks, by notice, item and unit."""

from config.demo.script import Step, step


def _done(taken: int, day: int, who: str, result: str, number: str, by: str) -> tuple[Step, ...]:
    """Taken up, reported with a document's number, confirmed on the next working day."""
    return (
        step(taken, "08:10", who, "accept"),
        step(day, "15:20", who, "report", result=result, document_number=number),
        step(day + 1, "09:40", by, "confirm"),
    )


STORY: dict[str, dict[str, tuple[Step, ...]]] = {
    "208/TB-SKHCN": {
        "1/0 QLKH": (
            step(-46, "08:10", "qlkh.anh", "accept", assignee="qlkh.chi"),
            step(
                -22,
                "14:30",
                "qlkh.anh",
                "request_extension",
                new_due_on="d-6",
                note="Chờ kiện toàn thành viên Hội đồng. Phần đã làm: họp 04/09 Hội đồng.",
            ),
            step(-21, "10:00", "giamdoc", "grant_extension", note="Không gia hạn thêm."),
            step(
                -5,
                "15:45",
                "qlkh.chi",
                "update",
                note="Đã họp 07/09 Hội đồng; còn 02 Hội đồng chờ chuyên gia phản biện.",
                step="underway",
            ),
        ),
        "2/0 QLTĐC": _done(
            -46,
            -28,
            "tdc.quan",
            "Báo cáo kết quả kiểm tra 126 cột đo xăng dầu tại 31 cửa hàng",
            "58/BC-SKHCN",
            "pgd.viet",
        ),
        "3/0 QLCN&CN": _done(
            -46,
            -33,
            "qlcn.thinh",
            "Báo cáo kết quả đánh giá trình độ công nghệ của 45 doanh nghiệp",
            "49/BC-SKHCN",
            "pgd.viet",
        ),
        "4/0 TTra": _done(
            -46,
            -39,
            "ttra.truong",
            "Tham mưu Giám đốc Sở ban hành Kế hoạch thanh tra, kiểm tra",
            "31/QĐ-SKHCN",
            "giamdoc",
        ),
        "5/0 HCTH": (
            step(-46, "08:00", "hcth.tam", "accept", assignee="hcth.son"),
            step(
                -32,
                "15:00",
                "hcth.son",
                "obstacle",
                note="Chưa bố trí được thời gian của Lãnh đạo Sở trong tháng.",
            ),
        ),
    },
    "330/TB-SKHCN": {
        "1/0 QLTĐC": _done(
            -33,
            -25,
            "tdc.vi",
            "Tham mưu Giám đốc Sở ban hành Kế hoạch kiểm tra nhà nước về đo lường",
            "62/KH-SKHCN",
            "pgd.viet",
        ),
        "2/0 QLTĐC": (
            step(-33, "09:00", "tdc.quan", "accept", assignee="tdc.han"),
            step(
                -7,
                "10:30",
                "tdc.han",
                "update",
                note="Đã dự thảo tài liệu hướng dẫn, chọn 06 hợp tác xã làm điểm.",
                step="underway",
            ),
        ),
    },
    "335/TB-SKHCN": {
        "1/0 TTUD": (
            step(-33, "08:20", "ttud.dung", "accept", assignee="ttud.dat"),
            step(
                -3,
                "09:50",
                "ttud.dat",
                "update",
                note="Đã hoàn thiện dự thảo quy trình, trình Lãnh đạo Sở cho ý kiến.",
                step="to_leaders",
            ),
        ),
        "2/0 TTUD": (
            step(-33, "08:25", "ttud.dung", "accept"),
            step(
                -9,
                "16:00",
                "ttud.my",
                "update",
                note="Đã tổng hợp số liệu thu, chi 03 năm gần nhất.",
                step="underway",
            ),
            step(
                -1,
                "16:20",
                "ttud.my",
                "request_extension",
                new_due_on="d+2",
                note="Chờ ý kiến của Sở Tài chính về định mức chi. Phần đã làm: 2 trên 3 nội dung.",
            ),
        ),
    },
    "333/TB-SKHCN": {
        "1/0 QLCN&CN": _done(
            -32,
            -14,
            "qlcn.thinh",
            "Tham mưu UBND tỉnh ban hành Kế hoạch xây dựng hệ sinh thái khởi nghiệp đổi mới sáng "
            "tạo",
            "47/KH-UBND",
            "giamdoc",
        ),
        "2/0 QLCN&CN": (
            step(-32, "08:30", "qlcn.thinh", "accept", assignee="qlcn.phuc"),
            step(
                -6,
                "10:00",
                "qlcn.phuc",
                "update",
                note="Đã thẩm định 03/05 dự án.",
                step="underway",
            ),
        ),
        "3/0 QLCN&CN": (
            step(-32, "08:35", "qlcn.thinh", "accept", assignee="chidoan"),
            step(
                -1,
                "14:05",
                "qlcn.phuc",
                "report",
                result="Báo cáo nhu cầu đổi mới công nghệ của 62 doanh nghiệp",
                document_number="71/BC-QLCN",
            ),
        ),
    },
    "373/TB-SKHCN": {
        "1/0 HCTH": (
            step(-28, "08:00", "hcth.tam", "accept", assignee="hcth.son"),
            step(
                -4,
                "11:10",
                "hcth.son",
                "update",
                note="Đã trình chương trình và giấy mời; chờ Lãnh đạo Sở chọn ngày.",
                step="to_leaders",
            ),
        ),
        "2/0 QLKH": (
            step(-28, "08:15", "qlkh.anh", "accept", assignee="qlkh.oanh"),
            step(
                -16,
                "09:30",
                "qlkh.anh",
                "request_extension",
                new_due_on="d-5",
                note="04 cơ quan chủ trì chưa gửi đủ chứng từ.",
            ),
            step(
                -16,
                "16:10",
                "giamdoc",
                "refuse_extension",
                note="Tập trung đôn đốc, hoàn thành trong tuần.",
            ),
            step(
                -12,
                "10:40",
                "qlkh.anh",
                "report",
                result="Hoàn thành hồ sơ thanh toán khối lượng của 11 nhiệm vụ KH&CN chuyển tiếp",
                document_number="29/TTr-QLKH",
            ),
            step(-11, "08:45", "pgd.nga", "confirm"),
        ),
        "3/0 QLTĐC": _done(
            -28,
            -11,
            "tdc.vi",
            "Tổ chức lớp tập huấn mã số, mã vạch cho 38 doanh nghiệp",
            "22/GM-SKHCN",
            "pgd.viet",
        ),
        "4/0 TTra": (
            step(-28, "08:40", "ttra.truong", "accept", assignee="ttra.loc"),
            step(
                -2,
                "15:00",
                "ttra.loc",
                "update",
                note="Đã kết thúc 02 cuộc thanh tra, đang tổng hợp báo cáo.",
                step="underway",
            ),
        ),
        "5/0 TTUD": (
            step(-28, "09:00", "ttud.dung", "accept"),
            step(
                -12,
                "14:20",
                "giamdoc",
                "withdraw",
                note="Không còn phù hợp: Ban Tổ chức hoãn hội chợ sang năm {next}.",
            ),
        ),
    },
    "546/KL-SKHCN": {
        "1/0 QLCN&CN": (
            step(-13, "08:20", "qlcn.thinh", "accept", assignee="qlcn.phuc"),
            step(
                -6,
                "09:10",
                "qlcn.thinh",
                "request_extension",
                new_due_on="d+3",
                note="Chờ Kế hoạch chuyển đổi số của UBND tỉnh. Phần đã làm: dự thảo lần 1.",
            ),
            step(-5, "15:30", "giamdoc", "grant_extension"),
        ),
        "2/0 HCTH": (step(-13, "08:00", "hcth.tam", "accept", assignee="hcth.huong"),),
        "3/0 HCTH": (
            step(-13, "08:05", "hcth.tam", "accept", assignee="hcth.son"),
            step(
                -7,
                "15:15",
                "hcth.tam",
                "report",
                result="Báo cáo Giám đốc Sở kết quả chuyển đổi số của tháng",
                document_number="64/BC-HCTH",
            ),
            step(-6, "08:50", "giamdoc", "confirm"),
        ),
    },
}
