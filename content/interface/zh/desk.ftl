### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

desk-desk-unknown-title = 没有这个小组
desk-desk-unknown-detail = 没有使用此名称的小组。
desk-sign-in-title = 请登录
desk-sign-in-detail = 此网址仅供警务人员使用：请重新登录。
desk-revoked-title = 访问权限已收回
desk-revoked-detail = 您的访问权限已被收回。请联系您的负责人。
desk-role-missing-title = 您无权访问
desk-role-missing-detail = 您在此小组中没有这个角色。
desk-issuer-unavailable-title = 无法核实身份
desk-issuer-unavailable-detail = 身份服务没有响应。请稍后再试。
desk-not-present-title = 您尚未签到
desk-not-present-detail = 请先签到，再接手对话。
desk-at-capacity-title = 已达到上限
desk-at-capacity-detail = 您的对话数量已达到您设定的上限。
desk-conversation-unknown-title = 此处没有这个对话
desk-conversation-unknown-detail = 此小组没有这个对话的记录。
desk-conversation-taken-title = 已有人接手
desk-conversation-taken-detail = 这个对话由另一位警务人员处理。
desk-conversation-not-here-title = 已不在此小组
desk-conversation-not-here-detail = 此对话已结束，或正在转往另一个小组。
desk-same-desk-title = 同一个小组
desk-same-desk-detail = 此对话已在此小组。
desk-not-sealed-title = 那里还无法读取
desk-not-sealed-detail = 请先为这些小组加封此对话的密钥。
desk-intervention-under-way-title = 已请求出警
desk-intervention-under-way-detail = 出警已在进行中，或没有正在进行的出警：请查看对话。
