### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

figures-abandoned = 离开者的等待时间
figures-abandoned-name = 未获答复即离开
figures-again = 刷新
figures-all = 全部
figures-arrived = 来访人数：{ $count }
figures-arrived-name = 来访
figures-count = 数量
figures-day = 最近 24 小时
figures-failed = 无法获取统计。
figures-first-response = 首次答复所需时间
figures-handling = 处理时长
figures-hour = 小时
figures-in-table = 相同数字见表格。
figures-legend = 条：中位数。线：100 人中 95 人等待更短。
figures-load = 每小时来访和接待
figures-median = 中位数
figures-month = 最近 30 天
figures-nothing = 没有测量数据。
figures-p95 = 100 中 95
figures-promise-missed = 承诺答复的延迟
figures-queue = 队列
figures-span = 时段
figures-table = 表格
figures-taken-name = 已接待
figures-title = 小组统计
figures-wait = 等待警员的时间
figures-week = 最近 7 天
