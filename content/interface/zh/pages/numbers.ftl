### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

numbers-loading = 正在加载号码……
numbers-failed = 无法显示其他号码。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
numbers-retry = 重试
numbers-none = 没有其他相符的号码。
