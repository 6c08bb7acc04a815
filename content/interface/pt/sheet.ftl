### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

sheet-services = A quem se dirigir
sheet-numbers = Números úteis
sheet-see-also = Leia também
sheet-sources = Fontes
sheet-reviewed = Ficha verificada em { $date }.
sheet-changed = Alterada em { $date }: { $change }
sheet-unchecked = Esta tradução ainda não foi revista por uma pessoa de língua materna portuguesa. Em caso de dúvida, prevalece a versão francesa.
sheet-list-title = Fichas e conselhos de segurança
sheet-list-intro = O que fazer agora, a quem se dirigir, que provas guardar e como evitar que volte a acontecer.
sheet-search-label = O que se passa?
sheet-search-hint = Bastam algumas palavras; os erros de escrita não fazem mal. A sua pesquisa não é guardada, mas fica no histórico do navegador.
sheet-none = Nenhuma ficha corresponde. Tente outras palavras ou o guia.
sheet-topics = Temas
sheet-all-topics = Todas as fichas
sheet-minors-space = Espaço para menores
sheet-found = Resultados da sua pesquisa
sheet-feed-title = Vigie: fichas e conselhos
