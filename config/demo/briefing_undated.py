"""What happened to the briefing's tasks without a deadline, and to one that runs with the month."""

from config.demo.script import Step, step

STORY: dict[str, tuple[Step, ...]] = {
    "II.1/0 QLKH": (
        step(
            -4,
            "10:00",
            "qlkh.anh",
            "update",
            note="Đã rà soát: 12 nhiệm vụ, 09 đang thực hiện đúng tiến độ.",
            step="underway",
        ),
    ),
    "II.1/0 HCTH": (
        step(-5, "08:35", "hcth.tam", "hand", assignee="hcth.son"),
        step(
            -3,
            "08:50",
            "hcth.son",
            "update",
            note="Đã lập bảng rà soát chung gửi các phòng, đơn vị bổ sung.",
            step="underway",
        ),
    ),
    "II.5.(1)/0 QLKH": (
        step(-5, "09:25", "qlkh.anh", "hand", assignee="qlkh.oanh"),
        step(
            -1,
            "15:20",
            "qlkh.oanh",
            "update",
            note="Đã tổng hợp 41 đề xuất; đang dự thảo quyết định thành lập 06 Hội đồng tư vấn.",
            step="underway",
        ),
    ),
    "II.5.(2)/0 QLKH": (
        step(
            -1,
            "10:50",
            "qlkh.anh",
            "report",
            result="Trình Lãnh đạo Sở Kế hoạch kiểm tra nhiệm vụ KH&CN sau nghiệm thu",
            document_number="86/TTr-QLKH",
        ),
    ),
    "II.5.(3)/0 QLKH": (
        step(
            -2,
            "14:10",
            "ketoan",
            "update",
            note="Đã đối chiếu chứng từ của 07/11 nhiệm vụ, chuyển Phòng Quản lý Khoa học.",
        ),
    ),
    "II.6.(2)/0 QLCN&CN": (
        step(-5, "08:40", "qlcn.thinh", "hand", assignee="chidoan"),
        step(
            -4,
            "09:40",
            "qlcn.thinh",
            "obstacle",
            note="Chưa đăng ký được vào chương trình kỳ họp của HĐND tỉnh. Đề xuất chờ thông báo "
            "nội dung kỳ họp.",
        ),
        step(
            -3,
            "08:30",
            "pgd.viet",
            "pause",
            note="Chờ Thường trực HĐND tỉnh thống nhất nội dung kỳ họp.",
        ),
    ),
    "II.6.(3)/0 QLCN&CN": (
        step(
            -2,
            "15:30",
            "qlcn.thinh",
            "decline",
            lead="QLTĐC",
            note="Trùng với nhiệm vụ tại mục II.7.(2) đã giao Phòng Quản lý Tiêu chuẩn Đo lường "
            "Chất lượng.",
        ),
    ),
    "II.6.(4)/0 QLCN&CN": (
        step(
            -3,
            "16:10",
            "qlcn.phuc",
            "update",
            note="Đã liên hệ 08 doanh nghiệp KH&CN, 05 doanh nghiệp đồng ý làm việc.",
            step="underway",
        ),
        step(
            -1,
            "09:00",
            "qlcn.thinh",
            "request_extension",
            new_due_on="during+11",
            note="Các doanh nghiệp đề nghị làm việc sau khi chốt số liệu tháng. Phần đã làm: thống "
            "nhất nội dung, danh sách doanh nghiệp.",
        ),
    ),
    "II.7.(3)/0 QLTĐC": (
        step(-5, "08:05", "tdc.quan", "hand", assignee="tdc.han"),
        step(
            -2,
            "16:25",
            "tdc.han",
            "update",
            note="Đã xây dựng phiếu khảo sát 18 câu hỏi, lấy ý kiến các phòng.",
            step="underway",
        ),
    ),
    "II.7.(4)/0 QLTĐC": (
        step(
            -3,
            "16:50",
            "tdc.vi",
            "report",
            result="Trình Giám đốc Sở phương án chuyển hội thảo sang đào tạo năng suất chất lượng",
            document_number="41/TTr-TĐC",
        ),
        step(
            -2,
            "09:30",
            "pgd.viet",
            "send_back",
            kind="papers",
            note="Bổ sung ý kiến của Kế toán trưởng về nguồn kinh phí và dự toán điều chỉnh.",
        ),
    ),
    "II.10.(3)/0 HCTH": (
        step(-5, "08:40", "hcth.tam", "hand", assignee="ketoan"),
        step(
            -1,
            "14:30",
            "ketoan",
            "update",
            note="Đã rà soát tài sản của 14 nhiệm vụ đã nghiệm thu.",
            step="underway",
        ),
    ),
    "II.10.(7)/0 HCTH": (
        step(
            -1,
            "15:55",
            "hcth.tam",
            "report",
            result="Trình Giám đốc Sở ban hành Khung tiêu chí đánh giá Trưởng, Phó cấp phòng",
            files=("Khung-tieu-chi.txt", "Dự thảo Khung tiêu chí gồm 05 nhóm, 20 tiêu chí."),
        ),
    ),
    "II.10.(6)/0 HCTH": (
        step(
            -2,
            "10:15",
            "giamdoc",
            "remark",
            note="Lấy ý kiến các sở, ngành liên quan trước khi trình UBND tỉnh.",
        ),
    ),
    "II.11/0 ChĐ": (
        step(
            -1,
            "16:00",
            "chidoan",
            "update",
            note="Đã thành lập các tiểu ban phục vụ Đại hội, hoàn thành dự thảo văn kiện.",
            step="underway",
        ),
    ),
}
