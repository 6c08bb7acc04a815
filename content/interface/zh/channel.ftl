### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

channel-voice = 电话
channel-text = 文字
channel-relay = 手语或转接服务
channel-web = 网站
