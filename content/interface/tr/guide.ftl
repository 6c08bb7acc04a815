### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

guide-intro = Birkaç soru, sonra bir yanıt: size kim yardım edebilir. Ad yok, yer yok. Hiçbir şey saklanmaz.
guide-next = Devam
guide-back = Önceki soruya dön
guide-restart = Baştan başla
guide-your-answers = Yanıtlarınız
guide-why = Neden bu yanıt
guide-actions = Kime başvurabilirsiniz
guide-meanwhile = Bu arada
