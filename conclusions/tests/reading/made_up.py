"""Made-up notices of other agencies' habits; no person or event in them is real."""

HOSPITAL = """\
UBND TỈNH GIA LAI                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  SỞ Y TẾ                              Độc lập - Tự do - Hạnh phúc
Số: 45 /TB-SYT                     Gia Lai, ngày 06 tháng 02 năm 2025

                              THÔNG BÁO
      Kết luận của Phó Giám đốc Sở Y tế Nguyễn Thị Hoa
        tại cuộc họp giao ban tháng 01 năm 2025

      Sáng ngày 03/02/2025, tại Hội trường Sở Y tế, đồng chí Nguyễn Thị Hoa,
Phó Giám đốc Sở chủ trì họp giao ban tháng 01. Sau khi nghe Văn phòng Sở báo
cáo và ý kiến các thành viên, đồng chí Phó Giám đốc kết luận như sau:
      A. ĐÁNH GIÁ CHUNG
      Trong tháng, các đơn vị đã cố gắng hoàn thành nhiệm vụ. Tuy nhiên còn
chậm báo cáo.
      B. NHIỆM VỤ THÁNG 02 NĂM 2025
      I. NHIỆM VỤ CHUNG
      - Các khoa, phòng, đơn vị trực thuộc thường xuyên rà soát công tác phòng
chống dịch; báo cáo về Văn phòng Sở trước ngày 25 hằng tháng.
      - Giao Phòng Nghiệp vụ Y chủ trì, phối hợp với Trung tâm Kiểm soát bệnh
tật tỉnh, Phòng Kế hoạch - Tài chính xây dựng kế hoạch tiêm chủng mở rộng năm
2025, trình Lãnh đạo Sở chậm nhất ngày 14/02/2025.
      II. NHIỆM VỤ CỤ THỂ
      1. Văn phòng Sở
      a) Tham mưu báo cáo sơ kết, hoàn thành trong quý I/2025.
      b) Chuẩn bị nội dung họp giao ban tháng 02 vào 8 giờ 00 ngày 03/3/2025.
      c) Phối hợp Thanh tra Sở kiểm tra kỷ luật lao động.
      d) Tổng hợp kết quả cải cách hành chính theo Kế hoạch số 12/KH-SYT ngày
10/01/2025, gửi Sở Nội vụ trước ngày 20/02/2025.
                                      2
      2. Bệnh viện Đa khoa tỉnh: Khẩn trương hoàn thiện hồ sơ đấu thầu thuốc,
báo cáo Sở Y tế trước 16 giờ 30 ngày 10/02/2025.
      3. Đề nghị UBND các huyện, thị xã, thành phố chỉ đạo Trung tâm Y tế tăng
cường giám sát dịch sởi.
      Trên đây là kết luận của Phó Giám đốc Sở Y tế, Văn phòng Sở thông báo đến
các đơn vị biết, thực hiện./.

Nơi nhận:                                     KT. GIÁM ĐỐC
- Giám đốc Sở (b/c);                         PHÓ GIÁM ĐỐC
- Các đơn vị trực thuộc;
- Lưu: VT, VP.

                                            Nguyễn Thị Hoa
"""

SCHOOL = """\
TRƯỜNG THPT NGUYỄN DU
THÔNG BÁO
Kết luận họp hội đồng sư phạm tháng 9/2025
Ngày 08/9/2025, nhà trường họp hội đồng. Thầy Hiệu trưởng Trần Văn Bình kết luận như sau:
- Tổ Toán - Tin: nộp kế hoạch dạy học trước 15/9/2025.
- Văn phòng phối hợp với Đoàn trường và các giáo viên chủ nhiệm thu hồ sơ, xong trước ngày 20/9.
- Giáo viên chủ nhiệm họp phụ huynh vào sáng Chủ nhật, ngày 21/9/2025.
- Thầy Phó Hiệu trưởng theo dõi chuyên môn.
Yêu cầu các tổ, bộ phận nghiêm túc thực hiện./.
HIỆU TRƯỞNG
(đã ký)
Trần Văn Bình
"""

COMMUNE = """\
ỦY BAN NHÂN DÂN
XÃ BÌNH MINH
Số: 102/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Minh, ngày 05 tháng 8 năm 2025
THÔNG BÁO
Ý kiến kết luận của Chủ tịch UBND xã Lê Văn Tám
tại phiên họp UBND xã thường kỳ tháng 7 năm 2025
Ngày 01 tháng 8 năm 2025, UBND xã tổ chức phiên họp. Chủ tịch UBND xã thống nhất kết luận:
Phòng Kinh tế rà soát các hộ nghèo, lập danh sách gửi UBND xã trước ngày 15/8/2025. Giao Công \
an xã phối hợp với Ban Chỉ huy Quân sự xã tuần tra ban đêm.
Văn phòng HĐND và UBND xã tổng hợp báo cáo 6 tháng, hoàn thành trước ngày 12/8/2025.
Nay thông báo để các ngành, đơn vị biết, thực hiện./.
Nơi nhận:
- TT Đảng ủy, HĐND xã;
- Lưu: VT.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Phạm Thị Lan
"""

PARTY = """\
ĐẢNG BỘ TỈNH CAO BẰNG
ĐẢNG ỦY UBND TỈNH
*
Số 91-TB/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Cao Bằng, ngày 02 tháng 6 năm 2025

THÔNG BÁO
Kết luận của Ban Thường vụ Đảng ủy UBND tỉnh về công tác chuyển đổi số

Tại phiên họp ngày 30/5/2025, sau khi nghe báo cáo của Đảng ủy Sở Khoa học và Công nghệ (Tờ \
trình số 15-TTr/ĐU, ngày 20/5/2025), Ban Thường vụ Đảng ủy kết luận:
1- Thống nhất chủ trương ban hành Nghị quyết chuyên đề về chuyển đổi số. Giao Đảng ủy Sở Khoa \
học và Công nghệ chủ trì, phối hợp với Văn phòng Đảng ủy hoàn thiện dự thảo, trình Ban Thường vụ \
trước ngày 15/6/2025.
2- Ghi nhận kết quả thực hiện Đề án 06 trong 5 tháng đầu năm 2025.
3- Các cấp ủy trực thuộc:
+ Quán triệt Kết luận số 120-KL/TW, ngày 01/3/2025 của Bộ Chính trị.
+ Định kỳ 6 tháng, hằng năm báo cáo Ban Thường vụ Đảng ủy (qua Văn phòng Đảng ủy).

Nơi nhận:                         T/M BAN THƯỜNG VỤ
- Thường trực Tỉnh ủy,                   PHÓ BÍ THƯ
- Lưu VP.                            Nông Thị Hạnh
"""

TABLE = """\
BỆNH VIỆN ĐA KHOA KHU VỰC
Số: 12/TB-BV

THÔNG BÁO
KẾT LUẬN GIAO BAN TOÀN VIỆN NGÀY 06/01/2025

| STT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn |
| 1 | Báo cáo tổng kết công tác | Phòng Kế hoạch tổng hợp | Các khoa, phòng | 15/01/2025 |
| 2 | Mua sắm vật tư tiêu hao | Khoa Dược | Phòng Tài chính kế toán | Trước ngày 20/01/2025 |
| 3 | Trực Tết Nguyên đán | Phòng Điều dưỡng | | Thường xuyên |

Đề nghị các khoa, phòng nghiêm túc thực hiện./.
GIÁM ĐỐC
BSCKII. Trần Hữu Nghĩa
"""

SCANNED = """\
UBND TỈNH BÌNH ĐỊNH
VĂN PHÒNG
Số: đ#/TB-VP
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh Phạm Anh Tâm tại cuộc họp
Ngày 02/6/2026, Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:
3. Sở Y tế báo cáo kết quả thực hiện Quyết định số 12/QĐ-
UBND ngày 03/3/2026.
4. Sở Nội vụ rà soát biên chế.
Š. Sở Tài chính bố trí kinh phí.
__ - Thanh tra tỉnh kiểm tra việc thực hiện.
Báo cáo của các cơ quan, đơn vị gửi về UBND tỉnh trước ngày 12/6/2026.
Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo để các cơ quan biết./.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHÁNH VĂN PHÒNG
Trần Văn Bé
"""

MARKED = """\
# UBND THÀNH PHỐ ĐÀ NẴNG
**Số: 15/TB-UBND**
*Đà Nẵng, ngày 07 tháng 7 năm 2026*

## THÔNG BÁO
**Kết luận của Phó Chủ tịch UBND thành phố Lê Quang An tại cuộc họp giao ban tuần**

Sáng ngày 06/7/2026, Phó Chủ tịch UBND thành phố Lê Quang An chủ trì cuộc họp giao ban tuần.

## I. THÀNH PHẦN
1. Chủ trì: Đồng chí Lê Quang An
2. Tham dự: Lãnh đạo các Sở, ngành

## II. NỘI DUNG KẾT LUẬN
### 1. Về dự thảo Nghị quyết
Cơ bản thống nhất với báo cáo của Sở Tư pháp.
### 2. Về quy hoạch
- **Sở Xây dựng** chủ trì, phối hợp Sở Nông nghiệp và Môi trường rà soát quy hoạch phân khu; \
báo cáo UBND thành phố trước ngày 20/7/2026.
### 3. Giao Ban Pháp chế
Theo dõi việc tiếp thu ý kiến tại cuộc họp giao ban thường kỳ tiếp theo.

Nơi nhận:
- Chủ tịch UBND TP (b/c);
- Lưu: VT.

**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**
*(Đã ký)*
**Lê Quang An**
"""

PROVINCE = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 11 /TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Ngãi, ngày 08 tháng 01 năm 2025
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Võ Phong tại cuộc họp về giá đất
Ngày 03/01/2025, Phó Chủ tịch UBND tỉnh Võ Phong chủ trì cuộc họp. Sau khi nghe báo cáo, Phó \
Chủ tịch UBND tỉnh Võ Phong kết luận như sau:
1. Công ty TNHH MTV Đầu tư, Xây dựng và Kinh doanh dịch vụ Quảng Ngãi tiếp thu các ý kiến tại \
cuộc họp, hoàn chỉnh hồ sơ gửi Sở Tài chính trước ngày 15/01/2025.
2. Trên cơ sở báo cáo của Công ty TNHH MTV Đầu tư, Xây dựng và Kinh doanh dịch vụ Quảng Ngãi, \
giao Sở Tài chính chủ trì, phối hợp với các Sở: Kế hoạch và Đầu tư, Tư pháp thẩm định, báo \
cáo UBND tỉnh (thông qua Văn phòng UBND tỉnh) trước ngày 08/02/2025.
3. Nhất trí chủ trương theo đề xuất của Sở Xây dựng tại Công văn số 12/SXD-QLN ngày \
02/01/2025; giao Sở Xây dựng chủ trì hướng dẫn chuyên môn, phối hợp với UBND thành phố Quảng \
Ngãi hoàn thiện hồ sơ, xong trong quý I/2025.
4. Sở Kế hoạch và Đầu tư, Sở Tài chính: Trên cơ sở khả năng cân đối, tham mưu bố trí vốn; \
đồng thời, Sở Tài chính rà soát nợ đọng trước ngày 20/01/2025.
5. Lãnh đạo UBND tỉnh giao Sở Nội vụ là cơ quan thường trực, chủ trì phối hợp các địa phương \
tổng hợp kết quả, định kỳ hằng tháng trước ngày 25 báo cáo.
6. Sở Tài nguyên và Môi trường được giao nhiệm vụ theo dõi, đôn đốc; kịp thời báo cáo, đề \
xuất UBND tỉnh xem xét, quyết định.
7. Trước mắt, yêu cầu Chủ tịch UBND các huyện: Sơn Tịnh, Bình Sơn, Tư Nghĩa khẩn trương kiểm \
kê, hoàn thành trong 15 ngày kể từ ngày ban hành Thông báo này.
8. Về kiến nghị của Sở Giao thông vận tải: Đồng ý cho phép điều chỉnh dự án. Sở Giao thông \
vận tải hoàn thiện thủ tục theo quy định. Giao Ban Quản lý dự án ĐTXD các công trình Giao \
thông tỉnh triển khai, hoàn thành trước ngày 30/6/2025.
9. Thường xuyên theo dõi, nắm chắc tình hình.
10. Đối với các dự án chậm tiến độ, Sở Kế hoạch và Đầu tư tham mưu UBND tỉnh thu hồi; Công an \
tỉnh vào cuộc điều tra nếu có dấu hiệu vi phạm.
Yêu cầu Thủ trưởng các sở, ban ngành, đơn vị liên quan khẩn trương triển khai thực hiện./.
Nơi nhận:
- CT, PCT UBND tỉnh;
- Lưu: VT, KTTH.
TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Nguyễn Văn Hùng
"""
