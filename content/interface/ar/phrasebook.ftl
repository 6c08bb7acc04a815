### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

phrasebook-title = التفاهم من دون لغة مشتركة
phrasebook-intro = اختر لغة الشخص الآخر: تظهر كل جملة باللغتين لتشير إليها بإصبعك.
phrasebook-point = أشر إلى جملة بإصبعك: يقرؤها الشخص الآخر بلغته. المس سؤالًا لترى الإجابات.
phrasebook-machine = الجمل التي تحمل علامة * ترجمتها آلة ولم يراجعها بعد شخص يتحدثها لغةً أمًّا. عند الشك، اطلب مترجمًا.
phrasebook-others = لغات أخرى
phrasebook-answer = إجابات
phrasebook-danger = خطر
phrasebook-place = المكان
phrasebook-injury = الإصابات والصحة
phrasebook-weapon = أسلحة
phrasebook-children = أطفال
phrasebook-need = احتياجات
phrasebook-consent = الموافقة
phrasebook-question = أسئلة
phrasebook-guidance = ما يجب فعله
