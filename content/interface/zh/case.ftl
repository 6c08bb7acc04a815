### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

case-token-required-title = 需要访问码
case-token-required-detail = 此对话只能用它的查询码打开，或由有访问权限的警务人员打开。
case-token-expired-title = 访问已失效
case-token-expired-detail = 此访问权限已失效。请重新申请。
case-unknown-title = 找不到对话
case-unknown-detail = 没有可以用此码打开的对话。请逐个核对查询码中的每个字符或每个词。
case-erased-title = 对话已删除
case-erased-detail = 此对话已被删除，没有留下任何内容。
case-conflict-title = 对话已存在
case-conflict-detail = 之前已用此码开启过一个对话，但所用的值不同。
case-closed-title = 对话已关闭
case-closed-detail = 此对话已关闭，不再接收消息。您可以重新打开它。
case-full-title = 对话已满
case-full-detail = 此对话已达到容量上限。请开启新的对话。
case-client-id-conflict-title = 消息已发送
case-client-id-conflict-detail = 已有另一条消息使用了相同的标识。请用新的标识发送这条消息。
case-not-allowed-title = 此处无法进行
case-not-allowed-detail = 在此对话目前的状态下，您无法进行此操作。
case-lease-lost-title = 对话已转给他人
case-lease-lost-detail = 这个对话现在由另一位警员或另一个小组处理。
case-bad-entry-title = 消息未正确加封
case-bad-entry-detail = 发送的内容不符合加封消息或加封文件的形式。
case-chunk-conflict-title = 文件的这一部分已发送
case-chunk-conflict-detail = 此位置已有文件的另一部分。
case-chunk-unknown-title = 找不到文件的这一部分
case-chunk-unknown-detail = 文件的这一部分没有送达。
case-too-fast-title = 请稍候
case-too-fast-detail = 一次发送的内容过多。请等待 { $seconds } 秒后重试。如遇紧急情况，请拨打 17 或 112，或发短信至 114。
case-proof-required-title = 简短的验证
case-proof-required-detail = 现在有很多人正在开启对话。您的设备需要先完成一个小任务（“challenge”），只需几秒钟。
case-sockets-unsupported-title = 此处没有实时连接
case-sockets-unsupported-detail = 本服务不提供套接字连接。请改用事件流接收对话内容。
case-upgrade-required-title = 此处需要套接字连接
case-upgrade-required-detail = 此网址用于打开 WebSocket。
