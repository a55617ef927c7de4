"""A notice that has come in and waits in review, as the reader left it."""

MET = -1
NAME = "ket-luan-lam-viec-thanh-tra.txt"
TEXT = """THÔNG BÁO
Kết luận của Giám đốc Sở Khoa học và Công nghệ tại buổi làm việc với Thanh tra Sở

Ngày {d-1}, Giám đốc Sở Khoa học và Công nghệ đã làm việc với Thanh tra Sở về tiến độ thực hiện Kế \
hoạch thanh tra, kiểm tra năm {Y}. Sau khi nghe Thanh tra Sở báo cáo và ý kiến phát biểu của các \
thành viên dự họp, Giám đốc Sở kết luận như sau:

1. Thanh tra Sở hoàn thành dự thảo kết luận của 02 cuộc thanh tra đã kết thúc, trình Giám đốc Sở \
trước ngày {d+7}.

2. Thanh tra Sở chủ trì, phối hợp với Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng kiểm tra đo \
lường, chất lượng xăng dầu tại các cửa hàng chưa được kiểm tra trong năm {Y}.

3. Phòng Quản lý Khoa học cung cấp danh sách nhiệm vụ KH&CN có thời gian thực hiện quá 36 tháng \
cho Thanh tra Sở trước ngày {d+5}.

4. Phòng Hành chính - Tổng hợp bố trí phương tiện, kinh phí cho các đoàn thanh tra theo quy định.

5. Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ rà soát, khắc phục các tồn tại đã nêu tại Biên \
bản kiểm tra nội bộ.

{closing}

Nơi nhận:
{recipients}

{signature}

{signer}
"""
