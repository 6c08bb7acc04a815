### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

minors-call = Mit jemandem reden, der zuhört
minors-119 = Kinder in Gefahr. Kostenlos, Tag und Nacht. Nichts auf der Rechnung.
minors-3018 = Mobbing, Erpressung, verbreitete Bilder von dir. Kostenlos, jeden Tag von 9 bis 23 Uhr.
minors-write = Schreiben, ganz leise
minors-write-hint = Eine Polizistin oder ein Gendarm liest, was du schreibst, und antwortet schriftlich. Du musst deinen Namen nicht sagen.
minors-fault = Bin ich schuld?
minors-fault-no = Nein. Niemand darf dich schlagen, bedrohen, zwingen oder erpressen. Auch wenn du nichts gesagt hast. Auch wenn du ein Foto geschickt hast. Auch wenn es jemand ist, den du liebst.
minors-happens = Was passiert, wenn du schreibst
minors-happens-code = Zuerst bekommst du einen Code. Mit ihm kannst du zum Gespräch zurückkehren, von hier oder von einem anderen Gerät.
minors-happens-words = Erzähl es mit deinen Worten. Du kannst „Ich weiß es nicht“ sagen und aufhören, wann du willst.
minors-happens-danger = Wenn du in Gefahr bist, kann ein Team angefordert werden, das kommt und dich schützt.
minors-happens-leave = Kommt jemand? Der Knopf ganz oben leert den Bildschirm. Dein Code öffnet das Gespräch später wieder.
minors-sheets = Ratschläge für dich
