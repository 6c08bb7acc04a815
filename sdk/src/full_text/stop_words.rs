//! Words that say nothing of what a text is about.
//!
//! The lists are short and our own: articles, pronouns, auxiliaries, and what
//! people begin a question with. They are folded, apostrophes parted, and
//! sorted. A query of nothing else is looked up all the same.

#[rustfmt::skip]
pub(super) const FRENCH: &[&str] = &[
    "a", "ai", "aie", "ait", "allais", "aller", "alors", "apres", "as", "au", "aucun", "aussi",
    "autre", "aux", "avais", "avait", "avant", "avec", "avez", "avoir", "avons", "ayant",
    "beaucoup", "bien", "bonjour", "c", "ca", "car", "ce", "ceci", "cela", "celle", "celui", "ces",
    "cest", "cet", "cette", "ceux", "chez", "comme", "comment", "d", "dans", "de", "deja",
    "depuis", "des", "dois", "doit", "doivent", "donc", "du", "dun", "dune", "elle", "elles", "en",
    "encore", "es", "est", "et", "etaient", "etais", "etait", "etant", "ete", "etes", "etre", "eu",
    "eux", "faire", "fais", "fait", "faites", "faut", "font", "g", "ici", "il", "ils", "j", "jai",
    "je", "jpeux", "jsuis", "jusqu", "jusque", "jveux", "l", "la", "le", "les", "leur", "leurs",
    "lui", "m", "ma", "mais", "me", "meme", "merci", "mes", "moi", "moins", "mon", "n", "ne", "ni",
    "nos", "notre", "nous", "on", "ont", "ou", "oui", "par", "parce", "pas", "pendant", "peu",
    "peut", "peuvent", "peux", "plus", "plutot", "pour", "pourquoi", "pourrais", "pouvoir", "puis",
    "qu", "quand", "que", "quel", "quelle", "quelles", "quelqu", "quelque", "quelques", "quelquun",
    "quels", "qui", "quoi", "s", "sa", "sans", "se", "ses", "si", "soi", "sois", "soit", "son",
    "sont", "sous", "suis", "sur", "t", "ta", "te", "tes", "toi", "ton", "toujours", "tous",
    "tout", "toute", "toutes", "tres", "trop", "tu", "un", "une", "va", "vais", "vers", "veut",
    "veux", "voici", "voila", "vont", "vos", "votre", "voudrais", "vous", "y",
];

#[rustfmt::skip]
pub(super) const ENGLISH: &[&str] = &[
    "a", "about", "all", "already", "also", "always", "am", "an", "and", "any", "anyone", "are",
    "aren", "as", "at", "be", "because", "been", "before", "being", "but", "by", "can", "cannot",
    "cant", "could", "couldn", "d", "did", "didn", "didnt", "do", "does", "doesn", "doesnt",
    "doing", "don", "done", "dont", "even", "ever", "for", "from", "get", "gets", "getting",
    "gone", "got", "had", "has", "hasn", "have", "haven", "having", "he", "hello", "her", "here",
    "hers", "him", "his", "how", "i", "if", "im", "in", "into", "is", "isn", "isnt", "it", "its",
    "ive", "just", "let", "ll", "m", "may", "me", "mine", "more", "most", "must", "my", "myself",
    "need", "of", "off", "on", "one", "or", "our", "ours", "out", "over", "please", "re", "s",
    "shall", "she", "should", "shouldn", "so", "some", "somebody", "someone", "something", "such",
    "t", "than", "thanks", "that", "the", "their", "theirs", "them", "then", "there", "these",
    "they", "thing", "this", "those", "to", "too", "us", "ve", "very", "want", "wants", "was",
    "wasn", "we", "were", "weren", "what", "whats", "when", "where", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "wont", "would", "wouldn", "you", "your", "yours",
];
