### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

guide-intro = Кілька запитань, а тоді відповідь: хто може Вам допомогти. Ні імен, ні місць. Нічого не зберігається.
guide-next = Далі
guide-back = Повернутися до попереднього запитання
guide-restart = Почати спочатку
guide-your-answers = Ваші відповіді
guide-why = Чому така відповідь
guide-actions = До кого звернутися
guide-meanwhile = А поки що
