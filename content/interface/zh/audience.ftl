### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

audience-everyone = 所有人
audience-minor = 儿童和青少年
audience-parent = 父母
audience-senior = 老年人及其亲友
audience-victim = 受害者
audience-witness = 目击者和亲友
audience-visitor = 游客和新来者
audience-driver = 驾驶者
audience-shopkeeper = 店主
audience-security-officer = 私人保安人员
