### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

routing-danger = Ви в небезпеці. Ця група відповідає Вам першочергово: { $desk }.
routing-danger-elsewhere = Ви в небезпеці. Інших груп немає на місці; Вам відповідає ця: { $desk }.
routing-specialised = Ця група підготовлена для таких випадків: { $desk }.
routing-specialised-closed = Група, підготовлена для таких випадків, зачинена ({ $other }); відповідає інша: { $desk }.
routing-specialised-unstaffed = У групі, підготовленій для таких випадків, нікого немає ({ $other }); відповідає інша: { $desk }.
routing-minors = Ця група підготовлена для розмов із молоддю: { $desk }.
routing-minors-closed = Група для молоді зачинена ({ $other }); відповідає інша: { $desk }.
routing-minors-unstaffed = У групі для молоді нікого немає ({ $other }); відповідає інша: { $desk }.
routing-local = Це група Вашої місцевості: { $desk }.
routing-local-closed = Група Вашої місцевості зачинена ({ $other }); відповідає інша: { $desk }.
routing-local-unstaffed = У групі Вашої місцевості нікого немає ({ $other }); відповідає інша: { $desk }.
routing-language = Ця група розмовляє Вашою мовою: { $desk }.
routing-general = Ця група може відповісти Вам найшвидше: { $desk }.
routing-general-closed = Інші групи зачинені; відповідає ця: { $desk }.
routing-general-unstaffed = В інших групах нікого немає; відповідає ця: { $desk }.
routing-out-of-hours = О цій годині ніхто не відповідає. Залиште повідомлення. Відповідь буде до: { $time }. У небезпеці телефонуйте 17 або 112 чи надішліть SMS на 114.
routing-nobody-there = Зараз ніхто не може відповісти. Залиште повідомлення. Відповідь буде до: { $time }. У небезпеці телефонуйте 17 або 112 чи надішліть SMS на 114.
routing-wait-position = Ваше місце в черзі: { $position }.
routing-wait-measured = За останню годину це очікування тривало близько { $minutes } хв. Це виміряно, але не обіцяно.
routing-wait-unmeasured = Скільки доведеться чекати, ще невідомо.
