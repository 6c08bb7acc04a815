### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

guide-loading = 正在加载求助向导……
guide-failed = 求助向导没有响应。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
guide-retry = 重试
