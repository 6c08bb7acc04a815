### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

advice-loading = 正在加载须知……
advice-failed = 无法显示须知。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
advice-retry = 重试
advice-hint = 输入几个词即可，打错字也没关系。您的搜索不会保存在任何地方。
advice-back = 返回列表
advice-found = { $count ->
   *[other] { $count } 份须知。
}
