### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

console-title = Консоль працівників
console-script = Для цієї консолі потрібні JavaScript і WebAssembly: повідомлення відкриваються у вашому браузері.
console-signed-in = Вхід передано
console-close-window = Ви можете закрити це вікно й повернутися до консолі.
