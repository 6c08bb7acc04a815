### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

audience-everyone = herkes
audience-minor = çocuklar ve ergenler
audience-parent = anne babalar
audience-senior = yaşlılar ve yakınları
audience-victim = mağdurlar
audience-witness = tanıklar ve yakınlar
audience-visitor = ziyaretçiler ve yeni gelenler
audience-driver = sürücüler
audience-shopkeeper = esnaf
audience-security-officer = özel güvenlik görevlileri
