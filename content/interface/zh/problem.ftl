### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

problem-not-found-title = 找不到页面
problem-not-found-detail = 此网址没有对应的页面。请检查网址，或从首页开始。
problem-method-not-allowed-title = 不允许使用此方法
problem-method-not-allowed-detail = 此网址只接受：{ $methods }。
problem-invalid-request-title = 请求不完整或有误
problem-invalid-request-detail = 有一个或多个值不合要求；“errors”中说明了是哪些值以及原因。
problem-body-too-large-title = 发送的内容过大
problem-body-too-large-detail = 发送的内容超过 { $limit } 字节。
problem-unsupported-media-type-title = 无法识别的格式
problem-unsupported-media-type-detail = 请以 { $type } 格式发送内容。
problem-body-unreadable-title = 发送中断
problem-body-unreadable-detail = 内容没有完整送达。请重试。
problem-uri-too-long-title = 网址过长
problem-uri-too-long-detail = 网址超过 { $limit } 字节。
problem-station-not-found-title = 没有这个接待点
problem-station-not-found-detail = 没有任何警察局或宪兵队使用此标识符。它可能已更改：请按地点查找。
problem-place-needed-title = 在哪里查找？
problem-place-needed-detail = 请说明在哪里查找：near=48.11,-1.68（纬度、经度）、postcode=35000、commune=35238（INSEE 代码）、q=Rennes 或 bbox=西,南,东,北。
problem-place-not-found-title = 找不到该地点
problem-place-not-found-detail = 没有相符的市镇。请换一种拼写，或输入邮政编码。
problem-directory-unavailable-title = 名录暂不可用
problem-directory-unavailable-detail = 无法读取名录。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
problem-not-acceptable-title = 不提供此格式
problem-not-acceptable-detail = 此网址可返回的格式：{ $types }。
problem-sheet-not-found-title = 没有这份须知
problem-sheet-not-found-detail = 没有使用此名称的须知。须知列表见 /v1/sheets。
problem-phrasebook-not-found-title = 没有这种语言的短句
problem-phrasebook-not-found-detail = 没有这种语言的短句。语言列表见 /v1/phrases。
problem-answers-not-found-title = 没有这种语言的预设回复
problem-answers-not-found-detail = 没有这种语言的预设回复。语言列表见 /v1/answers。
problem-guide-changed-title = 向导已更新
problem-guide-changed-detail = 这些回答属于向导的旧版本。请从第一个问题重新开始。
problem-nowhere-in-france-title = 不在法国境内
problem-nowhere-in-france-detail = 此地点不属于任何法国领土。在欧盟境内，紧急求助电话是 112。
problem-storage-unavailable-title = 暂时无法保存
problem-storage-unavailable-detail = 没有丢失任何内容，但刚才未能保存。请稍后再试。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
problem-tenant-not-found-title = 未知市镇
problem-tenant-not-found-detail = 没有以此名称登记的市镇。/widgets 页面列出了所有市镇。
problem-origin-not-allowed-title = 网站未获许可
problem-origin-not-allowed-detail = 该市镇的小组件只在其自己的网站上显示。请联系本服务的运营者添加您页面的来源。
