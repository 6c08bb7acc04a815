### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

console-title = Console des agents
console-script = Cette console a besoin de JavaScript et de WebAssembly : c’est dans votre navigateur que les messages sont ouverts.
console-signed-in = Connexion transmise
console-close-window = Vous pouvez fermer cette fenêtre et revenir à la console.
