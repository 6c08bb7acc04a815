### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

widgets-sample = 示例市镇：并不存在。
widgets-by = { $name }，由 Vigie 提供支持。
widgets-service = 查看完整服务
widgets-chat = 不方便说话时，可以写字
widgets-new-tab = （新标签页）
widgets-copy = 复制
widgets-copied = 已复制。
widgets-policy = 您的网页有安全策略（CSP）吗？
widgets-policy-hint = 请粘贴 Content-Security-Policy 标头的值。不会发送任何内容：由您的浏览器自行判断。
widgets-policy-check = 检查
widgets-policy-variant = 添加方式
widgets-policy-works = 无需更改：该策略允许所有内容。
widgets-policy-blocked = 该策略会阻止以下部分：
widgets-policy-add = 需添加：
widgets-policy-nonce = 或者在 script 标签上加上服务器为每个页面生成的 nonce。
widgets-policy-nonce-alone = 在 script 标签上加上服务器为每个页面生成的 nonce。
widgets-policy-mended = 完整的策略
widgets-part-loader = 脚本
widgets-part-modules = 脚本加载的内容
widgets-part-answers = 服务的响应
widgets-part-display = 显示（Trusted Types）
widgets-part-frame = 框架
widgets-part-form = 表单
widgets-part-links = 在新标签页中打开的链接与服务
