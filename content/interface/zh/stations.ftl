### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

stations-outdated-notice = 这些数据的日期为 { $date }：前往之前请先打电话。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
stations-sample-notice = 示例数据：这些接待点并不存在，请勿前往。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
stations-place = 城市或邮政编码
stations-place-hint = 拼写有误也没关系。
stations-institution = 机构
stations-any = 全部
stations-national-police = 国家警察
stations-gendarmerie = 宪兵
stations-municipal-police = 市镇警察
stations-other = 其他
stations-open-now = 现在开放
stations-accessible = 轮椅可通行
stations-also = 您要找的可能是：
stations-wheelchair = 轮椅可通行
stations-approximate = 大致位置
stations-hours = 开放时间：{ $hours }
stations-open-yes = 开放中
stations-open-no = 已关闭
stations-open-unknown = 开放时间不详
stations-open-yes-until = 开放中，关闭时间：{ $time }
stations-open-no-until = 已关闭，下次开放：{ $time }
stations-call = 拨打
stations-route = 路线
stations-around = { $place } 附近
stations-data-of = 数据日期：{ $date }
stations-none = 没有相符的接待点。请去掉一个筛选条件，或扩大查找范围。
stations-metres = 米
stations-kilometres = 公里
stations-again = 重新搜索
