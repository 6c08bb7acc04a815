### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

stations-near-me = 我附近
stations-near-me-hint = 只有这时才会询问您的位置，并且不会保存在任何地方。
stations-searching = 正在查找……
stations-position-denied = 无法获取位置。请输入城市名称。
stations-failed = 服务没有响应。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
stations-found-around = { $count ->
    [0] { $place } 附近没有相符的接待点。
   *[other] { $place } 附近有 { $count } 个接待点。数据日期：{ $date }。
}
stations-found = { $count ->
    [0] 没有相符的接待点。
    [1] 1 个接待点。数据日期：{ $date }。
   *[other] { $count } 个接待点，由近到远排列。数据日期：{ $date }。
}
stations-map = 接待点地图
stations-map-hint = 下面的列表内容相同。
stations-results = 结果
