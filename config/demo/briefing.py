"""The demo's briefing notice: 24 directives, 28 duties, 42 tasks, dated from the day it is loaded.

It follows a real notice's structure; its number and days are the demo's own.
"""

from config.demo.script import (
    ALL,
    ASSESSMENT,
    HEADING,
    Line,
    Work,
    directive,
)

NUMBER = "612/TB-SKHCN"
UNIVERSITIES = "Đại học Quốc gia Hà Nội, Đại học Đà Nẵng, Trường Đại học Tôn Đức Thắng"

OPENING = (
    "Ngày {d-8}, Giám đốc Sở Khoa học và Công nghệ (KH&CN) chủ trì cuộc họp đánh giá tình hình, "
    "kết quả thực hiện nhiệm vụ {past} năm {past_year} và chỉ đạo các nhiệm vụ chủ yếu cần thực "
    "hiện trong {month} và {quarter} năm {Y}. Tham dự cuộc họp có các đồng chí Phó Giám đốc Sở; "
    "Trưởng, Phó các phòng, đơn vị thuộc Sở; Chủ tịch Công đoàn, Phó Bí thư Chi đoàn Sở. Sau khi "
    "nghe Trưởng phòng Hành chính - Tổng hợp trình bày Báo cáo tình hình thực hiện nhiệm vụ {past} "
    "và nhiệm vụ chủ yếu {quarter} năm {Y}; ý kiến phát biểu các thành viên dự họp, Giám đốc Sở đã "
    "trao đổi lại đối với các ý kiến phát biểu và kết luận cuộc họp với các nội dung chủ yếu "
    "như sau:"
)

ASSESSED = Line(
    "I.",
    "Đánh giá kết quả thực hiện {past} năm {past_year}",
    HEADING,
    under=(
        Line(
            "",
            "Trong {past}, các phòng, đơn vị đã tổ chức triển khai thực hiện toàn diện các mặt "
            "công tác theo Chương trình công tác năm {past_year} của Sở cũng như nhiệm vụ trọng "
            "tâm thuộc {past} năm {past_year} đề ra, trong đó có những kết quả nổi bật như: Trình "
            "UBND tỉnh dự thảo Nghị quyết của HĐND tỉnh quy định mức chi đối với các hoạt động tổ "
            "chức Hội thi Sáng tạo kỹ thuật tỉnh và Cuộc thi Sáng tạo Thanh thiếu niên Nhi đồng; "
            "tham mưu UBND tỉnh ban hành Kế hoạch xây dựng hệ sinh thái khởi nghiệp đổi mới sáng "
            "tạo; xây dựng dự thảo và gửi lấy ý kiến đối với Quyết định điều chỉnh, sửa đổi, bổ "
            "sung Quyết định số 25/2018/QĐ-UBND ngày 12/9/2018 của UBND tỉnh Quảng Ngãi; tổ chức "
            "Hội nghị chuyên đề chuyển đổi số.",
            ASSESSMENT,
        ),
        Line(
            "",
            "Tuy nhiên, một số nhiệm vụ trọng tâm trong {past} thực hiện còn dở dang, chưa hoàn "
            "thành như: Hồ sơ thanh toán chưa kịp thời với khối lượng thực hiện; tổ chức họp các "
            "Hội đồng tư vấn tuyển chọn, giao trực tiếp nhiệm vụ KH&CN; tổ chức Hội nghị chuyên "
            "đề cải cách hành chính.",
            ASSESSMENT,
        ),
    ),
)

FOR_ALL = (
    directive(
        "1.",
        "Các phòng, đơn vị chủ động rà soát những nhiệm vụ tại Chương trình công tác {quarter} của "
        "UBND tỉnh (Quyết định số 289/QĐ-UBND ngày {d-9}); Chương trình công tác năm {Y} và nhiệm "
        "vụ {quarter} của Sở (Quyết định số 279/QĐ-SKHCN ngày {program}); các nhiệm vụ Giám đốc Sở "
        "giao tại Thông báo kết luận giao ban tháng {m1} và tháng {m2} (Thông báo số 208/TB-SKHCN "
        "ngày {d-47}; Thông báo số 373/TB-SKHCN ngày {d-29}); Thông báo làm việc với các phòng, "
        "đơn vị; Kết luận tại Hội nghị Chuyên đề về Chuyển đổi số (Kết luận số 546/KL-SKHCN ngày "
        "{d-14}) để triển khai thực hiện đạt kết quả, đảm bảo không bỏ sót việc, không để trễ tiến "
        "độ, thời gian theo quy định.",
        Work(
            "Rà soát, thực hiện nhiệm vụ tại chương trình công tác và các thông báo, kết luận đã "
            "ban hành",
            ALL,
            "ongoing",
            "báo cáo rà soát",
        ),
    ),
    directive(
        "2.",
        "Tham mưu Giám đốc Sở văn bản báo cáo xin ý kiến chỉ đạo, giải quyết của UBND tỉnh, Chủ "
        "tịch UBND tỉnh đối với những vấn đề tồn tại, những vướng mắc phát sinh trong quá trình "
        "hoạt động quản lý nghiên cứu khoa học, phát triển công nghệ và đổi mới sáng tạo. Các "
        "phòng, đơn vị báo cáo Giám đốc Sở {before-4}, Phòng Hành chính - Tổng hợp có trách nhiệm "
        "tổng hợp thành văn bản trình Giám đốc Sở ký gửi cấp thẩm quyền {before-1}.",
        Work(
            "Báo cáo tồn tại, vướng mắc trong quản lý nghiên cứu khoa học, đổi mới sáng tạo",
            ALL,
            "before-4",
            "báo cáo của đơn vị",
            what="Các phòng, đơn vị báo cáo Giám đốc Sở {before-4}",
            without="HCTH",
            sent_to="HCTH",
        ),
        Work(
            "Tổng hợp văn bản xin ý kiến UBND tỉnh về tồn tại, vướng mắc",
            "HCTH",
            "before-1",
            "văn bản gửi UBND tỉnh",
            what="Phòng Hành chính - Tổng hợp có trách nhiệm tổng hợp thành văn bản trình Giám đốc "
            "Sở ký gửi cấp thẩm quyền {before-1}",
        ),
    ),
    directive(
        "3.",
        "Khẩn trương tham mưu Kế hoạch cụ thể hóa Thỏa thuận hợp tác, Bản ghi nhớ hợp tác, Kế "
        "hoạch hợp tác giữa UBND tỉnh với các Đại học, Trường Đại học để tổ chức làm việc với "
        f"{UNIVERSITIES} về nhiệm vụ kế hoạch của năm {{Y}}, đồng thời sơ kết đánh giá tình hình, "
        "kết quả thực hiện hợp tác trong thời gian qua; trên cơ sở đó, tham mưu Giám đốc Sở phát "
        f"hành Giấy mời, tổ chức làm việc với {UNIVERSITIES}. Hoàn thành tổ chức các buổi làm việc "
        "{during}.",
        Work(
            "Kế hoạch và các buổi làm việc với các đại học theo thỏa thuận hợp tác",
            due="during",
            product="kế hoạch, giấy mời, biên bản",
            helpers="HCTH",
            pick="QLKH",
        ),
    ),
    directive(
        "4.",
        "Theo sự phân công của Giám đốc Sở tại cuộc họp chuẩn bị nội dung báo cáo phục vụ Đoàn "
        "Kiểm tra 1390 vào sáng ngày {d-8}, các phòng, đơn vị thực hiện báo cáo, cung cấp hồ sơ "
        "theo yêu cầu của Đoàn Kiểm tra 1390. Theo đó, các phòng, đơn vị hoàn thành dự thảo báo "
        "cáo và hồ sơ tài liệu gửi Phòng Hành chính - Tổng hợp {before-3}; Phòng Hành chính - Tổng "
        "hợp hoàn thành dự thảo Báo cáo chung của Sở {before-1} và tham mưu Giám đốc Sở tổ chức "
        "họp Lãnh đạo Sở mở rộng {by-1}. Sau cuộc họp, Phòng Hành chính - Tổng hợp hoàn thiện Báo "
        "cáo, hồ sơ tài liệu gửi Đoàn Kiểm tra 1390 {before+1}.",
        Work(
            "Dự thảo báo cáo, hồ sơ phục vụ Đoàn Kiểm tra 1390",
            "*các phòng, đơn vị",
            "before-3",
            "dự thảo, hồ sơ gửi HCTH",
            what="các phòng, đơn vị hoàn thành dự thảo báo cáo và hồ sơ tài liệu gửi Phòng Hành "
            "chính - Tổng hợp {before-3}",
            without="HCTH",
            sent_to="HCTH",
        ),
        Work(
            "Dự thảo Báo cáo chung của Sở",
            "HCTH",
            "before-1",
            "dự thảo",
            what="Phòng Hành chính - Tổng hợp hoàn thành dự thảo Báo cáo chung của Sở {before-1}",
        ),
        Work(
            "Họp Lãnh đạo Sở mở rộng",
            "HCTH",
            "by-1",
            "cuộc họp",
            what="tham mưu Giám đốc Sở tổ chức họp Lãnh đạo Sở mở rộng {by-1}",
        ),
        Work(
            "Gửi báo cáo, hồ sơ cho Đoàn Kiểm tra 1390",
            "HCTH",
            "before+1",
            "báo cáo",
            what="Phòng Hành chính - Tổng hợp hoàn thiện Báo cáo, hồ sơ tài liệu gửi Đoàn Kiểm tra "
            "1390 {before+1}",
            imposed=True,
        ),
    ),
)
