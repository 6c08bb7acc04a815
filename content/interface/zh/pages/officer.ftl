### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

officer-again = 重新登录
officer-blocked = 浏览器阻止了登录窗口。请允许本站打开窗口，然后重试。
officer-choose = 您在哪个小组工作？
officer-ends = 您的登录将在 { $time } 结束。请重新登录以保留您的对话。
officer-given-up = 登录没有及时完成。请重试。
officer-idle = 您有一段时间没有操作。一分钟后工作台将锁定，您的对话会回到队列。按任意键继续。
officer-idle-locked = 工作台因无人使用而锁定。您的对话已回到队列。
officer-issuer-unreachable = 登录服务没有回应。请稍后重试。
officer-key-file = 小组密钥文件
officer-key-invalid = 该文件不是密钥，或已被更改。
officer-key-later = 该密钥来自更新版本的 Vigie。
officer-key-other = 该文件是另一个小组的密钥：{ $desk }。
officer-lock = 锁定
officer-locked = 密钥已被忘记。您手上的对话已回到队列。
officer-memory = 您的登录和小组密钥只保留在本页面的内存中。此设备上不保存任何内容。
officer-no-issuer = 尚未告知本服务警员在哪里登录。
officer-no-role = 您的账户在任何小组中都没有角色。请联系您的主管。
officer-officer = 警员
officer-passphrase = 口令
officer-passphrase-wrong = 口令不正确，或文件已被更改。
officer-refused = 登录被拒绝。
officer-sign-in = 登录
officer-sign-in-window = 在窗口中登录
officer-sign-out = 退出登录
officer-signed-out = 您已退出登录。本页面已忘记一切。
officer-supervisor = 主管
officer-token = 令牌
officer-token-hint = 用于开发：“cargo xtask token”可生成。
officer-token-unfit = 该令牌不合适：在任何小组中都没有角色。
officer-unlock = 打开小组密钥
officer-unlock-do = 打开
officer-unlock-hint = 消息是为{ $desk }封存的。密钥在此设备上打开消息，绝不离开设备。
officer-unlocking = 正在打开密钥：一两秒钟。
officer-unreachable = 服务没有回应。请稍后重试。
officer-window-opened = 请在打开的窗口中继续。
