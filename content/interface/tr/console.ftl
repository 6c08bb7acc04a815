### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

console-title = Görevli konsolu
console-script = Bu konsol JavaScript ve WebAssembly gerektirir: iletiler tarayıcınızda açılır.
console-signed-in = Oturum aktarıldı
console-close-window = Bu pencereyi kapatıp konsola dönebilirsiniz.
