### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

offline-title = Sin conexión, en este dispositivo
offline-intro = Este sitio puede guardar una copia de sus consejos en este dispositivo, para cuando no haya conexión. No se guarda nada hasta que usted lo pida.
offline-kept = Lo que se guarda
offline-kept-numbers = Los números útiles.
offline-kept-guide = La guía y todas las fichas, en el idioma de esta página.
offline-kept-stations = El directorio de todas las comisarías y puestos: el más cercano se busca entonces en el propio dispositivo.
offline-never = Nunca una conversación, un aviso, un código de seguimiento, una búsqueda ni una ubicación.
offline-seen = Se puede ver
offline-seen-how = Quien registre este dispositivo puede encontrar esta copia, y el icono si lo añade a la pantalla de inicio. Si una persona a la que teme mira su teléfono, no guarde nada aquí.
offline-seen-leave = El botón para salir rápido también borra esta copia. El icono de la pantalla de inicio se quita a mano.
offline-name = Un nombre y un icono discretos
offline-name-hint = Para añadirlo a la pantalla de inicio, elija primero y abra después el menú del navegador: «Añadir a pantalla de inicio».
offline-app-vigie = Vigie
offline-app-notes = Notas
offline-app-weather = Tiempo
offline-app-sums = Cálculo
offline-choose = Elegir este nombre
offline-copy = La copia
offline-script = Para guardar una copia hace falta un navegador que ejecute los scripts de este sitio.
offline-help = Sin conexión
offline-help-what = Esta página no está en este dispositivo. Las llamadas al 17 y al 112 y los SMS al 114 funcionan sin internet. Esto es lo que hay guardado aquí:
