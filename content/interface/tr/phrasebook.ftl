### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

phrasebook-title = Ortak dil olmadan anlaşmak
phrasebook-intro = Karşınızdaki kişinin dilini seçin: her cümle iki dilde gösterilir, parmağınızla gösterebilirsiniz.
phrasebook-point = Parmağınızla bir cümle gösterin: karşınızdaki kişi onu kendi dilinde okur. Yanıtları görmek için bir soruya dokunun.
phrasebook-machine = * işaretli cümleler makine tarafından çevrildi ve ana dili o dil olan biri tarafından henüz okunmadı. Emin değilseniz bir tercüman isteyin.
phrasebook-others = Diğer diller
phrasebook-answer = Yanıtlar
phrasebook-danger = Tehlike
phrasebook-place = Yer
phrasebook-injury = Yaralanma ve sağlık
phrasebook-weapon = Silahlar
phrasebook-children = Çocuklar
phrasebook-need = İhtiyaçlar
phrasebook-consent = Onay
phrasebook-question = Sorular
phrasebook-guidance = Ne yapmalı
