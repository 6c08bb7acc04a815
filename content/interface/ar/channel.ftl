### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

channel-voice = بالهاتف
channel-text = كتابةً
channel-relay = بلغة الإشارة أو عبر وسيط
channel-web = على الموقع
